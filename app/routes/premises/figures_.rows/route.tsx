import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { parseQuarter, quarterId, quarterName } from "#app/domain/performance/quarter.ts";
import { gradeFiguresHref, gradeRowsForm, gradeRowsHref } from "#app/domain/premises/figure-pages.ts";
import { type FigureRow, GRADE_MEASURES, type GradeMeasure } from "#app/domain/premises/grade-figures.ts";
import { agreedGradeHref, ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { gradeFigures, hasBegun } from "#app/services/premises/grade-figures.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const PAGE = 100;

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const given = gradeRowsForm.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const quarter = given.success ? parseQuarter(given.data.quarter) : null;
  if (!given.success || quarter === null || !hasBegun(quarter, now)) throw new Response(null, { status: 404 });
  const { measure, sitting: sittingId } = given.data;
  const { quarters, sittings } = await gradeFigures({ db, actor, now }, quarter);
  const sitting = sittings.find(({ id }) => id === sittingId);
  const of = sittingId === undefined ? quarters.at(-1) : sitting;
  if (!of) throw new Response(null, { status: 404 });
  const rows = of.figures[measure];
  const page = Math.max(1, Math.min(Number(given.data.page ?? 1), Math.ceil(rows.length / PAGE)));
  const shown = rows.slice((page - 1) * PAGE, page * PAGE);
  const asked = { measure, quarter: given.data.quarter, sitting: sittingId };
  await recordList({ db, actor, now }, "figures.rows-listed", "premises", shown.map((row) => row.premisesId), asked); // prettier-ignore
  return {
    ...{ asked, rows: shown, total: rows.length, page, hasMore: page * PAGE < rows.length },
    quarterId: quarterId(quarter),
    when: sitting ? `Meeting of ${longDay(sitting.day)}` : quarterName(quarter),
  };
});

export const meta: MetaFunction = () => [{ title: "Premises behind a number – Joint Action" }];

export default function GradeRowsPage() {
  const { asked, rows, total, page, hasMore, when, quarterId: quarter } = useLoaderData<typeof loader>();
  const { measure } = asked;
  return (
    <>
      <BackLink href={gradeFiguresHref(quarter)}>Figures of licensed premises</BackLink>
      <span className="govuk-caption-l">{when}</span>
      <h1 className="govuk-heading-l">
        {GRADE_MEASURES[measure]}: {total.toLocaleString("en-GB")}
      </h1>
      {total === 0 ? (
        <p className="govuk-body">None in these days.</p>
      ) : (
        <Table
          caption={GRADE_MEASURES[measure]}
          captionHidden
          scrollLabel="What is behind the number"
          firstCellIsHeader
          stacked
          head={["Premises", ...columnsOf(measure).map(({ head }) => head)]}
          rows={rows.map((row) => [
            <a key="premises" className="govuk-link" href={ledgerHref(row.premisesId)}>
              {row.name}
            </a>,
            ...columnsOf(measure).map(({ cell }) => cell(row)),
          ])}
        />
      )}
      <Pagination
        previousHref={page > 1 ? gradeRowsHref({ ...asked, page: String(page - 1) }) : undefined}
        nextHref={hasMore ? gradeRowsHref({ ...asked, page: String(page + 1) }) : undefined}
      />
    </>
  );
}

type Column = { head: string; cell: (row: FigureRow) => ReactNode };

const AGREED: Column = { head: "Agreed", cell: ({ band }) => <BandTag key="band" band={band} /> };
const SINCE: Column = {
  head: "Meeting",
  cell: ({ premisesId, gradeId, since }) =>
    gradeId === null || since === null ? (
      "Before the year shown"
    ) : (
      <a key="grade" className="govuk-link" href={agreedGradeHref(premisesId, gradeId)}>
        {shortDay(since)}
      </a>
    ),
};
const BEFORE: Column = { head: "Before", cell: ({ before }) => <BandTag key="before" band={before} /> };
const PROPOSED: Column = { head: "Proposed", cell: ({ proposed }) => <BandTag key="proposed" band={proposed} /> };
const DAYS: Column = { head: "Days in Red", cell: ({ days }) => String(days ?? 0) };
const NOW: Column = { ...AGREED, head: "At the end" };

function columnsOf(measure: GradeMeasure): readonly Column[] {
  switch (measure) {
    case "not-graded":
      return [];
    case "in-red":
      return [DAYS, NOW];
    case "up":
    case "down":
      return [SINCE, BEFORE, AGREED];
    case "above-proposal":
    case "below-proposal":
      return [SINCE, PROPOSED, AGREED];
    default:
      return [SINCE, AGREED];
  }
}
