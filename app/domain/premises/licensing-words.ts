import { longDay } from "../dates/iso-day.ts";
import { OBJECTIVE_NAMES } from "./attribution.ts";
import {
  DECISION_NAMES,
  INTERIM_NAMES,
  LICENSING_END_NAMES,
  licensingKind,
  REVIEW_APPLICANT_NAMES,
} from "./licensing-kinds.ts";
import type { LicensingStep } from "./licensing-step.ts";

type Shown = LicensingStep & {
  version: number;
  words: string | null;
  decisionWords: string | null;
  endReason: string | null;
};

/** A step in the rows of its page: what is recorded of it, and nothing that its kind does not have. */
export function licensingRowsOf(step: Shown): { key: string; value: string }[] {
  return Object.entries(recordedLicensing(step)).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}

/** The same under the labels of its forms, for whoever another was quicker than. */
export function recordedLicensing(step: Shown): Record<string, string | null> {
  const kind = licensingKind(step.kind);
  const day = (value: string | null) => (value === null ? null : longDay(value));
  const at = (value: string | null, time: string | null) =>
    value === null ? null : `${longDay(value)}${time === null ? "" : `, ${time}`}`;
  const list = (names: readonly string[]) => (names.length === 0 ? null : names.join("; "));
  const isInterim = step.interimOn !== null && step.interimSteps.length === 0;
  const isNothing = step.decidedOn !== null && step.decisions.length === 0;
  return {
    [kind.day]: at(step.happenedOn, step.happenedTime),
    "Who applied": step.applicant === null ? null : REVIEW_APPLICANT_NAMES[step.applicant],
    "Licensing objectives": list(step.grounds.map((one) => OBJECTIVE_NAMES[one])),
    Until: at(step.untilDay, step.untilTime),
    "Interim steps considered on": at(step.interimOn, step.interimTime),
    "Interim steps": isInterim ? "None was needed" : list(step.interimSteps.map((one) => INTERIM_NAMES[one])),
    Hearing: day(step.hearingOn),
    "Decided on": day(step.decidedOn),
    Decision: isNothing ? "Nothing was needed" : list(step.decisions.map((one) => DECISION_NAMES[one])),
    "Has effect from": day(step.effectiveFrom),
    "Last day of the suspension": day(step.suspendedUntil),
    "Last day of what was modified or excluded": day(step.limitedUntil),
    "What was decided": step.decisionWords,
    "Appeal lodged on": day(step.appealedOn),
    Ended: step.endKind === null ? null : `${LICENSING_END_NAMES[step.endKind]} on ${day(step.endedOn) ?? ""}`,
    Why: step.endReason,
    Note: step.words,
  };
}
