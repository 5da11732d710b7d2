import { longDay } from "../dates/iso-day.ts";
import { londonInstant } from "../dates/london-hours.ts";
import { plusMonths } from "../dates/periods.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";
import type { Objective } from "./attribution.ts";
import type { LicensingStepGiven } from "./licensing-step.form.ts";
import {
  type Decision,
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
