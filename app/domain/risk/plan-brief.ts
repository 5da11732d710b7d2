import { isCurrent, type StepStatus } from "./plan-step.ts";

type Step = { status: StepStatus; untilDay: string | null; isPastLastDay: boolean; overdueActions: number };

/** Past its last day, or carried by an action that is overdue. */
function isStepLate({ isPastLastDay, overdueActions }: Pick<Step, "isPastLastDay" | "overdueActions">): boolean {
  return isPastLastDay || overdueActions > 0;
}

/** What is still to be done of a plan, at a glance: late steps first, then those that end soonest; the rest is counted. */
export function planInBrief<S extends Step>(steps: readonly S[], most: number) {
  const current = steps.filter(isCurrent).map((step) => ({ ...step, isLate: isStepLate(step) }));
  const place = (step: (typeof current)[number]) => `${step.isLate ? 0 : 1}${step.untilDay ?? "~"}`;
  // Sorting keeps what is equal as it was added.
  const sorted = [...current].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  return {
    steps: sorted.slice(0, most),
    more: Math.max(0, sorted.length - most),
    open: sorted.length,
    late: sorted.filter(({ isLate }) => isLate).length,
    done: steps.length - sorted.length,
  };
}
