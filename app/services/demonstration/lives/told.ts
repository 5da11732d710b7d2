import type { LinkRole } from "#app/domain/people/link-roles.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { SignList } from "#app/domain/risk/signs.ts";
import type { PlanDomain } from "#app/domain/risk/plan-step.ts";
import type { CastKey } from "../cast.ts";
import { type Case, type By } from "./case.ts";
import { type Action, finishAction, giveAction, type Owner } from "./actions.ts";
import type { Desk } from "./desk.ts";
import { type CaseGroup, factsOf, workdayBy, workdayFrom } from "./groups.ts";
import type { Draw } from "./ordinary.ts";
import { type Someone, recordPerson } from "./people.ts";
import { addStep, setStep, writeNote } from "./plan.ts";
import { accept, type Place, refer, type Subject } from "./refer.ts";
import { type Incident, joinIncident, logReport, noteReport, type Told } from "./reports.ts";
import { answerAssessment, answerQuestions, assess, offerVictimFirst, reviewWhereDue } from "./risk.ts";

// The lives that are told by hand, in days before today.

/** That many days ago, or the Friday before. */
export const ago = ({ world }: Desk, days: number) => workdayBy(world.daysAgo(days));

type Person = { name: readonly [string, string]; sex: "female" | "male"; born: string | null; area: string; days: number; by: CastKey }; // prettier-ignore

export function person(desk: Desk, { name: [givenNames, familyName], sex, born, area, days, by }: Person): Someone {
  return recordPerson(desk.ledger, { givenNames, familyName, sex, birthDate: born, area, day: ago(desk, days), by });
}

/** The place of that name in the made-up town. */
export function placeNamed({ places }: Draw, name: string): Place & { beat: string } {
  for (const [beat, all] of places) {
    const found = all.find((place) => place.name === name);
    if (found) return { ...found, beat };
  }
  throw new Error(`The town has no ${name}`);
}

type Opening = {
  group: CaseGroup;
  subject: Subject;
  received: number;
  accepted: number;
  from: CastKey;
  lead: CastKey;
  urgency?: "routine" | "soon" | "urgent";
  reason: string;
  tried: string;
  accept: string;
  people?: readonly { person: Someone; role: LinkRole }[];
  notTold?: string;
};

export function opened(desk: Desk, { group: name, received, accepted, lead, ...told }: Opening): Case {
  const group = factsOf(name);
  const made = refer(desk, { urgency: "routine", ...told, group, receivedOn: ago(desk, received) });
  const by = name === "ASB team casework" ? lead : (group.chair ?? group.coordinator);
  return accept(desk, made, { day: ago(desk, accepted), by, lead, reason: told.accept });
}

type Risk = {
  of: Someone;
  days: number;
  levels: readonly [RiskLevel, RiskLevel, RiskLevel];
  reasons: readonly [string, string, string];
  occasion?: "referral" | "review" | "meeting" | "incident" | "change";
  lower?: string;
  factors?: readonly string[];
  protective: string;
  child?: readonly [string, string];
  signs?: Partial<Record<SignList, readonly string[]>>;
  next?: number;
};

/** An assessment: reoffending, harm to others, harm to self. */
export function assessed(desk: Desk, kase: Case, { of, days, levels, reasons, child, next, ...told }: Risk) {
  const three = <T>([reoffending, harmToOthers, harmToSelf]: readonly [T, T, T]) => ({ reoffending, harmToOthers, harmToSelf }); // prettier-ignore
  const made = assess(desk, kase, {
    ...{ day: ago(desk, days), by: kase.lead, person: of, occasion: told.occasion ?? "review" },
    ...{ levels: three(levels), reasons: three(reasons), factors: told.factors ?? [] },
    ...{ protective: told.protective, signs: told.signs },
    ...(told.lower ? { levelReason: told.lower } : {}),
    ...(child ? { strengths: child[0], ownView: child[1] } : {}),
    ...(next === undefined ? {} : { nextReviewOn: workdayFrom(desk.world.daysAgo(-next)) }),
  });
  reviewWhereDue(desk, kase, ago(desk, days), MANAGER_WORDS[days % MANAGER_WORDS.length] ?? "");
  return made;
}

const MANAGER_WORDS = [
  "Read with the lead. The plan fits what is known; nothing to change.",
  "Looked at plan, actions and contact. One action is slow; the lead will ask.",
  "Discussed with the lead by telephone. Level is right.",
] as const;

/** The supervisor signs a High off, or a second person confirms a lower level. */
export function answered(desk: Desk, kase: Case, assessmentId: string, days: number, reason: string | null = null) {
  const decision = reason === null ? ("signed-off" as const) : ("confirmed" as const);
  answerAssessment(desk, kase, { day: ago(desk, days), by: kase.supervisor, assessmentId, decision, reason });
}

type Asked = {
  days: number;
  of: Someone;
  mental: "yes" | "no" | "unknown";
  substances: "yes" | "no";
  safeguarding: string;
};

/** The questions that a High waits for, of whoever is assessed and of each victim. */
export function asked(desk: Desk, kase: Case, { days, of, mental, substances, safeguarding }: Asked) {
  const at: By = { day: ago(desk, days), by: kase.lead };
  const adult = kase.group.kind === "adults-at-risk";
  answerQuestions(desk, kase, { ...at, person: of, mental, substances, safeguarding, adult });
  for (const { person: victim, row } of kase.links)
    if (row.role === "victim") offerVictimFirst(desk, kase, victim, "yes", at);
}

/** Steps of the plan that are under way: what works on what, and why. */
export function planned(
  desk: Desk,
  kase: Case,
  days: number,
  of: Someone | null,
  steps: readonly (readonly [PlanDomain, CastKey, string, string])[],
) {
  const at: By = { day: ago(desk, days), by: kase.lead };
  for (const [domain, owner, words, why] of steps) {
    const step = addStep(desk, kase, { ...at, domain, owner, words, why, person: domain === "place" || domain === "victim-safety" ? null : of }); // prettier-ignore
    setStep(desk, kase, step, { ...at, status: "under-way" });
  }
}

type ToDo = {
  days: number;
  due: number;
  owner: Owner;
  words: string;
  done?: readonly [number, string];
  priority?: "high" | "normal";
};

/** Something to do, due so many days ago (below zero: ahead), and when and how it was done. */
export function toDo(desk: Desk, kase: Case, { days, due, owner, words, done, priority }: ToDo): Action {
  const dueOn = workdayFrom(desk.world.daysAgo(due));
  const day = ago(desk, days);
  // It carries the step of whoever does it, where they have one.
  const step = kase.steps.find(({ row }) => row.from_day <= day && row.owner_user_id === ownerId(desk, owner));
  const action = giveAction(desk, kase, { day, by: kase.lead, words, owner, dueOn, priority, step });
  const by = typeof owner === "string" ? owner : kase.group.coordinator;
  if (done) finishAction(desk, action, { day: ago(desk, done[0]), by, status: "done", outcome: done[1] });
  return action;
}

const ownerId = ({ world }: Desk, owner: Owner) => (typeof owner === "string" ? world.userId(owner) : null);

type Note = {
  days: number;
  by: CastKey;
  words: string;
  kind?: "fact" | "opinion" | "intelligence";
  isPrivate?: boolean;
};

export function noted(desk: Desk, kase: Case, notes: readonly Note[]) {
  for (const { days, by, words, kind = "fact", isPrivate = false } of notes) {
    const shared = { day: ago(desk, days), by, words, isShared: !isPrivate };
    if (kind === "intelligence") writeNote(desk, kase, { ...shared, kind, grade: ["2", "C"] });
    else writeNote(desk, kase, { ...shared, kind });
  }
}

type Report = Omit<Told, "happenedOn" | "reportedOn" | "ended" | "channel" | "flags" | "time" | "suspect" | "victim"> &
  Partial<Pick<Told, "channel" | "flags" | "time" | "suspect" | "victim">> & {
    /** Days ago that it happened, and so many later that it was reported. */
    days: number;
    later?: number;
    end?: readonly [number, string];
    /** When the victim is told of the case review, if a duty to tell arises; null: not yet. */
    told?: { days: number; how: "phone" | "in-person" } | null;
    into?: readonly Case[];
  };

export function reported(
  { desk, duties }: Draw,
  { days, later = 0, end, told, into = [], ...report }: Report,
): Incident {
  const { world } = desk;
  const reportedOn = world.daysAgo(days - later);
  const { victim = null, suspect = null, by } = report;
  const incident = logReport(desk, {
    ...{ channel: "phone", flags: [], time: "21:30", ...report, victim, suspect, reportedOn },
    happenedOn: world.daysAgo(days),
    ended: end ? { on: world.daysAgo(end[0]), words: end[1] } : null,
  });
  if (victim) {
    const told1 = told === undefined ? ({ days: 0, how: "phone" } as const) : told;
    noteReport(desk, duties, { victim, reportId: incident.reportId, day: reportedOn, by }, told1);
  }
  for (const kase of into) {
    const day = reportedOn > kase.row.opened_on ? reportedOn : kase.row.opened_on;
    joinIncident(desk, kase, incident, { day, by: kase.lead });
  }
  return incident;
}
