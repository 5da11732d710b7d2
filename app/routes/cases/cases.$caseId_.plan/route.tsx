import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { PlanGaps } from "#app/components/risk/plan-gaps.tsx";
import { PlanSteps } from "#app/components/risk/plan-steps.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { isOverdue } from "#app/domain/actions/action.ts";
import { pageOf } from "#app/domain/actions/listed-action.ts";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { planActionsQuery } from "#app/domain/risk/plan-actions.ts";
import { mayWritePlan } from "#app/domain/risk/plan-step.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { findPlannedCase } from "#app/services/risk/plan-case.ts";
import { shownPlan } from "#app/services/risk/shown-plan.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { unsafeCountPlanActions, unsafeListPlanActions } from "#db/queries/plan-actions.ts";
import { unsafeListPlanStepChanges } from "#db/queries/plan-steps.ts";
import { CaseActions } from "./case-actions.tsx";
import { PlanHistory } from "./plan-history.tsx";

const params = z.object({ caseId: z.uuidv7() });
const PAGE = 25;
const MOST_CHANGES = 100;

export const loader = guardedLoader("cases:read", params, async ({ request, params: { caseId }, actor, now }) => {
  const planned = await findPlannedCase(db, actor, caseId);
  if (!planned) throw new Response(null, { status: 404 });
  const { record, links } = planned;
  const asked = planActionsQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const [day = "", id = ""] = asked.after?.split("~") ?? [];
  const filter = asked.actions;
  const after = asked.after ? { day, id } : undefined;
  const rows = await unsafeListPlanActions(db, caseId, { filter, today, after, limit: PAGE + 1 });
  const ordered = rows.map((a) => ({ ...a, day: (filter === "finished" ? a.finishedOn : a.dueOn) ?? "" }));
  const { shown, next } = pageOf(
    ordered.map((a) => ({ ...a, dueOn: a.day, due: a.dueOn })),
    PAGE,
  );
  const plan = await shownPlan(db, record, now);
  const counts = await unsafeCountPlanActions(db, caseId, today);
  const history = await unsafeListPlanStepChanges(db, caseId, MOST_CHANGES);
  await recordView({ db, actor, now }, "plan.viewed", "case", caseId, objectsOf(links));
  return {
    header: caseHeader(record),
    marks: await marksOn({ db, actor }, { case: [caseId], "plan-step": plan.steps.map(({ id: step }) => step) }),
    mayWrite: mayWritePlan(actor, record) && !planned.state.isClosed,
    ...plan,
    history,
    filter,
    counts,
    next,
    actions: shown.map((a) => ({
      ...{ id: a.id, reference: a.reference, words: a.words, outcome: a.outcome, priority: a.priority },
      ...{ status: a.status, ownerName: a.ownerName, ownerAgencyName: a.ownerAgencyName, dueOn: a.due },
      finishedOn: a.finishedOn,
      isOverdue: isOverdue({ ...a, dueOn: a.due }, today),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Plan and actions ${data?.header.reference ?? ""} – Joint Action` },
];

export default function PlanPage() {
  const { header, marks, steps, gaps, mayWrite, history, ...rest } = useLoaderData<typeof loader>();
  const base = `/cases/${header.id}/plan`;
  return (
    <MarkedItems marks={marks}>
      <CaseFrame header={header} current="plan">
        <RightsMarks of={header.id} />
        <h2 className="govuk-heading-m">Control and safety plan</h2>
        <PlanGaps gaps={gaps} />
        <ButtonGroup>
          {mayWrite ? <Button href={`${base}/new`}>Add a step</Button> : null}
          {steps.length > 0 ? (
            <Button href={`${base}/print`} variant="secondary">
              Print the plan
            </Button>
          ) : null}
        </ButtonGroup>
        {steps.length === 0 ? <p className="govuk-body">The plan has no steps yet.</p> : null}
        <PlanSteps base={base} steps={steps} mayWrite={mayWrite} />
        <CaseActions base={base} caseId={header.id} mayAdd={mayWrite} {...rest} />
        <PlanHistory changes={history} most={MOST_CHANGES} />
      </CaseFrame>
    </MarkedItems>
  );
}
