import { plusDays } from "#app/domain/dates/iso-day.ts";
import { isHigh, RISK_LEVELS, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import type { Occasion } from "#app/domain/risk/occasions.ts";
import type { PlanDomain } from "#app/domain/risk/plan-step.ts";
import type { Case } from "./case.ts";
import { workdayBy } from "./groups.ts";
import type { Draw, Drawn } from "./ordinary.ts";
import { addStep, setStep, type Step } from "./plan.ts";
import {
  answerAssessment,
  answerQuestions,
  assess,
  assessPlace,
  levelsFrom,
  offerVictimFirst,
  reviewWhereDue,
  standingOf,
} from "./risk.ts";
import type { Someone } from "./people.ts";
import * as words from "./words.ts";

/** How a level goes on after the first: two in five fall, as many stay, and some rise before they fall. */
type Course = "falls" | "stays" | "rises";

const DOMAINS = {
  reoffending: "reoffending",
  harmToOthers: "harm-to-others",
  harmToSelf: "harm-to-self",
} as const satisfies Record<RiskDomain, PlanDomain>;

/** The history of risk in a case, and the plan that goes with it. */
export function assessAll(draw: Draw, drawn: Drawn, kase: Case, closedOn: string | null) {
  const { desk, chance } = draw;
  const { theme } = drawn;
  if (kase.row.subject_kind === "location") return placeHistory(draw, drawn, kase, closedOn);
  const person = kase.subject && theme.role !== "victim" ? kase.subject : suspectOf(kase);
  const isNew = kase.row.opened_on > desk.world.daysAgo(8);
  if (!person || chance.percent(isNew ? 70 : 8)) return;
  const course = chance.weighted<Course>({ falls: 45, stays: 37, rises: 18 });
  const first = chance.weighted<RiskLevel>(
    course === "rises" ? { low: 45, medium: 50, high: 5, "very-high": 0 } : { low: 22, medium: 44, high: 32, "very-high": 2 },
  ); // prettier-ignore
  const until = closedOn ?? desk.world.today;
  let level = first;
  let day = workdayBy(plusDays(kase.row.opened_on, chance.between(0, 3)));
  if (day > until || day < kase.row.opened_on) day = kase.row.opened_on;
  const steps: Step[] = [];
  for (let round = 0; day <= until; round += 1) {
    const before = level;
    if (round > 0) level = nextLevel(draw, course, level, round);
    const occasion: Occasion =
      round === 0 ? "referral" : chance.pick(["review", "review", "meeting", "change"] as const);
    level = assessOnce(draw, drawn, kase, { person, day, level, before: round > 0 ? before : null, occasion, until });
    if (round === 0) steps.push(...planOf(draw, drawn, kase, person, day));
    if (isHigh(level)) steps.push(...stepsForHigh(draw, kase, steps, person, day));
    const { days } = standingOf(desk, kase);
    // Most look again on time or sooner, some a few days late.
    const wait = (days ?? 90) + (chance.percent(14) ? chance.between(2, 6) : -chance.between(0, 3));
    const next = workdayBy(plusDays(day, wait));
    if (next <= day) break;
    // Some have been left since they were last due.
    if (!closedOn && next > desk.world.daysAgo(12) && chance.percent(20)) break;
    day = next;
    if (day <= until && chance.percent(85)) reviewWhereDue(desk, kase, day, chance.pick(words.SUPERVISOR_WORDS));
  }
  if (closedOn && isHigh(standingOf(desk, kase).level ?? null)) lowerBeforeClosing(draw, drawn, kase, person, closedOn);
  for (const step of steps) stepOn(draw, kase, step, closedOn);
}

const suspectOf = (kase: Case) => kase.links.find(({ row }) => row.role === "perpetrator")?.person ?? null;

function nextLevel({ chance }: Draw, course: Course, level: RiskLevel, round: number): RiskLevel {
  const rank = RISK_LEVELS.indexOf(level);
  const to = (by: number) => RISK_LEVELS[Math.min(2, Math.max(0, rank + by))] ?? level;
  if (course === "falls") return rank > 0 && chance.percent(isHigh(level) ? 33 : 30) ? to(-1) : level;
  if (course === "rises") return round < 3 && rank < 2 && chance.percent(60) ? to(1) : chance.percent(isHigh(level) ? 35 : 15) ? to(-1) : level;
  return isHigh(level) && round > 5 ? to(-1) : level;
} // prettier-ignore

type Once = {
  person: Someone;
  day: string;
  level: RiskLevel;
  before: RiskLevel | null;
  occasion: Occasion;
  until: string;
};

/** One assessment; its sign-off where it is High, and the second person where it falls from High. Gives the level in force. */
function assessOnce(
  draw: Draw,
  { theme, group, place }: Drawn,
  kase: Case,
  { person, day, level, before, occasion, until }: Once,
) {
  const { desk, chance } = draw;
  const levels = levelsFrom(level, theme.lead, [chance.between(0, 2), chance.between(1, 3)]);
  const isChild = group.kind === "youth-jag";
  const evidence = (domain: RiskDomain) =>
    domain === theme.lead && level !== "low" ? words.fill(chance.pick(theme.evidence), person, place.name) : null;
  const reason = (domain: RiskDomain) => words.reasonOf(chance, domain, levels[domain], evidence(domain));
  const falls = before !== null && RISK_LEVELS.indexOf(level) < RISK_LEVELS.indexOf(before);
  const { id, isProposed } = assess(desk, kase, {
    ...{ day, by: kase.lead, person, levels, occasion, protective: chance.pick(words.PROTECTIVE) },
    reasons: { reoffending: reason("reoffending"), harmToOthers: reason("harmToOthers"), harmToSelf: reason("harmToSelf") },
    ...(falls ? { levelReason: chance.pick(words.LOWER_BECAUSE) } : {}),
    factors: theme.factors.filter(() => chance.percent(70)),
    ...(isChild ? { strengths: chance.pick(words.STRENGTHS), ownView: chance.pick(words.OWN_VIEWS) } : {}),
    ...(theme.flags.includes("Exploitation") && isChild
      ? { signs: { exploitation: ["missing-episodes", ...(chance.percent(60) ? ["several-phones"] : ["older-associates"])] } }
      : {}),
    ...(theme.flags.includes("Cuckooing") ? { signs: { "cuckooing-sign": ["more-people", "not-seen"], "cuckooing-type": ["drugs"] } } : {}),
  }); // prettier-ignore
  const soon = workdayBy(plusDays(day, 1)) > day ? workdayBy(plusDays(day, 1)) : day;
  const answeredOn = soon > until ? day : soon;
  const second = kase.supervisor;
  if (isProposed) {
    // The newest of all may still wait for its second person.
    if (answeredOn > desk.world.daysAgo(7) && chance.percent(75)) return before ?? level;
    const refused = chance.percent(8);
    const answer = { day: answeredOn, by: second, assessmentId: id };
    if (refused)
      answerAssessment(desk, kase, {
        ...answer,
        decision: "refused",
        reason: "Too soon: the plan has not been tested yet",
      });
    else
      answerAssessment(desk, kase, { ...answer, decision: "confirmed", reason: chance.pick(words.CONFIRMED_BECAUSE) });
    return refused ? (before ?? level) : level;
  }
  if (!isHigh(level)) return level;
  if (occasion === "referral" || before === null || !isHigh(before)) askAll(draw, kase, person, day);
  answerAssessment(desk, kase, { day: answeredOn, by: second, assessmentId: id, decision: "signed-off", reason: null });
  return level;
}

/** The questions that a High waits for: of whoever is assessed, and of each victim. */
function askAll({ desk, chance }: Draw, kase: Case, person: Someone, day: string) {
  const mental = chance.pick(["yes", "no", "unknown"] as const);
  const adult = kase.group.kind === "adults-at-risk";
  const safeguarding = adult ? "Concern raised with adult social care the day before." : kase.group.kind === "youth-jag" ? "Referred through first response; family knows." : chance.pick(words.SAFEGUARDING);
  answerQuestions(desk, kase, { day, by: kase.lead, person, mental, substances: chance.pick(["yes", "no"] as const), safeguarding, adult });
  for (const { person: victim, row } of kase.links)
    if (row.role === "victim") offerVictimFirst(desk, kase, victim, chance.percent(70) ? "yes" : "declined", { day, by: kase.lead });
} // prettier-ignore

function lowerBeforeClosing(draw: Draw, drawn: Drawn, kase: Case, person: Someone, closedOn: string) {
  const before = standingOf(draw.desk, kase).level;
  if (!before || draw.chance.percent(15)) return;
  const level = RISK_LEVELS[RISK_LEVELS.indexOf(before) - 1] ?? "medium";
  assessOnce(draw, drawn, kase, { person, day: closedOn, level, before, occasion: "change", until: closedOn });
}

function planOf(
  { desk, chance }: Draw,
  { theme, group, place }: Drawn,
  kase: Case,
  person: Someone,
  day: string,
): Step[] {
  const chosen = [...theme.steps];
  // Whatever was High has a step of its own.
  const lead = DOMAINS[theme.lead];
  if (!chosen.some(([domain]) => domain === lead))
    chosen.push([
      lead,
      "Weekly contact by the lead, with a note of how it stands",
      "What is most feared is to be seen coming",
    ]);
  if (!standingOf(desk, kase).isHigh && chance.percent(25)) chosen.length = 1;
  return chosen.map(([domain, what, why]) =>
    addStep(desk, kase, {
      ...{ day, by: kase.lead, domain, person: domain === "place" || domain === "victim-safety" ? null : person },
      ...{ words: words.fill(what, person, place.name), why: words.fill(why, person, place.name) },
      owner: chance.percent(60) ? kase.lead : chance.pick(group.members),
    }),
  );
}

/** No domain is left without somebody while the level is High. */
function stepsForHigh(
  { desk, chance }: Draw,
  kase: Case,
  known: readonly Step[],
  person: Someone,
  day: string,
): Step[] {
  const missing = Object.values(DOMAINS).filter((domain) => !known.some(({ row }) => row.domain === domain));
  return missing.map((domain) => {
    const owner = chance.percent(60) ? kase.lead : chance.pick(kase.group.members);
    const why = "The level is High, and nothing worked on this yet";
    return addStep(desk, kase, { day, by: kase.lead, domain, person, words: STEP_OF[domain], why, owner });
  });
}

const STEP_OF: Record<(typeof DOMAINS)[RiskDomain], string> = {
  reoffending: "Beat officer to visit weekly and log what is seen",
  "harm-to-others": "Whoever may be harmed has a direct number and a call each week",
  "harm-to-self": "Welfare asked about at each contact and told to the surgery",
};

function stepOn({ desk, chance }: Draw, kase: Case, step: Step, closedOn: string | null) {
  const { today } = desk.world;
  const from = step.row.from_day;
  const begun = workdayBy(plusDays(from, chance.between(2, 14)));
  if (begun > (closedOn ?? today) || begun < from) return;
  setStep(desk, kase, step, { day: begun, by: kase.lead, status: "under-way" });
  if (!closedOn) return;
  const status = chance.percent(75) ? "done" : chance.percent(60) ? "not-needed" : "not-done";
  const reason = status === "done" ? null : status === "not-needed" ? "Overtaken by how things went" : "Could not be put in place before the case closed";
  setStep(desk, kase, step, { day: closedOn, by: kase.lead, status, reason });
} // prettier-ignore

function placeHistory(draw: Draw, { theme, place }: Drawn, kase: Case, closedOn: string | null) {
  const { desk, chance } = draw;
  const until = closedOn ?? desk.world.today;
  let rank = chance.pick([2, 2, 3, 3, 4]);
  let day = kase.row.opened_on;
  for (let round = 0; day <= until; round += 1) {
    if (round > 0) rank = Math.max(1, Math.min(4, rank + chance.pick([-1, -1, 0, 0, 1])));
    const reasons = words.fill(`${chance.pick(theme.evidence)} ${chance.pick(PLACE_WORDS)}`, null, place.name);
    assessPlace(desk, kase, { day, by: kase.lead, rank, reasons, occasion: round === 0 ? "referral" : "review" });
    const wait = [90, 56, 28, 14][rank - 1] ?? 56;
    day = workdayBy(plusDays(day, wait - chance.between(0, 3)));
  }
  for (const [domain, what, why] of theme.steps) {
    const step = addStep(desk, kase, { day: kase.row.opened_on, by: kase.lead, domain, person: null, words: words.fill(what, null, place.name), why: words.fill(why, null, place.name), owner: kase.lead }); // prettier-ignore
    stepOn(draw, kase, step, closedOn);
  }
}

const PLACE_WORDS = ["Evenings are worst.", "Counted on three days this week.", "Residents say it is easing.", "New faces since the last count.", "No change since the last look."]; // prettier-ignore
