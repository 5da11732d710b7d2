import { longDay } from "../dates/iso-day.ts";
import { ACTION_STATUS_NAMES, type ActionPriority, type ActionStatus, PRIORITY_NAMES } from "./action.ts";
import { LATE_REASON_NAMES, type LateReason } from "./lateness.ts";

/** What can become of an action after it was given. */
export const CHANGE_NAMES = {
  due: "Due day changed",
  owner: "Owner changed",
  hold: "Put on hold",
  resume: "Taken off hold",
  state: "Finished",
  priority: "Priority changed",
  late: "Reason given for being late",
  chase: "Asked about",
  "to-contact": "Escalated to the agency’s contact",
  "to-chair": "Escalated to the chair",
} as const;
export type ActionChangeKind = keyof typeof CHANGE_NAMES;

/** Open is a state as well: of an action that was finished. */
export function changeName({ kind, afterValue }: Pick<Change, "kind" | "afterValue">): string {
  return isReopening({ kind, afterValue }) ? "Opened again" : CHANGE_NAMES[kind];
}

function isReopening({ kind, afterValue }: Pick<Change, "kind" | "afterValue">) {
  return kind === "state" && afterValue === "open";
}

type Change = {
  kind: ActionChangeKind;
  beforeValue: string | null;
  afterValue: string | null;
  beforeOwner: string | null;
  afterOwner: string | null;
  forDay: string | null;
  /** Of one that was opened again: when it had been finished, and what was said of that to whoever may read it. */
  finishedOn: string | null;
  outcome: string | null;
};

/** What changed, in a sentence without its full stop; null where the name of the change says it all. */
export function changeInWords(change: Change) {
  const { kind, beforeValue, afterValue, beforeOwner, afterOwner, forDay } = change;
  if (isReopening(change)) return formerEnd(change);
  switch (kind) {
    case "due":
      return `From ${day(beforeValue)} to ${day(afterValue)}`;
    case "owner":
      return `From ${beforeOwner ?? "nobody"} to ${afterOwner ?? "nobody"}`;
    case "hold":
      return `Until ${day(afterValue)}`;
    case "state":
      return ACTION_STATUS_NAMES[afterValue as ActionStatus];
    case "priority":
      return `From ${priority(beforeValue)} to ${priority(afterValue)}`;
    case "late":
      return LATE_REASON_NAMES[afterValue as LateReason];
    case "to-contact":
    case "to-chair":
      return `Due on ${day(forDay)}`;
    default:
      return null;
  }
}

function formerEnd({ beforeValue, finishedOn, outcome }: Change) {
  const ended = `It was “${ACTION_STATUS_NAMES[beforeValue as ActionStatus]}” on ${day(finishedOn)}`;
  return outcome === null ? ended : `${ended}: ${outcome}`;
}

function day(value: string | null) {
  return value === null ? "no day" : longDay(value);
}

function priority(value: string | null) {
  return PRIORITY_NAMES[value as ActionPriority].toLowerCase();
}
