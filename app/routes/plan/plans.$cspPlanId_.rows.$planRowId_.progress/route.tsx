import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { StatusField } from "#app/components/plan/part-fields.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { quarterId, quarterName, quarterOf } from "#app/domain/performance/quarter.ts";
import { PLAN_ROW_STATUS_NAMES, type PlanRowStatus } from "#app/domain/plan/plan.ts";
import { progressForm } from "#app/domain/plan/plan-parts.form.ts";
import { quartersToTell } from "#app/domain/plan/plan-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { rowToTellOf, tellProgress } from "#app/services/plan/tell-progress.ts";
import { db } from "#db/open.ts";
import { listProgress } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), planRowId: z.uuidv7() });
const TOLD_BEFORE = 12;

export const loader = guardedLoader("plan:progress", params, async ({ params, actor, now }) => {
  const { cspPlanId: planId, planRowId: rowId } = params;
  const found = await rowToTellOf({ db, actor, now }, { planId, rowId });
  if (found.kind !== "found") throw new Response(null, { status: found.kind === "forbidden" ? 403 : 404 });
  await recordView({ db, actor, now }, "csp-plan.viewed", "partnership-plan", planId);
  const told = await listProgress(db, { partnershipId: actor.partnershipId, planId }, rowId);
  return {
    ...{ plan: found.plan, row: found.row, refusal: found.refusal?.message ?? null },
    quarters: quartersToTell(found.today).map((quarter) => ({ value: quarterId(quarter), text: quarterName(quarter) })),
    told: told.slice(0, TOLD_BEFORE).map(({ id, quarterFrom, status, words, recordedByName }) => ({
      ...{ id, status, words, by: recordedByName },
      quarter: quarterName(quarterOf(quarterFrom)),
    })),
  };
});

export const action = guardedAction("plan:progress", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, progressForm);
  if (!form.ok) return badCaseForm(form);
  const key = { planId: params.cspPlanId, rowId: params.planRowId };
  const result = await tellProgress({ db, actor, now }, key, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-progress-told"),
    recorded: ({ status, words }: { version: number; status: PlanRowStatus; words: string }) => ({
      "Key action": words,
      State: PLAN_ROW_STATUS_NAMES[status],
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Say how a row of a plan goes – Joint Action" }];

export default function ProgressPage() {
  const { plan, row, refusal, quarters, told } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanFormPage
        plan={plan}
        heading="Say how it goes"
        button="Save the progress"
        schema={progressForm}
        refusal={refusal}
        reason="What has been done?"
        reasonHint="It stands in the plan for everybody who reads it. Do not name anybody"
        reply={useActionData<typeof action>()}
        initial={{ version: String(row.version), quarter: quarters[0]?.value ?? "", status: row.status }}
        entered={(values) => ({
          "Key action": row.words,
          State: PLAN_ROW_STATUS_NAMES[values.status as PlanRowStatus] ?? null,
        })}
      >
        {({ field, errorOf }) => (
          <>
            <p className="govuk-body app-typed">{row.words}</p>
            <Select field={field("quarter")} label="Quarter" items={quarters} error={errorOf("quarter")} />
            <StatusField field={field} errorOf={errorOf} />
          </>
        )}
      </PlanFormPage>
      {told.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What was said before</h2>
          <SummaryList
            rows={told.map(({ quarter, status, words, by }) => ({
              key: quarter,
              value: (
                <>
                  {PLAN_ROW_STATUS_NAMES[status]}
                  {by === null ? "" : `, ${by}`}
                  <br />
                  <span className="app-typed">{words}</span>
                </>
              ),
            }))}
          />
        </>
      ) : null}
    </>
  );
}
