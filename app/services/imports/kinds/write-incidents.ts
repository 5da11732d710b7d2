import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RowValues } from "#app/domain/imports/kind.ts";
import type { HateStrand } from "#app/domain/incidents/asb-headings.ts";
import { firstContactDueOn } from "#app/domain/incidents/first-contact.ts";
import {
  channelOf,
  happenedIn,
  qualifierOf,
  recentFrom,
  standingOf,
  whatHappenedIn,
} from "#app/domain/incidents/imported-facts.ts";
import { asText, typeWords } from "#app/domain/incidents/imported-incident.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { insertImportedIncidents, insertMatches, listIncidentsAlike } from "#db/queries/imported-incidents.ts";
import { nextReferences } from "#db/queries/references.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext, RowToWrite } from "../kind-work.ts";
import { agencyOf, agenciesByKey } from "./agencies-of-file.ts";
import { ensurePeople, type PeopleOfRow } from "./incident-people.ts";
import { ensurePlaces } from "./incident-places.ts";
import { type FoundType, typesOfFile } from "./incident-types.ts";
import { whichAlike } from "./incident-alike.ts";

/** A file has none of these. */
const NO_FLAGS = {
  is_youth: 0,
  is_alcohol: 0,
  is_drugs: 0,
  is_mental_health: 0,
  is_student: 0,
  is_vehicle: 0,
} as const;
type Rows = Parameters<typeof insertImportedIncidents>[1];

/** Each row as one report of one incident, with its people and its place, and the incident that it may be already. */
export async function writeIncidents(trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) {
  const { partnershipId, batchId, now, source } = context;
  const today = londonDay(now);
  const agencies = await agenciesByKey(trx, partnershipId);
  const typeOf = await typesOfFile(trx, partnershipId, today, source);
  const dueOn = await contactDays(trx, partnershipId, today);
  const people = await ensurePeople(trx, context, rows);
  const places = await ensurePlaces(trx, context, rows);
  const references = await nextReferences(trx, partnershipId, { prefix: "IN", day: today, count: rows.length });
  const reports = await nextReferences(trx, partnershipId, { prefix: "RP", day: today, count: rows.length });
  const made: Rows = { incidents: [], strands: [], reports: [], people: [], imported: [] };
  for (const [index, { values }] of rows.entries()) {
    const place = places[index] ?? null;
    const found = typeOf(typeWords(values)?.words ?? "");
    const agencyId = agencyOf(values, agencies, source);
    // Decided so when the file was checked; what has been retired since stays out.
    if (found === null || found === "not-asb" || agencyId === null) continue;
    const [incidentId, reportId] = [uuid(), uuid()];
    const named = people[index] ?? { complainant: [], victim: [], suspect: [] };
    const hate = asText(values.hate) as HateStrand | null;
    made.incidents.push({
      ...{ id: incidentId, partnership_id: partnershipId, reference: references[index] ?? "", version: 1 },
      ...incidentColumns(values, found, today),
      ...{ location_id: place?.id ?? null, beat_code: place?.beatCode ?? null, ward_code: place?.wardCode ?? null },
      ...{ lsoa_code: place?.lsoaCode ?? null, is_hate: hate === null ? 0 : 1, licensing_only: 0 },
      ...{ first_contact_due_on: dueOn(values), victim_told_on: toldFrom(values, today) },
      ...{ created_at: now.toISOString(), created_by: null, import_batch_id: batchId },
    });
    if (hate !== null) made.strands.push({ incident_id: incidentId, partnership_id: partnershipId, strand: hate });
    made.reports.push({
      ...{ id: reportId, partnership_id: partnershipId, reference: reports[index] ?? "", version: 1 },
      ...{ agency_id: agencyId, channel: channelOf(asText(values.reportedBy)), reported_on: String(values.reportedOn) },
      // A source that names a victim and nobody who complained was told by the victim.
      reporter_person_id: named.complainant[0] ?? named.victim[0] ?? null,
      for_person_id: named.victim[0] ?? named.complainant[0] ?? null,
      agency_reference: String(values.reference),
      ...{ created_at: now.toISOString(), created_by: null, import_batch_id: batchId },
    });
    made.people.push(...linksOf(context, incidentId, named));
    made.imported.push({
      ...{ incident_id: incidentId, report_id: reportId, partnership_id: partnershipId, import_batch_id: batchId },
      ...{ source_system: source.system, source_reference: String(values.reference), ...saidColumns(values) },
      file_version: 1,
    });
  }
  await insertImportedIncidents(trx, made);
  await matchAlike(trx, context, made, places);
}

/** What is written of the incident from the row alone: when it comes first, and when a later file says otherwise. */
export function incidentColumns(values: RowValues, { heading, typeId }: FoundType, today: string) {
  const { earliestDay, earliestTime, latestDay, latestTime } = happenedIn(values);
  const { status, endedOn, endReason } = standingOf(values, today);
  return {
    ...{ earliest_day: earliestDay, earliest_time: earliestTime, latest_day: latestDay, latest_time: latestTime },
    ...{
      heading,
      asb_type_id: typeId,
      qualifier: qualifierOf(values),
      status,
      ended_on: endedOn,
      end_reason: endReason,
    },
    ...NO_FLAGS,
    ...{ what_happened: whatHappenedIn(values, typeWords(values)?.words ?? ""), priority: "standard" as const },
  };
}

/** What the source said, as it said it. */
export function saidColumns(values: RowValues) {
  return {
    ...{ type_words: asText(values.asbType), opening_words: asText(values.openingClass) },
    ...{ closing_words: asText(values.closingClass), status_words: asText(values.status) },
    ...{ reported_by: asText(values.reportedBy), officer_words: asText(values.officer) },
    ...{
      closed_on: asText(values.closedOn),
      incidents: typeof values.incidents === "number" ? values.incidents : null,
    },
  };
}

/** The victim is told again so many days after the report; of an older report, after the loading. */
function toldFrom({ reportedOn }: RowValues, today: string) {
  return String(reportedOn) < recentFrom(today) ? today : String(reportedOn);
}

/** When the victim is first to be spoken to: of what comes open and was reported lately, and of nothing else. */
async function contactDays(trx: Transaction, partnershipId: string, today: string) {
  const settings = await settingsOn(trx, partnershipId, today);
  const rules = {
    serious: settings["incidents.serious-response-working-days"],
    standard: settings["incidents.standard-response-working-days"],
  };
  const { holidays } = await findBankHolidays(trx);
  return (values: RowValues) => {
    const reportedOn = String(values.reportedOn);
    const isAsked = reportedOn >= recentFrom(today) && standingOf(values, today).status === "open";
    return isAsked ? firstContactDueOn(reportedOn, "standard", rules, holidays) : null;
  };
}

/** Whoever suffers it, and who is thought to have done it: nobody is more than alleged (DPA 2018 s38). */
function linksOf({ partnershipId, now }: ImportContext, incidentId: string, named: PeopleOfRow): Rows["people"] {
  const link = (person_id: string, role: "victim" | "perpetrator") => ({
    ...{ id: uuid(), partnership_id: partnershipId, incident_id: incidentId, person_id, role, version: 1 },
    standing: role === "perpetrator" ? ("alleged" as const) : null,
    ...{ created_at: now.toISOString(), created_by: null },
  });
  const victims = named.victim.length > 0 ? named.victim : named.complainant;
  return [...victims.map((id) => link(id, "victim")), ...named.suspect.map((id) => link(id, "perpetrator"))];
}

/** Of each incident the one that it may be: of those recorded here before, else of those further up in the file. */
async function matchAlike(
  trx: Transaction,
  context: ImportContext,
  { incidents }: Rows,
  places: Awaited<ReturnType<typeof ensurePlaces>>,
) {
  const ids = incidents.flatMap(({ location_id }) => location_id ?? []);
  const postcodes = new Map(places.flatMap((place) => (place?.postcode ? [[place.id, place.postcode] as const] : [])));
  const asked = incidents.map((row) => ({
    ...{ id: row.id, day: row.latest_day, heading: row.heading, locationId: row.location_id ?? null },
    postcode: postcodes.get(row.location_id ?? "") ?? null,
  }));
  const others = await listIncidentsAlike(trx, context, {
    locationIds: [...new Set(ids)],
    postcodes: [...new Set(postcodes.values())],
    days: [...new Set(asked.map(({ day }) => day))],
  });
  const matches = asked.flatMap((row) => {
    const other = whichAlike(row, others.filter(({ id, batchId }) => batchId !== context.batchId || id < row.id)); // prettier-ignore
    return other ? [{ incident_id: row.id, other_id: other.id }] : [];
  });
  await insertMatches(
    trx,
    matches.map((match) => ({
      ...match,
      ...{
        partnership_id: context.partnershipId,
        import_batch_id: context.batchId,
        status: "open" as const,
        version: 1,
      },
    })),
  );
}
