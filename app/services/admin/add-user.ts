import { v7 as uuid } from "uuid";
import { foldEmail } from "#app/domain/access/email.ts";
import type { GroupRole } from "#app/domain/access/roles.ts";
import type { NewUser } from "#app/domain/access/user.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { issueAccessLink } from "#app/services/session/access-links.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertDuties, insertMembership } from "#db/queries/memberships.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findUser, insertUser, unsafeFindUserByEmail } from "#db/queries/users.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext, Administrator } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

type Wanted = NewUser & { memberships?: readonly { groupId: string; role: Exclude<GroupRole, "guest"> }[] };
type Refusal = { field: "email" | "agencyId"; message: string };

const TAKEN: Refusal = { field: "email", message: "A user with this e-mail address already exists" };

/** Invited: the path is of the link with which the new user sets a password, and stands nowhere else. */
export function addUser({ db, actor, now }: AdminContext, wanted: Wanted) {
  const work = inTransaction(db, async (trx) => {
    const refusal = await refuseNewUser(trx, actor, wanted);
    if (refusal) return { kind: "refused" as const, refusal };
    const userId = uuid();
    const { name, email, agencyId, jobTitle, duties, memberships = [] } = wanted;
    await insertUser(trx, {
      id: userId,
      agency_id: agencyId,
      name,
      name_folded: fold(name),
      email,
      email_folded: foldEmail(email),
      job_title: jobTitle,
      status: "invited",
      password_hash: null,
      password_set_at: null,
      totp_secret_sealed: null,
      totp_confirmed_at: null,
      totp_last_step: null,
      last_signed_in_at: null,
      created_at: now.toISOString(),
      version: 1,
    });
    const begins = {
      partnership_id: actor.partnershipId,
      user_id: userId,
      from_day: londonDay(now),
      until_day: null,
      version: 1,
    };
    await insertDuties(
      trx,
      [...new Set(duties)].map((duty) => ({ id: uuid(), duty, ...begins })),
    );
    for (const { groupId, role } of memberships)
      await insertMembership(trx, { id: uuid(), group_id: groupId, role, ...begins });
    const { path } = await issueAccessLink(trx, { purpose: "invitation", userId }, now);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "user.invited",
      objectKind: "user",
      objectId: userId,
      fields: ["name", "email", "agencyId", "jobTitle", "duties", ...(memberships.length > 0 ? ["memberships"] : [])],
      detail: { after: { name, email, agencyId, jobTitle, duties, memberships } },
    });
    return { kind: "done" as const, userId, path };
  });
  return refusedWhenTaken(work, TAKEN);
}

async function refuseNewUser(trx: Transaction, actor: Administrator, wanted: Wanted): Promise<Refusal | null> {
  const other = await unsafeFindUserByEmail(trx, foldEmail(wanted.email));
  if (other) {
    const isHere = (await findUser(trx, actor.partnershipId, other.id)) !== undefined;
    return isHere
      ? TAKEN
      : {
          ...TAKEN,
          message: `${TAKEN.message} in another partnership. Add their agency under Agencies, and they stand in the list of users`,
        };
  }
  const agency = await findAgencyOfPartnership(trx, actor.partnershipId, wanted.agencyId);
  return agency ? null : { field: "agencyId", message: "Select an agency from the list" };
}
