import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { PlanGaps } from "#app/components/risk/plan-gaps.tsx";
import { PlanSteps } from "#app/components/risk/plan-steps.tsx";
import { RiskWithDay } from "#app/components/risk/risk-tag.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { mayFetch } from "#app/domain/exports/disclosure.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { findPlannedCase } from "#app/services/risk/plan-case.ts";
import { shownPlan } from "#app/services/risk/shown-plan.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { findRecordPrint } from "#db/queries/record-prints.ts";

const params = z.object({ caseId: z.uuidv7(), printId: z.uuidv7() });

/** For whoever made it, for an hour: later it is printed, and recorded, anew. */
export const loader = guardedLoader("cases:read", params, async ({ params: { caseId, printId }, actor, now }) => {
  const planned = await findPlannedCase(db, actor, caseId);
  const print = planned && (await findRecordPrint(db, actor, caseId, printId));
  if (!planned || !print || !mayFetch(print, now)) throw new Response(null, { status: 404 });
  const plan = await shownPlan(db, planned.record, now);
  return {
    header: caseHeader(planned.record),
    marks: await marksOn({ db, actor }, { case: [caseId], "plan-step": plan.steps.map(({ id }) => id) }),
    by: actor.name,
    at: print.madeAt,
    purpose: print.purpose ?? `For ${print.recipients ?? ""}`,
    ...plan,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Plan of ${data?.header.reference ?? ""} – Joint Action` },
];

export default function PrintedPlanPage() {
  const { header, marks, by, at, purpose, steps, gaps } = useLoaderData<typeof loader>();
  return (
    <MarkedItems marks={marks}>
      <BackLink href={`/cases/${header.id}/plan`}>Plan of {header.reference}</BackLink>
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {header.reference} · {header.groupName}
        </span>
        Control and safety plan: {header.subject}
      </h1>
      <p className="govuk-body">
        <RiskWithDay level={header.riskLevel} assessedOn={header.riskAssessedOn} />
      </p>
      <p className="govuk-body govuk-!-display-none-print">Print this page with your browser: Ctrl and P.</p>
      <RightsMarks of={header.id} />
      <h2 className="govuk-heading-m">Steps of the plan</h2>
      <PlanGaps gaps={gaps} />
      <PlanSteps base="" steps={steps} mayWrite={false} />
      <p className="govuk-body-s">
        Printed by {by}, {londonTime(at)}. {purpose}. Do not copy it or pass it on; destroy it when it has served its
        purpose.
      </p>
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
    </MarkedItems>
  );
}
