import type { Actor } from "#app/domain/access/actor.ts";
import type { MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import { MARKABLE_TABLES } from "#app/domain/rights/marked-tables.ts";
import { markWords, ownMarkWords } from "#app/domain/rights/mark-words.ts";
import type { ItemLine } from "#app/domain/rights/pack-item.ts";
import { listRightsMarks, unsafeListOwnMarks } from "#db/queries/rights-marks.ts";
import type { Executor } from "#db/transaction.ts";
import type { Ref, Shown } from "./pack-rows.ts";

type Lines = { gathered: ItemLine[]; given: ItemLine[] };

/**
 * What stands by somebody's right on the items of a pack: all of it for whoever decides, and in what is given what the
 * person themselves had recorded. That somebody else disputes an item is that person's data.
 */
export async function packItemMarks(
  db: Executor,
  of: Pick<Actor, "partnershipId">,
  recordIds: readonly string[],
  shown: readonly Shown[],
): Promise<(item: Ref) => Lines> {
  const byKind = new Map<MarkableKind, string[]>();
  for (const { sourceKind, sourceId } of shown) {
    const kind = MARKABLE_TABLES[sourceKind];
    if (kind) byKind.set(kind, [...(byKind.get(kind) ?? []), sourceId]);
  }
  const lines = new Map<string, Lines>();
  const own = new Set((await unsafeListOwnMarks(db, recordIds)).map(({ id }) => id));
  for (const [kind, ids] of byKind)
    for (const mark of await listRightsMarks(db, of, kind, ids)) {
      const known = lines.get(`${kind} ${mark.recordId}`) ?? { gathered: [], given: [] };
      const given = own.has(mark.id) ? [{ label: "What you told us", text: ownMarkWords(mark) }] : [];
      lines.set(`${kind} ${mark.recordId}`, {
        gathered: [...known.gathered, { label: "Marked", text: markWords(mark) }],
        given: [...known.given, ...given],
      });
    }
  return ({ sourceKind, sourceId }) =>
    lines.get(`${MARKABLE_TABLES[sourceKind] ?? ""} ${sourceId}`) ?? { gathered: [], given: [] };
}
