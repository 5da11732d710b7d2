import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { monthName } from "#app/domain/interventions/breach-list.ts";
import { askedMonths, FIGURE_MEASURES, type FigureAsked, figureRowsHref } from "#app/domain/interventions/figures.ts";
import { SERVICE_ANSWER_NAMES, SERVICE_ANSWERS } from "#app/domain/interventions/record.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { interventionFigures } from "#app/services/interventions/intervention-figures.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("performance:read", params, async ({ request, actor, now }) => {
  const months = askedMonths(Object.fromEntries(new URL(request.url).searchParams), londonDay(now));
  const figures = await interventionFigures(db, actor.partnershipId, months);
  await recordView({ db, actor, now }, "figures.viewed", "interventions", `${months.from}~${months.to}`);
  return { months, ...figures, seesList: actor.permissions.has("interventions:read") };
});

export const meta: MetaFunction = () => [{ title: "Figures of interventions – Joint Action" }];

const MONTHLY = ["youth-non-legal", "youth-breaches", "legal"] as const;

export default function InterventionFiguresPage() {
  const { months, monthly, totals, services, seesList } = useLoaderData<typeof loader>();
  const numeric = (text: string) => ({ text, numeric: true });
  return (
    <>
      <BackLink href={seesList ? "/interventions" : "/performance"}>
        {seesList ? "Interventions" : "Performance"}
      </BackLink>
      <h1 className="govuk-heading-l">Figures of interventions</h1>
      <p className="govuk-body">
        Counted over the whole partnership. Each number opens the ones behind it, as far as you may open them.
      </p>
      <Table
        caption={`${monthName(months.from)} to ${monthName(months.to)}`}
        captionSize="m"
        scrollLabel="Interventions by month"
        firstCellIsHeader
        head={[
          "Month",
          numeric("Non-legal, young people"),
          numeric("Their breaches"),
          numeric("Children"),
          numeric("Legal"),
        ]}
        rows={[
          ...monthly.map(({ month, ...counts }) => cells(monthName(month), counts, { from: month, to: month })),
          cells("All of them", totals, months),
        ]}
      />
      {services.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Referrals to services</h2>
          <p className="govuk-body">Nobody was referred to a service in these months.</p>
        </>
      ) : (
        <Table
          caption="Referrals to services"
          captionSize="m"
          scrollLabel="Referrals to services"
          firstCellIsHeader
          head={[
            "Service",
            numeric("Sent"),
            ...SERVICE_ANSWERS.map((answer) => numeric(SERVICE_ANSWER_NAMES[answer])),
            numeric("No answer yet"),
          ]}
          rows={services.map(({ id, name, sent, answers }) => [
            name,
            count(sent, { measure: "referrals", ...months, service: id }, name),
            ...[...SERVICE_ANSWERS, "none" as const].map((answer) =>
              count(answers[answer] ?? 0, { measure: "referrals", ...months, service: id, answer }, name),
            ),
          ])}
        />
      )}
      <dl className="govuk-body">
        {MONTHLY.map((measure) => (
          <div key={measure} className="govuk-!-margin-bottom-2">
            <dt className="govuk-!-font-weight-bold">{FIGURE_MEASURES[measure].name}</dt>
            <dd className="govuk-!-margin-left-0">{FIGURE_MEASURES[measure].meaning}</dd>
          </div>
        ))}
      </dl>
      <h2 className="govuk-heading-m">Other months</h2>
      <form method="get" noValidate>
        <Input
          field={{ id: "from", name: "from", defaultValue: months.from }}
          label="First month"
          hint="Like 2026-04"
          width={5}
        />
        <Input
          field={{ id: "to", name: "to", defaultValue: months.to }}
          label="Last month"
          hint="24 months at most"
          width={5}
        />
        <Button variant="secondary">Show</Button>
      </form>
    </>
  );
}

type Counts = { "youth-non-legal": number; "youth-breaches": number; children: number; legal: number };

function cells(name: string, counts: Counts, months: { from: string; to: string }) {
  const [nonLegal, breaches, legal] = MONTHLY.map((measure) => count(counts[measure], { measure, ...months }, name));
  return [name, nonLegal, breaches, counts.children, legal];
}

/** A nought leads nowhere. */
function count(rows: number, asked: FigureAsked, of: string) {
  if (rows === 0) return "0";
  return (
    <a key={asked.measure} className="govuk-link" href={figureRowsHref(asked)}>
      {rows.toLocaleString("en-GB")}
      <span className="govuk-visually-hidden">
        {" "}
        {FIGURE_MEASURES[asked.measure].name}, {of}
      </span>
    </a>
  );
}
