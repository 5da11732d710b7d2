import { foldEmail } from "#app/domain/access/email.ts";
import { mayChangeAccount, mayGiveWayIn, SHARED_ACCOUNT } from "#app/domain/access/manage-account.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import type { UserChange } from "#app/domain/access/user.form.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { findUser, unsafeFindUserByEmail, updateUser } from "#db/queries/users.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { accountReach } from "./account-reach.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

type Refusal = { field: "email" | "agencyId"; message: string };
type User = NonNullable<Awaited<ReturnType<typeof findUser>>>;

const TAKEN: Refusal = { field: "email", message: "Another user has this e-mail address" };

export function changeUser(context: AdminContext, userId: string, change: UserChange) {
  const { db, actor, now } = context;
  const work = inTransaction(db, async (trx) => {
    const user = await findUser(trx, actor.partnershipId, userId);
    if (!user) return { kind: "not-found" as const };
    const movesAccount = change.agencyId !== user.agencyId || foldEmail(change.email) !== user.emailFolded;
    if (isOwn(actor, userId) && movesAccount) return { kind: "forbidden" as const };
    const reach = await accountReach({ ...context, db: trx }, user);
    if (!mayChangeAccount(reach)) return { kind: "forbidden" as const };
    if (user.version !== change.version) return { kind: "changed" as const, current: user };
    const refusal = await refuseChange(trx, actor.partnershipId, user, change, mayGiveWayIn(reach));
    if (refusal) return { kind: "refused" as const, refusal };

    const { name, email, agencyId, jobTitle } = change;
    const row = {
      name,
      name_folded: fold(name),
      email,
      email_folded: foldEmail(email),
      agency_id: agencyId,
      job_title: jobTitle,
    };
    if (!(await updateUser(trx, userId, change.version, row))) {
      const current = await findUser(trx, actor.partnershipId, userId);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    const before = { name: user.name, email: user.email, agencyId: user.agencyId, jobTitle: user.jobTitle };
    const after = { name, email, agencyId, jobTitle };
    if (movesAccount) await markRenewalDue(trx, userId);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "user.changed",
      objectKind: "user",
      objectId: userId,
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

async function refuseChange(
  trx: Transaction,
  partnershipId: string,
  user: User,
  change: UserChange,
  mayChangeEmail: boolean,
): Promise<Refusal | null> {
  const emailFolded = foldEmail(change.email);
  if (emailFolded !== user.emailFolded) {
    if (!mayChangeEmail) return { field: "email", message: SHARED_ACCOUNT };
    if (await unsafeFindUserByEmail(trx, emailFolded)) return TAKEN;
  }
  if (change.agencyId !== user.agencyId && !(await findAgencyOfPartnership(trx, partnershipId, change.agencyId))) {
    return { field: "agencyId", message: "Select an agency from the list" };
  }
  return null;
}
