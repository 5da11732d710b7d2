import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import { listReferences } from "#db/queries/retention-records.ts";
import type { Executor } from "#db/transaction.ts";
import { grouped } from "./retention-at.ts";

/** By which people know these records; those without one are left out. */
export async function referencesOf(
  db: Executor,
  partnershipId: string,
  records: readonly { kind: RetentionKind; recordId: string }[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [kind, ofKind] of grouped(records, (record) => record.kind))
    for (const { id, reference } of await listReferences(db, partnershipId, kind, ofKind.map((r) => r.recordId)))
      found.set(id, reference); // prettier-ignore
  return found;
}
