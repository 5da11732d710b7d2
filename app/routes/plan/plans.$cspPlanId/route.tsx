import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { guardedLoader } from "#app/http/guard.server.ts";
import { planPage } from "#app/services/plan/plan-page.ts";
import { db } from "#db/open.ts";
import { PlanActions, PlanFacts } from "./plan-facts.tsx";
import { PlanReviews } from "./plan-reviews.tsx";
import { Sections, Theme } from "./plan-theme.tsx";

/** A plan of so few rows stands open. */
const SHORT = 6;

const params = z.object({ cspPlanId: z.uuidv7() });

export const loader = guardedLoader("plan:read", params, async ({ request, params: { cspPlanId }, actor, now }) => {
  const page = await planPage({ db, actor, now }, cspPlanId);
  if (!page) throw new Response(null, { status: 404 });
  const ofPriorities = page.themes.flatMap(({ priorities }) => priorities.flatMap(({ sections }) => sections));
  const isShort = ofPriorities.flatMap(({ rows }) => rows).length <= SHORT;
  const isAsked = new URL(request.url).searchParams.get("show") === "all";
  return { ...page, isShort, isWhole: isShort || isAsked };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.plan.title ?? "Plan"} – Joint Action` },
];

export default function PlanPage() {
  const { plan, themes, sections, reviews, overdue, silent, quarter, isShort, ...may } = useLoaderData<typeof loader>();
  const here = `/plans/${plan.id}`;
  const marked = [
    ...(overdue > 0 ? [`${overdue} ${overdue === 1 ? "row is" : "rows are"} overdue`] : []),
    ...(silent > 0 ? [`${silent} ${silent === 1 ? "has" : "have"} no progress yet for ${quarter}`] : []),
  ];
  return (
    <>
      <BackLink href="/plans">Plans</BackLink>
      <span className="govuk-caption-l">{plan.reference}</span>
      <h1 className="govuk-heading-l">{plan.title}</h1>
      <PlanActions plan={plan} mayManage={may.mayManage} />
      {may.isReviewOverdue ? <WarningText>The review of this plan is overdue.</WarningText> : null}
      {marked.length > 0 ? <p className="govuk-body">{marked.join(", ")}.</p> : null}
      <PlanFacts plan={plan} />
      {isShort ? null : (
        <p className="govuk-body govuk-!-display-none-print">
          <a className="govuk-link" href={may.isWhole ? here : `${here}?show=all`}>
            {may.isWhole ? "Fold the priorities" : "Show all aims and rows"}
          </a>
        </p>
      )}
      {themes.length === 0 && sections.length === 0 ? (
        <p className="govuk-body">
          Nothing has been written in this plan yet. It begins with a theme, which has priorities, and each of these its
          aims and rows.
        </p>
      ) : null}
      {themes.map((theme) => (
        <Theme key={theme.id} theme={theme} planId={plan.id} quarter={quarter} {...may} />
      ))}
      {sections.length > 0 ? (
        <section>
          <h2 className="govuk-heading-m">The plan as a whole</h2>
          <Sections sections={sections} planId={plan.id} quarter={quarter} {...may} />
        </section>
      ) : null}
      {may.mayManage ? (
        <p className="govuk-body govuk-!-display-none-print">
          <a className="govuk-link" href={`${here}/themes/new`}>
            Add a theme
          </a>
        </p>
      ) : null}
      <PlanReviews reviews={reviews} />
    </>
  );
}
