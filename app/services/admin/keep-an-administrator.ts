import { refuseLosingAdministrator } from "#app/domain/access/last-administrator.ts";
import type { Term } from "#app/domain/access/membership.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listAdministrators, lockPartnership } from "#db/queries/memberships.ts";
import type { Transaction } from "#db/transaction.ts";
import type { Administrator } from "./admin-context.ts";

type Administering = Term & { id: string; userId: string };
type Change = {
  userId: string;
  partnershipIds: readonly string[];
  /** What is left of the terms. */
  after: (terms: readonly Administering[]) => Term[];
};

/** A reason when one of the partnerships would be left without an administrator, and then an event as well; or null. */
export async function keepAnAdministrator(
  trx: Transaction,
  { actor, now }: { actor: Administrator; now: Date },
  change: Change,
): Promise<string | null> {
  const ids = [...change.partnershipIds].sort();
  for (const id of ids) await lockPartnership(trx, id);
  const terms = ids.length > 0 ? await listAdministrators(trx, ids) : [];
  const today = londonDay(now);
  const reasons = ids.map((id) => {
    const before = terms.filter((term) => term.partnershipId === id);
    return refuseLosingAdministrator(before, change.after(before), today);
  });
  const reason = reasons.find((found) => found !== null) ?? null;
  if (reason !== null) {
    await insertAuditEvent(trx, actor, now, {
      category: "refusal",
      event: "administrator.removal-refused",
      objectKind: "user",
      objectId: change.userId,
      purpose: "last-administrator",
    });
  }
  return reason;
}
