import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RowFields } from "#app/components/plan/part-fields.tsx";
import { enteredRow, recordedRow } from "#app/components/plan/part-versions.ts";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { changeRowForm } from "#app/domain/plan/plan-parts.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { changePart } from "#app/services/plan/keep-part.ts";
import { rowPart } from "#app/services/plan/plan-parts.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { headingsOf } from "#app/domain/plan/plan-rules.ts";
import { db } from "#db/open.ts";
import { findRow, listPriorities } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), planRowId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const row = await findRow(db, of, params.planRowId);
  if (!row) throw new Response(null, { status: 404 });
  const priorities = (await listPriorities(db, of))
    .filter(({ id, retiredOn }) => id === row.priorityId || retiredOn === null)
    .map(({ id, title }) => ({ value: id, text: title }));
  const choices = await leadChoices(db, actor.partnershipId);
  return { plan, refusal, row, priorities, choices };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeRowForm);
  if (!form.ok) return badCaseForm(form);
  const key = { planId: params.cspPlanId, id: params.planRowId };
  const result = await changePart({ db, actor, now }, key, rowPart(actor.partnershipId), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-changed"),
    recorded: recordedRow,
  });
});

export const meta: MetaFunction = () => [{ title: "Change a row of a plan – Joint Action" }];

export default function ChangeARowOfAPlanPage() {
  const page = useLoaderData<typeof loader>();
  const { row } = page;
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Change the row"
      button="Save"
      schema={changeRowForm}
      refusal={page.refusal}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(row.version), priorityId: row.priorityId ?? "", heading: row.heading, words: row.words },
        ...{ ordinal: String(row.ordinal), leadAgencyId: row.leadAgencyId ?? "", leadUserId: row.leadUserId ?? "" },
        ...{ timeScale: row.timeScale ?? "", resources: row.resources ?? "", outcome: row.outcome ?? "" },
        ...{ target: row.target ?? "", status: row.status, ...dayParts("dueOn", row.dueOn) },
      }}
      entered={(values) => enteredRow(values, page.choices)}
    >
      {(fields) => (
        <RowFields
          {...fields}
          choices={page.choices}
          priorities={page.priorities}
          headings={headingsOf(page.plan.kind)}
        />
      )}
    </PlanFormPage>
  );
}
