import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { ImportStateTag } from "#app/components/performance/import-state-tag.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { formatName } from "#app/domain/performance/figure-imports.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listFigureImports, listPeriodsOfBatches } from "#db/queries/figure-imports.ts";

const PAGE_SIZE = 50;
const page = z.object({ at: z.optional(z.iso.datetime()), after: z.optional(z.uuidv7()) });

export const loader = guardedLoader("performance:import", z.object({}), async ({ request, actor, now }) => {
  const { at, after } = page.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data ?? {};
  const key = at && after ? { createdAt: at, id: after } : null;
  const found = await listFigureImports(db, actor.partnershipId, key, PAGE_SIZE + 1);
  const batches = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? batches.at(-1) : undefined;
  const ids = batches.map(({ id }) => id);
  const periods = await listPeriodsOfBatches(db, ids);
  await recordList({ db, actor, now }, "figures.imports-listed", "import-batch", ids);
  return {
    batches: batches.map((batch) => ({ ...batch, period: periods.get(batch.id) ?? null })),
    nextHref: last
      ? `/performance/imports?${new URLSearchParams({ at: last.createdAt, after: last.id }).toString()}`
      : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Figures loaded – Joint Action" }];

export default function FigureImportsPage() {
  const { batches, nextHref } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <h1 className="govuk-heading-l">Figures loaded</h1>
      <FiguresNavigation current="/performance/imports" />
      {batches.length === 0 ? (
        <p className="govuk-body">
          No figures of others have been loaded yet. What is loaded can be taken back from here.
        </p>
      ) : null}
      {batches.length > 0 ? (
        <Table
          caption="What was loaded, newest first"
          captionSize="s"
          scrollLabel="Figures loaded"
          firstCellIsHeader
          head={["Figures", "Of the days", "Publisher", "State", { text: "Rows", numeric: true }, "Loaded"]}
          rows={batches.map((batch) => [
            <a key="figures" className="govuk-link" href={`/performance/imports/${batch.id}`}>
              {formatName(batch.format)}
            </a>,
            batch.period ? periodLabel(batch.period) : "Not known",
            batch.publisher ?? "Not said",
            <ImportStateTag key="state" state={batch.status} />,
            batch.rows.toLocaleString("en-GB"),
            `${londonTime(batch.createdAt)} by ${batch.createdByName ?? "a command"}`,
          ])}
        />
      ) : null}
      <Pagination nextHref={nextHref ?? undefined} nextText="Earlier figures" />
    </>
  );
}
