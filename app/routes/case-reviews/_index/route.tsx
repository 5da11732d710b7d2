import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { listedVictim } from "#app/domain/case-reviews/listed-victim.ts";
import { DUTY_NAMES } from "#app/domain/case-reviews/review-clock.ts";
import { REVIEW_VIEW_NAMES, REVIEW_VIEWS, reviewListFilterForm, reviewListHref } from "#app/domain/case-reviews/review-list.ts"; // prettier-ignore
import { REVIEW_STATUS_NAMES } from "#app/domain/case-reviews/review-status.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { countCaseReviews, keyOfReview, listCaseReviews } from "#db/queries/case-reviews.ts";
import { db } from "#db/open.ts";
import { ReviewTable } from "./review-table.tsx";

const PAGE = 50;
const query = z.object({
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

/** The review clock: what is due, what is late, who has not replied. */
export const loader = guardedLoader("case-reviews:read", z.object({}), async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const filter = reviewListFilterForm.parse(given);
  const [key, id] = query.parse(given).after?.split("~") ?? [];
  const today = londonDay(now);
  const after = key && id ? { key, id } : undefined;
  const rows = await listCaseReviews(db, actor, filter, today, { after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList({ db, actor, now }, "case-review.listed", "case-review", shown.map((r) => r.id), filter); // prettier-ignore
  const views = await Promise.all(
    REVIEW_VIEWS.map(async (show) => ({ show, count: await countCaseReviews(db, actor, { ...filter, show }, today) })),
  );
  return {
    filter,
    views,
    mayManage: actor.permissions.has("case-reviews:manage"),
    maySeeFigures: actor.permissions.has("case-reviews:figures"),
    next: last ? keyOfReview(filter, last) : null,
    reviews: shown.map((r) => ({
      id: r.id,
      reference: r.reference,
      victim: listedVictim(r, today),
      status: REVIEW_STATUS_NAMES[r.status],
      next: r.nextDuty ? DUTY_NAMES[r.nextDuty] : "Nothing",
      due: r.nextDueOn ? longDay(r.nextDueOn) : null,
      isLate: r.nextDuty !== null && r.nextDueOn !== null && r.nextDueOn < today,
      unanswered: Number(r.unanswered ?? 0),
      contact: r.contactName,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Case reviews – Joint Action" }];

export default function CaseReviewsPage() {
  const { filter, views, reviews, next, mayManage, maySeeFigures } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Case reviews</h1>
      {mayManage ? <Button href="/case-reviews/new">Record an application</Button> : null}
      <ul className="govuk-list">
        {maySeeFigures ? <Link href="/case-reviews/figures" text="The published figures" /> : null}
        {mayManage ? <Link href="/case-reviews/reviewers" text="The pool of review authors" /> : null}
        {mayManage ? <Link href="/case-reviews/templates" text="Templates of letters" /> : null}
        <Link href="/case-reviews/requests" text="Requests to your agency" />
      </ul>
      <SubNavigation
        label="Whose reviews"
        items={(["all", "mine"] as const).map((whose) => ({
          href: reviewListHref({ ...filter, whose }),
          text: whose === "all" ? "All that you may open" : "Yours",
          current: whose === filter.whose,
        }))}
      />
      <SubNavigation
        label="Which reviews"
        items={views.map(({ show, count }) => ({
          href: reviewListHref({ ...filter, show }),
          text: `${REVIEW_VIEW_NAMES[show]} (${count})`,
          current: show === filter.show,
        }))}
      />
      {reviews.length > 0 ? (
        <ReviewTable caption={REVIEW_VIEW_NAMES[filter.show]} reviews={reviews} />
      ) : (
        <p className="govuk-body">
          None. An application stands here from the day on which it is recorded until the review is closed.
        </p>
      )}
      <Pagination nextHref={next ? reviewListHref(filter, next) : undefined} />
      <DownloadList
        href={exportAddress({ list: "case-reviews", filter })}
        rows={views.find(({ show }) => show === filter.show)?.count ?? null}
      />
    </>
  );
}

function Link({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a className="govuk-link" href={href}>
        {text}
      </a>
    </li>
  );
}
