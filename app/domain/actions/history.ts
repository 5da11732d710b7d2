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

type Change = {
  kind: ActionChangeKind;
  beforeValue: string | null;
  afterValue: string | null;
  beforeOwner: string | null;
  afterOwner: string | null;
  forDay: string | null;
};

/** What changed, in a sentence without its full stop; null where the name of the change says it all. */
export function changeInWords({ kind, beforeValue, afterValue, beforeOwner, afterOwner, forDay }: Change) {
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

function day(value: string | null) {
  return value === null ? "no day" : longDay(value);
}

function priority(value: string | null) {
  return PRIORITY_NAMES[value as ActionPriority].toLowerCase();
}
