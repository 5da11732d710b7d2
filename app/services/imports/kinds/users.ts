import { v7 as uuid } from "uuid";
import { foldEmail } from "#app/domain/access/email.ts";
import { usersKind } from "#app/domain/imports/kinds/users.ts";
import type { Decision } from "#app/domain/imports/kind.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { countReferrersOfUsers, deleteInvitedUser } from "#db/queries/import-referrers.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { insertUser, unsafeFindUserByEmail } from "#db/queries/users.ts";
import type { Executor } from "#db/transaction.ts";
import type { KindWork, Written } from "../kind-work.ts";

async function agencyIds(db: Executor, partnershipId: string) {
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  return new Map(agencies.map((agency) => [fold(agency.name), agency.id]));
}

/** Invited, without a link: an administrator makes one on the user's page, so that none lies about unused. */
export const usersWork: KindWork = {
  kind: usersKind,
  writes: "at-once",
  async decide(db, { partnershipId }, rows) {
    const agencies = await agencyIds(db, partnershipId);
    const decisions: Decision[] = [];
    for (const { values } of rows) {
      if (!agencies.has(fold(String(values.agency))))
        decisions.push({
          fate: "error",
          field: "agency",
          reason: "There is no agency of this name in the partnership. Say which agency it is, or add it first",
          unknownAgency: String(values.agency),
        });
      else if (await unsafeFindUserByEmail(db, foldEmail(String(values.email))))
        decisions.push({
          fate: "possible-duplicate",
          field: "email",
          reason: "A user with this e-mail address already exists",
        });
      else decisions.push({ fate: "imported" });
    }
    return decisions;
  },
  async write(trx, { partnershipId, actor, now }, rows) {
    const agencies = await agencyIds(trx, partnershipId);
    const written: Written[] = [];
    for (const { values } of rows) {
      const id = uuid();
      const [name, email] = [String(values.name), String(values.email)];
      const jobTitle = typeof values.jobTitle === "string" ? values.jobTitle : null;
      const agencyId = agencies.get(fold(String(values.agency))) ?? "";
      await insertUser(trx, {
        id,
        agency_id: agencyId,
        name,
        name_folded: fold(name),
        email,
        email_folded: foldEmail(email),
        job_title: jobTitle,
        status: "invited",
        created_at: now.toISOString(),
        version: 1,
      });
      await insertAuditEvent(trx, actor, now, {
        category: "permission",
        event: "user.invited",
        objectKind: "user",
        objectId: id,
        fields: ["name", "email", "agencyId", "jobTitle"],
        detail: { after: { name, email, agencyId, jobTitle } },
      });
      written.push({ recordKind: "user", recordId: id, before: null });
    }
    return written;
  },
  referrers: (db, { batchId }) => countReferrersOfUsers(db, batchId),
  async takeBack(trx, { actor, now }, items) {
    for (const { recordId } of items) {
      if (!(await deleteInvitedUser(trx, recordId))) continue;
      await insertAuditEvent(trx, actor, now, {
        category: "permission",
        event: "user.import-undone",
        objectKind: "user",
        objectId: recordId,
      });
    }
  },
};
