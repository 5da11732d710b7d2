import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { RiskTag } from "#app/components/risk/risk-tag.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import {
  type ReviewFilter,
  reviewFilterForm,
  reviewsAsked,
  reviewsHref,
  stateWords,
  whoseWords,
} from "#app/domain/risk/review-list.ts";
import { REVIEWERS } from "#app/domain/risk/reviews.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countReviewsDue, listReviewsDue } from "#db/queries/risk-reviews.ts";

const AT_ONCE = 50;
const query = z.object({
  after: z.catch(z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), null),
});
const COUNTED = (["overdue", "due"] as const).flatMap((state) =>
  (["high", "other"] as const).map((level) => ({ state, level })),
);

export const loader = guardedLoader("cases:read", z.object({}), async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = reviewFilterForm.parse(given);
  const { after } = query.parse({ after: null, ...given });
  const today = londonDay(now);
  const [dueOn = "", id = ""] = after?.split("~") ?? [];
  const page = { after: after ? { dueOn, id } : undefined, limit: AT_ONCE + 1 };
  const counts = await Promise.all(
    COUNTED.map(async (counted) => ({
      ...counted,
      count: await countReviewsDue(db, actor, reviewsAsked({ ...asked, ...counted }, today)),
    })),
  );
  const shown = "state" in given || "level" in given ? asked : withFirst(asked, counts);
  const rows = await listReviewsDue(db, actor, reviewsAsked(shown, today), page);
  const cases = rows.slice(0, AT_ONCE);
  const last = rows.length > AT_ONCE ? cases.at(-1) : undefined;
  await recordList({ db, actor, now }, "risk.reviews-listed", "case", cases.map((c) => c.id), shown); // prettier-ignore
  return { shown, today, cases, next: last ? `${last.dueOn ?? ""}~${last.id}` : null, counts };
});

/** Where no list is asked for, the first in which something stands. */
function withFirst(
  asked: ReviewFilter,
  counts: readonly (Pick<ReviewFilter, "state" | "level"> & { count: number })[],
): ReviewFilter {
  const first = counts.find(({ count }) => count > 0);
  return first ? { ...asked, state: first.state, level: first.level } : asked;
}

export const meta: MetaFunction = () => [{ title: "Reviews of risk – Joint Action" }];

export default function ReviewsPage() {
  const { shown, today, cases, next, counts } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/">Home</BackLink>
      <h1 className="govuk-heading-l">Reviews of risk</h1>
      <p className="govuk-body">
        <a className="govuk-link" href="/risk/incomplete">
          High risks that are not complete
        </a>
      </p>
      <SubNavigation
        label="Whose reviews"
        items={REVIEWERS.flatMap((role) =>
          (["mine", "groups"] as const).map((whose) => ({
            href: reviewsHref({ ...shown, role, whose }),
            text: whoseWords({ role, whose }),
            current: role === shown.role && whose === shown.whose,
          })),
        )}
      />
      <ul className="govuk-list">
        {counts.map(({ state, level, count }) => (
          <li key={`${state}-${level}`}>
            <a className="govuk-link" href={reviewsHref({ ...shown, state, level })}>
              {count} {state === "overdue" ? "overdue" : "due within a week"}: {level === "high" ? "High" : "not High"}
            </a>
          </li>
        ))}
      </ul>
      {cases.length === 0 ? (
        <p className="govuk-body">No reviews of this kind are due. One comes here a week before its day.</p>
      ) : null}
      {cases.length > 0 ? (
        <Table
          caption={stateWords(shown)}
          captionSize="m"
          scrollLabel="Reviews"
          stacked
          head={["Case", "Group", "Risk", "Lead", "Review due"]}
          rows={cases.map((c) => [
            <a key="case" className="govuk-link app-reference" href={`/cases/${c.id}/risk`}>
              {c.reference}
            </a>,
            c.groupName,
            <RiskTag key="risk" level={c.riskLevel} proposed={c.riskProposed} />,
            c.leadName ?? "Nobody named",
            <>
              {c.dueOn ? longDay(c.dueOn) : ""} {c.dueOn && c.dueOn < today ? <Tag colour="red">Overdue</Tag> : null}
            </>,
          ])}
        />
      ) : null}
      <DownloadList
        href={exportAddress({ list: "risk-reviews", filter: shown })}
        rows={counts.find(({ state, level }) => state === shown.state && level === shown.level)?.count ?? null}
      />
      <Pagination nextHref={next ? reviewsHref(shown, { after: next }) : undefined} />
    </>
  );
}
