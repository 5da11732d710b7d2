import type { Named } from "#app/domain/rights/pack-masking.ts";
import { unsafeEveryName, unsafeReachesOf, unsafeRecordsOf } from "#db/queries/pack-people.ts";
import type { Executor } from "#db/transaction.ts";

/** Whom a pack is about: every record of them and every name they are known by; and everybody else's names beside. */
export type PackSubject = {
  recordIds: readonly string[];
  names: readonly Named[];
  reaches: readonly { kind: "contact" | "address"; value: string; postcode: string | null }[];
  others: ReadonlyMap<string, readonly Named[]>;
};

export async function packSubject(db: Executor, partnershipId: string, personId: string): Promise<PackSubject> {
  const recordIds = await unsafeRecordsOf(db, partnershipId, personId);
  const own = new Set(recordIds);
  const names: Named[] = [];
  const others = new Map<string, Named[]>();
  for (const { personId: id, ...name } of await unsafeEveryName(db, partnershipId)) {
    if (own.has(id)) names.push(name);
    else others.set(id, [...(others.get(id) ?? []), name]);
  }
  return { recordIds, names, reaches: await unsafeReachesOf(db, recordIds), others };
}
