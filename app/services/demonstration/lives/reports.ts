import { isPromptedAlready, promptDueOn } from "#app/domain/case-reviews/second-report.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { AsbHeading, AsbQualifier, HateStrand, IncidentFlag } from "#app/domain/incidents/asb-headings.ts";
import type { ReportChannel } from "#app/domain/incidents/incident.ts";
import { TOLD_HOW_NAMES, type ToldHow } from "#app/domain/incidents/told-victim.form.ts";
import { stepRow } from "#app/services/incidents/change-incident.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import type { CastKey } from "../cast.ts";
import { at } from "../world.ts";
import type { By, Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import type { Someone } from "./people.ts";
import type { Place } from "./refer.ts";

export type Told = {
  /** Who takes the call. */
  by: CastKey;
  place: Place & { beat: string };
  happenedOn: string;
  time: string;
  reportedOn: string;
  channel: ReportChannel;
  type: AsbHeading;
  qualifier: AsbQualifier;
  flags: readonly IncidentFlag[];
  hate?: HateStrand;
  words: string;
  /** Who was affected, and reports unless somebody else does; null: nobody in particular, anonymous. */
  victim: Someone | null;
  reporter?: Someone;
  suspect: Someone | null;
  suspectWords?: string;
  isSerious?: boolean;
  /** How it ended and when; null while it is open. */
  ended: { on: string; words: string } | null;
  problemId?: string;
};
export type Incident = {
  id: string;
  row: NewRow<"incident">;
  reportId: string;
  suspectLink: NewRow<"incident_person"> | null;
};

/** Days on which each victim reported, and those with which a duty to tell them arose. */
export type Duties = Map<string, { days: string[]; raised: string[] }>;

/** A report of one incident, with the people in it; and the duty to tell a victim of the case review, where it arises. */
export function logReport(desk: Desk, told: Told): Incident {
  const { ledger, world } = desk;
  const { by, place, happenedOn, time, reportedOn, ended, victim, suspect } = told;
  const actor = ledger.hand(by);
  const now = at(reportedOn, "11:00");
  const has = (flag: IncidentFlag) => (told.flags.includes(flag) ? 1 : 0);
  const made = { partnership_id: world.partnershipId, version: 1, created_at: now.toISOString(), created_by: actor.id };
  const contactOn = plusDays(reportedOn, told.isSerious ? 0 : 1);
  const row: NewRow<"incident"> = {
    ...{ ...made, id: ledger.id(now), reference: "", earliest_day: happenedOn, earliest_time: time },
    ...{ latest_day: happenedOn, latest_time: time, location_id: place.id, beat_code: place.beat, ward_code: null },
    ...{ lsoa_code: null, heading: told.type, asb_type_id: null, qualifier: told.qualifier, is_youth: has("youth") },
    ...{ is_alcohol: has("alcohol"), is_drugs: has("drugs"), is_mental_health: has("mental-health") },
    ...{ is_student: has("student"), is_vehicle: has("vehicle"), vehicle_words: null, is_hate: told.hate ? 1 : 0 },
    ...{ what_happened: told.words, licensing_summary: null, licensing_only: 0, problem_id: told.problemId ?? null },
    ...{ suspect_words: told.suspectWords ?? null, priority: told.isSerious ? "serious" : "standard" },
    ...{ status: ended ? "closed" : "open", officer_agency_id: actor.agencyId, officer_user_id: actor.id },
    ...{ first_contact_due_on: plusDays(reportedOn, told.isSerious ? 1 : 3), victim_told_on: reportedOn },
    first_contact_on: contactOn <= world.today && (ended || reportedOn < world.daysAgo(2)) ? contactOn : null,
    ...{ next_step: null, next_step_on: null, ended_on: ended?.on ?? null, end_reason: ended?.words ?? null },
  };
  if (row.first_contact_on) row.victim_told_on = row.first_contact_on;
  const report: NewRow<"report"> = {
    ...{ ...made, id: ledger.id(now), reference: "", agency_id: actor.agencyId, channel: told.channel },
    ...{ reported_on: reportedOn, reporter_person_id: (told.reporter ?? victim)?.id ?? null },
    ...{ for_person_id: victim?.id ?? null, agency_reference: null },
  };
  ledger.add("incident", row);
  ledger.number("IN", reportedOn, row);
  ledger.add("report", report);
  ledger.number("RP", reportedOn, report);
  ledger.add("report_incident", { report_id: report.id, incident_id: row.id, partnership_id: world.partnershipId });
  if (told.hate)
    ledger.add("incident_hate_strand", { incident_id: row.id, partnership_id: world.partnershipId, strand: told.hate });
  const link = (person: Someone, role: "victim" | "perpetrator"): NewRow<"incident_person"> => ({
    ...{ ...made, id: ledger.id(now), incident_id: row.id, person_id: person.id, role, note: null, ended_on: null },
    ...{ standing: role === "perpetrator" ? "alleged" : null, standing_basis: null, standing_on: null },
    ...{ standing_source: null, ended_reason: null },
  });
  const suspectLink = suspect ? link(suspect, "perpetrator") : null;
  ledger.add("incident_person", ...(victim ? [link(victim, "victim")] : []), ...(suspectLink ? [suspectLink] : []));
  steps(desk, told, row, report, now);
  ledger.log(by, now, {
    ...{ category: "collection", event: "report.logged", objectKind: "report", objectId: report.id },
    ...{ fields: ["reportedOn", "happenedOn", "type", "whatHappened"], detail: { after: { reportedOn, happenedOn, whatHappened: told.words } } },
    objects: [
      { kind: "incident", id: row.id },
      ...[victim, suspect].flatMap((person) => (person ? [{ kind: "person", id: person.id }] : [])),
    ],
  }); // prettier-ignore
  return { id: row.id, row, reportId: report.id, suspectLink };
}

function steps({ ledger }: Desk, told: Told, row: NewRow<"incident">, report: { reference: string }, now: Date) {
  const actor = ledger.hand(told.by);
  const logged = {
    ...stepRow({ actor, now }, row.id, { kind: "logged", happenedOn: told.reportedOn }),
    id: ledger.id(now),
  };
  ledger.add("incident_step", logged);
  ledger.whenNumbered(() => {
    logged.words = report.reference;
  });
  const contactOn = row.first_contact_on;
  if (contactOn) {
    const at10 = at(contactOn, "12:10");
    const words = told.victim ? (CONTACTS[row.what_happened.length % CONTACTS.length] ?? null) : NOBODY_TO_CONTACT;
    ledger.add("incident_step", {
      ...stepRow({ actor, now: at10 }, row.id, {
        kind: "first-contact",
        words,
        how: told.victim ? TOLD_HOW_NAMES.phone : null,
      }),
      id: ledger.id(at10),
    });
  }
  if (!told.ended) return;
  const end = at(told.ended.on, "16:00");
  const { on, words } = told.ended;
  ledger.add("incident_step", {
    ...stepRow({ actor, now: end }, row.id, { kind: "closed", words }),
    id: ledger.id(end),
  });
  ledger.log(told.by, end, {
    ...{ category: "alteration", event: "incident.closed", objectKind: "incident", objectId: row.id },
    ...{ fields: ["status", "endedOn", "endReason"], detail: { after: { status: "closed", endedOn: on, endReason: words } } },
  }); // prettier-ignore
}

const NOBODY_TO_CONTACT = "No victim is named; the place was visited instead.";
const CONTACTS = [
  "Rang the victim, took the account again and agreed how often to be in touch.",
  "Spoke by telephone. Explained what is recorded and what happens next.",
  "Victim rung; diary sheets offered and taken.",
  "Spoke to the victim, who wants the behaviour to stop and no court.",
  "Contact made. Victim safe at home tonight, daughter staying.",
];

/** Whoever sees the case reads the incident from then on. */
export function joinIncident(
  { ledger, world }: Desk,
  kase: Case,
  incident: Incident,
  { day, by }: By,
  reason = "Part of the same behaviour",
) {
  const now = at(day, "14:55");
  const shared = { incident_id: incident.id, case_id: kase.id, partnership_id: world.partnershipId };
  const who = ledger.hand(by).id;
  ledger.add("incident_case", { ...shared, shows_reporter: 0, linked_at: now.toISOString(), linked_by: who });
  ledger.add("incident_case_change", {
    ...{ ...shared, id: ledger.id(now), kind: "linked", reason, changed_by: who, changed_at: now.toISOString() },
  });
  ledger.log(by, now, {
    ...{ category: "alteration", event: "incident.case-linked", objectKind: "incident", objectId: incident.id },
    ...{ fields: ["caseId"], detail: { after: { caseId: kase.id, kind: "linked", reason } } },
    objects: [{ kind: "case", id: kase.id }],
  });
}

/** Confirmed, by what a court or the person has said. */
export function confirmSuspect(incident: Incident, basis: "admission" | "conviction", on: string, source: string) {
  if (!incident.suspectLink) return;
  Object.assign(incident.suspectLink, { standing: "confirmed", standing_basis: basis, standing_on: on, standing_source: source }); // prettier-ignore
  incident.suspectLink.version += 1;
}

type Reported = { victim: Someone; reportId: string; day: string; by: CastKey };

/** As raiseDuty: with a victim's second report in six months. `told` says when and how; null: not told yet. */
export function noteReport(
  desk: Desk,
  duties: Duties,
  { victim, reportId, day, by }: Reported,
  told: { days: number; how: ToldHow } | null,
) {
  const { ledger, settings, world } = desk;
  const rules = {
    atReport: settings["case-reviews.prompt-at-report"],
    windowMonths: settings["case-reviews.prompt-window-months"],
  };
  const known = duties.get(victim.id) ?? { days: [], raised: [] };
  duties.set(victim.id, known);
  known.days.push(day);
  const aroseOn = promptDueOn(known.days, rules);
  if (aroseOn === null || isPromptedAlready(aroseOn, known.raised, rules)) return;
  known.raised.push(aroseOn);
  const now = at(day, "11:00");
  const toldOn = told ? plusDays(day, told.days) : null;
  const row: NewRow<"victim_duty"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, person_id: victim.id, report_id: reportId },
    ...{ arose_on: aroseOn, due_on: day, told_on: toldOn, told_how: told ? TOLD_HOW_NAMES[told.how] : null },
    ...{ told_by: toldOn ? ledger.hand(by).id : null, created_at: now.toISOString(), version: toldOn ? 2 : 1 },
  };
  ledger.add("victim_duty", row);
  const about = { objectKind: "victim-duty", objectId: row.id, objects: [{ kind: "person", id: victim.id }] };
  const detail = { after: { aroseOn, dueOn: day } };
  ledger.log(by, now, { ...about, category: "collection", event: "victim-duty.raised", fields: ["aroseOn", "dueOn"], detail }); // prettier-ignore
  if (toldOn && told)
    ledger.log(by, at(toldOn, "14:00"), {
      ...{ ...about, category: "alteration", event: "victim-duty.told", fields: ["toldOn", "toldHow"] },
      detail: { after: { toldOn, how: told.how } },
    });
}
