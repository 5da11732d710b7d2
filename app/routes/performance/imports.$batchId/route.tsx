import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { ImportStateTag } from "#app/components/performance/import-state-tag.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { notRecordedWords } from "#app/domain/performance/area-names.ts";
import { formatName } from "#app/domain/performance/figure-imports.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import {
  findFigureImport,
  listCountsOfBatch,
  listPeriodsOfBatches,
  listPositionsOfBatch,
  listWithoutAreaOfBatch,
} from "#db/queries/figure-imports.ts";
import { listSlicesOfBatch, sumSlices } from "#db/queries/figure-slices.ts";
import { Counts, Positions, Slices } from "./what-it-holds.tsx";

const SHOWN = 500;

export const loader = guardedLoader(
  "performance:import",
  z.object({ batchId: z.uuidv7() }),
  async ({ params, actor, now }) => {
    const batch = await findFigureImport(db, actor.partnershipId, params.batchId);
    if (!batch) throw new Response(null, { status: 404 });
    const counts = await listCountsOfBatch(db, batch.id, SHOWN);
    const without = await listWithoutAreaOfBatch(db, batch.id, SHOWN);
    const positions = await listPositionsOfBatch(db, batch.id, SHOWN);
    const slices = await listSlicesOfBatch(db, actor.partnershipId, batch.id, SHOWN);
    const isStreet = batch.format === "police-uk";
    const sums = await sumSlices(db, isStreet ? "police-uk" : "home-office", slices.map(({ id }) => id)); // prettier-ignore
    await recordView({ db, actor, now }, "figures.import-viewed", "import-batch", batch.id);
    return {
      ...{ batch, positions, period: (await listPeriodsOfBatches(db, [batch.id])).get(batch.id) ?? null },
      counts: [
        ...counts.map(({ areaCode, ...count }) => ({ ...count, area: areaCode })),
        ...without.map(({ printed, ...count }) => ({
          ...count,
          area: notRecordedWords(printed),
        })),
      ],
      slices: slices.map((slice) => ({ ...slice, crimes: sums.get(slice.id) ?? 0 })),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? formatName(data.batch.format) : "Figures"} – Joint Action` },
];

export default function FigureImportPage() {
  const { batch, period, counts, positions, slices } = useLoaderData<typeof loader>();
  const rows = [
    { key: "State", value: <ImportStateTag state={batch.status} /> },
    { key: "Of the days", value: period ? periodLabel(period) : "Not known" },
    { key: "Publisher", value: batch.publisher ?? "Not said" },
    { key: "Drawn up to", value: batch.asAt ? longDay(batch.asAt) : "Not said" },
    { key: "Published", value: batch.publishedOn ? longDay(batch.publishedOn) : "Not said" },
    { key: "Rows read", value: batch.rows.toLocaleString("en-GB") },
    { key: "Loaded", value: `${londonTime(batch.createdAt)} by ${batch.createdByName ?? "a command"}` },
    ...(batch.undoneAt
      ? [{ key: "Undone", value: `${londonTime(batch.undoneAt)} by ${batch.undoneByName ?? "a command"}` }]
      : []),
  ];
  return (
    <>
      <BackLink href="/performance/imports">Figures loaded</BackLink>
      <PageHeaderActions heading={formatName(batch.format)}>
        {batch.status === "visible" ? (
          <Button href={`/performance/imports/${batch.id}/undo`} variant="secondary">
            Undo
          </Button>
        ) : null}
      </PageHeaderActions>
      <SummaryList rows={rows} />
      {counts.length > 0 ? <Counts counts={counts} /> : null}
      {positions.length > 0 ? <Positions positions={positions} /> : null}
      {slices.length > 0 ? (
        <Slices slices={slices} isStreet={batch.format === "police-uk"} isUndone={batch.undoneAt !== null} />
      ) : null}
      {Math.max(counts.length, positions.length, slices.length) >= SHOWN ? (
        <p className="govuk-body">Only the first {SHOWN} are shown.</p>
      ) : null}
    </>
  );
}
