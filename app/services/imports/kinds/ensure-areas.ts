import { v7 as uuid } from "uuid";
import type { PlacedKind } from "#app/domain/locations/area-kinds.ts";
import { adoptArea, insertAreas, unsafeListAreasByCode } from "#db/queries/areas.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext } from "../kind-work.ts";

export type WantedArea = { code: string; name: string | null };

/** The id of each code's area. One that nobody knows yet is made under the batch, and seen with it. */
export async function ensureAreas(
  trx: Transaction,
  { partnershipId, batchId }: ImportContext,
  kind: PlacedKind,
  wanted: readonly WantedArea[],
): Promise<Map<string, string>> {
  const byCode = new Map(wanted.map((area) => [area.code, area]));
  const known = await unsafeListAreasByCode(trx, partnershipId, kind, [...byCode.keys()]);
  const ids = new Map(known.map((area) => [area.code, area.id]));
  for (const area of known) {
    const isGone = area.batchId !== null && area.batchId !== batchId && area.batchStatus !== "visible";
    if (isGone) await adoptArea(trx, area.id, batchId);
  }
  const missing = [...byCode.values()].filter((area) => !ids.has(area.code));
  const rows = missing.map(({ code, name }) => ({
    id: uuid(),
    partnership_id: partnershipId,
    kind,
    code,
    name: name ?? (kind === "beat" ? `Beat ${code}` : code),
    version: 1,
    import_batch_id: batchId,
  }));
  await insertAreas(trx, rows);
  for (const row of rows) ids.set(row.code, row.id);
  return ids;
}
