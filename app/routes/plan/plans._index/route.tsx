import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PlanNavigation } from "#app/components/plan/plan-navigation.tsx";
import { afterField } from "#app/domain/actions/listed-action.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { PLAN_KIND_NAMES, PLAN_STATUS_NAMES, type PlanStatus } from "#app/domain/plan/plan.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countPlans, listPlans } from "#db/queries/partnership-plans.ts";

const PAGE = 50;
const STATUSES = ["in-force", "draft", "ended"] as const;
const query = z.object({ status: z.catch(z.enum(STATUSES), "in-force"), after: afterField });

export const loader = guardedLoader("plan:read", z.object({}), async ({ request, actor, now }) => {
  const { status, after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [fromDay = "", id = ""] = after?.split("~") ?? [];
  const page = { status, limit: PAGE + 1, ...(after ? { after: { fromDay, id } } : {}) };
  const rows = await listPlans(db, actor.partnershipId, page);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const ids = shown.map((plan) => plan.id);
  await recordList({ db, actor, now }, "csp-plan.listed", "partnership-plan", ids, { status });
  return {
    status,
    plans: shown,
    counts: await countPlans(db, actor.partnershipId),
    next: last ? `${last.fromDay}~${last.id}` : null,
    mayWrite: actor.permissions.has("plan:manage"),
    today: londonDay(now),
  };
});

export const meta: MetaFunction = () => [{ title: "Plans – Joint Action" }];

export default function PlansPage() {
  const { status, plans, counts, next, mayWrite, today } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanNavigation current="/plans" />
      <PageHeaderActions heading="Plans">
        {mayWrite ? <Button href="/plans/new">Begin a plan</Button> : null}
      </PageHeaderActions>
      <States status={status} counts={counts} />
      {plans.length === 0 ? (
        <p className="govuk-body">
          No plan of the partnership is {status === "draft" ? "a draft" : PLAN_STATUS_NAMES[status].toLowerCase()}.
        </p>
      ) : (
        <Table
          caption={PLAN_STATUS_NAMES[status]}
          captionSize="m"
          scrollLabel="Plans"
          stacked
          firstCellIsHeader
          head={["Plan", "Kind", "Group", "Led by", "From and to", "Next review"]}
          rows={plans.map((plan) => [
            <a key="plan" className="govuk-link" href={`/plans/${plan.id}`}>
              {plan.title}
            </a>,
            plan.locationName === null
              ? PLAN_KIND_NAMES[plan.kind]
              : `${PLAN_KIND_NAMES[plan.kind]}: ${plan.locationName}`,
            plan.groupName,
            plan.leadName ?? "Nobody named",
            `${longDay(plan.fromDay)} to ${longDay(plan.toDay)}`,
            reviewWords(plan, today),
          ])}
        />
      )}
      <Pagination nextHref={next ? `/plans?status=${status}&after=${next}` : undefined} />
    </>
  );
}

function reviewWords({ status, nextReviewOn }: { status: PlanStatus; nextReviewOn: string | null }, today: string) {
  if (nextReviewOn === null) return status === "in-force" ? "Not set" : "";
  return status === "in-force" && nextReviewOn < today ? `Overdue: ${longDay(nextReviewOn)}` : longDay(nextReviewOn);
}

function States({ status, counts }: { status: PlanStatus; counts: Record<PlanStatus, number> }) {
  return (
    <ul className="govuk-list govuk-!-display-none-print">
      {STATUSES.map((one) => (
        <li key={one}>
          <a className="govuk-link" href={`/plans?status=${one}`} aria-current={one === status ? "true" : undefined}>
            {PLAN_STATUS_NAMES[one]} ({counts[one]})
          </a>
        </li>
      ))}
    </ul>
  );
}
