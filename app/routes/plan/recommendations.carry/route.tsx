import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { financialYearText, quarterOf } from "#app/domain/performance/quarter.ts";
import { RECOMMENDATION_SOURCE_NAMES } from "#app/domain/plan/recommendation.ts";
import { namedListForm, recommendationListForm } from "#app/domain/plan/recommendation.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { carryRecommendations } from "#app/services/plan/keep-recommendation.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("plan:manage", params, async ({ request, now }) => {
  const form = recommendationListForm(quarterOf(londonDay(now)).year);
  return form.parse(Object.fromEntries(new URL(request.url).searchParams));
});

export const action = guardedAction("plan:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, namedListForm);
  if (!form.ok) return badCaseForm(form);
  const { source, year } = form.data;
  const { carried } = await carryRecommendations({ db, actor, now }, form.data);
  if (carried === 0) {
    const errors: Record<string, string> = {
      form: `Nothing is left to carry over from ${financialYearText(year - 1)}`,
    };
    return data({ values: form.values, errors, recorded: null }, 422);
  }
  return redirect(afterSaving(`/recommendations?source=${source}&year=${year}`, "csp-recommendations-carried"));
});

export const meta: MetaFunction = () => [{ title: "Carry last year’s list over – Joint Action" }];

export default function CarryPage() {
  const { source, year } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: "", reference: RECOMMENDATION_SOURCE_NAMES[source], subject: financialYearText(year) }}
      back={{ href: `/recommendations?source=${source}&year=${year}`, text: "Recommendations" }}
      heading={`Carry the list of ${financialYearText(year - 1)} over`}
      button="Carry the list over"
      schema={namedListForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{ source, year: String(year) }}
    >
      {({ field }) => (
        <>
          <input type="hidden" {...field("source")} />
          <input type="hidden" {...field("year")} />
          <p className="govuk-body">
            Every recommendation of that list is copied into the list of {financialYearText(year)}, with its owner and
            its status. What has been carried over before is not copied again. The list of {financialYearText(year - 1)}{" "}
            stays as it is.
          </p>
        </>
      )}
    </ManagePage>
  );
}
