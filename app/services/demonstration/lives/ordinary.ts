import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import type { CastKey } from "../cast.ts";
import type { Chance } from "../chance.ts";
import type { namesOf } from "../names.ts";
import { BEAT_WEIGHTS } from "../places.ts";
import type { Places } from "../incidents.ts";
import { type Case, closeCase, confirmStanding, dropAllegation, giveFlag, linkPerson } from "./case.ts";
import type { Desk } from "./desk.ts";
import { factsOf, type GroupFacts, workdayBy } from "./groups.ts";
import { actOn } from "./ordinary-actions.ts";
import { assessAll } from "./ordinary-risk.ts";
import { askVictims } from "./ordinary-victims.ts";
import { joinIncident, type Duties, logReport, noteReport } from "./reports.ts";
import { writeNote } from "./plan.ts";
import {
  addAddress,
  addMarker,
  addPhone,
  bornSo,
  nameFor,
  phoneOf,
  recordPerson,
  relate,
  type Someone,
} from "./people.ts";
import { accept, type Place, refer, type Subject } from "./refer.ts";
import type { Theme } from "./theme.ts";
import { fill, INCIDENT_ENDINGS, TYPED_OFFICERS } from "./words.ts";

/** With what the ordinary lives are drawn: their own run of choices, names and places. */
export type Draw = {
  desk: Desk;
  chance: Chance;
  names: ReturnType<typeof namesOf>;
  places: Places;
  duties: Duties;
  /** Places about which a group has an open case. */
  held: Set<string>;
};
export type Drawn = { theme: Theme; group: GroupFacts; place: Place & { beat: string } };
export type Span = { openedOn: string; closedOn: string | null };

/** One case of that theme, from the referral to today or to its closure. */
export function tellOrdinary(draw: Draw, theme: Theme, { openedOn, closedOn }: Span): Case {
  const { desk, chance } = draw;
  const group = factsOf(theme.group);
  const place = placeOf(draw, theme, closedOn === null);
  const drawn = { theme, group, place };
  const receivedOn = workdayBy(plusDays(openedOn, theme.group === "ASB team casework" ? 0 : -chance.between(3, 24)));
  const subject = subjectOf(draw, drawn, receivedOn);
  const person = subject.kind === "person" ? subject.person : null;
  const say = (words: string) => fill(words, person, place.name);
  const lead = chance.pick(leadsOf(group));
  const by = group.chair && chance.percent(60) ? group.chair : group.coordinator;
  const others = peopleBeside(draw, drawn, subject, receivedOn);
  const made = refer(desk, {
    ...{ group, subject, receivedOn, reason: say(chance.pick(theme.reasons)), tried: say(chance.pick(theme.tried)) },
    from: referrerOf(draw, group, lead),
    urgency: theme.lead === "harmToSelf" && chance.percent(35) ? "soon" : chance.percent(6) ? "urgent" : "routine",
    ...(subject.kind === "person" ? {} : { people: others }),
    ...(chance.percent(22) ? { notTold: chance.pick(NOT_TOLD) } : {}),
  });
  const reason = say(chance.pick(theme.accepted));
  const kase = accept(desk, made, { day: openedOn, by: theme.group === "ASB team casework" ? lead : by, lead, reason });
  if (subject.kind === "person") for (const other of others) linkPerson(desk, kase, other, { day: openedOn, by: lead });
  if (theme.flags.length > 0 && chance.percent(55))
    giveFlag(desk, kase, chance.pick(theme.flags), "From what was referred", { day: openedOn, by: lead });
  if (person) partsOf(draw, drawn, kase, person, others);
  incidentsOf(
    draw,
    drawn,
    kase,
    { victim: victimIn(kase), suspect: suspectIn(kase) },
    { from: receivedOn, until: closedOn },
  );
  assessAll(draw, drawn, kase, closedOn);
  askVictims(draw, kase, closedOn);
  notesOf(draw, drawn, kase, closedOn);
  actOn(draw, drawn, kase, closedOn);
  if (closedOn) endIt(draw, drawn, kase, closedOn);
  return kase;
}

const NOT_TOLD = [
  "Telling might put the person who reports at risk.",
  "Could not be reached; will be told at the first visit.",
  "Would warn those whom the police want to see first.",
] as const;

const LEADS: Partial<Record<string, readonly CastKey[]>> = {
  JAG: ["officer", "beat-officer", "beat-officer", "partner", "probation", "domestic-abuse", "health"],
  LCDG: ["beat-officer", "business", "coordinator"],
  LEDG: ["beat-officer", "coordinator"],
  "Youth JAG": ["youth-chair", "family-help", "family-help", "beat-officer"],
  "Adults at Risk Group": ["adults-chair", "partner", "health", "fire", "beat-officer"],
  "University ASB cases": ["university", "university", "officer"],
  "ASB team casework": ["officer", "officer", "second-officer"],
};
const leadsOf = (group: GroupFacts) => LEADS[group.name] ?? [group.coordinator];

function referrerOf({ chance }: Draw, group: GroupFacts, lead: CastKey) {
  if (group.name === "ASB team casework") return lead;
  return chance.percent(14) ? chance.pick(TYPED_OFFICERS) : chance.pick(group.members);
}

function placeOf({ chance, places, held }: Draw, theme: Theme, isOpen: boolean) {
  for (;;) {
    const beat = theme.beats ? chance.pick(theme.beats) : chance.weighted(BEAT_WEIGHTS);
    const place = { ...chance.pick(places.get(beat) ?? []), beat };
    // A group has one case about a place at a time.
    const key = `${theme.group} ${place.id}`;
    if (theme.subject !== "location" || !isOpen || !held.has(key)) {
      if (theme.subject === "location" && isOpen) held.add(key);
      return place;
    }
  }
}

/** Somebody who is of such an age on that day. */
export function inventPerson(
  draw: Draw,
  [least, most]: readonly [number, number],
  day: string,
  by: CastKey,
  area: string,
) {
  const { desk, chance, names } = draw;
  const age = chance.between(least, most);
  const asOf = chance.between(5, 300);
  const isChild = most < 18;
  // So many days after a birthday at the most that no child of an open case is near 18 by chance.
  const born = bornSo(day, age, isChild ? Math.min(asOf, 200) : asOf);
  const isKnown = isChild || chance.percent(96);
  const isGuess = isKnown && !isChild && chance.percent(5);
  return recordPerson(desk.ledger, {
    ...nameFor(names, age),
    ...{ birthDate: isKnown ? born : null, birthDateBasis: isGuess ? "approximate" : "exact", area, day, by },
  });
}

function subjectOf(draw: Draw, { theme, group, place }: Drawn, day: string): Subject {
  if (theme.subject === "location") return { kind: "location", place };
  if (theme.subject === "problem") {
    const title = fill(draw.chance.pick(theme.titles ?? [theme.reasons[0] ?? ""]), null, place.name);
    return { kind: "problem", title, place };
  }
  return {
    kind: "person",
    person: inventPerson(draw, theme.ages, day, group.coordinator, place.name),
    role: theme.role,
  };
}

type Beside = { person: Someone; role: LinkRole };

/** Who else comes into it: victims of a perpetrator, perpetrators against a victim or about a place, a parent of a child. */
function peopleBeside(draw: Draw, { theme, group, place }: Drawn, subject: Subject, day: string): Beside[] {
  const { chance } = draw;
  const add = (role: LinkRole, ages: readonly [number, number]) => ({
    person: inventPerson(draw, ages, day, group.coordinator, place.name),
    role,
  });
  const found: Beside[] = [];
  if (group.kind === "youth-jag") found.push({ ...add("parent-carer", [33, 52]) });
  if (
    subject.kind === "person" &&
    theme.role === "perpetrator" &&
    chance.percent(theme.incident.qualifier === "personal" ? 75 : 20)
  )
    found.push(add("victim", [22, 79]));
  if (theme.role !== "perpetrator" && chance.percent(45)) found.push(add("perpetrator", [19, 46]));
  if (subject.kind !== "person" && chance.percent(45))
    found.push(add("perpetrator", theme.ages[0] < 18 ? [19, 22] : theme.ages));
  if (subject.kind === "person" && chance.percent(12)) found.push(add("associate", [20, 50]));
  return found;
}

const victimIn = (kase: Case) => kase.links.find(({ row }) => row.role === "victim")?.person ?? null;
const suspectIn = (kase: Case) => kase.links.find(({ row }) => row.role === "perpetrator")?.person ?? null;

const MARKERS = [
  ["Do not visit alone", "Shouted at a visitor on the stairs."],
  ["Dog at address", "Large dog, not on a lead indoors."],
  ["Violence to staff", "Pushed a housing officer at the door."],
  ["Needles or drug equipment at address", "Seen on the table at the last visit."],
] as const;

function partsOf(draw: Draw, { group, place }: Drawn, kase: Case, person: Someone, others: readonly Beside[]) {
  const { desk, chance } = draw;
  const { ledger, world } = desk;
  const through = { caseId: kase.id, day: kase.row.opened_on, by: kase.lead };
  if (chance.percent(80)) addAddress(ledger, person, { lines: `${chance.between(1, 88)} ${place.name}` }, through);
  if (chance.percent(55)) addPhone(ledger, person, phoneOf(chance), through);
  if (group.kind !== "youth-jag" && chance.percent(9)) {
    const [name, reason] = chance.pick(MARKERS);
    // A warning is looked at again each year; a few are due, or have been forgotten.
    const reviewOn = plusDays(kase.row.opened_on, 365);
    const due = reviewOn < world.today ? plusDays(world.today, chance.between(-12, 200)) : reviewOn;
    const marker = { kindId: desk.idOf("markers", name), reason, reviewOn: due };
    addMarker(
      ledger,
      person,
      { ...marker, notTold: chance.percent(30) ? "Would make the next visit less safe" : null },
      through,
    );
  }
  for (const other of others) {
    if (other.role === "parent-carer") relate(ledger, other.person, person, "parent", through);
    if (other.role === "associate") relate(ledger, person, other.person, "associate", through);
    if (other.role !== "associate" && chance.percent(60)) addPhone(ledger, other.person, phoneOf(chance), through);
  }
}

type Involved = { victim: Someone | null; suspect: Someone | null };

/** What was reported of it, before and while the group worked on it. */
function incidentsOf(
  draw: Draw,
  { theme, place }: Drawn,
  kase: Case,
  { victim, suspect }: Involved,
  span: { from: string; until: string | null },
) {
  const { desk, chance, duties } = draw;
  const { world } = desk;
  const many = chance.weighted({ "0": 22, "1": 42, "2": 30, "3": 6 });
  const first = span.from < plusDays(world.from, 12) ? world.from : plusDays(span.from, -30);
  const last = plusDays(span.until ?? world.today, span.until ? -21 : -1);
  const length = Math.max(0, daysBetween(first, last));
  const days = Array.from({ length: Number(many) }, () => plusDays(first, chance.between(0, length))).sort();
  for (const day of days) {
    const reportedOn = day < world.today && chance.percent(60) ? plusDays(day, 1) : day;
    const by: CastKey = chance.percent(35)
      ? "beat-officer"
      : chance.pick(["officer", "officer", "second-officer"] as const);
    const isPersonal = theme.incident.qualifier === "personal";
    const affected = isPersonal && victim && mayReportAgain(draw, victim, reportedOn) ? victim : null;
    const incident = logReport(desk, {
      ...{ by, place, happenedOn: day, time: `${chance.pick(["01", "14", "16", "19", "21", "22", "23"])}:${chance.pick(["00", "15", "30", "40"])}` },
      ...{ reportedOn, channel: chance.pick(["phone", "phone", "online", "in-person", "patrol"] as const) },
      ...{ type: theme.incident.type, qualifier: affected ? "personal" : isPersonal ? "nuisance" : theme.incident.qualifier },
      ...{ flags: theme.incident.flags, victim: affected, suspect, isSerious: chance.percent(7) },
      words: fill(chance.pick(theme.incident.words), kase.subject, place.name),
      ended: reportedOn < world.daysAgo(30) || chance.percent(40) ? endedOf(chance, reportedOn, world.today) : null,
    }); // prettier-ignore
    if (affected) {
      const reported = { victim: affected, reportId: incident.reportId, day: reportedOn, by };
      noteReport(desk, duties, reported, {
        days: chance.percent(70) ? 0 : reportedOn < world.today ? 1 : 0,
        how: "phone",
      });
    }
    const linkedOn = reportedOn > kase.row.opened_on ? reportedOn : kase.row.opened_on;
    joinIncident(desk, kase, incident, { day: linkedOn, by: kase.lead });
  }
}

/** Who is near three reports in six months stands out because few are. */
function mayReportAgain({ desk, chance, duties }: Draw, victim: Someone, day: string) {
  const lately = (duties.get(victim.id)?.days ?? []).filter((other) => other > plusDays(day, -190));
  if (lately.length === 0) return true;
  return lately.length === 1 && (day < desk.world.daysAgo(190) || chance.percent(35));
}

function endedOf(chance: Chance, reportedOn: string, today: string) {
  const on = plusDays(reportedOn, chance.between(1, 24));
  return { on: on > today ? today : on, words: chance.pick(INCIDENT_ENDINGS) };
}

function notesOf(draw: Draw, { theme, group, place }: Drawn, kase: Case, closedOn: string | null) {
  const { desk, chance } = draw;
  const last = closedOn ?? desk.world.today;
  const length = daysBetween(kase.row.opened_on, last);
  const many = Math.min(theme.notes.length, chance.between(1, 2) + Math.floor(length / 45));
  const days = Array.from({ length: many }, () =>
    workdayBy(plusDays(kase.row.opened_on, chance.between(0, length))),
  ).sort();
  const notes = inTurn(chance, theme.notes);
  for (const [index, day] of days.entries()) {
    const [kind, words] = notes[index % notes.length] ?? theme.notes[0] ?? ["fact", ""];
    const isPolice =
      (kind === "intelligence" || /warrant|bailed|officer|patrol/i.test(words)) &&
      group.members.includes("beat-officer");
    const by = isPolice ? "beat-officer" : chance.percent(65) ? kase.lead : chance.pick(group.members);
    const shared = {
      day: day < kase.row.opened_on ? kase.row.opened_on : day,
      by,
      words: fill(words, kase.subject, place.name),
    };
    const isShared = chance.percent(kind === "intelligence" ? 45 : 80);
    if (kind === "intelligence")
      writeNote(desk, kase, {
        ...shared,
        kind,
        isShared,
        grade: [chance.pick(["1", "2", "2"] as const), chance.pick(["B", "C", "D"] as const)],
      });
    else writeNote(desk, kase, { ...shared, kind, isShared });
  }
}

/** The same in another order. */
export function inTurn<T>(chance: Chance, all: readonly T[]): T[] {
  return all.map((one) => [chance.next(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one); // prettier-ignore
}

function endIt({ desk, chance }: Draw, { theme, group, place }: Drawn, kase: Case, day: string) {
  const [outcome, reason] = chance.pick(theme.closings);
  const by = chance.percent(65) ? kase.lead : group.coordinator;
  const at = { day, by: kase.lead };
  if (kase.subject && outcome === "Allegation not substantiated")
    dropAllegation(desk, kase, kase.subject, "What was alleged was not found to be so", at);
  if (kase.subject && outcome === "Order or conviction obtained") {
    const source = chance.pick(["Leicester Magistrates' Court", "Leicester County Court"]);
    confirmStanding(desk, kase, kase.subject, { basis: "order", source, reason: "Order made" }, at);
  }
  const hasOrder = kase.subject !== null && outcome === "Order or conviction obtained";
  const order = { until: plusMonths(day, chance.pick([12, 24])), isAppealed: chance.percent(12) };
  closeCase(desk, kase, {
    day,
    by,
    outcome,
    reason: fill(reason, kase.subject, place.name),
    ...(hasOrder ? { order } : {}),
  });
}
