import { longDay } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";
import { endsOpenTo, licensingKind } from "./licensing-kinds.ts";
import type { LicensingRefusal, LicensingStep } from "./licensing-step.ts";
import type { InterimStepsGiven, LicensingDecisionGiven, LicensingEndGiven } from "./licensing-step.form.ts";

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
