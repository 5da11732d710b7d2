import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { v7 as uuid } from "uuid";
import { guessColumns, lower } from "#app/domain/imports/columns.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertRun } from "#db/queries/import-runs.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { madeOnce } from "../session/made-once.ts";
import { importLimits } from "./import-limits.ts";
import { columnCount, FileProblem } from "./reading/file-problem.ts";
import { firstRows, inspectFile } from "./reading/read-file.ts";
import { formatsInWords, type StoredReading } from "./stored-run.ts";

type Given = {
  kind: ImportKind;
  path: string;
  originalName: string;
  size: number;
  sheet?: string | null;
  groupId?: string | null;
};
/** `isNew`: not the same form again, whose file is kept already. */
type Started = { kind: "started"; runId: string; isNew: boolean } | { kind: "refused"; message: string };

/** A file that has come: what it is, and a guess at its columns. Nothing of it is loaded yet. */
export async function startImport(
  { db, actor, now, once }: AdminContext & { once?: string | null },
  given: Given,
): Promise<Started> {
  try {
    const { partnershipId } = actor;
    const limits = await importLimits(db, partnershipId, londonDay(now));
    const { sheets, ...found } = await inspectFile(given.path);
    if (!given.kind.formats.includes(found.format))
      return {
        kind: "refused",
        message: `Choose ${formatsInWords(given.kind.formats)} for ${lower(given.kind.label)}`,
      };
    if (given.sheet && !sheets.includes(given.sheet))
      return { kind: "refused", message: `The spreadsheet has no sheet called ${given.sheet}` };
    const sheet = given.sheet ?? sheets[0] ?? null;
    const [first] = await firstRows(given.path, { ...found, sheet }, 1);
    if (!first && sheets.length < 2) return { kind: "refused", message: "The file has no rows" };
    const columns = columnCount(first?.cells ?? []);
    if (columns > limits.columns)
      return { kind: "refused", message: `The file has ${columns} columns. A file to load may have ${limits.columns}` };
    const reading: StoredReading = { ...found, sheets, sheet, hash: await hashOf(given.path) };
    const started = await madeOnce({ db, actor, now, once }, "import", async (trx) => {
      const runId = uuid();
      await insertRun(trx, {
        id: runId,
        partnership_id: partnershipId,
        kind: given.kind.name,
        status: "uploaded",
        stored_as: path.basename(given.path),
        file_name: given.originalName,
        file_size: given.size,
        reading: JSON.stringify(reading),
        columns: JSON.stringify(guessColumns(given.kind, first?.cells ?? [])),
        ...{ rows_read: 0, rows_loaded: 0, imported: 0, updated: 0, skipped: 0, possible_duplicates: 0, errors: 0 },
        created_at: now.toISOString(),
        created_by: actor.id,
        group_id: given.groupId ?? null,
        version: 1,
      });
      await insertAuditEvent(trx, actor, now, {
        category: "collection",
        event: "import.file-received",
        objectKind: "import",
        objectId: runId,
        detail: { kind: given.kind.name, file: given.originalName, size: given.size },
      });
      return { kind: "done" as const, id: runId, isNew: true };
    });
    return { kind: "started", runId: started.id, isNew: "isNew" in started };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { kind: "refused", message: error.line === null ? error.message : `Line ${error.line}: ${error.message}` };
  }
}

async function hashOf(file: string) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
