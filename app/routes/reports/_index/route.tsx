import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { PlanNavigation } from "#app/components/plan/plan-navigation.tsx";
import { ReportStatusTag } from "#app/components/reports/report-status-tag.tsx";
import { isDay, londonDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { parseQuarter, quarterId, quarterName, quarterOf, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { REPORT_KIND_NAMES, REPORT_STATUS_NAMES, type ReportStatus } from "#app/domain/reports/report.ts";
import { REPORT_KINDS } from "#app/domain/reports/report.form.ts";
import { quartersToReport } from "#app/domain/reports/report-rules.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { reportList } from "#app/services/reports/report-page.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const STATUSES = Object.keys(REPORT_STATUS_NAMES) as [ReportStatus, ...ReportStatus[]];
const filters = z.object({
  kind: z.catch(z.optional(z.enum(REPORT_KINDS)), undefined),
  status: z.catch(z.optional(z.enum(STATUSES)), undefined),
  agency: z.catch(z.optional(z.uuidv7()), undefined),
  quarter: z.catch(z.optional(z.string()), undefined),
  after: z.catch(z.optional(z.string()), undefined),
});

export const loader = guardedLoader("reports:read", z.object({}), async ({ request, actor, now }) => {
  const asked = filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const quarter = asked.quarter === undefined ? null : parseQuarter(asked.quarter);
  const filter = {
    ...{ kind: asked.kind, status: asked.status, agencyId: asked.agency },
    toDay: quarter ? quarterPeriod(quarter).to : undefined,
  };
  const { reports, next } = await reportList({ db, actor, now }, filter, keyIn(asked.after));
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const values = Object.entries(asked).flatMap(([name, value]) => (value && name !== "after" ? [[name, value]] : []));
  const query = next && new URLSearchParams([...values, ["after", `${next.toDay} ${next.id}`]] as [string, string][]);
  return {
    reports,
    next: query && `/reports?${query.toString()}`,
    values: Object.fromEntries(values) as Record<string, string>,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    quarters: quartersToReport(londonDay(now)).map((one) => ({ value: quarterId(one), text: quarterName(one) })),
    mayWrite: actor.permissions.has("reports:write"),
  };
});

function keyIn(after: string | undefined) {
  const [toDay = "", id = ""] = (after ?? "").split(" ");
  return isDay(toDay) && z.uuidv7().safeParse(id).success ? { toDay, id } : null;
}

export const meta: MetaFunction = () => [{ title: "Reports – Joint Action" }];

export default function ReportsPage() {
  const { reports, next, values, agencies, quarters, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanNavigation current="/reports" />
      <PageHeaderActions heading="Reports to the partnership">
        {mayWrite ? <Button href="/reports/new">Begin a report</Button> : null}
        <Button href="/reports/packs" variant="secondary">
          Packs for the board
        </Button>
      </PageHeaderActions>
      <form method="get" action="/reports" className="app-inline-form" key={JSON.stringify(values)}>
        <Choice name="quarter" label="Quarter" value={values.quarter} items={quarters} />
        <Choice
          name="kind"
          label="Kind"
          value={values.kind}
          items={REPORT_KINDS.map((kind) => ({ value: kind, text: REPORT_KIND_NAMES[kind] }))}
        />
        <Choice name="agency" label="Organisation" value={values.agency} items={agencies} />
        <Choice
          name="status"
          label="State"
          value={values.status}
          items={STATUSES.map((status) => ({ value: status, text: REPORT_STATUS_NAMES[status] }))}
        />
        <Button variant="secondary">Show</Button>
      </form>
      {reports.length === 0 ? (
        <p className="govuk-body">
          {Object.keys(values).length > 0 ? "No report matches all of these." : "No report has been begun yet."}
        </p>
      ) : (
        <Table
          caption="Reports"
          captionHidden
          scrollLabel="Reports"
          stacked
          firstCellIsHeader
          head={["Report", "Kind", "Quarter", "State", "Sent"]}
          rows={reports.map(({ id, reference, title, kind, toDay, status, sentAt }) => [
            <a key="title" className="govuk-link" href={`/reports/${id}`}>
              {reference}, {title}
            </a>,
            REPORT_KIND_NAMES[kind],
            quarterName(quarterOf(toDay)),
            <ReportStatusTag key="status" status={status} />,
            sentAt === null ? "Not sent" : londonTime(sentAt),
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} nextText="Earlier reports" />
    </>
  );
}

type ChoiceProps = { name: string; label: string; value: string | undefined; items: { value: string; text: string }[] };

function Choice({ name, label, value, items }: ChoiceProps) {
  return <Select field={{ id: name, name, defaultValue: value ?? "" }} label={label} items={items} placeholder="All" />;
}
