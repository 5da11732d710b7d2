import type { StepKind } from "#app/domain/incidents/incident.ts";
import { isContactLate } from "#app/domain/incidents/deal-incident.ts";
import {
  ASB_HEADING_NAMES,
  ASB_QUALIFIERS,
  HATE_STRAND_NAMES,
  INCIDENT_FLAG_NAMES,
} from "#app/domain/incidents/asb-headings.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { flagsOf } from "#app/domain/incidents/incident-facts.ts";
import { INCIDENT_CASE_CHANGE_NAMES } from "#app/domain/incidents/problem.ts";
import { whenWords } from "#app/domain/incidents/when-it-happened.ts";
import { fullName } from "#app/domain/people/person.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { findIncident, listIncidentSteps, listPeopleOfIncidents, listStrands } from "#db/queries/incidents.ts";
import { listCasesOfIncident, listIncidentCaseChanges } from "#db/queries/incident-cases.ts";
import { unsafeFindImportedIncident } from "#db/queries/imported-incidents.ts";
import { premisesOfIncident } from "#app/services/premises/premises-of-incident-page.ts";
import { listReportsOfIncident } from "#db/queries/reports.ts";
import type { IncidentContext } from "./change-incident.ts";
import { reporterWords } from "./shown-rows.ts";

const STEPS = 100;
const TOLD: readonly StepKind[] = ["first-contact", "victim-told"];

/** An incident in full, as far as it is this actor's to know. */
export async function incidentPage({ db, actor, now }: IncidentContext, id: string) {
  const incident = await findIncident(db, actor, id);
  if (!incident) return null;
  const today = londonDay(now);
  const strands = await listStrands(db, id);
  const people = await listPeopleOfIncidents(db, actor, [id]);
  const reports = await listReportsOfIncident(db, actor, id, 100);
  const steps = await listIncidentSteps(db, id, STEPS);
  const cases = actor.permissions.has("cases:read") ? await listCasesOfIncident(db, actor, id) : [];
  const links = actor.permissions.has("cases:read") ? await listIncidentCaseChanges(db, actor, id, STEPS) : [];
  const imported = await unsafeFindImportedIncident(db, id);
  const seen = [...people, ...reports.flatMap(({ reporterId }) => (reporterId ? [{ personId: reporterId }] : []))];
  await recordView({ db, actor, now }, "incident.viewed", "incident", id, objectsOf(seen));
  const flags = flagsOf(incident).map((flag) => INCIDENT_FLAG_NAMES[flag]);
  return {
    id,
    reference: incident.reference,
    status: incident.status,
    priority: incident.priority,
    what: [incident.typeName ?? ASB_HEADING_NAMES[incident.heading], ASB_QUALIFIERS[incident.qualifier].name].join(
      ", ",
    ),
    when: whenWords(incident),
    where: [incident.placeName, incident.postcode].filter(Boolean).join(", "),
    locationId: incident.locationId,
    areas: { beat: incident.beatCode, ward: incident.wardCode },
    flags: [...flags, incident.vehicleWords].filter(Boolean).join(", "),
    // Who reported may stand in the words of the source.
    imported: imported ? { ...imported, reportedBy: actor.permissions.has("incidents:log") ? imported.reportedBy : null } : null, // prettier-ignore
    hate: strands.map(({ strand }) => HATE_STRAND_NAMES[strand]).join(", "),
    whatHappened: incident.whatHappened,
    licensingSummary: incident.licensingSummary,
    suspectWords: incident.suspectWords,
    premises: await premisesOfIncident({ db, actor }, incident),
    problem:
      incident.problemId === null
        ? null
        : { id: incident.problemId, words: `${incident.problemReference ?? ""}: ${incident.problemTitle ?? ""}` },
    officer: [incident.officerName, incident.officerAgencyName].filter(Boolean).join(", "),
    firstContact: {
      dueOn: incident.firstContactDueOn,
      on: incident.firstContactOn,
      isLate: isContactLate(incident, today),
      isAsked: !imported || incident.firstContactDueOn !== null,
    },
    // What was loaded begins its clock then; that somebody was told stands in a step.
    victimToldOn: imported && !steps.some(({ kind }) => TOLD.includes(kind)) ? null : incident.victimToldOn,
    next: incident.nextStep === null ? null : { words: incident.nextStep, on: incident.nextStepOn ?? "" },
    ended: incident.endedOn === null ? null : { on: incident.endedOn, reason: incident.endReason ?? "" },
    people: people.map((link) => ({
      id: link.id,
      personId: link.personId,
      name: fullName(link),
      words: linkWords(link.role, link.standing),
    })),
    reports: reports.map((report) => ({
      ...{ id: report.id, reference: report.reference, reportedOn: report.reportedOn, agencyName: report.agencyName },
      by: reporterWords(report),
    })),
    cases: cases.map(({ reference, groupName, showsReporter, ...c }) => ({
      ...{ id: c.id, reference, groupName, showsReporter: showsReporter === 1 },
    })),
    links: links.map(({ kind, ...link }) => ({ ...link, what: INCIDENT_CASE_CHANGE_NAMES[kind] })),
    steps,
    may: { change: actor.permissions.has("incidents:change"), log: actor.permissions.has("incidents:log") },
  };
}
