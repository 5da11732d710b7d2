import path from "node:path";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { findRun, type ImportRun } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";
import { kindsFor } from "./kinds.ts";
import { FileProblem } from "./reading/file-problem.ts";
import { firstRows } from "./reading/read-file.ts";
import { readingOf, type StoredReading } from "./stored-run.ts";

/** An import of a kind that the actor may load, and into a group that they run; undefined for any other, as if there were none. */
export async function openImport(
  db: Executor,
  actor: Pick<Actor, "partnershipId" | "permissions" | "memberships">,
  runId: string,
): Promise<{ run: ImportRun; kind: ImportKind } | undefined> {
  const run = await findRun(db, actor.partnershipId, runId);
  const kind = kindsFor(actor.permissions).find(({ name }) => name === run?.kind);
  // What a file says of the cases of a group is for those who run it.
  const isTheirs = run?.group_id == null || groupsOf(actor, ["chair", "coordinator"]).includes(run.group_id);
  return run && kind && isTheirs ? { run, kind } : undefined;
}

/** The first rows of its file, of the sheet that is asked for; none when they cannot be read or are kept no longer. */
export async function previewRows(folder: string, run: ImportRun, sheet: string | null, most: number) {
  const reading: StoredReading = readingOf(run);
  if (run.stored_as === null) return [];
  const chosen = sheet !== null && reading.sheets.includes(sheet) ? sheet : reading.sheet;
  try {
    return await firstRows(path.join(folder, run.stored_as), { ...reading, sheet: chosen }, most);
  } catch (error) {
    if (error instanceof FileProblem || (error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
