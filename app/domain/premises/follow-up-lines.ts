import { longDay, plusDays } from "../dates/iso-day.ts";
import { premisesHref } from "./premises-pages.ts";

export type FollowUpLine = {
  key: "meeting" | "plan" | "actions" | "contact";
  text: string;
  /** The day that it is about; null of a count. */
  day: string | null;
  isLate: boolean;
  href: string;
};

type Facts = {
  premisesId: string;
  /** The one that is under way. */
  meeting: { dueOn: string; arrangedDay: string | null } | null;
  /** The one that is open, and how many of its actions are overdue. */
  plan: { endsOn: string; overdue: number } | null;
  contactDueOn: string | null;
};

/** What is due next for premises, in the order in which a visit goes through it. A day is late from the day after it. */
export function followUpLines({ premisesId, meeting, plan, contactDueOn }: Facts, today: string): FollowUpLine[] {
  const planHref = premisesHref(premisesId, "plan");
  const lines: FollowUpLine[] = [];
  if (meeting) lines.push(meetingLine(meeting, planHref, today));
  if (plan) {
    const isLate = plan.endsOn < today;
    const text = `The action plan ${isLate ? "ended" : "ends"} on ${longDay(plan.endsOn)}`;
    lines.push({ key: "plan", text, day: plan.endsOn, isLate, href: planHref });
    if (plan.overdue > 0)
      lines.push({
        key: "actions",
        text:
          plan.overdue === 1 ? "1 action of the plan is overdue" : `${plan.overdue} actions of the plan are overdue`,
        day: null,
        isLate: true,
        href: planActionsHref(premisesId, "overdue"),
      });
  }
  if (contactDueOn !== null) {
    const isLate = contactDueOn < today;
    const text = `Contact ${isLate ? "was due on" : "is due by"} ${longDay(contactDueOn)}`;
    lines.push({ key: "contact", text, day: contactDueOn, isLate, href: `${planHref}#contacts` });
  }
  return lines;
}

/** Local policy: a contact further off than this is no news on a list that is projected. */
const NEAR_DAYS = 31;

/** Those that a list of many premises shows: a contact that is due in months stands on the page of the premises. */
export function linesForList(lines: readonly FollowUpLine[], today: string): FollowUpLine[] {
  return lines.filter(({ key, day }) => key !== "contact" || day === null || day <= plusDays(today, NEAR_DAYS));
}

function meetingLine(
  { dueOn, arrangedDay }: { dueOn: string; arrangedDay: string | null },
  href: string,
  today: string,
): FollowUpLine {
  const day = arrangedDay ?? dueOn;
  const isLate = day < today || (arrangedDay === null && dueOn < today);
  const text =
    arrangedDay === null
      ? `The meeting with the premises ${isLate ? "was to be" : "is to be"} held by ${longDay(dueOn)}`
      : `The meeting with the premises ${isLate ? "was" : "is"} arranged for ${longDay(arrangedDay)}${isLate ? ": record how it went" : ""}`;
  return { key: "meeting", text, day, isLate, href };
}

/** Which actions of a plan a count opens. */
export const PLAN_ACTIONS_SHOWN = ["all", "open", "overdue", "finished"] as const;
export type PlanActionsShown = (typeof PLAN_ACTIONS_SHOWN)[number];

export function planActionsHref(premisesId: string, shown: PlanActionsShown): string {
  const href = premisesHref(premisesId, "plan");
  return shown === "all" ? `${href}#actions` : `${href}?show=${shown}#actions`;
}
