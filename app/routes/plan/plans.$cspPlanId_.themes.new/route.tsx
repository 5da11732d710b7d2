import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ThemeFields } from "#app/components/plan/part-fields.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { themeForm } from "#app/domain/plan/plan-parts.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { addPart } from "#app/services/plan/keep-part.ts";
import { themePart } from "#app/services/plan/plan-parts.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listThemes } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const themes = await listThemes(db, { partnershipId: actor.partnershipId, planId: plan.id });
  return { once: newOnce(), plan, refusal, place: (themes.at(-1)?.ordinal ?? 0) + 1 };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, themeForm);
  if (!form.ok) return badCaseForm(form);
  const to = { planId: params.cspPlanId, parentId: null };
  const result = await addPart({ db, actor, now, once }, to, themePart(), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-added"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Add a theme to a plan – Joint Action" }];

export default function AddAThemeToAPlanPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Add a theme"
      button="Add the theme"
      schema={themeForm}
      refusal={page.refusal}
      once={page.once}
      reply={useActionData<typeof action>()}
      initial={{ title: "", context: "", ordinal: String(page.place) }}
    >
      {(fields) => <ThemeFields {...fields} />}
    </PlanFormPage>
  );
}
