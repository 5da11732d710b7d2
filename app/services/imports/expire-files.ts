import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { subDays } from "date-fns";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { eraseGiven } from "#db/queries/import-rows.ts";
import { type ImportRun, listRunsWithOldFiles, unsafeListStoredFiles, updateRun } from "#db/queries/import-runs.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { ROWS_AT_ONCE } from "./held-run.ts";
import { importLimits } from "./import-limits.ts";

const RUNS_AT_ONCE = 50;
/** A file that no import names: its server was killed while it came. */
const FORGOTTEN_AFTER_DAYS = 2;

/** Files go after so many days as their partnership has set, with what was read of their rows; the fates and the counts stay. */
export async function expireFiles({ db, folder, now }: { db: Executor; folder: string; now: Date }) {
  let files = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const { keptDays } = await importLimits(db, partnershipId, londonDay(now));
    for (;;) {
      const runs = await listRunsWithOldFiles(db, partnershipId, subDays(now, keptDays), RUNS_AT_ONCE);
      for (const run of runs) await expire(db, folder, now, run);
      files += runs.length;
      if (runs.length < RUNS_AT_ONCE) break;
    }
  }
  return { files, forgotten: await removeForgotten(db, folder, now) };
}

async function expire(db: Executor, folder: string, now: Date, run: ImportRun) {
  if (run.stored_as !== null) await rm(path.join(folder, run.stored_as), { force: true });
  while ((await inTransaction(db, (trx) => eraseGiven(trx, run.id, ROWS_AT_ONCE))) > 0) await setImmediate();
  const isOver = run.batch_id !== null || run.status === "removed";
  const changes = { stored_as: null, ...(isOver ? {} : { status: "removed" as const, ended_at: now.toISOString() }) };
  await inTransaction(db, (trx) => updateRun(trx, run, changes));
}

async function removeForgotten(db: Executor, folder: string, now: Date) {
  const names = await readdir(folder).catch(() => [] as string[]);
  const known = new Set(await unsafeListStoredFiles(db, names));
  let removed = 0;
  for (const name of names.filter((file) => !known.has(file))) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile() || found.mtime > subDays(now, FORGOTTEN_AFTER_DAYS)) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}
