import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Form } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { askedPeriod } from "#app/domain/case-reviews/asked-period.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { figuresPage } from "#app/services/case-reviews/figures.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { db } from "#db/open.ts";
import { RowsBehind } from "./rows-behind.tsx";

/** Of the reporting year that is running unless a period is asked for. */
export const loader = guardedLoader("case-reviews:figures", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const kind = (await settingsOn(db, actor.partnershipId, today))["case-reviews.reporting-period"];
  const { period, refusal, values } = askedPeriod(new URL(request.url).searchParams, today, kind);
  const page = await figuresPage(db, actor, period);
  const ids = page.figures.flatMap(({ rows }) => rows.map(({ reviewId }) => reviewId));
  await recordList({ db, actor, now }, "case-review.figures-viewed", "case-review", [...new Set(ids)], period);
  return { ...page, period, refusal, values };
});

export const meta: MetaFunction = () => [{ title: "Figures of case reviews – Joint Action" }];

export default function FiguresPage() {
  const { figures, carriedOver, themes, period, refusal, values } = useLoaderData<typeof loader>();
  const query = `from=${period.from}&to=${period.to}`;
  const shown = { ...dayParts("from", values.from), ...dayParts("to", values.to) };
  const field = (name: string) => ({ name, id: name, defaultValue: String(shown[name] ?? "") });
  return (
    <>
      <BackLink href="/case-reviews">Case reviews</BackLink>
      <ErrorSummary
        errors={refusal ? [{ name: refusal.field, message: refusal.message, href: `#${refusal.field}-day` }] : []}
      />
      <h1 className="govuk-heading-l">Figures of case reviews</h1>
      <p className="govuk-body">
        To be published as soon as practicable after each reporting period (ASBCPA 2014 s104(9)). Zeros are published as
        well, and nothing is left out because a number is small.
      </p>
      <Table
        caption={`${longDay(period.from)} to ${longDay(period.to)}`}
        captionSize="m"
        scrollLabel="The four figures"
        head={["Figure", "Number", "What it counts"]}
        firstCellIsHeader
        rows={figures.map(({ id, letter, name, note, count }) => [
          `(${letter}) ${name}`,
          <a key="count" className="govuk-link" href={`#${id}`}>
            {count}
          </a>,
          note,
        ])}
      />
      <p className="govuk-body">
        Reviews still open at the end of the period: {carriedOver}. This is a note and not a published figure: each
        number counts by its own day, so (a) is not (b) and (c) together.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/case-reviews/figures.csv?${query}`}>
          Download as CSV
        </a>{" "}
        <a className="govuk-link" href={`/case-reviews/figures/publish?${query}`}>
          Page ready to publish
        </a>
      </p>
      <RowsBehind figures={figures} />
      {themes.length > 0 ? (
        <Table
          caption="Themes of recommendations recorded in the period"
          captionSize="m"
          head={["Theme", { text: "Recommendations", numeric: true }]}
          rows={themes.map(({ theme, count }) => [theme, count])}
        />
      ) : null}
      <h2 className="govuk-heading-m">Another period</h2>
      <Form method="get">
        <DateInput
          name="from"
          field={field}
          legend="First day"
          legendSize="s"
          error={refusal?.field === "from" ? refusal.message : undefined}
        />
        <DateInput
          name="to"
          field={field}
          legend="Last day"
          legendSize="s"
          hint="12 months at most"
          error={refusal?.field === "to" ? refusal.message : undefined}
        />
        <Button variant="secondary">Show</Button>
      </Form>
    </>
  );
}
