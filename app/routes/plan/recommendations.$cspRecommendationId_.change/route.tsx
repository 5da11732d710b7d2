import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { enteredRecommendation, recordedRecommendation } from "#app/components/plan/part-versions.ts";
import { CspRecommendationFields } from "#app/components/plan/recommendation-fields.tsx";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { RECOMMENDATION_SOURCE_NAMES } from "#app/domain/plan/recommendation.ts";
import { changeRecommendationForm } from "#app/domain/plan/recommendation.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changeRecommendation } from "#app/services/plan/keep-recommendation.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { db } from "#db/open.ts";
import { findRecommendation } from "#db/queries/csp-recommendations.ts";

const params = z.object({ cspRecommendationId: z.uuidv7() });

export const loader = guardedLoader(
  "plan:manage",
  params,
  async ({ params: { cspRecommendationId: id }, actor, now }) => {
    const one = await findRecommendation(db, actor.partnershipId, id);
    if (!one) throw new Response(null, { status: 404 });
    await recordView({ db, actor, now }, "csp-recommendation.viewed", "csp-recommendation", id);
    return { one, choices: await leadChoices(db, actor.partnershipId) };
  },
);

export const action = guardedAction(
  "plan:manage",
  params,
  async ({ params: { cspRecommendationId: id }, form: body, actor, now }) => {
    const form = parseForm(body, changeRecommendationForm);
    if (!form.ok) return badCaseForm(form);
    const result = await changeRecommendation({ db, actor, now }, id, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/recommendations/${id}`, "csp-recommendation-changed"),
      recorded: recordedRecommendation,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Change a recommendation – Joint Action" }];

export default function ChangeRecommendationPage() {
  const { one, choices } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: one.id, reference: RECOMMENDATION_SOURCE_NAMES[one.source], subject: financialYearText(one.year) }}
      back={{ href: `/recommendations/${one.id}`, text: `Recommendation ${one.number}` }}
      heading="Change the recommendation"
      button="Save"
      schema={changeRecommendationForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(one.version), number: String(one.number), words: one.words },
        ...{ ownerAgencyId: one.ownerAgencyId ?? "", ownerUserId: one.ownerUserId ?? "" },
      }}
      entered={(values) => enteredRecommendation(values, choices)}
    >
      {({ field, errorOf }) => <CspRecommendationFields field={field} errorOf={errorOf} choices={choices} />}
    </ManagePage>
  );
}
