import type { PlanStatus } from "./plan.ts";

/** What can be taken out of a plan, as addresses say it. */
export const REMOVABLE_PARTS = ["theme", "priority", "aim"] as const;
export type RemovablePart = (typeof REMOVABLE_PARTS)[number];

type Standing = { part: RemovablePart; status: PlanStatus; hanging: number };

/**
 * What nothing hangs on goes; of a theme, priorities and parts of reports hang on it, of a priority aims and rows. All else
 * is retired and stays: also an aim of a plan that has come in force, because somebody has been held against it.
 */
export function fateOf({ part, status, hanging }: Standing): "deleted" | "retired" {
  if (hanging > 0) return "retired";
  return part === "aim" && status !== "draft" ? "retired" : "deleted";
}

/** From that day on. In SQL: stillStands in db/queries/csp-report-figures.ts. */
export function isRetiredOn({ retiredOn }: { retiredOn: string | null }, day: string): boolean {
  return retiredOn !== null && retiredOn <= day;
}

type Asked = { onDay: string | null; reason: string | null };
type Refusal = { field: string; message: string };

/** A day of the plan, its first and last too; it may be still to come. */
export function refuseRetiring({ onDay, reason }: Asked, plan: { fromDay: string; toDay: string }): Refusal | null {
  if (onDay === null) return { field: "onDay", message: "Enter the day from which it is retired" };
  if (onDay < plan.fromDay || onDay > plan.toDay)
    return { field: "onDay", message: "Day from which it is retired must be in the plan’s time" };
  return reason === null ? { field: "reason", message: "Enter why it is retired" } : null;
}
