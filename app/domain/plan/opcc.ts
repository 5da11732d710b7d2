import { longDay } from "../dates/iso-day.ts";
import { plusQuarters, type Quarter, quarterPeriod } from "../performance/quarter.ts";

/** The steps by which the Office of the Police and Crime Commissioner gives money, with a proposal that it declines. */
export const OPCC_STATE_NAMES = {
  allocation: "Allocation told",
  proposal: "Proposal made",
  scrutiny: "With the OPCC",
  granted: "Granted",
  declined: "Declined",
  released: "Funds released",
  project: "Project under way",
  monitoring: "Monitored each quarter",
  reviewed: "Reviewed at the year’s end",
} as const;
export type OpccState = keyof typeof OPCC_STATE_NAMES;

export const UNDERSPEND_NAMES = {
  none: "Nothing was left",
  carried: "Carried over into the next year",
  returned: "Returned to the OPCC",
} as const;
export type Underspend = keyof typeof UNDERSPEND_NAMES;

/** DOMAIN 6.5, since 2023/24. What was declined may be proposed again, and a quarter's monitoring comes as often as there are quarters. */
const NEXT: Record<OpccState, readonly OpccState[]> = {
  allocation: ["proposal"],
  proposal: ["scrutiny"],
  scrutiny: ["granted", "declined"],
  granted: ["released"],
  declined: ["proposal"],
  released: ["project"],
  project: ["monitoring"],
  monitoring: ["monitoring", "reviewed"],
  reviewed: [],
};

/** Null: money for which none of the steps has been recorded. */
export function nextOpccStates(state: OpccState | null): readonly OpccState[] {
  return state === null ? ["allocation"] : NEXT[state];
}

/** The quarters of a line's year that have begun, by which its monitoring goes. */
export function monitoredQuarters(year: number, today: string): Quarter[] {
  const first: Quarter = { year, number: 1 };
  return [0, 1, 2, 3].map((after) => plusQuarters(first, after)).filter((one) => quarterPeriod(one).from <= today);
}

export type OpccStep = {
  state: OpccState;
  onDay: string;
  quarterFrom: string | null;
  underspend: Underspend | null;
};
type Line = { year: number; state: OpccState | null; lastDay: string | null };

/** A second report on the same quarter is taken: the newest is what counts of it. */
export function refuseStep(step: OpccStep, { year, state, lastDay }: Line, today: string) {
  if (!nextOpccStates(state).includes(step.state)) return { field: "state", message: "Select a step that comes next" };
  if (step.onDay > today) return { field: "onDay", message: "Day must be today or in the past" };
  if (lastDay !== null && step.onDay < lastDay)
    return { field: "onDay", message: `Day must be on or after ${longDay(lastDay)}, the day of the step before` };
  const quarters = monitoredQuarters(year, today).map((quarter) => quarterPeriod(quarter).from);
  if (step.state === "monitoring" && !quarters.includes(step.quarterFrom ?? ""))
    return { field: "quarterFrom", message: "Select the quarter that was monitored" };
  if (step.state === "reviewed" && step.underspend === null)
    return { field: "underspend", message: "Select what becomes of money that is left" };
  return null;
}
