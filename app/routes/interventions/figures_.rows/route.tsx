import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { monthName } from "#app/domain/interventions/breach-list.ts";
import { FIGURE_MEASURES, figureRowsHref, parseFigureRows } from "#app/domain/interventions/figures.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { rowsBehind } from "#app/services/interventions/rows-behind.ts";
import { db } from "#db/open.ts";
import { countBehind } from "#db/queries/performance-interventions.ts";

const params = z.object({});
const PAGE = 50;

export const loader = guardedLoader("performance:read", params, async ({ request, actor, now }) => {
  const given = parseFigureRows(Object.fromEntries(new URL(request.url).searchParams));
  if (!given) throw new Response(null, { status: 404 });
  const { after = "", ...asked } = given;
  const mayOpen = actor.permissions.has("interventions:read");
  const found = mayOpen ? await rowsBehind({ db, actor }, asked, { after, limit: PAGE + 1 }) : [];
  const rows = found.slice(0, PAGE);
  const visible = mayOpen ? await countBehind(db, actor, asked) : 0;
  await recordList({ db, actor, now }, "figures.rows-listed", "intervention", rows.map(({ id }) => id), { ...asked }); // prettier-ignore
  return {
    asked,
    hidden: (await countBehind(db, { partnershipId: actor.partnershipId }, asked)) - visible,
    next: found.length > PAGE ? figureRowsHref(asked, rows.at(-1)?.after) : null,
    rows,
  };
});

export const meta: MetaFunction = () => [{ title: "Interventions behind a number – Joint Action" }];

export default function FigureRowsPage() {
  const { asked, rows, hidden, next } = useLoaderData<typeof loader>();
  const { measure, from, to } = asked;
  const { name, meaning } = FIGURE_MEASURES[measure];
  return (
    <>
      <BackLink href={`/interventions/figures?from=${from}&to=${to}`}>Figures of interventions</BackLink>
      <span className="govuk-caption-l">
        {from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`}
      </span>
      <h1 className="govuk-heading-l">{name}</h1>
      <p className="govuk-body">{meaning}</p>
      {rows.length > 0 ? (
        <Table
          caption="Those that you may open"
          captionSize="m"
          scrollLabel="What is behind the number"
          firstCellIsHeader
          head={["Intervention", "Kind", measure === "youth-breaches" ? "Breached on" : "From"]}
          rows={rows.map(({ href, reference, kind, day }) => [
            <a key="open" className="govuk-link app-reference" href={href}>
              {reference}
            </a>,
            kind,
            shortDay(day),
          ])}
        />
      ) : null}
      <Pagination nextHref={next ?? undefined} />
      {hidden > 0 ? (
        <p className="govuk-body">
          {rows.length > 0 ? "and " : ""}
          {hidden.toLocaleString("en-GB")} that you may not open
        </p>
      ) : null}
    </>
  );
}
