import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { classifiedColumns } from "#app/domain/premises/incident-changes.ts";
import { refuseRecordDay } from "#app/domain/premises/licensing-record.ts";
import type { LicensingRecord } from "#app/domain/premises/premises-incident.form.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertIncident } from "#db/queries/incidents.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listPremisesIncidents } from "#db/queries/premises-incident-lists.ts";
import { insertPremisesIncident } from "#db/queries/premises-incidents.ts";
import { findPremises, type FoundPremises } from "#db/queries/premises.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
const OF_A_DAY = 20;

/**
 * An offence, a test purchase, a breach of the licence, noise at an inspection: an incident for licensing alone
 * (docs/decisions/0029), with what it is to the premises. What is recorded there of that day is offered first.
 */
export function recordForLicensing(context: Context, premisesId: string, form: LicensingRecord) {
  const { actor, now } = context;
  return madeOnce(context, "premises-incident", async (trx) => {
    const today = londonDay(now);
    const premises = await findPremises(trx, actor, premisesId);
    if (!premises) return { kind: "not-found" as const };
    const fault = refuseRecordDay(form.happenedOn, premises, today);
    if (fault !== null) return refused("happenedOn", fault);
    const { findingAgencyId } = form;
    if (findingAgencyId !== null && !(await findAgencyOfPartnership(trx, actor.partnershipId, findingAgencyId)))
      return refused("findingAgencyId", "Select the agency whose finding it is");
    const filter = { premises: premisesId, from: form.happenedOn, until: form.happenedOn };
    const ofThatDay = await listPremisesIncidents(trx, actor, { filter, limit: OF_A_DAY });
    if (form.sameAs === null && ofThatDay.length > 0) return { kind: "offers" as const, offered: ofThatDay };
    if (form.sameAs !== null && form.sameAs !== "new") {
      const same = ofThatDay.find(({ id }) => id === form.sameAs);
      return same ? { kind: "same" as const, id: same.id } : refused("sameAs", "Choose one of those shown");
    }
    return { kind: "done" as const, id: await insertRecord(trx, { actor, now, today }, premises, form) };
  });
}

const refused = (field: string, message: string) => ({ kind: "refused" as const, refusal: { field, message } });

/** Closed on its day: nobody deals with it, and nobody is to be told. It is in no list of incidents. */
async function insertRecord(
  trx: Transaction,
  { actor, now, today }: { actor: Actor; now: Date; today: string },
  premises: FoundPremises,
  form: LicensingRecord,
) {
  const { partnershipId } = actor;
  const [incidentId, id, made] = [uuid(), uuid(), { created_at: now.toISOString(), created_by: actor.id }];
  const { happenedOn: day, happenedAt: time, licensingSummary, findingAgencyId, findingReference } = form;
  await insertIncident(trx, {
    ...{ id: incidentId, partnership_id: partnershipId, reference: await nextReference(trx, partnershipId, "IN", today) },
    ...{ version: 1, earliest_day: day, earliest_time: time, latest_day: day, latest_time: time },
    ...{ location_id: premises.locationId, beat_code: premises.beatCode, ward_code: premises.wardCode, lsoa_code: null },
    ...{ heading: "rowdy-behaviour", asb_type_id: null, qualifier: "nuisance", is_youth: 0, is_alcohol: 0, is_drugs: 0 },
    ...{ is_mental_health: 0, is_student: 0, is_vehicle: 0, vehicle_words: null, is_hate: 0 },
    ...{ what_happened: "Recorded for licensing only", licensing_summary: licensingSummary, licensing_only: 1 },
    ...{ suspect_words: null, problem_id: null, status: "closed", priority: "standard", officer_agency_id: null },
    ...{ officer_user_id: null, first_contact_due_on: null, first_contact_on: null, victim_told_on: day },
    ...{ next_step: null, next_step_on: null, ended_on: day, end_reason: "Recorded for licensing only", ...made },
  }, []); // prettier-ignore
  await insertPremisesIncident(trx, {
    ...{ id, partnership_id: partnershipId, premises_id: premises.id, incident_id: incidentId, version: 1, ...made },
    ...{ ...classifiedColumns(form), finding_agency_id: findingAgencyId, finding_reference: findingReference },
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "premises.incident-recorded",
    objectKind: "premises",
    objectId: premises.id,
    fields: Object.keys(form).filter((field) => field !== "sameAs"),
    detail: { after: { ...form, sameAs: undefined, rows: [id] } },
    objects: [{ kind: "incident", id: incidentId }],
  });
  return id;
}
