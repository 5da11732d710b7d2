import { setImmediate } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { changedNewest, countsText, type SliceSource, subjectKey } from "#app/domain/performance/figure-slices.ts";
import type { FigureSource } from "#app/domain/performance/figure-source.ts";
import type { Fate } from "#app/domain/performance/import-crime-table.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertSlices, listCspCounts, listSlices, listStreetCounts, markNewest } from "#db/queries/figure-slices.ts";
import { insertBatch, markBatch } from "#db/queries/import-runs.ts";
import { lockImportsOf } from "#db/queries/crime-figures.ts";
import { listEveryMember } from "#db/queries/similar-groups.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { FileProblem } from "../imports/reading/file-problem.ts";
import { bookRows, inspectFile } from "../imports/reading/read-file.ts";
import { type FigureBatch, figureBatch } from "./figure-batch.ts";
import { type CspCount, crimesOf, type PublishedFile, type SliceRead, type StreetCount, unreadable } from "./published-file.ts"; // prettier-ignore
import { readHomeOfficeFile } from "./read-home-office-file.ts";
import { readStreetFile } from "./read-street-file.ts";
import { streetAreas } from "./street-areas.ts";

const PUBLISHERS: Record<SliceSource, string> = { "police-uk": "data.police.uk", "home-office": "Home Office" };

type Asked = { path: string; format: SliceSource; dryRun: boolean; source: FigureSource };
type JudgedSlice = Omit<SliceRead, "street" | "csp"> & { crimes: number; fate: Fate };
type Told = Pick<PublishedFile, "rows" | "notFound" | "notes"> & { slices: JudgedSlice[] };
export type PublishedImport =
  | { kind: "refused"; errors: PublishedFile["errors"] }
  | ({ kind: "checked" | "unchanged" } & Told)
  | ({ kind: "done"; batchId: string } & Told);

/**
 * A file that is published again with every release: each month of a force, each quarter of a partnership is replaced as a
 * whole, and what it was is kept. What is recorded already in the same figures is left as it is.
 */
export async function importPublished(at: AdminContext, asked: Asked): Promise<PublishedImport> {
  const { db, actor, now } = at;
  const file = await readPublished(at, asked);
  if (file.errors.length > 0) return { kind: "refused", errors: file.errors };
  const fates = await fatesOf(db, actor.partnershipId, asked.format, file.slices);
  const slices = file.slices.map(({ street, csp, ...slice }) => ({
    ...{ ...slice, crimes: crimesOf({ street, csp }), fate: fates.get(subjectKey(slice)) ?? ("new" as const) },
  }));
  const told = { rows: file.rows, notFound: file.notFound, notes: file.notes, slices };
  if (asked.dryRun) return { kind: "checked", ...told };
  const toLoad = file.slices.filter((slice) => fates.get(subjectKey(slice)) !== "same");
  if (toLoad.length === 0) return { kind: "unchanged", ...told };

  const publishedOn = asked.source.publishedOn ?? notLaterThan(file.publishedOn, londonDay(now));
  const batch = figureBatch(at, {
    format: asked.format,
    facts: toLoad.map((slice) => `${subjectKey(slice)} ${factsOf(slice)}`),
    rows: file.rows,
    source: { ...asked.source, publisher: asked.source.publisher ?? PUBLISHERS[asked.format], publishedOn },
  });
  await loadHidden(db, batch, asked.format, toLoad);
  await inTransaction(db, async (trx) => {
    await lockImportsOf(trx, actor.partnershipId);
    await markBatch(trx, batch.id, "visible");
    await markNewestAgain(trx, actor.partnershipId, asked.format, toLoad.map(({ from }) => from)); // prettier-ignore
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "import.crime",
      objectKind: "import-batch",
      objectId: batch.id,
      resultCount: toLoad.length,
      detail: { format: asked.format, ...asked.source, slices: toLoad.map(subjectKey) },
    });
  });
  return { kind: "done", batchId: batch.id, ...told };
}

async function readPublished({ db, actor, now }: AdminContext, { path, format }: Asked): Promise<PublishedFile> {
  const today = londonDay(now);
  try {
    const reading = await inspectFile(path);
    if (reading.format === "geojson" || (format === "police-uk" && reading.format !== "csv"))
      return unreadable(1, format === "police-uk" ? "Choose the .csv file that data.police.uk gives" : "Choose a .csv, .xlsx or .ods file"); // prettier-ignore
    const rows = bookRows(path, reading);
    return format === "police-uk"
      ? await readStreetFile(rows, await streetAreas(db, actor.partnershipId), today)
      : await readHomeOfficeFile(rows, await listEveryMember(db, actor.partnershipId), today);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return unreadable(error.line ?? 1, error.message);
  }
}

function notLaterThan(day: string | null, today: string) {
  return day !== null && day <= today ? day : null;
}

/** Against the newest that counts of each subject and period. */
async function fatesOf(db: Executor, partnershipId: string, source: SliceSource, read: readonly SliceRead[]) {
  const days = [...new Set(read.map(({ from }) => from))];
  const wanted = new Map(read.map((slice) => [subjectKey(slice), slice]));
  const stored = (await listSlices(db, partnershipId, source, days)).filter(
    (slice) => slice.isNewest && slice.isVisible && wanted.has(subjectKey(slice)),
  );
  const ids = stored.map(({ id }) => id);
  const street = bySlice(source === "police-uk" ? await listStreetCounts(db, ids) : []);
  const csp = bySlice(source === "home-office" ? await listCspCounts(db, ids) : []);
  const fates = new Map<string, Fate>(read.map((slice) => [subjectKey(slice), "new"]));
  for (const slice of stored) {
    const before = factsOf({ ...slice, street: street.get(slice.id) ?? [], csp: csp.get(slice.id) ?? [] });
    const now = wanted.get(subjectKey(slice));
    fates.set(subjectKey(slice), now && factsOf(now) === before ? "same" : "changed");
  }
  return fates;
}

function bySlice<R extends { sliceId: string }>(rows: readonly R[]) {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const counts = found.get(row.sliceId);
    if (counts) counts.push(row);
    else found.set(row.sliceId, [row]);
  }
  return found;
}

function factsOf(slice: Pick<SliceRead, "rowsOutside" | "rowsWithoutPlace" | "street" | "csp">) {
  const street = slice.street.map(({ areaId, category, crimes }: StreetCount) => [areaId, category, crimes]);
  const csp = slice.csp.map((c: CspCount) => [c.offenceGroup, c.offenceSubgroup, c.offence, c.offenceCode, c.crimes]);
  return countsText([...street, ...csp, [slice.rowsOutside, slice.rowsWithoutPlace]]);
}

/** Slice by slice, unseen until the last: no transaction is long, and others have a turn in between. */
async function loadHidden(db: Executor, batch: FigureBatch, source: SliceSource, slices: readonly SliceRead[]) {
  await inTransaction(db, (trx) => insertBatch(trx, { ...batch, status: "loading" }));
  try {
    for (const slice of slices) {
      await inTransaction(db, (trx) => insertSlices(trx, rowsOf(batch, source, slice)));
      await setImmediate();
    }
  } catch (error) {
    await inTransaction(db, (trx) => markBatch(trx, batch.id, "failed")).catch(() => {});
    throw error;
  }
}

function rowsOf({ id: batch_id, partnership_id }: FigureBatch, source: SliceSource, slice: SliceRead) {
  const slice_id = uuid();
  const own = () => ({ id: uuid(), partnership_id, slice_id });
  return {
    slices: [
      {
        ...{ id: slice_id, partnership_id, batch_id, source, force: slice.force, csp_name: slice.cspName },
        ...{ from_day: slice.from, to_day: slice.to, is_newest: 0 },
        ...{ rows_outside: slice.rowsOutside, rows_without_place: slice.rowsWithoutPlace },
      },
    ],
    street: slice.street.map(({ areaId, category, crimes }) => ({ ...own(), area_id: areaId, category, crimes })),
    csp: slice.csp.map(({ offenceGroup, offenceSubgroup, offence, offenceCode, crimes }) => ({
      ...{ ...own(), offence_group: offenceGroup, offence_subgroup: offenceSubgroup, offence },
      ...{ offence_code: offenceCode, crimes },
    })),
  };
}

/** After a batch came or went: of each subject the newest revision that is seen counts. */
export async function markNewestAgain(
  trx: Transaction,
  partnershipId: string,
  source: SliceSource,
  days: readonly string[],
) {
  const { newest, notNewest } = changedNewest(await listSlices(trx, partnershipId, source, [...new Set(days)]));
  await markNewest(trx, notNewest, 0);
  await markNewest(trx, newest, 1);
}
