import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { v4 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { chooseColumns } from "#app/services/imports/choose-columns.ts";
import { kindWork } from "#app/services/imports/kinds.ts";
import { startImport } from "#app/services/imports/start-import.ts";
import { columnsOf, readingOf } from "#app/services/imports/stored-run.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { findRun } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";
import { dataFolder } from "../support/data-folder.ts";

export const folder = path.join(dataFolder, "uploads");
mkdirSync(folder, { recursive: true });

/** A file as an upload leaves it. */
export function aFile(content: string | Buffer): string {
  const file = path.join(folder, uuid());
  writeFileSync(file, content, { flag: "wx" });
  return file;
}

export const NOW = new Date("2026-03-02T10:00:00Z");

export function worker(db: Executor, changes: Partial<Parameters<typeof workOnImports>[0]> = {}) {
  return { db, folder, clock: () => NOW, holder: uuid(), isStopping: () => false, ...changes };
}

export async function runOf(db: Executor, actor: Actor, id: string) {
  const run = await findRun(db, actor.partnershipId, id);
  if (!run) throw new Error("There is no such import");
  return run;
}

/** Sends a file of that kind and has it checked, with the columns that were guessed. */
export async function checked(
  db: Executor,
  actor: Actor,
  kind: string,
  content: string | Buffer,
  now = NOW,
  groupId: string | null = null,
  isWhole = false,
) {
  // prettier-ignore
  const at = { db, actor, now };
  const size = Buffer.byteLength(content);
  const started = await startImport(at, { kind: kindWork(kind).kind, path: aFile(content), originalName: "list.csv", size, groupId }); // prettier-ignore
  if (started.kind === "refused") throw new Error(started.message);
  const run = await runOf(db, actor, started.runId);
  const choice = columnsOf(run);
  const firstRow = Array<string>(600).fill("heading");
  const chosen = await chooseColumns(at, run.id, { version: run.version, sheet: readingOf(run).sheet, choice, firstRow, versionLabel: "Test", saveAs: null, isWhole }); // prettier-ignore
  if (chosen.kind !== "done") throw new Error(JSON.stringify(chosen));
  await workOnImports(worker(db, { clock: () => now }));
  return runOf(db, actor, run.id);
}

export async function loaded(
  db: Executor,
  actor: Actor,
  kind: string,
  content: string | Buffer,
  now = NOW,
  groupId: string | null = null,
  isWhole = false,
) {
  // prettier-ignore
  const run = await checked(db, actor, kind, content, now, groupId, isWhole);
  const asked = await askToLoad({ db, actor, now }, run.id, run.version);
  if (asked.kind !== "done") throw new Error(JSON.stringify(asked));
  await workOnImports(worker(db, { clock: () => now }));
  return runOf(db, actor, run.id);
}

export function fates(db: Executor, runId: string) {
  return db
    .selectFrom("import_row")
    .select(["line", "fate", "column_name", "reason"])
    .where("run_id", "=", runId)
    .orderBy("ordinal")
    .execute();
}
