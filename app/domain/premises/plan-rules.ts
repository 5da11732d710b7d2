import { longDay, plusDays } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import type { Band } from "./bands.ts";
import type { MetBand } from "./meeting-asked.ts";
import type { PlanEnd } from "./plan.form.ts";

type Refusal<F extends string> = { field: F | null; message: string } | null;

export function longestPlanDays(band: MetBand, settings: Settings): number {
  return settings[band === "red" ? "premises.red-plan-days" : "premises.amber-plan-days"];
}

/** Of Red and Amber premises that are open, one plan at a time (DOMAIN 3.4, local policy). */
export function refuseNewPlan(premises: { agreedBand: Band | null; isClosed: boolean; hasOpenPlan: boolean }) {
  if (premises.isClosed) return { field: null, message: "Premises that have closed take no action plan" };
  if (premises.hasOpenPlan)
    return { field: null, message: "There is a plan already. Close it before you make another" };
  if (premises.agreedBand !== "red" && premises.agreedBand !== "amber")
    return { field: null, message: "Only premises graded Red or Amber have an action plan" };
  return null;
}

/** What has been closed is history. */
export function isPlanClosed({ closedOn }: { closedOn: string | null }): Refusal<never> {
  return closedOn === null ? null : { field: null, message: `This plan was closed on ${longDay(closedOn)}` };
}

/**
 * Days are ISO text; the last may be so many days after the first (84: twelve weeks), itself included. A plan that began
 * only after as many days from today would be none for what the premises were graded for.
 */
export function refusePlanDays(
  { startedOn, endsOn }: { startedOn: string; endsOn: string },
  longestDays: number,
  today: string,
): Refusal<"startedOn" | "endsOn"> {
  const last = plusDays(today, longestDays);
  if (startedOn > last)
    return { field: "startedOn", message: `First day of the plan must be ${longDay(last)} or before` };
  if (endsOn < startedOn)
    return { field: "endsOn", message: "Last day of the plan must be the same as or after its first day" };
  const latest = plusDays(startedOn, longestDays);
  if (endsOn <= latest) return null;
  return {
    field: "endsOn",
    message: `Last day of the plan must be within ${longestDays} days of its first day: ${longDay(latest)} or before`,
  };
}

type Counts = { all: number; open: number };

/** Finished only when its actions are; else it is ended, and they with it. */
export function refuseClosing({ all, open }: Counts, how: PlanEnd): Refusal<"how"> {
  if (how === "ended") return null;
  if (all === 0) return { field: "how", message: "The plan has no actions that could be finished" };
  if (open === 0) return null;
  const what =
    open === 1 ? "1 action that is not finished. Finish it" : `${open} actions that are not finished. Finish them`;
  return { field: "how", message: `The plan has ${what} first, or end the plan` };
}

/** A due day that is not within the plan: asked about, because the plan may be what is wrong. */
export function outsidePlan(dueOn: string, plan: { startedOn: string; endsOn: string }): string | null {
  if (dueOn > plan.endsOn) return `The due day is after the plan ends, on ${longDay(plan.endsOn)}`;
  return dueOn < plan.startedOn ? `The due day is before the plan begins, on ${longDay(plan.startedOn)}` : null;
}
