import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { HoursChart } from "#app/components/premises/hours-chart.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { monthName } from "#app/domain/interventions/breach-list.ts";
import {
  hourName,
  NOT_KNOWN,
  quartersBefore,
  violenceAsked,
  type ViolenceAsked,
  violenceAttribution,
  violenceHref,
} from "#app/domain/premises/violence.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { violenceFigures } from "#app/services/premises/violence-figures.ts";
import { db } from "#db/open.ts";
import { ViolenceFilter } from "./violence-filter.tsx";

const params = z.object({});

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const today = londonDay(now);
  const { hour: _, ...asked } = violenceAsked(Object.fromEntries(new URL(request.url).searchParams), today);
  const figures = await violenceFigures(db, actor, asked);
  await recordView({ db, actor, now }, "figures.viewed", "premises-violence", `${asked.from}~${asked.to}`);
  return { asked, ...figures, quarters: quartersBefore(today) };
});

export const meta: MetaFunction = () => [{ title: "Violence at licensed premises – Joint Action" }];

export default function ViolencePage() {
  const { asked, all, shown, beats, hours, quarters } = useLoaderData<typeof loader>();
  const period = asked.from === asked.to ? monthName(asked.from) : `${monthName(asked.from)} to ${monthName(asked.to)}`;
  const beat = beats.find(({ code }) => code === asked.beat);
  const where = asked.beat === undefined ? "every beat" : `beat ${beat?.name ?? asked.beat}`;
  const numeric = { text: "Incidents", numeric: true };
  return (
    <>
      <BackLink href="/premises">Licensed premises</BackLink>
      <span className="govuk-caption-l">{period}</span>
      <h1 className="govuk-heading-l">Violence in or near licensed premises</h1>
      <p className="govuk-body">
        Each incident counts once, however many premises it concerns. Attribution:{" "}
        {violenceAttribution(asked.attribution).toLowerCase()}. Each number opens just its incidents.
      </p>
      <ul className="govuk-list app-inline-list">
        {quarters.map(({ from, to }) => (
          <li key={from}>
            <a className="govuk-link" href={violenceHref({ ...asked, from, to }, "figures")}>
              {monthName(from)} to {monthName(to)}
            </a>
          </li>
        ))}
      </ul>
      <ViolenceFilter asked={asked} beats={beats} />
      <Table
        caption="By beat"
        captionSize="m"
        scrollLabel="Violence by beat"
        firstCellIsHeader
        head={["Beat", numeric]}
        rows={[
          ...beats.map(({ code, name, rows }) => [name, count(rows, { ...asked, beat: code }, name)]),
          ["All of them", count(all, { ...asked, beat: undefined }, "all beats")],
        ]}
      />
      <h2 className="govuk-heading-m">By hour, {where}</h2>
      <HoursChart title={`Incidents by hour of the day, ${where}, ${period}`} hours={hours} />
      <Table
        caption={`By hour, ${where}`}
        captionHidden
        scrollLabel="Violence by hour"
        firstCellIsHeader
        head={["Hour", numeric]}
        rows={[
          ...hours
            .filter(isListed)
            .map(({ hour, rows }) => [hourName(hour), count(rows, { ...asked, hour }, hourName(hour))]),
          ["All of them", count(shown, asked, "all hours")],
        ]}
      />
    </>
  );
}

/** The chart has every hour; the table those in which something happened, and always those of which nobody knows. */
function isListed({ hour, rows }: { hour: string; rows: number }) {
  return rows > 0 || hour === NOT_KNOWN;
}

/** A nought leads nowhere. */
function count(rows: number, asked: ViolenceAsked, of: string) {
  if (rows === 0) return "0";
  return (
    <a className="govuk-link" href={violenceHref(asked, "rows")}>
      {rows.toLocaleString("en-GB")}
      <span className="govuk-visually-hidden"> incidents, {of}</span>
    </a>
  );
}
