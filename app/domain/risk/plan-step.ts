import { type Belonging, mayInCase } from "../access/case-rights.ts";
import { isDay } from "../dates/iso-day.ts";

/**
 * What a step of a control or safety plan works on (DOMAIN 2.4, DESIGN 5): the three domains of risk, and what a victim's
 * or a place's own assessment is about.
 */
export const PLAN_DOMAIN_NAMES = {
  reoffending: "Reoffending",
  "harm-to-others": "Harm to others",
  "harm-to-self": "Harm to self",
  "victim-safety": "Safety of a victim",
  place: "The place itself",
} as const;
export type PlanDomain = keyof typeof PLAN_DOMAIN_NAMES;
export const PLAN_DOMAINS = Object.keys(PLAN_DOMAIN_NAMES) as [PlanDomain, ...PlanDomain[]];

export const STEP_STATUS_NAMES = {
  planned: "Planned",
  "under-way": "Under way",
  done: "Done",
  "not-done": "Not done",
  "not-needed": "No longer needed",
} as const;
export type StepStatus = keyof typeof STEP_STATUS_NAMES;
export const STEP_STATUSES = Object.keys(STEP_STATUS_NAMES) as [StepStatus, ...StepStatus[]];

export const STEP_CHANGE_NAMES = {
  added: "Added",
  changed: "Changed",
  status: "State changed",
  "action-joined": "Action joined",
  "action-left": "Action taken out",
} as const;
export type StepChangeKind = keyof typeof STEP_CHANGE_NAMES;

export type StepDays = { fromDay: string; untilDay: string | null };
export type StepRefusal = {
  field: "domain" | "personId" | "fromDay" | "untilDay" | "status" | "reason" | "ownerAgencyId" | "ownerUserId" | null;
  message: string;
};

/** A step that somebody still has to do something for. */
export function isCurrent({ status }: { status: StepStatus }): boolean {
  return status === "planned" || status === "under-way";
}

/** Whoever gives actions in a case writes its plan. */
export function mayWritePlan(actor: Parameters<typeof mayInCase>[0], record: Belonging): boolean {
  return mayInCase(actor, record, "actions:create");
}

/** The first and the last day may be the same; the first may lie in the past, because plans are written down late. */
function refuseStepDays({ fromDay, untilDay }: StepDays): StepRefusal | null {
  if (!isDay(fromDay)) return { field: "fromDay", message: "First day must be a real date" };
  if (untilDay !== null && untilDay < fromDay)
    return { field: "untilDay", message: "Last day must be on or after the first day" };
  return null;
}

type Linked = { personId: string };

/** Closed cases take no steps, and a step names somebody of the case or nobody. */
export function refuseStep(
  record: { isClosed: boolean },
  step: StepDays & { personId: string | null },
  links: readonly Linked[],
): StepRefusal | null {
  if (record.isClosed) return { field: null, message: "The plan of a closed case cannot be changed" };
  if (step.personId !== null && !links.some((link) => link.personId === step.personId))
    return { field: "personId", message: "Select a person of this case" };
  return refuseStepDays(step);
}

/** Any state may follow any other but itself: what was ended by mistake is taken up again. Not done and no longer needed say why. */
export function refuseStatus(
  record: { isClosed: boolean },
  step: { status: StepStatus },
  to: { status: StepStatus; reason: string | null },
): StepRefusal | null {
  if (record.isClosed) return { field: null, message: "The plan of a closed case cannot be changed" };
  if (to.status === step.status) return { field: "status", message: "Select another state than it has" };
  if ((to.status === "not-done" || to.status === "not-needed") && to.reason === null)
    return { field: "reason", message: "Enter why" };
  if (!isCurrent(step) && isCurrent(to) && to.reason === null)
    return { field: "reason", message: "Enter why it is taken up again" };
  return null;
}
