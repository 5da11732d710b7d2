import { v7 as uuid } from "uuid";
import type { PersonNamed } from "#app/domain/cases/need-to-know.form.ts";
import { insertAccess, unsafeListAccess } from "#db/queries/case-access.ts";
import { recordCaseChange } from "#db/queries/case-changes.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import type { Transaction } from "#db/transaction.ts";
import { type AccessContext, changeAccess, type FoundCase, refused } from "./change-access.ts";
import { tellOne } from "./tell-of-case.ts";

/** Lets somebody of the partnership open the case, whatever group they are in, and tells them. */
export function namePerson(at: AccessContext, caseId: string, { userId, reason }: PersonNamed) {
  return changeAccess(at, caseId, async (trx, record, today) => {
    const users = await listUsersToName(trx, at.actor.partnershipId, today);
    if (!users.some(({ id, hasLeft }) => id === userId && hasLeft === 0))
      return refused("userId", "Select a person from the list");
    const now = (await unsafeListAccess(trx, caseId)).find((row) => row.userId === userId);
    if (now?.access === "named") return refused("userId", "They are named for this case already");
    if (now?.access === "conflict") return refused("userId", "They have a conflict of interest in this case");
    await addNamed(trx, at, record, { userId, reason, today });
    return { kind: "change", event: "case.named", change: null, userIds: [userId], after: { userId, reason } };
  });
}

type Named = { userId: string; reason: string; today: string };

export async function addNamed(
  trx: Transaction,
  { actor, now }: Omit<AccessContext, "db">,
  record: Pick<FoundCase, "id" | "reference">,
  { userId, reason, today }: Named,
) {
  const { partnershipId } = actor;
  await insertAccess(trx, {
    id: uuid(),
    partnership_id: partnershipId,
    case_id: record.id,
    user_id: userId,
    access: "named",
    reason,
    given_by: actor.id,
    since: now.toISOString(),
    ended_at: null,
    version: 1,
  });
  const change = { kind: "named", on_day: today, reason, after_user_id: userId } as const;
  await recordCaseChange(trx, { actor, partnershipId, now }, record.id, change);
  await markRenewalDue(trx, userId);
  if (userId === actor.id) return;
  await tellOne(trx, { ...record, partnershipId }, { userId, kind: "case-named", at: now });
}
