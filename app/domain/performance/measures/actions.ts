import type { Measure } from "./measure.ts";

const OF_ACTIONS = {
  theme: "actions",
  source: "Actions",
  record: "action",
  span: "days",
  unit: "rows",
  aim: "neither",
  isOfGroups: true,
  isAboutPeople: false,
} as const;
const FINISHED = { ...OF_ACTIONS, dateField: "Day the action was finished" } as const;
const ON_LAST_DAY = { ...OF_ACTIONS, span: "last-day" } as const;
const OPENED_AGAIN = "An action that was opened again counts as unfinished.";

export const ACTION_MEASURES = [
  {
    ...OF_ACTIONS,
    id: "actions-raised",
    name: "Actions raised",
    short: "Raised",
    meaning: "Actions of cases, groups, premises, case reviews and the plan that were raised in the days.",
    dateField: "Day the action was raised",
    by: ["agency"],
  },
  {
    ...FINISHED,
    id: "actions-on-time",
    name: "Actions done on time",
    short: "On time",
    meaning: `Actions done on or before their original due day. ${OPENED_AGAIN}`,
    aim: "higher",
    by: ["agency"],
  },
  {
    ...FINISHED,
    id: "actions-late-agreed",
    name: "Actions done late, as agreed",
    short: "Late, agreed",
    meaning: "Actions done after the original due day and by the due day they were extended to.",
    by: ["agency", "reason"],
  },
  {
    ...FINISHED,
    id: "actions-late",
    name: "Actions done late",
    short: "Late",
    meaning: "Actions done after their due day, by the reason that was given while they were late.",
    aim: "lower",
    by: ["agency", "reason"],
  },
  {
    ...FINISHED,
    id: "actions-not-done",
    name: "Actions not done",
    short: "Not done",
    meaning:
      "Actions that ended without being done: the agency did not act, circumstances changed, or they were ended.",
    aim: "lower",
    by: ["agency", "ending"],
  },
  {
    ...ON_LAST_DAY,
    id: "actions-open",
    name: "Actions still open",
    short: "Still open",
    meaning: `Actions raised by the end of the day and not finished by then, those on hold and overdue included. ${OPENED_AGAIN}`,
    dateField: "Day raised, and day finished",
    by: ["agency"],
  },
  {
    ...ON_LAST_DAY,
    id: "actions-overdue",
    name: "Actions overdue",
    short: "Overdue",
    meaning:
      "Of those still open, the ones whose due day had passed. Not while on hold, until the day of the hold has passed as well. Due days, holds and reasons are those recorded now.",
    dateField: "Due day",
    aim: "lower",
    by: ["agency", "reason"],
  },
  {
    ...ON_LAST_DAY,
    id: "actions-on-hold",
    name: "Actions on hold",
    short: "On hold",
    meaning:
      "Of those still open, the ones on hold up to that day or longer. Holds are those recorded now: of an action finished since then none is known any more.",
    dateField: "Last day of the hold",
    by: ["agency"],
  },
] as const satisfies readonly Measure[];
