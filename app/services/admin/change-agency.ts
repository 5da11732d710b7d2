import type { AgencyChange } from "#app/domain/agencies/agency.form.ts";
import { type AgencyRefusal, refuseAgencyDays } from "#app/domain/agencies/agreement.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import {
  findAgency,
  isSharedAgency,
  unsafeFindAgencyByName,
  updateAgency,
  updatePartnershipAgency,
} from "#db/queries/agencies.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listUserChoices } from "#db/queries/users.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";
import { refusedWhenTaken } from "./refused-when-taken.ts";

type Agency = NonNullable<Awaited<ReturnType<typeof findAgency>>>;

const TAKEN: AgencyRefusal = { field: "name", message: "Another agency has this name" };

/** The agency and its part in the partnership are two rows, and either may have been changed first. */
export function changeAgency({ db, actor, now }: AdminContext, agencyId: string, change: AgencyChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const agency = await findAgency(trx, partnershipId, agencyId);
    if (!agency) return { kind: "not-found" as const };
    if (agency.version !== change.version || agency.agencyVersion !== change.agencyVersion)
      return { kind: "changed" as const, current: agency };
    const refusal = await refuseChange(trx, partnershipId, agency, change, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };

    const renamed = change.name !== agency.name || change.kind !== agency.kind;
    const { name, kind, isaSignedOn, isaExpiresOn, contactUserId, leftOn } = change;
    const reportsCount = change.reportsCount === "yes" ? 1 : 0;
    const written = await updatePartnershipAgency(
      trx,
      { partnershipId, agencyId, version: change.version },
      {
        isa_signed_on: isaSignedOn,
        isa_expires_on: isaExpiresOn,
        reports_count_locally: reportsCount,
        contact_user_id: contactUserId,
        left_on: leftOn,
      },
    );
    const named =
      !renamed || (await updateAgency(trx, agencyId, change.agencyVersion, { name, name_folded: fold(name), kind }));
    // Only where several write at once, as on PostgreSQL: throwing takes back what the first of the two has written.
    if (!written || !named) throw new LostRace();

    const after = { name, kind, isaSignedOn, isaExpiresOn, reportsCount, contactUserId, leftOn };
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, agency[field as keyof typeof after]]));
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "agency.changed",
      objectKind: "agency",
      objectId: agencyId,
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN).catch(async (error: unknown) => {
    if (!(error instanceof LostRace)) throw error;
    const current = await findAgency(db, partnershipId, agencyId);
    return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
  });
}

class LostRace extends Error {}

async function refuseChange(
  trx: Transaction,
  partnershipId: string,
  agency: Agency,
  change: AgencyChange,
  today: string,
): Promise<AgencyRefusal | null> {
  const renamed = change.name !== agency.name;
  if ((renamed || change.kind !== agency.kind) && (await isSharedAgency(trx, partnershipId, agency.id))) {
    return {
      field: renamed ? "name" : "kind",
      message: "Another partnership has this agency too, so its name and kind stay as they are",
    };
  }
  const sameName = renamed ? await unsafeFindAgencyByName(trx, fold(change.name)) : undefined;
  if (sameName && sameName.id !== agency.id) return TAKEN;
  if (change.contactUserId !== null && change.contactUserId !== agency.contactUserId) {
    const users = await listUserChoices(trx, partnershipId, agency.id);
    if (!users.some((user) => user.id === change.contactUserId))
      return { field: "contactUserId", message: "Select a contact from the list" };
  }
  return refuseAgencyDays(
    { signedOn: change.isaSignedOn, expiresOn: change.isaExpiresOn, leftOn: change.leftOn },
    today,
  );
}
