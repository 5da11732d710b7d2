import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import {
  parseQuarter,
  plusQuarters,
  quarterId,
  quarterLabel,
  quarterName,
  quarterOf,
} from "#app/domain/performance/quarter.ts";
import { bandsMovedHref } from "#app/domain/premises/bands-moved.ts";
import { gradeFiguresHref, gradeRowsHref } from "#app/domain/premises/figure-pages.ts";
import { type Figures, GRADE_MEASURES, type GradeMeasure } from "#app/domain/premises/grade-figures.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { gradeFigures, hasBegun } from "#app/services/premises/grade-figures.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const MEETING = ["red", "amber", "green", "not-graded", "up", "down", "above-proposal", "below-proposal"] as const;
const QUARTER = [...MEETING, "in-red"] as const;

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const asked = parseQuarter(new URL(request.url).searchParams.get("quarter") ?? "");
  const quarter = asked !== null && hasBegun(asked, now) ? asked : quarterOf(londonDay(now));
  const next = plusQuarters(quarter, 1);
  const { quarters, sittings } = await gradeFigures({ db, actor, now }, quarter);
  const id = quarterId(quarter);
  await recordView({ db, actor, now }, "figures.viewed", "premises-figures", id);
  return {
    ...{ id, name: quarterName(quarter), label: quarterLabel(quarter) },
    before: quarterId(plusQuarters(quarter, -1)),
    after: hasBegun(next, now) ? quarterId(next) : null,
    quarters: quarters.map(({ quarter: one, until, figures }) => {
      const days = figures["in-red"].map((row) => row.days ?? 0);
      const longest = { total: days.reduce((sum, n) => sum + n, 0), longest: Math.max(0, ...days) };
      return { id: quarterId(one), name: quarterName(one), until, counts: countsOf(figures), ...longest };
    }),
    sittings: sittings.map(({ id: sitting, day, figures }) => ({ id: sitting, day, counts: countsOf(figures) })),
  };
});

function countsOf(figures: Figures): Record<GradeMeasure, number> {
  return Object.fromEntries(Object.entries(figures).map(([measure, rows]) => [measure, rows.length])) as Record<GradeMeasure, number>; // prettier-ignore
}

export const meta: MetaFunction = () => [{ title: "Figures of licensed premises – Joint Action" }];

export default function GradeFiguresPage() {
  const page = useLoaderData<typeof loader>();
  const { label, before, after } = page;
  return (
    <>
      <BackLink href="/premises">Licensed premises</BackLink>
      <h1 className="govuk-heading-l">Figures of licensed premises</h1>
      <p className="govuk-body">
        Counted over the whole partnership, from the grades that the group agreed. Each number opens the ones behind it.
      </p>
      <ul className="govuk-list app-inline-list">
        <li>
          <a className="govuk-link" href="/premises/figures/violence">
            Violence at or near premises, by beat and hour
          </a>
        </li>
        <li>
          <a className="govuk-link" href={bandsMovedHref()}>
            Bands that moved with a change of the scheme
          </a>
        </li>
      </ul>
      <Quarters page={page} />
      <Meetings page={page} />
      <Meanings />
      <Pagination
        previousHref={gradeFiguresHref(before)}
        previousText="Quarter before"
        nextHref={after === null ? undefined : gradeFiguresHref(after)}
        nextText="Quarter after"
        landmarkLabel={`Quarters before and after ${label}`}
      />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;
const numeric = (text: string) => ({ text, numeric: true });

function Quarters({ page: { quarters } }: { page: Page }) {
  return (
    <Table
      caption="By quarter, as standing at its end"
      captionSize="m"
      className="app-grade-figures"
      stacked
      scrollLabel="Grades by quarter"
      firstCellIsHeader
      head={["Quarter", ...QUARTER.map((measure) => numeric(GRADE_MEASURES[measure])), numeric("Days in Red, all"), numeric("Longest")]} // prettier-ignore
      rows={quarters.map(({ id, name, until, counts, total, longest }) => [
        <span key="quarter">
          {name}
          <span className="govuk-hint govuk-!-display-block govuk-!-margin-bottom-0">to {shortDay(until)}</span>
        </span>,
        ...QUARTER.map((measure) => count(counts[measure], { measure, quarter: id }, name)),
        total.toLocaleString("en-GB"),
        longest.toLocaleString("en-GB"),
      ])}
    />
  );
}

function Meetings({ page: { id, label, name, sittings } }: { page: Page }) {
  if (sittings.length === 0)
    return (
      <>
        <h2 className="govuk-heading-m">By meeting</h2>
        <p className="govuk-body">No premises group has met in {label}.</p>
      </>
    );
  return (
    <Table
      caption={`By meeting of ${name}, as agreed there`}
      captionSize="m"
      className="app-grade-figures"
      stacked
      scrollLabel="Grades by meeting"
      firstCellIsHeader
      head={["Meeting", ...MEETING.map((measure) => numeric(GRADE_MEASURES[measure]))]}
      rows={sittings.map(({ id: sitting, day, counts }) => [
        shortDay(day),
        ...MEETING.map((measure) => count(counts[measure], { measure, quarter: id, sitting }, longDay(day))),
      ])}
    />
  );
}

function Meanings() {
  return (
    <>
      <h2 className="govuk-heading-m">What is counted</h2>
      <p className="govuk-body">
        At a meeting, the grades that it agreed; not graded are premises that have no grade in force after it. At the
        end of a quarter, the grade in force on its last day, or today. A movement is a grade agreed that is worse or
        better than the one before it: a first grade is none. Premises are Red from the day of the meeting that agreed
        it until the day before another grade, or before they closed. A corrected grade counts as corrected.
      </p>
    </>
  );
}

/** A nought leads nowhere. */
function count(rows: number, asked: Parameters<typeof gradeRowsHref>[0], of: string) {
  if (rows === 0) return "0";
  return (
    <a key={asked.measure} className="govuk-link" href={gradeRowsHref(asked)}>
      {rows.toLocaleString("en-GB")}
      <span className="govuk-visually-hidden">
        {" "}
        {GRADE_MEASURES[asked.measure]}, {of}
      </span>
    </a>
  );
}
