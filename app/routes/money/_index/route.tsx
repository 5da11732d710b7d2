import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { PlanNavigation } from "#app/components/plan/plan-navigation.tsx";
import { YearForm } from "#app/components/plan/year-form.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { type FundingFigures, funderWarningsOf, warningsOf } from "#app/domain/plan/funding.ts";
import { OPCC_STATE_NAMES } from "#app/domain/plan/opcc.ts";
import { poundsText } from "#app/domain/plan/pence.ts";
import { yearAsked } from "#app/domain/plan/plan-year.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { fundingYear, fundingYears } from "#app/services/plan/funding-year.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader("plan:read", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const year = yearAsked(new URL(request.url).searchParams.get("year"), today);
  const { lines, total, funders } = await fundingYear(db, actor.partnershipId, year);
  const years = await fundingYears(db, actor.partnershipId, today);
  const ids = lines.map(({ id }) => id);
  await recordList({ db, actor, now }, "funding.listed", "funding-line", ids, { year });
  return { year, years, lines, total, funders, mayChange: actor.permissions.has("money:manage") };
});

export const meta: MetaFunction = () => [{ title: "Money – Joint Action" }];

export default function MoneyPage() {
  const { year, years, lines, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanNavigation current="/money" />
      <PageHeaderActions heading={`Money, ${financialYearText(year)}`}>
        {mayChange ? <Button href={`/money/new?year=${year}`}>Add a line</Button> : null}
      </PageHeaderActions>
      <YearForm action="/money" year={year} years={years} />
      <Warnings />
      {lines.length === 0 ? (
        <InsetText>
          No line has been added for {financialYearText(year)}. A line is money from one funder: its allocation, and
          what is spent of it.
        </InsetText>
      ) : (
        <>
          <Lines />
          <Funders />
          <p className="govuk-body">
            What remains is what was allocated less what was spent. What is committed is promised and not spent yet: it
            still stands in what remains.
          </p>
          <DownloadList href={exportAddress({ list: "money", filter: { year } })} rows={null} />
        </>
      )}
    </>
  );
}

function Warnings() {
  const { lines, funders } = useLoaderData<typeof loader>();
  const words = [
    ...lines.flatMap(({ description, figures }) => warningsOf(figures).map((warning) => `${description}: ${warning}`)),
    ...funders.flatMap(({ funder, figures }) => funderWarningsOf(figures).map((warning) => `${funder}: ${warning}`)),
  ];
  return words.map((warning) => <WarningText key={warning}>{warning}.</WarningText>);
}

const MONEY = ["allocated", "committed", "spent", "remaining"] as const;
const amounts = (figures: FundingFigures, columns: readonly (keyof FundingFigures)[]) =>
  columns.map((column) => poundsText(figures[column]));
const numeric = (text: string) => ({ text, numeric: true });

function Lines() {
  const { year, lines, total } = useLoaderData<typeof loader>();
  return (
    <Table
      caption={`Funding lines of ${financialYearText(year)}`}
      captionSize="m"
      scrollLabel="Funding lines"
      stacked
      firstCellIsHeader
      head={["Description", ...["Amount Allocated", "Committed", "Amount Spent", "Amount Remaining"].map(numeric)]}
      rows={[
        ...lines.map(({ id, description, figures, opccState }) => [
          <>
            <a className="govuk-link" href={`/money/${id}`}>
              {description}
            </a>
            {opccState === null ? null : (
              <span className="govuk-body-s">
                <br />
                OPCC: {OPCC_STATE_NAMES[opccState]}
              </span>
            )}
          </>,
          ...amounts(figures, MONEY),
        ]),
        ["Total", ...amounts(total, MONEY).map((text) => <strong key={text}>{text}</strong>)],
      ]}
    />
  );
}

const RECEIVED = ["received", "allocated", "unallocated"] as const;

/** As the youth fund had it; only where somebody has entered what was received. */
function Funders() {
  const { funders, total } = useLoaderData<typeof loader>();
  const received = funders.filter(({ figures }) => figures.received !== 0);
  if (received.length === 0) return null;
  return (
    <Table
      caption="Received and allocated, by who gave it"
      captionSize="m"
      scrollLabel="Received and allocated"
      stacked
      firstCellIsHeader
      head={["Given by", ...["Received, with what was carried forward", "Allocated", "Unallocated"].map(numeric)]}
      rows={[
        ...funders.map(({ funder, figures }) => [funder, ...amounts(figures, RECEIVED)]),
        ...(funders.length > 1 ? [["Total", ...amounts(total, RECEIVED)]] : []),
      ]}
    />
  );
}
