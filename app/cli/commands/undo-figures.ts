import { formatName } from "#app/domain/performance/figure-imports.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { undoFigures } from "#app/services/performance/undo-figures.ts";
import { findFigureImport } from "#db/queries/figure-imports.ts";

type Given = { "dry-run"?: boolean | undefined; json?: boolean | undefined };

/** Null when the batch is no import of figures. */
export async function undoneFigures(at: AdminContext, batch: string, given: Given): Promise<number | null> {
  const found = await findFigureImport(at.db, at.actor.partnershipId, batch);
  if (!found) return null;
  const isSeen = found.status === "visible";
  const undone = isSeen && !given["dry-run"] && (await undoFigures(at, batch)).kind === "done";
  if (given.json) console.log(JSON.stringify({ batch, undone, referrers: [] }));
  else if (undone) console.log(`Undone: ${batch}. What it revised counts again`);
  else if (isSeen)
    console.log(`Nothing was written. Undoing would take back ${formatName(found.format)}, ${found.rows} rows`);
  else console.error("There is no such import that is loaded");
  return isSeen ? 0 : 1;
}
