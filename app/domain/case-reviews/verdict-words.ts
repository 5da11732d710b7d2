import { longDay, plusDays } from "../dates/iso-day.ts";
import type { InTimeUnder } from "./in-time.ts";
import type { Reason, Threshold, Verdict } from "./threshold.ts";

/** Why a report does not count, as the officer and the victim are told. */
const REASON_WORDS: Record<Reason, string> = {
  "late-report": "reported too long after it happened",
  "out-of-time": "out of time",
  "same-incident": "the same incident as another report of this person",
  anonymous: "anonymous",
  "body-not-named": "made to a body that the procedures do not name",
};

const READING_WORDS: Record<InTimeUnder, string> = {
  both: "",
  "local-wording": "in time under the local wording only",
  statute: "in time under the Act only",
  neither: "",
};

/** "Counts until 14 June 2026", or why not. Where a problem is counted, a report of something else says so. */
export function verdictWords(
  { qualifies, reasons, inTimeUnder, outOfTimeFrom, turnsOnRange, isAboutProblem }: Verdict,
  hasProblem: boolean,
): string {
  const notes = [
    READING_WORDS[inTimeUnder],
    turnsOnRange ? "turns on when it happened" : "",
    hasProblem && !isAboutProblem ? "not about the problem" : "",
  ].filter(Boolean);
  const verdict = qualifies
    ? `Counts${outOfTimeFrom === null ? "" : ` until ${longDay(plusDays(outOfTimeFrom, -1))}`}`
    : `Does not count: ${reasons.map((reason) => REASON_WORDS[reason]).join(", ")}`;
  return [verdict, ...notes].join("; ");
}

/** How near the threshold is: met, one short of it, or neither. */
export type Nearness = "met" | "near" | "below";

export function nearnessOf({ met, local, statutory }: Pick<Threshold, "met" | "local" | "statutory">): Nearness {
  if (met) return "met";
  return local.count === local.threshold - 1 ||
    (statutory.problemId !== null && statutory.count === statutory.threshold - 1)
    ? "near"
    : "below";
}

type Met = { local: { met: boolean }; statutory: { met: boolean }; hate: boolean };

/** By which of the three a threshold is met, since the number of one of them alone does not say so: "by the hate rule"; "" where it is not. */
export function metByWords({ local, statutory, hate }: Met): string {
  const by = [
    ...(local.met ? ["the local count"] : []),
    ...(statutory.met ? ["the statutory count"] : []),
    ...(hate ? ["the hate rule"] : []),
  ];
  return by.length === 0 ? "" : `by ${by.join(" and ")}`;
}
