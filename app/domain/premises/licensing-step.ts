import { longDay } from "../dates/iso-day.ts";
import { londonInstant } from "../dates/london-hours.ts";
import { plusMonths } from "../dates/periods.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";
import type { Objective } from "./attribution.ts";
import type {
  InterimStepsGiven,
  LicensingDecisionGiven,
  LicensingEndGiven,
  LicensingStepGiven,
} from "./licensing-step.form.ts";
import {
  type Decision,
  endsOpenTo,
  type InterimStep,
  type LicensingEnd,
  licensingKind,
  type LicensingStepKind,
  type ReviewApplicant,
} from "./licensing-kinds.ts";

/** A step about a licence, as it is recorded. Days are ISO text, times HH:MM, both London's. */
export type LicensingStep = {
  kind: LicensingStepKind;
  happenedOn: string;
  happenedTime: string | null;
  untilDay: string | null;
  untilTime: string | null;
  applicant: ReviewApplicant | null;
  grounds: Objective[];
  hearingOn: string | null;
  interimOn: string | null;
  interimTime: string | null;
  interimSteps: InterimStep[];
  decidedOn: string | null;
  decisions: Decision[];
  effectiveFrom: string | null;
  suspendedUntil: string | null;
  limitedUntil: string | null;
  appealedOn: string | null;
  endedOn: string | null;
  endKind: LicensingEnd | null;
};

export type LicensingRefusal = { field: string | null; message: string };

/** Local policy: a day further ahead is more likely a slip of the pen. */
const FURTHEST_AHEAD_MONTHS = 12;
const HOUR_MS = 3_600_000;

/** Why it cannot be recorded so. `law`: the numbers of its own day. */
export function refuseLicensingStep(given: LicensingStepGiven, law: LegalNumbers, today: string): LicensingRefusal[] {
  const kind = licensingKind(given.kind);
  const refusals: LicensingRefusal[] = [];
  const say = (field: string, message: string) => refusals.push({ field, message });
  if (given.happenedOn > today && !kind.mayLieAhead) say("happenedOn", `${kind.day} must be today or in the past`);
  if (given.happenedOn > plusMonths(today, FURTHEST_AHEAD_MONTHS))
    say("happenedOn", `${kind.day} must be within ${FURTHEST_AHEAD_MONTHS} months from today`);
  if ((kind.hasInterimSteps || kind.runs === "hours") && given.happenedTime === null)
    say("happenedTime", "Enter the time: the law counts hours from it");
  if (kind.hasApplicant && given.applicant === null) say("applicant", "Select who applied");
  if (kind.hasApplicant && given.grounds.length === 0)
    say("grounds", "Select at least one licensing objective that the grounds bear on");
  if (kind.needsWords && given.words === null) say("words", "Enter what was done, and by whom");
  if (given.hearingOn !== null && given.hearingOn < given.happenedOn)
    say("hearingOn", `Day of the hearing must be on or after ${longDay(given.happenedOn)}`);
  return [...refusals, ...refuseRun(given, law)];
}

function refuseRun(given: LicensingStepGiven, law: LegalNumbers): LicensingRefusal[] {
  const { runs } = licensingKind(given.kind);
  const { happenedOn, happenedTime, untilDay, untilTime } = given;
  if (!runs) return [];
  if (untilDay === null)
    return runs === "hours" ? [{ field: "untilDay", message: "Enter the day on which it ends" }] : [];
  if (untilDay < happenedOn)
    return [{ field: "untilDay", message: `Last day must be on or after ${longDay(happenedOn)}` }];
  if (runs === "days") return [];
  if (untilTime === null) return [{ field: "untilTime", message: "Enter the time at which it ends" }];
  if (happenedTime === null) return [];
  const hours = (+londonInstant(untilDay, untilTime) - +londonInstant(happenedOn, happenedTime)) / HOUR_MS;
  if (hours <= 0) return [{ field: "untilTime", message: "The end must be after the beginning" }];
  const { least, most } = hourLimits(given.kind, law);
  if (least && hours < least.value)
    return [{ field: "untilDay", message: `It lasts at least ${least.value} hours (${least.source})` }];
  if (most && hours > most.value)
    return [{ field: "untilDay", message: `It lasts at most ${most.value} hours (${most.source})` }];
  return [];
}

/** Real hours from beginning to end: s169A has a shortest and a longest, s160 a longest. */
function hourLimits(kind: LicensingStepKind, law: LegalNumbers) {
  if (kind === "area-closure") return { most: numberOf(law, "area-closure", "longest") };
  if (kind !== "closure-alcohol") return {};
  return {
    least: numberOf(law, "alcohol-to-children", "closure-shortest"),
    most: numberOf(law, "alcohol-to-children", "closure-longest"),
  };
}

/** What was recorded wrongly: nothing that is known to have followed may come before it, and its kind stays. */
export function refuseCorrection(
  step: LicensingStep,
  given: LicensingStepGiven,
  law: LegalNumbers,
  today: string,
): LicensingRefusal[] {
  if (given.kind !== step.kind)
    return [{ field: null, message: "What kind it is cannot be corrected. Withdraw or end it and record the other" }];
  const [followed] = [step.interimOn, step.decidedOn, step.endedOn].filter((day) => day !== null).sort();
  const refusals = refuseLicensingStep(given, law, today);
  if (followed === undefined || given.happenedOn <= followed) return refusals;
  const message = `${licensingKind(step.kind).day} must be on or before ${longDay(followed)}, when something followed from it`;
  return [{ field: "happenedOn", message }, ...refusals];
}

/** Interim steps of a summary review (s53B): also that none were needed. */
export function refuseInterim(step: LicensingStep, given: InterimStepsGiven, today: string): LicensingRefusal | null {
  const shut = refuseMore(step);
  if (shut) return shut;
  if (!licensingKind(step.kind).hasInterimSteps)
    return { field: null, message: "Only a summary review has interim steps" };
  return refuseDayOf("interimOn", "Day on which they were decided", given.interimOn, step, today);
}

/**
 * The decision at a hearing. A suspension lasts three months at most (s52(4)(d)); what is modified or excluded for a time
 * only, as long at most (s52(6)): both from the day on which it has effect, which is that of the decision unless another is
 * given. `law`: the numbers of the day of the decision. A decision may be recorded again, as after an appeal.
 */
export function refuseDecision(
  step: LicensingStep,
  given: LicensingDecisionGiven,
  law: LegalNumbers,
  today: string,
): LicensingRefusal | null {
  if (!licensingKind(step.kind).isReview) return { field: null, message: "Nothing is decided of it at a hearing" };
  if (step.endedOn !== null) return ENDED;
  const { outcome, decisions, decidedOn, appealedOn } = given;
  const day = refuseDayOf("decidedOn", "Day of the decision", decidedOn, step, today);
  if (day) return day;
  if (outcome === "decided" && decisions.length === 0)
    return { field: "decisions", message: "Select what was decided" };
  if (outcome === "nothing" && decisions.length > 0)
    return { field: "decisions", message: "Select nothing here, or that steps were decided" };
  const from = given.effectiveFrom ?? decidedOn;
  if (from < decidedOn)
    return {
      field: "effectiveFrom",
      message: `It cannot have effect before ${longDay(decidedOn)}, the day of the decision`,
    };
  if (appealedOn !== null && (appealedOn < decidedOn || appealedOn > today))
    return { field: "appealedOn", message: "Day of the appeal must be from the day of the decision to today" };
  return refuseLength(given, from, law);
}

function refuseLength(
  { decisions, suspendedUntil, limitedUntil }: LicensingDecisionGiven,
  from: string,
  law: LegalNumbers,
) {
  const isSuspended = decisions.includes("suspended");
  if (isSuspended !== (suspendedUntil !== null))
    return {
      field: "suspendedUntil",
      message: isSuspended
        ? "Enter the last day of the suspension"
        : "Select that the licence was suspended, or leave this blank",
    };
  const mayBeLimited = decisions.includes("modified") || decisions.includes("excluded");
  if (limitedUntil !== null && !mayBeLimited)
    return { field: "limitedUntil", message: "Only what is modified or excluded can be limited in time" };
  const limits = [
    ["suspendedUntil", suspendedUntil, numberOf(law, "licence-review", "suspension-longest")],
    ["limitedUntil", limitedUntil, numberOf(law, "licence-review", "modification-longest")],
  ] as const;
  for (const [field, until, most] of limits) {
    if (until === null) continue;
    if (until < from) return { field, message: `This day must be on or after ${longDay(from)}` };
    const last = most ? plusMonths(from, most.value) : null;
    if (last !== null && most && until > last)
      return { field, message: `At most ${most.value} months: ${longDay(last)} at the latest (${most.source})` };
  }
  return null;
}

export function refuseLicensingEnd(
  step: LicensingStep,
  given: LicensingEndGiven,
  today: string,
): LicensingRefusal | null {
  const shut = refuseMore(step);
  if (shut) return shut;
  if (!endsOpenTo(step.kind).includes(given.endKind))
    return { field: "endKind", message: "Select one of those that are possible for it" };
  return refuseDayOf("endedOn", "Day", given.endedOn, step, today);
}

const ENDED: LicensingRefusal = { field: null, message: "It has ended, so nothing more can be recorded of it" };

/** Of what is decided or has ended nothing more is recorded but the decision itself, again. */
function refuseMore({ endedOn, decidedOn }: LicensingStep): LicensingRefusal | null {
  if (endedOn !== null) return ENDED;
  return decidedOn === null ? null : { field: null, message: "It has been decided" };
}

function refuseDayOf(field: string, what: string, day: string, { happenedOn }: LicensingStep, today: string) {
  if (day > today) return { field, message: `${what} must be today or in the past` };
  if (day < happenedOn) return { field, message: `${what} must be on or after ${longDay(happenedOn)}` };
  return null;
}
