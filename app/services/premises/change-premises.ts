import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import type { PremisesGiven } from "#app/domain/premises/premises.form.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { refuseLicensedFrom, refuseNumberOf } from "#app/domain/premises/register-rules.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { replaceActivities, unsafeListActivities } from "#db/queries/premises-activities.ts";
import { findPremises, type FoundPremises, unsafeFindPremisesByNumber, updatePremises } from "#db/queries/premises.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { areasOfPremises, locationOfPremises } from "./place-premises.ts";
import { allActivities, columnsOf } from "./record-premises.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** What the register has of premises, as it is now. Beat and ward follow the location and the postcode. */
export async function changePremises(context: Context, id: string, form: PremisesGiven & { version: number }) {
  const { db, actor, now } = context;
  const key = licenceNumberKey(form.licenceNumber);
  const inUse = async (executor: Executor) => {
    const other = await unsafeFindPremisesByNumber(executor, actor.partnershipId, key);
    const refusal = other?.id === id ? null : refuseNumberOf(other);
    return refusal && { kind: "refused" as const, refusal };
  };
  try {
    return await inTransaction(db, async (trx) => {
      const found = await findPremises(trx, actor, id);
      if (!found) return { kind: "not-found" as const };
      if (found.version !== form.version) return { kind: "changed" as const, current: found };
      const taken = await inUse(trx);
      if (taken) return taken;
      const late = refuseLicensedFrom(form.licensedFrom, plusMonths(londonDay(now), 12));
      if (late) return { kind: "refused" as const, refusal: late };
      const place = await locationOfPremises(trx, context, form, found.locationId);
      if (place.kind !== "placed") return place;
      const columns = {
        ...columnsOf(form, place.id),
        ...(await areasOfPremises(trx, actor, { ...form, locationId: place.id })),
      };
      if (!(await updatePremises(trx, found, columns))) {
        const current = await findPremises(trx, actor, id);
        return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
      }
      const [stood, activities] = [await unsafeListActivities(trx, id), allActivities(form)];
      await replaceActivities(trx, { premisesId: id, partnershipId: actor.partnershipId }, activities);
      const before = { ...columnsThatStood(found), activities: [...stood].sort().join("\n") };
      const after = { ...columns, activities: [...activities].sort().join("\n") };
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "alteration", event: "premises.changed", objectKind: "premises", objectId: id },
        fields: changedFields(before, after),
        detail: { before, after },
      });
      return { kind: "done" as const };
    });
  } catch (error) {
    const taken = isUniqueViolation(error) ? await inUse(db) : null;
    if (taken) return taken;
    throw error;
  }
}

function columnsThatStood(found: FoundPremises) {
  return {
    ...{ licence_number: found.licenceNumber, licence_number_folded: licenceNumberKey(found.licenceNumber) },
    ...{ kind: found.kind, status: found.status, name: found.name, address_words: found.addressWords },
    ...{ postcode: found.postcode, uprn: found.uprn, location_id: found.locationId, capacity: found.capacity },
    ...{ hours: found.hours, licensed_from: found.licensedFrom, beat_code: found.beatCode, ward_code: found.wardCode },
  };
}
