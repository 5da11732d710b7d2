import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { RiskTag } from "#app/components/risk/risk-tag.tsx";
import { londonDay, longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { DUE_SOON_DAYS, REVIEWER_NAMES, REVIEWERS } from "#app/domain/risk/reviews.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countReviewsDue, listReviewsDue, type ReviewsAsked } from "#db/queries/risk-reviews.ts";

const search = z.object({
  role: z.catch(z.enum(REVIEWERS), "lead"),
  whose: z.catch(z.enum(["mine", "groups"]), "groups"),
  state: z.catch(z.enum(["overdue", "due"]), "overdue"),
  level: z.catch(z.enum(["high", "other"]), "high"),
  after: z.catch(z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), null),
});
const AT_ONCE = 50;

export const loader = guardedLoader("cases:read", z.object({}), async ({ request, actor, now }) => {
  const { searchParams } = new URL(request.url);
  const { after, ...shown } = search.parse({ after: null, ...Object.fromEntries(searchParams) });
  const today = londonDay(now);
  const days = {
    overdue: { from: "", until: plusDays(today, -1) },
    due: { from: today, until: plusDays(today, DUE_SOON_DAYS) },
  };
  const asked = (state: "overdue" | "due", level: "high" | "other"): ReviewsAsked => ({
    ...days[state],
    ...{ role: shown.role, isMine: shown.whose === "mine", isHigh: level === "high" },
  });
  const [dueOn = "", id = ""] = after?.split("~") ?? [];
  const page = { after: after ? { dueOn, id } : undefined, limit: AT_ONCE + 1 };
  const rows = await listReviewsDue(db, actor, asked(shown.state, shown.level), page);
  const cases = rows.slice(0, AT_ONCE);
  const last = rows.length > AT_ONCE ? cases.at(-1) : undefined;
  await recordList({ db, actor, now }, "risk.reviews-listed", "case", cases.map((c) => c.id), shown); // prettier-ignore
  return {
    ...{ shown, today, cases, next: last ? `${last.dueOn ?? ""}~${last.id}` : null },
    counts: [
      { state: "overdue", level: "high", count: await countReviewsDue(db, actor, asked("overdue", "high")) },
      { state: "overdue", level: "other", count: await countReviewsDue(db, actor, asked("overdue", "other")) },
      { state: "due", level: "high", count: await countReviewsDue(db, actor, asked("due", "high")) },
      { state: "due", level: "other", count: await countReviewsDue(db, actor, asked("due", "other")) },
    ],
  };
});

export const meta: MetaFunction = () => [{ title: "Reviews of risk – Joint Action" }];

const href = (query: Record<string, string>) => `/risk/reviews?${new URLSearchParams(query).toString()}`;

export default function ReviewsPage() {
  const { shown, today, cases, next, counts } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Reviews of risk</h1>
      <SubNavigation
        label="Whose reviews"
        items={REVIEWERS.flatMap((role) =>
          (["mine", "groups"] as const).map((whose) => ({
            href: href({ ...shown, role, whose }),
            text: `${REVIEWER_NAMES[role]}, ${whose === "mine" ? "mine" : "all that I see"}`,
            current: role === shown.role && whose === shown.whose,
          })),
        )}
      />
      <ul className="govuk-list">
        {counts.map(({ state, level, count }) => (
          <li key={`${state}-${level}`}>
            <a className="govuk-link" href={href({ ...shown, state, level })}>
              {count} {state === "overdue" ? "overdue" : "due within a week"}: {level === "high" ? "High" : "not High"}
            </a>
          </li>
        ))}
      </ul>
      {cases.length === 0 ? <p className="govuk-body">No reviews.</p> : null}
      {cases.length > 0 ? (
        <Table
          caption={`${shown.state === "overdue" ? "Overdue" : "Due within a week"}, ${shown.level === "high" ? "High" : "not High"}`}
          captionSize="m"
          scrollLabel="Reviews"
          stacked
          head={["Case", "Group", "Risk", "Lead", "Review due"]}
          rows={cases.map((c) => [
            <a key="case" className="govuk-link" href={`/cases/${c.id}/risk`}>
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
      <Pagination nextHref={next ? href({ ...shown, after: next }) : undefined} />
    </>
  );
}
