import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { mayUpdateRecommendation } from "#app/domain/plan/plan-rules.ts";
import {
  RECOMMENDATION_SOURCE_NAMES,
  RECOMMENDATION_STATUS_NAMES,
  type RecommendationStatus,
} from "#app/domain/plan/recommendation.ts";
import { recommendationUpdateForm } from "#app/domain/plan/recommendation.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { updateOfRecommendation } from "#app/services/plan/keep-recommendation.ts";
import { db } from "#db/open.ts";
import { findRecommendation, listRecommendationUpdates } from "#db/queries/csp-recommendations.ts";
import { RecommendationFacts } from "./recommendation-facts.tsx";
import { UpdateForm } from "./update-form.tsx";

const params = z.object({ cspRecommendationId: z.uuidv7() });

export const loader = guardedLoader(
  "plan:read",
  params,
  async ({ params: { cspRecommendationId: id }, actor, now }) => {
    const one = await findRecommendation(db, actor.partnershipId, id);
    if (!one) throw new Response(null, { status: 404 });
    await recordView({ db, actor, now }, "csp-recommendation.viewed", "csp-recommendation", id);
    return {
      one,
      updates: await listRecommendationUpdates(db, actor.partnershipId, [id]),
      mayUpdate: mayUpdateRecommendation(actor, one),
      mayWrite: actor.permissions.has("plan:manage"),
    };
  },
);

export const action = guardedAction(
  "plan:progress",
  params,
  async ({ params: { cspRecommendationId: id }, form: body, actor, now }) => {
    const form = parseForm(body, recommendationUpdateForm);
    if (!form.ok) return badCaseForm(form);
    const result = await updateOfRecommendation({ db, actor, now }, id, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/recommendations/${id}`, "csp-recommendation-updated"),
      recorded: ({ status }: { version: number; status: RecommendationStatus }) => ({
        Status: RECOMMENDATION_STATUS_NAMES[status],
      }),
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Recommendation ${page?.one.number ?? ""} – Joint Action` },
];

export default function RecommendationPage() {
  const { one, updates, mayUpdate, mayWrite } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={`/recommendations?source=${one.source}&year=${one.year}`}>Recommendations</BackLink>
      <span className="govuk-caption-l">
        {RECOMMENDATION_SOURCE_NAMES[one.source]}, {financialYearText(one.year)}
      </span>
      <h1 className="govuk-heading-l">Recommendation {one.number}</h1>
      <RecommendationFacts one={one} mayWrite={mayWrite} />
      {mayUpdate ? <UpdateForm version={one.version} status={one.status} reply={reply} /> : null}
      <h2 className="govuk-heading-m">Updates</h2>
      {updates.length === 0 ? (
        <p className="govuk-body">None yet. Say how it goes: the newest update stands in the list.</p>
      ) : null}
      {updates.map(({ id, status, words, recordedAt, recordedByName }) => (
        <div key={id} className="govuk-!-margin-bottom-4">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            {londonTime(recordedAt)}
            {recordedByName === null ? "" : `, ${recordedByName}`}
          </h3>
          <p className="govuk-hint govuk-!-margin-bottom-1">{RECOMMENDATION_STATUS_NAMES[status]}</p>
          <p className="govuk-body app-typed">{words}</p>
        </div>
      ))}
    </>
  );
}
