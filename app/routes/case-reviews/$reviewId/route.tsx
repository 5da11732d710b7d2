import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { KeptUntil } from "#app/components/retention/kept-until.tsx";
import { nextSteps } from "#app/domain/case-reviews/next-steps.ts";
import { DUTY_NAMES } from "#app/domain/case-reviews/review-clock.ts";
import { REVIEW_STATUS_NAMES } from "#app/domain/case-reviews/review-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { reviewPage } from "#app/services/case-reviews/review-page.ts";
import { retentionInBrief } from "#app/services/retention/retention-in-brief.ts";
import { db } from "#db/open.ts";
import { ApplicationFacts } from "./application-facts.tsx";
import { Clock } from "./clock.tsx";
import { History } from "./history.tsx";
import { PanelAndRecommendations } from "./panel-and-recommendations.tsx";
import { RequestsAndLetters } from "./requests-and-letters.tsx";

const params = z.object({ reviewId: z.uuidv7() });

export const loader = guardedLoader("case-reviews:read", params, async ({ params: { reviewId }, actor, now }) => {
  const page = await reviewPage({ db, actor, now }, reviewId);
  if (!page) throw new Response(null, { status: 404 });
  const done = (duty: string) => page.duties.find((d) => d.duty === duty)?.doneOn != null;
  const steps = nextSteps({
    status: page.review.status,
    passedOn: done("pass-on"),
    told: done("tell-threshold"),
    offered: done("offer-involvement"),
    consulted: done("consult-victim"),
    packSent: done("send-pack"),
    isCommissionerOn: page.isCommissionerOn,
  });
  const { id, reference } = page.review;
  const kept = await retentionInBrief({ db, actor, now }, { kind: "case-review", id, reference }, page.mayWork);
  return { ...page, kept, next: page.mayWork ? steps : null };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Case review ${data.review.reference}` : "Case review"} – Joint Action` },
];

export default function CaseReviewPage() {
  const page = useLoaderData<typeof loader>();
  const { review, head, today, next } = page;
  const here = (path: string) => `/case-reviews/${review.id}/${path}`;
  const isLate = review.nextDueOn !== null && review.nextDueOn < today;
  return (
    <>
      <BackLink href="/case-reviews">Case reviews</BackLink>
      <span className="govuk-caption-l">Case review {review.reference}</span>
      <h1 className="govuk-heading-l">{head.victim}</h1>
      <p className="govuk-body">
        <Tag colour={review.nextDuty === null ? "grey" : "blue"}>{REVIEW_STATUS_NAMES[review.status]}</Tag>{" "}
        {isLate ? <Tag colour="red">Late</Tag> : null}
      </p>
      {review.nextDuty ? (
        <p className="govuk-body">
          Next: <strong>{DUTY_NAMES[review.nextDuty]}</strong>
          {review.nextDueOn ? ` by ${longDay(review.nextDueOn)}` : ""}.
        </p>
      ) : null}
      {next?.main ? <Button href={here(next.main.path)}>{next.main.text}</Button> : null}
      {next && next.others.length > 0 ? (
        <>
          <h2 className="govuk-heading-s">What else can be recorded</h2>
          <ul className="govuk-list">
            {next.others.map(({ path, text }) => (
              <li key={path}>
                <a className="govuk-link" href={here(path)}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Clock duties={page.duties} today={today} />
      <ApplicationFacts page={page} />
      <RequestsAndLetters page={page} />
      <PanelAndRecommendations page={page} />
      <History history={page.history} />
      <KeptUntil kept={page.kept} />
    </>
  );
}
