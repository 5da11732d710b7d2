import { v7 as uuid } from "uuid";
import { type ColumnChoice, refuseColumns, toSaved } from "#app/domain/imports/columns.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { findRun, updateRun, upsertMapping } from "#db/queries/import-runs.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { kindWork } from "./kinds.ts";
import { columnsOf, readingOf } from "./stored-run.ts";

type Chosen = {
  version: number;
  sheet: string | null;
  choice: ColumnChoice;
  firstRow: readonly string[];
  versionLabel: string | null;
  saveAs: string | null;
};

/** The columns as somebody has corrected them. The file is then checked, in the background. */
export function chooseColumns({ db, actor }: AdminContext, runId: string, chosen: Chosen) {
  return inTransaction(db, async (trx) => {
    const run = await findRun(trx, actor.partnershipId, runId);
    if (!run) return { kind: "not-found" as const };
    if (
      !["uploaded", "checked", "failed"].includes(run.status) ||
      run.batch_id !== null ||
      run.version !== chosen.version
    )
      return { kind: "changed" as const };
    const { kind } = kindWork(run.kind);
    const errors = refuseColumns(kind, chosen.choice, chosen.firstRow.length);
    if (Object.keys(errors).length > 0) return { kind: "refused" as const, errors };
    const written = await updateRun(trx, run, {
      status: "checking",
      reading: JSON.stringify({ ...readingOf(run), sheet: chosen.sheet }),
      columns: JSON.stringify({ ...chosen.choice, meant: columnsOf(run).meant }),
      version_label: chosen.versionLabel,
      problem: null,
      held_by: null,
      held_until: null,
    });
    if (!written) return { kind: "changed" as const };
    if (chosen.saveAs !== null)
      await upsertMapping(trx, {
        id: uuid(),
        partnership_id: actor.partnershipId,
        kind: kind.name,
        name: chosen.saveAs,
        name_folded: plainWords(chosen.saveAs),
        columns: JSON.stringify(toSaved(chosen.choice, chosen.firstRow)),
        version: 1,
      });
    return { kind: "done" as const };
  });
}
