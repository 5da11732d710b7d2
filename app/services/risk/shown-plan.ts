import { isOverdue } from "#app/domain/actions/action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { newestOfEach } from "#app/domain/risk/assessment.ts";
import { proposesFinishing } from "#app/domain/risk/plan-actions.ts";
import { planGaps, planNeeds } from "#app/domain/risk/plan-cover.ts";
import { isCurrent } from "#app/domain/risk/plan-step.ts";
import { unsafeListActionsOfSteps } from "#db/queries/plan-actions.ts";
import { unsafeListPlanSteps } from "#db/queries/plan-steps.ts";
import { unsafeListDomainLevels } from "#db/queries/risk-assessments.ts";
import type { Executor } from "#db/transaction.ts";
import { withPersonName } from "./plan-case.ts";

/** The plan of a case that the caller has found visible: its steps with the actions that carry them, and what it lacks. */
export async function shownPlan(db: Executor, record: { id: string; status: string }, now: Date) {
  const today = londonDay(now);
  const found = await unsafeListPlanSteps(db, record.id);
  const actions = await unsafeListActionsOfSteps(db, found.map((step) => step.id)); // prettier-ignore
  const steps = found.map((row) => {
    const { givenNames: _given, familyName: _family, ...step } = withPersonName(row);
    const own = actions
      .filter((action) => action.planStepId === step.id)
      .map((a) => ({
        ...{ id: a.id, reference: a.reference, words: a.words, status: a.status, dueOn: a.dueOn },
        ...{ ownerName: a.ownerName, ownerAgencyName: a.ownerAgencyName, finishedOn: a.finishedOn },
        isOverdue: isOverdue(a, today),
      }));
    return {
      ...step,
      ownActions: own,
      overdueActions: own.filter((action) => action.isOverdue).length,
      isPastLastDay: isCurrent(step) && step.untilDay !== null && step.untilDay < today,
      proposesFinishing: proposesFinishing(step),
    };
  });
  return { steps, gaps: record.status === "closed" ? [] : await gapsOf(db, record.id, steps) };
}

async function gapsOf(db: Executor, caseId: string, steps: Parameters<typeof planGaps>[1]) {
  const newest = newestOfEach(await unsafeListDomainLevels(db, caseId));
  const names = new Map(newest.map((a) => [a.personId, fullName(a)]));
  return planGaps(planNeeds(newest), steps).map((gap) => ({ ...gap, personName: names.get(gap.personId) ?? "" }));
}
