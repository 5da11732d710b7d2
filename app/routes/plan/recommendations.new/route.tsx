import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { CspRecommendationFields } from "#app/components/plan/recommendation-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText, quarterOf } from "#app/domain/performance/quarter.ts";
import { RECOMMENDATION_SOURCE_NAMES } from "#app/domain/plan/recommendation.ts";
import { newRecommendationForm, recommendationListForm } from "#app/domain/plan/recommendation.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addRecommendation } from "#app/services/plan/keep-recommendation.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findLastNumber } from "#db/queries/csp-recommendations.ts";

const params = z.object({});

export const loader = guardedLoader("plan:manage", params, async ({ request, actor, now }) => {
  const form = recommendationListForm(quarterOf(londonDay(now)).year);
  const list = form.parse(Object.fromEntries(new URL(request.url).searchParams));
  const number = (await findLastNumber(db, actor.partnershipId, list)) + 1;
  return { once: newOnce(), ...list, number, choices: await leadChoices(db, actor.partnershipId) };
});

export const action = guardedAction("plan:manage", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newRecommendationForm);
  if (!form.ok) return badCaseForm(form);
  const { source, year } = form.data;
  const result = await addRecommendation({ db, actor, now, once }, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/recommendations?source=${source}&year=${year}`, "csp-recommendation-added"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Add a recommendation – Joint Action" }];

export default function NewRecommendationPage() {
  const { once, source, year, number, choices } = useLoaderData<typeof loader>();
  const words = { ownerAgencyId: "", ownerUserId: "", words: "" };
  return (
    <ManagePage
      record={{ id: "", reference: RECOMMENDATION_SOURCE_NAMES[source], subject: financialYearText(year) }}
      back={{ href: `/recommendations?source=${source}&year=${year}`, text: "Recommendations" }}
      heading="Add a recommendation"
      button="Add the recommendation"
      schema={newRecommendationForm}
      reason={null}
      once={once}
      reply={useActionData<typeof action>()}
      initial={{ source, year: String(year), number: String(number), ...words }}
    >
      {({ field, errorOf }) => (
        <>
          <input type="hidden" {...field("source")} />
          <input type="hidden" {...field("year")} />
          <CspRecommendationFields field={field} errorOf={errorOf} choices={choices} />
        </>
      )}
    </ManagePage>
  );
}
