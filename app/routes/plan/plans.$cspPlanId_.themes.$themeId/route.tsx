import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ThemeFields } from "#app/components/plan/part-fields.tsx";
import { enteredTheme, recordedTheme } from "#app/components/plan/part-versions.ts";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { changeThemeForm } from "#app/domain/plan/plan-parts.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { changePart } from "#app/services/plan/keep-part.ts";
import { themePart } from "#app/services/plan/plan-parts.ts";
import { db } from "#db/open.ts";
import { findTheme } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), themeId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const theme = await findTheme(db, of, params.themeId);
  if (!theme) throw new Response(null, { status: 404 });
  return { plan, refusal, theme };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeThemeForm);
  if (!form.ok) return badCaseForm(form);
  const key = { planId: params.cspPlanId, id: params.themeId };
  const result = await changePart({ db, actor, now }, key, themePart(), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-changed"),
    recorded: recordedTheme,
  });
});

export const meta: MetaFunction = () => [{ title: "Change a theme of a plan – Joint Action" }];

export default function ChangeAThemeOfAPlanPage() {
  const page = useLoaderData<typeof loader>();
  const { theme } = page;
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Change the theme"
      button="Save"
      schema={changeThemeForm}
      refusal={page.refusal}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(theme.version), title: theme.title, context: theme.context ?? "" },
        ordinal: String(theme.ordinal),
      }}
      entered={(values) => enteredTheme(values)}
    >
      {(fields) => <ThemeFields {...fields} />}
    </PlanFormPage>
  );
}
