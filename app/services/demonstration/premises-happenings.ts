import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { classifiedColumns } from "#app/domain/premises/incident-changes.ts";
import type { Attribution, Mitigation } from "#app/domain/premises/attribution.ts";
import type { Severity } from "#app/domain/premises/severity.ts";
import { stepRow } from "#app/services/incidents/change-incident.ts";
import { recordForLicensing } from "#app/services/premises/record-for-licensing.ts";
import { insertAuditEvents } from "#db/queries/audit.ts";
import { insertIncidentStep } from "#db/queries/incidents.ts";
import { insertPremisesIncident } from "#db/queries/premises-incidents.ts";
import { nextReferences } from "#db/queries/references.ts";
import { listPremisesIncidentsById } from "#db/queries/undecided-incidents.ts";
import { inTransaction } from "#db/transaction.ts";
import { asDone } from "./as-done.ts";
import type { Chance } from "./chance.ts";
import { insertReported } from "./insert-reported.ts";
import type { Premises } from "./premises-register.ts";
import { SEVERITY_OF, TOLD } from "./premises-words.ts";
import { at, type World } from "./world.ts";

/** Something that happened at premises, before it is recorded. */
export type Happened = {
  premises: Premises;
  day: string;
  time: string;
  severity: Severity;
  attribution: Attribution;
  mitigation: readonly Mitigation[];
};

/** Who records: the police's log comes to the ASB officer each morning; findings are licensing's own. */
export type Recorders = { officer: Actor; licensing: Actor };

/** What the letters of one fortnight of a life mean, on days between the meeting before and this one. */
export function happenedIn(chance: Chance, premises: Premises, letters: string, meeting: string): Happened[] {
  const found = letters.match(/[A-Za-z][*+]?/g) ?? [];
  return found.map((letter) => {
    const severity = SEVERITY_OF[letter.charAt(0)];
    if (!severity) throw new Error(`No incident is meant by ${letter}`);
    const isSmall = severity === "noise" || severity === "minor-nuisance";
    const mitigation: Mitigation[] = [
      ...(letter.endsWith("*") ? (["called-police"] as const) : []),
      ...(letter.endsWith("+") ? (["good-practice"] as const) : []),
    ];
    return {
      ...{ premises, severity, mitigation, ...nightIn(chance, meeting) },
      attribution: isSmall && chance.percent(40) ? ("outside" as const) : ("caused-by" as const),
    };
  });
}

/** Of the thirteen days before a meeting, most often a Friday or Saturday night. */
function nightIn(chance: Chance, meeting: string) {
  const days = Array.from({ length: 13 }, (_, back) => plusDays(meeting, -1 - back));
  const weekend = days.filter((day) => [0, 5, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()));
  const day = chance.percent(75) ? chance.pick(weekend) : chance.pick(days);
  return {
    day,
    time: chance.pick(["21:40", "22:15", "22:50", "23:05", "23:30", "23:55", "00:20", "00:45", "01:10", "01:50"]),
  };
}

/** What happened in a fortnight, as the police's log told it and licensing found it, entered before the group meets. */
export async function recordHappened(
  world: World,
  chance: Chance,
  by: Recorders,
  { happened, enteredOn }: { happened: readonly Happened[]; enteredOn: string },
) {
  const inOrder = [...happened].sort((a, b) => a.day.localeCompare(b.day));
  const called = inOrder.filter(({ severity }) => !TOLD[severity]?.isFinding);
  if (called.length > 0) await recordCalls(world, chance, { actor: by.officer, now: at(enteredOn, "08:45") }, called);
  for (const one of inOrder) if (TOLD[one.severity]?.isFinding) await recordFinding(world, chance, by.licensing, one);
}

/** A finding of a visit or a test purchase, recorded on the morning after. */
async function recordFinding(world: World, chance: Chance, actor: Actor, happened: Happened) {
  const { premises, day, severity, attribution, mitigation } = happened;
  const told = TOLD[severity];
  const agency = severity === "underage-sale" ? "Leicestershire County Council" : "Charnwood Borough Council";
  const now = at(earlier(plusDays(day, 1), world.today), "08:45");
  const made = await asDone(
    recordForLicensing({ db: world.db, actor, now }, premises.id, {
      ...{ happenedOn: day, happenedAt: severity === "underage-sale" ? "16:20" : happened.time },
      licensingSummary: chance.pick(told?.summaries ?? []),
      ...{ findingAgencyId: world.agency(agency), findingReference: null, sameAs: "new" },
      ...{ severity, attribution, mitigation: [...mitigation], objectives: [...(told?.objectives ?? [])] },
    }),
  );
  const [row] = await listPremisesIncidentsById(world.db, actor, [made.id]);
  keep(happened, { id: made.id, reference: row?.reference ?? "" });
}

/** Reports that the police took: each an incident, dealt with by those who attended. */
async function recordCalls(world: World, chance: Chance, by: { actor: Actor; now: Date }, called: readonly Happened[]) {
  const { db, partnershipId } = world;
  const { actor, now } = by;
  const counted = { day: londonDay(now), count: called.length };
  await inTransaction(db, async (trx) => {
    const incidents = await nextReferences(trx, partnershipId, { prefix: "IN", ...counted });
    const reports = await nextReferences(trx, partnershipId, { prefix: "RP", ...counted });
    const rows = called.map((one, index) => ({
      one,
      ...rowsOf(world, chance, by, one, [incidents[index] ?? "", reports[index] ?? ""]),
    }));
    await insertReported(trx, rows);
    await insertIncidentStep(trx, ...rows.flatMap(({ steps }) => steps));
    await insertPremisesIncident(trx, ...rows.map(({ atPremises }) => atPremises));
    await insertAuditEvents(trx, actor, now, rows.flatMap(({ events }) => events)); // prettier-ignore
    for (const { one, incident, atPremises } of rows) keep(one, { id: atPremises.id, reference: incident.reference });
  });
}

function rowsOf(
  world: World,
  chance: Chance,
  by: { actor: Actor; now: Date },
  one: Happened,
  [reference, reportReference]: [string, string],
) {
  const { actor, now } = by;
  const { premises, day, time, severity, attribution, mitigation } = one;
  const reportedOn = earlier(plusDays(day, 1), world.today);
  const told = TOLD[severity] ?? { objectives: [], summaries: [] };
  const { flags = [], heading = "rowdy-behaviour", calls = [], objectives } = told;
  const [incidentId, reportId, id] = [uuid(), uuid(), uuid()];
  const made = { partnership_id: world.partnershipId, version: 1, created_at: now.toISOString(), created_by: actor.id };
  const has = (flag: (typeof flags)[number]) => (flags.includes(flag) ? (1 as const) : (0 as const));
  const classified = { severity, attribution, mitigation, objectives };
  return {
    incident: {
      ...{
        ...made,
        id: incidentId,
        reference,
        earliest_day: day,
        earliest_time: time,
        latest_day: day,
        latest_time: time,
      },
      ...{ location_id: premises.locationId, beat_code: premises.beat, heading, qualifier: "nuisance" as const },
      ...{ is_youth: has("youth"), is_alcohol: has("alcohol"), is_drugs: has("drugs"), is_mental_health: 0 as const },
      ...{ is_student: has("student"), is_vehicle: 0 as const, is_hate: 0 as const, licensing_only: 0 as const },
      what_happened: chance.pick(calls).replaceAll("{place}", premises.name),
      licensing_summary: chance.pick(told.summaries),
      ...{ status: "closed" as const, priority: "standard" as const, victim_told_on: reportedOn },
      ...{ ended_on: reportedOn, end_reason: "Police attended; told to licensing" },
    },
    report: {
      ...{ ...made, id: reportId, reference: reportReference, agency_id: world.agency("Leicestershire Police") },
      ...{ channel: "phone" as const, reported_on: reportedOn, reporter_person_id: null, for_person_id: null },
      agency_reference: null,
    },
    steps: [
      stepRow({ actor, now }, incidentId, { kind: "logged", words: reportReference, happenedOn: reportedOn }),
      stepRow({ actor, now }, incidentId, { kind: "closed", words: "Police attended; told to licensing" }),
    ],
    atPremises: { ...made, id, premises_id: premises.id, incident_id: incidentId, ...classifiedColumns(classified) },
    events: [
      {
        ...{ category: "collection" as const, event: "report.logged", objectKind: "report", objectId: reportId },
        objects: [{ kind: "incident", id: incidentId }],
      },
      {
        ...{ category: "collection" as const, event: "premises.incident-recorded", objectKind: "premises" },
        ...{ objectId: premises.id, fields: Object.keys(classified), detail: { after: { ...classified, rows: [id] } } },
        objects: [{ kind: "incident", id: incidentId }],
      },
    ],
  };
}

function keep(
  { premises, day, severity, attribution, mitigation }: Happened,
  { id, reference }: { id: string; reference: string },
) {
  premises.incidents.push({
    ...{ id, reference, day, severity, attribution },
    ...{ calledPolice: mitigation.includes("called-police"), goodPractice: mitigation.includes("good-practice") },
  });
}

/** The earlier of two days. */
const earlier = (one: string, other: string) => (one < other ? one : other);
