import { v7 as uuid } from "uuid";
import type { NewAgency } from "#app/domain/agencies/agency.form.ts";
import { countsLocallyByDefault } from "#app/domain/agencies/agency-kinds.ts";
import { type AgencyRefusal, refuseAgencyDays } from "#app/domain/agencies/agreement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { findAgency, insertAgency, insertPartnershipAgency, unsafeFindAgencyByName } from "#db/queries/agencies.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

const TAKEN: AgencyRefusal = { field: "name", message: "This agency is in the partnership already" };

/** An agency that another partnership has is the same agency: its name and kind stay, the agreement is ours. */
export function addAgency({ db, actor, now }: AdminContext, wanted: NewAgency) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const days = { signedOn: wanted.isaSignedOn, expiresOn: wanted.isaExpiresOn, leftOn: null };
    const known = await unsafeFindAgencyByName(trx, fold(wanted.name));
    const isHere = known && (await findAgency(trx, partnershipId, known.id));
    const refusal = isHere ? TAKEN : refuseAgencyDays(days, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };

    const { id, name, kind } = known ?? { id: uuid(), name: wanted.name, kind: wanted.kind };
    if (!known) {
      await insertAgency(trx, { id, name, name_folded: fold(name), kind, created_at: now.toISOString(), version: 1 });
    }
    const after = { isa_signed_on: wanted.isaSignedOn, isa_expires_on: wanted.isaExpiresOn };
    const reports_count_locally = countsLocallyByDefault(kind) ? 1 : 0;
    await insertPartnershipAgency(trx, {
      partnership_id: partnershipId, agency_id: id, ...after, reports_count_locally, contact_user_id: null, left_on: null, version: 1,
    }); // prettier-ignore
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "agency.added",
      objectKind: "agency",
      objectId: id,
      fields: ["name", "kind", "isaSignedOn", "isaExpiresOn", "reportsCount"],
      detail: { after: { name, kind, ...after, reports_count_locally } },
    });
    return { kind: "done" as const, agencyId: id };
  });
  return refusedWhenTaken(work, TAKEN);
}
