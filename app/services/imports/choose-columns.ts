import { v7 as uuid } from "uuid";
import {
  type ColumnChoice,
  refuseColumns,
  type SavedColumns,
  type SavedWords,
  toSaved,
  wordsOf,
} from "#app/domain/imports/columns.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { findRun, listMappings, updateRun, upsertMapping } from "#db/queries/import-runs.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { kindWork } from "./kinds.ts";
import { columnsOf, readingOf, type StoredColumns } from "./stored-run.ts";

type Chosen = {
  version: number;
  sheet: string | null;
  choice: ColumnChoice;
  firstRow: readonly string[];
  versionLabel: string | null;
  saveAs: string | null;
  agencyId?: string | null;
  system?: string | null;
  isWhole?: boolean;
  savedId?: string | null;
  /** As a file of columns has them, where none are saved. */
  words?: SavedWords;
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
    const { agencyId = null, system = null, isWhole = false } = chosen;
    const agencies = agencyId === null ? [] : await listAgenciesOfPartnership(trx, actor.partnershipId);
    const errors = {
      ...refuseColumns(kind, chosen.choice, chosen.firstRow.length),
      ...(agencyId !== null && !agencies.some(({ id }) => id === agencyId) ? { agencyId: "Select an agency from the list" } : {}), // prettier-ignore
    };
    if (Object.keys(errors).length > 0) return { kind: "refused" as const, errors };
    const words = { ...(await savedWords(trx, actor.partnershipId, kind.name, chosen)), agencyId, system };
    const { meant = words.meant, meantTypes = words.meantTypes } = columnsOf(run);
    const columns: StoredColumns = { ...chosen.choice, ...words, meant, meantTypes, isWhole, savedAs: chosen.saveAs };
    const written = await updateRun(trx, run, {
      status: "checking",
      reading: JSON.stringify({ ...readingOf(run), sheet: chosen.sheet }),
      columns: JSON.stringify(columns),
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
        columns: JSON.stringify({ ...toSaved(chosen.choice, chosen.firstRow), ...wordsOf(columns) }),
        version: 1,
      });
    return { kind: "done" as const };
  });
}

/** What was said of names in earlier files of this shape. */
async function savedWords(trx: Transaction, partnershipId: string, kind: string, { savedId, words }: Chosen) {
  if (!savedId) return words ?? {};
  const saved = (await listMappings(trx, partnershipId, kind)).find(({ id }) => id === savedId);
  return saved ? wordsOf(JSON.parse(saved.columns) as SavedColumns) : {};
}
