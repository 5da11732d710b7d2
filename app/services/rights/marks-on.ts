import type { Actor } from "#app/domain/access/actor.ts";
import { marksByRecord } from "#app/domain/rights/mark-words.ts";
import type { MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import { listRightsMarks, type ShownMark } from "#db/queries/rights-marks.ts";
import type { Executor } from "#db/transaction.ts";

type Items = Partial<Record<MarkableKind, readonly string[]>>;

/** What stands by somebody's right on the items that a page shows, by the id of each; nothing for most pages. */
export async function marksOn(
  { db, actor }: { db: Executor; actor: Actor },
  items: Items,
): Promise<Record<string, ShownMark[]>> {
  const found: ShownMark[] = [];
  for (const [kind, ids] of Object.entries(items) as [MarkableKind, readonly string[]][])
    if (ids.length > 0) found.push(...(await listRightsMarks(db, actor, kind, ids)));
  return marksByRecord(found);
}
