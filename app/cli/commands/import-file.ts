import { randomUUID } from "node:crypto";
import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { refuseColumns } from "#app/domain/imports/columns.ts";
import { countToLoad } from "#app/domain/imports/fates.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { uploadsFolder } from "#app/http/data-folder.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { absentFrom } from "#app/services/imports/absent-from.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { chooseColumns } from "#app/services/imports/choose-columns.ts";
import { followUpImports } from "#app/services/imports/follow-up-imports.ts";
import { USUAL_GROUP, usualGroup } from "#app/services/imports/groups-to-fill.ts";
import { kindsFor } from "#app/services/imports/kinds.ts";
import { previewRows } from "#app/services/imports/open-import.ts";
import { importResult } from "#app/services/imports/import-result.ts";
import { startImport } from "#app/services/imports/start-import.ts";
import { countsOf, readingOf } from "#app/services/imports/stored-run.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { workOnImport } from "#app/services/imports/work-on-imports.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { findRun, type ImportRun } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";
import { chosenPartnership, commandActor } from "../chosen-partnership.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { chosenColumns } from "./chosen-columns.ts";
import { withDatabase } from "../with-database.ts";
import { undoneFigures } from "./undo-figures.ts";

const LARGEST_FILE = 500_000_000;
type Actor = ReturnType<typeof commandActor> & { partnershipId: string };

export const FILE_KINDS: readonly string[] = kindsFor("all").map((kind) => kind.name);

/**
 * `import <kind> <file> [--label <words>] [--group <name>] [--mapping <saved name or file>] [--sheet <name>] [--whole] [--dry-run] [--json]`: 0 when what
 * can be loaded is (or would be), rows with errors left out; 1 when nothing was.
 */
export async function importFile(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["kind", "file"],
    options: {
      label: { type: "string" },
      group: { type: "string" },
      columns: { type: "string" },
      mapping: { type: "string" },
      sheet: { type: "string" },
      whole: { type: "boolean" },
      partnership: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const kind = kindsFor("all").find(({ name }) => name === given.kind);
  if (!kind) throw new UsageError(`There is no kind "${given.kind}", only ${FILE_KINDS.join(", ")}`);
  if (kind.versioned && !given.label) throw new UsageError("Option --label is needed: the name of this version");
  const found = await stat(given.file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${given.file}`);
  if (found.size > LARGEST_FILE) throw new UsageError(`${given.file} must be smaller than 500MB`);

  return withDatabase(async ({ db }) => {
    const partnershipId = (await chosenPartnership(db, given.partnership)).id;
    const actor: Actor = { ...commandActor(partnershipId), partnershipId };
    const groupId = kind.forGroup ? await groupOf(db, partnershipId, given.group) : null;
    const copy = path.join(uploadsFolder(), randomUUID());
    await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(given.file, copy);
    const started = await startImport({ db, actor, now: new Date() }, {
      kind, path: copy, originalName: path.basename(given.file), size: found.size, sheet: given.sheet ?? null, groupId,
    }); // prettier-ignore
    if (started.kind === "refused") {
      await rm(copy, { force: true });
      throw new Error(started.message);
    }
    const run = await checked(db, actor, kind, started.runId, {
      name: given.mapping ?? given.columns,
      label: given.label ?? null,
      isWhole: kind.asksWhole === true && given.whole === true,
    });
    const isNothing = countToLoad(countsOf(run), kind) === 0 && (await absentFrom(db, run)).length === 0;
    const done = given["dry-run"] || isNothing ? run : await loaded(db, actor, run);
    await say(db, done, given.json ?? false);
    return done.status === "visible" || (given["dry-run"] === true && !isNothing) ? 0 : 1;
  });
}

/** A group that takes cases, by its name. */
async function groupOf(db: Executor, partnershipId: string, name: string = USUAL_GROUP) {
  const groups = await listGroupsTakingCases(db, partnershipId, londonDay(new Date()));
  const groupId = usualGroup(groups, name);
  if (groupId === null)
    throw new UsageError(`No group called "${name}" takes cases, only ${groups.map((group) => group.name).join(", ")}`);
  return groupId;
}

async function checked(
  db: Executor,
  actor: Actor,
  kind: ImportKind,
  runId: string,
  given: { name: string | undefined; label: string | null; isWhole: boolean },
) {
  const run = await one(db, actor, runId);
  const { sheet } = readingOf(run);
  const firstRow = (await previewRows(uploadsFolder(), run, sheet, 1))[0]?.cells ?? [];
  const { choice, words } = await chosenColumns(db, { partnershipId: actor.partnershipId, kind, firstRow, name: given.name }); // prettier-ignore
  const [problem] = Object.values(refuseColumns(kind, choice, firstRow.length));
  if (problem)
    throw new Error(
      `The columns are not clear: ${problem}. The file waits in the browser under Files loaded: choose its columns there and save them`,
    );
  const now = new Date();
  await chooseColumns({ db, actor, now }, run.id, { version: run.version, sheet, choice, firstRow, versionLabel: given.label, saveAs: null, isWhole: given.isWhole, ...words, words }); // prettier-ignore
  return worked(db, actor, run.id);
}

async function loaded(db: Executor, actor: Actor, run: ImportRun) {
  const asked = await askToLoad({ db, actor, now: new Date() }, run.id, run.version);
  if (asked.kind !== "done") throw new Error(asked.kind === "refused" ? asked.message : "The import is gone");
  return worked(db, actor, run.id);
}

/** Here, or by the server that was quicker to take it. */
async function worked(db: Executor, actor: Actor, runId: string): Promise<ImportRun> {
  const work = { db, folder: uploadsFolder(), clock: () => new Date(), holder: randomUUID(), isStopping: () => false };
  for (;;) {
    const run = await one(db, actor, runId);
    if (!["checking", "loading", "undoing"].includes(run.status)) {
      await followUpImports(work);
      return run;
    }
    if (!(await workOnImport(work, actor.partnershipId, runId))) await new Promise((wait) => setTimeout(wait, 500));
  }
}

async function one(db: Executor, actor: Actor, runId: string) {
  const run = await findRun(db, actor.partnershipId, runId);
  if (!run) throw new Error("There is no such import in this partnership");
  return run;
}

async function say(db: Executor, run: ImportRun, asJson: boolean) {
  const result = await importResult(db, run);
  if (asJson) {
    console.log(JSON.stringify(result));
    return;
  }
  for (const { line, column, message } of result.errors)
    console.error(line === 0 ? message : `Line ${line}${column === null ? "" : `, ${column}`}: ${message}`);
  const { imported, updated, skipped, possibleDuplicates } = result;
  const wrong = countsOf(run).error;
  if (wrong > result.errors.length) console.error(`And ${(wrong - result.errors.length).toLocaleString("en-GB")} more`);
  const fates = `${imported} new, ${updated} changed, ${skipped} left out, ${possibleDuplicates} possible duplicates, ${wrong} errors`;
  console.log(run.status === "visible" ? `Loaded as ${run.id}: ${fates}` : `Nothing was loaded. The file has ${fates}`);
}

/** `import undo <batch> [--dry-run] [--json]`: 0 when it is undone; 1 when other records use what it brought. */
export async function undoFile(args: string[]): Promise<number> {
  const given = parseArguments(args, {
    positionals: ["undo", "batch"],
    options: { partnership: { type: "string" }, "dry-run": { type: "boolean" }, json: { type: "boolean" } },
  });
  return withDatabase(async ({ db }) => {
    const partnershipId = (await chosenPartnership(db, given.partnership)).id;
    const actor: Actor = { ...commandActor(partnershipId), partnershipId };
    const figures = await undoneFigures({ db, actor, now: new Date() }, given.batch, given);
    if (figures !== null) return figures;
    if (given["dry-run"]) throw new UsageError("Option --dry-run goes with figures, and this is no import of figures");
    const result = await undoImport({ db, actor, now: new Date() }, given.batch, null);
    if (result.kind === "done") await worked(db, actor, given.batch);
    const referrers = result.kind === "referred-to" ? result.referrers : [];
    if (given.json) console.log(JSON.stringify({ batch: given.batch, undone: result.kind === "done", referrers }));
    else if (result.kind === "done") console.log(`Undone: ${given.batch}`);
    else if (result.kind === "referred-to")
      console.error(`Not undone, other records use what it brought: ${referrers.map((r) => `${r.what} (${r.count})`).join(", ")}`); // prettier-ignore
    else console.error("There is no such import that is loaded");
    return result.kind === "done" ? 0 : 1;
  });
}
