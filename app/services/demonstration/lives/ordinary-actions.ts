import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { isUnfinished } from "#app/domain/actions/action.ts";
import { LATE_REASONS } from "#app/domain/actions/lateness.ts";
import { isHigh, RISK_DOMAINS } from "#app/domain/risk/levels.ts";
import type { CastKey } from "../cast.ts";
import {
  type Action,
  endAction,
  finishAction,
  giveAction,
  holdAction,
  moveDueDay,
  type Owner,
  reopenAction,
  sayWhyLate,
} from "./actions.ts";
import type { Case } from "./case.ts";
import { workdayBy, workdayFrom } from "./groups.ts";
import { type Draw, type Drawn, inTurn } from "./ordinary.ts";
import type { Step } from "./plan.ts";
import * as words from "./words.ts";

/** What becomes of an action, as often as its number says. */
type Fate = keyof typeof FATES;
const FATES = {
  ...{ "on-time": 66, late: 13, "late-agreed": 8, "not-possible": 4, "not-done": 3, ended: 3, reopened: 3 },
} as const;

/** What was to be done in a case and what became of it. */
export function actOn(draw: Draw, { theme, group, place }: Drawn, kase: Case, closedOn: string | null) {
  const { desk, chance } = draw;
  const until = closedOn ?? desk.world.today;
  const length = daysBetween(kase.row.opened_on, until);
  const many = Math.min(theme.actions.length, chance.between(2, 3) + (length > 80 ? chance.between(0, 1) : 0));
  for (const [what, outcome] of inTurn(chance, theme.actions).slice(0, many)) {
    const raisedOn = dayWithin(
      draw,
      kase.row.opened_on,
      plusDays(kase.row.opened_on, Math.floor(length * (closedOn ? 0.75 : 0.97))),
    );
    const owner = ownerOf(draw, kase, what);
    const say = (text: string) => words.fill(text, kase.subject, place.name);
    const action = giveAction(desk, kase, {
      ...{ day: raisedOn, by: chance.percent(60) ? kase.lead : group.coordinator, words: say(what), owner },
      ...(chance.percent(65) ? { step: stepOn(draw, kase, raisedOn) } : {}),
      ...{ dueOn: workdayFrom(plusDays(raisedOn, chance.between(7, 35))), priority: chance.pick(["normal", "normal", "normal", "high", "low"] as const) },
    }); // prettier-ignore
    const doer = typeof owner === "string" ? owner : kase.lead;
    if (closedOn || action.row.due_on < desk.world.today || chance.percent(30))
      settle(draw, kase, action, { doer, outcome: say(outcome), until, isClosed: closedOn !== null });
  }
  if (!closedOn) answerHighs(draw, kase);
}

/** A step of the plan that stands on that day. */
function stepOn({ chance }: Draw, { steps }: Case, day: string): Step | undefined {
  const standing = steps.filter(({ row }) => row.from_day <= day && (row.ended_on == null || row.ended_on > day));
  return standing.length > 0 ? chance.pick(standing) : undefined;
}

/** Each domain that is High today has a step with something to do. */
function answerHighs(draw: Draw, kase: Case) {
  const { desk, chance } = draw;
  for (const domain of RISK_DOMAINS.map(({ id }) => id).filter((id) => kase.levels && isHigh(kase.levels[id]))) {
    const step = kase.steps.find(({ row }) => row.domain === STEP_DOMAINS[domain]);
    const isCarried = kase.actions.some(({ row }) => row.plan_step_id === step?.row.id && isUnfinished({ status: row.status }));
    if (!step || isCarried) continue;
    const day = dayWithin(draw, step.row.from_day > desk.world.daysAgo(16) ? step.row.from_day : desk.world.daysAgo(16), desk.world.today);
    const what = words.fill(chance.pick(words.NEXT_STEPS[domain]), kase.subject, "");
    const dueOn = workdayFrom(plusDays(desk.world.today, chance.between(2, 18)));
    giveAction(desk, kase, { day, by: kase.lead, words: what, owner: ownerOf(draw, kase, what), dueOn, step, priority: "high" });
  }
} // prettier-ignore

const STEP_DOMAINS = {
  reoffending: "reoffending",
  harmToOthers: "harm-to-others",
  harmToSelf: "harm-to-self",
} as const;

function dayWithin({ chance }: Draw, from: string, to: string): string {
  const day = workdayBy(plusDays(from, chance.between(0, Math.max(0, daysBetween(from, to)))));
  return day < from ? from : day;
}

/** Whose kind of work it is, by what it says. */
const WORK: readonly (readonly [RegExp, CastKey])[] = [
  [/clinic|nurse|surgery|GP|blood|memory|hearing|crisis|care coordinator|tablets|mental/i, "health"],
  [/alcohol|outreach|treatment|naloxone|bed |bank|account|sharps|needles/i, "partner"],
  [/fire|detector|smoke|doors/i, "fire"],
  [/warrant|vehicle|patrol|statement|bail|film|arrest|adults seen|off-road|test purchase|missing/i, "beat-officer"],
  [/school|famil|parent|club|early help|counsel|mentor/i, "family-help"],
  [/probation|prison|recall|college/i, "probation"],
  [/warden|halls|tenant|the house|conduct/i, "university"],
  [/shop|bench|retail|off-licence|traders/i, "business"],
  [/safeguarding|advocate|risk management/i, "adults-chair"],
  [/closure|landlord|lock|light|camera|letter|legal|notice|mediation|noise|boundary|diary/i, "officer"],
];

/** Whoever's work it is, the lead, or somebody of the group; now and then an agency that has to name somebody. */
function ownerOf({ chance }: Draw, kase: Case, what: string): Owner {
  if (chance.percent(3)) return { agency: chance.pick(["The Falcon Centre", "The Bridge", "Loughborough College"]) };
  const { members, coordinator } = kase.group;
  const [, worker] = WORK.find(([says, key]) => says.test(what) && members.includes(key)) ?? [];
  if (worker && chance.percent(80)) return worker;
  if (chance.percent(60)) return kase.lead;
  // The coordinator asks more than he is asked.
  const others = members.filter((member) => member !== coordinator || chance.percent(15));
  return chance.pick(others.length > 0 ? others : members);
}

type Settled = { doer: CastKey; outcome: string; until: string; isClosed: boolean };

/** Nothing of it is in the future; of an open case some of what is due is left undone, and is overdue today. */
function settle(draw: Draw, kase: Case, action: Action, { doer, outcome, until, isClosed }: Settled) {
  const { desk, chance } = draw;
  const due = action.row.due_on;
  const raised = action.row.raised_on;
  const isUnnamed = action.row.owner_user_id === null;
  const by = isUnnamed ? kase.group.coordinator : doer;
  const recently = due > desk.world.daysAgo(75);
  if (!isClosed && due < desk.world.today && recently && chance.percent(isUnnamed ? 45 : 15)) {
    if (chance.percent(60) && plusDays(due, 3) < desk.world.today)
      sayWhyLate(desk, action, { day: plusDays(due, 3), by, why: chance.pick(LATE_REASONS) });
    return;
  }
  if (!isClosed && due >= desk.world.today && chance.percent(20)) {
    const until = plusDays(desk.world.today, chance.between(6, 25));
    const day = raised < desk.world.daysAgo(3) ? desk.world.daysAgo(3) : raised;
    holdAction(desk, action, { day, by: kase.lead, until, reason: chance.pick(words.HELD) });
    return;
  }
  const fate = chance.weighted<Fate>(FATES);
  const cap = (day: string) => (day > until ? until : day);
  const soon = cap(dayWithin(draw, raised, due));
  switch (fate) {
    case "on-time":
      return finishAction(desk, action, { day: soon, by, status: "done", outcome });
    case "late": {
      const asked = plusDays(due, chance.between(1, 4));
      if (asked < until && chance.percent(75)) sayWhyLate(desk, action, { day: asked, by, why: chance.pick(LATE_REASONS) });
      return finishAction(desk, action, { day: cap(workdayFrom(plusDays(due, chance.between(5, 30)))), by, status: "done", outcome });
    }
    case "late-agreed": {
      const moved = cap(dayWithin(draw, raised, due));
      const dueOn = workdayFrom(plusDays(due, chance.between(7, 21)));
      moveDueDay(desk, action, { day: moved, by: kase.lead, dueOn, reason: chance.pick(words.LATE_NOTES) });
      const day = cap(plusDays(due, chance.between(2, 7)));
      return finishAction(desk, action, { day: day < moved ? moved : day, by, status: "done", outcome });
    }
    case "not-possible":
      return finishAction(desk, action, { day: soon, by, status: "not-possible", outcome: chance.pick(words.NOT_POSSIBLE) });
    case "not-done":
      return finishAction(desk, action, { day: cap(plusDays(due, 8)), by: kase.group.coordinator, status: "not-done", outcome: chance.pick(words.NOT_DONE) });
    case "ended":
      return endAction(desk, action, { day: soon, by: kase.lead, reason: chance.pick(words.ENDED) });
    case "reopened": {
      finishAction(desk, action, { day: soon, by, status: "done", outcome });
      const again = cap(workdayFrom(plusDays(soon, chance.between(2, 9))));
      const dueOn = workdayFrom(plusDays(again, 14));
      reopenAction(desk, action, { day: again, by: kase.lead, dueOn, reason: chance.pick(words.REOPENED) });
      if (isClosed || dueOn < desk.world.today)
        finishAction(desk, action, { day: cap(plusDays(again, chance.between(0, 12))), by, status: "done", outcome });
    }
  }
} // prettier-ignore

/** Of a group for itself, not of a case: what its chair and coordinator ask of the agencies. */
export function groupAction(
  draw: Draw,
  group: Case["group"],
  [what, outcome]: readonly [string, string],
  raisedOn: string,
) {
  const { desk, chance } = draw;
  const owner = chance.pick(group.members);
  const dueOn = workdayFrom(plusDays(raisedOn, chance.between(14, 40)));
  const action = giveAction(desk, group.name, { day: raisedOn, by: group.coordinator, words: what, owner, dueOn });
  const isDue = dueOn < desk.world.today;
  if (!isDue || (dueOn > desk.world.daysAgo(40) && chance.percent(30))) return action;
  const isLate = chance.percent(20);
  const day = isLate ? plusDays(dueOn, chance.between(2, 20)) : dayWithin(draw, raisedOn, dueOn);
  const finishedOn = day > desk.world.today ? desk.world.today : day;
  finishAction(desk, action, { day: finishedOn, by: owner, status: "done", outcome });
  return action;
}
