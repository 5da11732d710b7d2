import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { activitiesOf } from "#app/domain/premises/activities.ts";
import type { PremisesGiven } from "#app/domain/premises/premises.form.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { refuseLicensedFrom, refuseNumberOf } from "#app/domain/premises/register-rules.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { fold } from "#app/domain/search/fold.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { addActivities } from "#db/queries/premises-activities.ts";
import { insertPremises, unsafeFindPremisesByNumber } from "#db/queries/premises.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Executor } from "#db/transaction.ts";
import { areasOfPremises, locationOfPremises } from "./place-premises.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Premises typed in. The number of a licence belongs to one: two who type the same at the same time are told so too. */
export async function recordPremises(context: Context, form: PremisesGiven) {
  const { db, actor, now } = context;
  const today = londonDay(now);
  const { partnershipId } = actor;
  const key = licenceNumberKey(form.licenceNumber);
  const inUse = async (executor: Executor) => {
    const refusal = refuseNumberOf(await unsafeFindPremisesByNumber(executor, partnershipId, key));
    return refusal && { kind: "refused" as const, refusal };
  };
  try {
    return await madeOnce(context, "premises", async (trx) => {
      const taken = await inUse(trx);
      if (taken) return taken;
      const late = refuseLicensedFrom(form.licensedFrom, plusMonths(today, 12));
      if (late) return { kind: "refused" as const, refusal: late };
      const place = await locationOfPremises(trx, context, form, null);
      if (place.kind !== "placed") return place;
      const id = uuid();
      const columns = columnsOf(form, place.id);
      await insertPremises(trx, {
        ...{ id, partnership_id: partnershipId, version: 1, ...columns },
        reference: await nextReference(trx, partnershipId, "LP", today),
        ...(await areasOfPremises(trx, actor, { ...form, locationId: place.id })),
        ...{ created_at: now.toISOString(), created_by: actor.id },
      });
      await addActivities(trx, { premisesId: id, partnershipId }, allActivities(form));
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "collection", event: "premises.recorded", objectKind: "premises", objectId: id },
        fields: [...Object.keys(columns), "activities"],
        detail: { after: { ...columns, activities: allActivities(form) } },
      });
      return { kind: "done" as const, id };
    });
  } catch (error) {
    const taken = isUniqueViolation(error) ? await inUse(db) : null;
    if (taken) return taken;
    throw error;
  }
}

export function allActivities({ activities, otherActivities }: Pick<PremisesGiven, "activities" | "otherActivities">) {
  return activitiesOf(...activities, ...otherActivities);
}

export function columnsOf(form: PremisesGiven, locationId: string | null) {
  return {
    ...{ licence_number: form.licenceNumber, licence_number_folded: licenceNumberKey(form.licenceNumber) },
    ...{ kind: form.kind, status: form.status, name: form.name, name_folded: fold(form.name) },
    ...{ address_words: form.addressWords, postcode: form.postcode, uprn: form.uprn, location_id: locationId },
    ...{ capacity: form.capacity, hours: form.hours, licensed_from: form.licensedFrom },
  };
}
