import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { happenings } from "#app/domain/incidents/refuse-log.ts";
import { insertIncident } from "#db/queries/incidents.ts";
import { findLocation } from "#db/queries/locations.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import { contactDueOn } from "./contact-due.ts";

type At = { actor: Actor; now: Date; today: string };
type Found = {
  heading: AsbHeading;
  typeId: string | null;
  placeId: string;
  /** Where it has been read already. */
  place?: Awaited<ReturnType<typeof findLocation>>;
  problemId: string | null;
  reportId: string;
};

/** One incident for each night that the report tells of, alike in all but when. */
export async function addIncidents(trx: Transaction, { actor, now, today }: At, form: LoggedIncident, found: Found) {
  const { partnershipId } = actor;
  const place = found.place ?? (await findLocation(trx, actor, found.placeId));
  const dueOn = await contactDueOn(trx, partnershipId, form.reportedOn, form.priority);
  const has = (flag: LoggedIncident["flags"][number]) => (form.flags.includes(flag) ? 1 : 0);
  const ids: string[] = [];
  for (const { earliestDay, earliestTime, latestDay, latestTime } of happenings(form)) {
    const id = uuid();
    ids.push(id);
    await insertIncident(trx, {
      id,
      partnership_id: partnershipId,
      reference: await nextReference(trx, partnershipId, "IN", today),
      version: 1,
      earliest_day: earliestDay,
      earliest_time: earliestTime,
      latest_day: latestDay,
      latest_time: latestTime,
      location_id: found.placeId,
      beat_code: place?.beatCode ?? null,
      ward_code: place?.wardCode ?? null,
      lsoa_code: place?.lsoaCode ?? null,
      heading: found.heading,
      asb_type_id: found.typeId,
      qualifier: form.qualifier,
      is_youth: has("youth"),
      is_alcohol: has("alcohol"),
      is_drugs: has("drugs"),
      is_mental_health: has("mental-health"),
      is_student: has("student"),
      is_vehicle: has("vehicle"),
      vehicle_words: has("vehicle") ? form.vehicleWords : null,
      is_hate: form.hate === "yes" ? 1 : 0,
      what_happened: form.whatHappened,
      licensing_summary: form.licensingSummary,
      licensing_only: 0,
      suspect_words: form.suspectWords,
      problem_id: found.problemId,
      status: "open",
      priority: form.priority,
      officer_agency_id: null,
      officer_user_id: null,
      first_contact_due_on: dueOn,
      first_contact_on: null,
      victim_told_on: form.reportedOn,
      next_step: null,
      next_step_on: null,
      ended_on: null,
      end_reason: null,
      created_at: now.toISOString(),
      created_by: actor.id,
    }, form.hate === "yes" ? form.strands : []); // prettier-ignore
  }
  return ids;
}
