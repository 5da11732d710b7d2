import type { MeantAgency } from "#app/domain/imports/agency-names.ts";
import type { SavedColumns } from "#app/domain/imports/columns.ts";
import type { MeantType } from "#app/domain/imports/import-source.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { findRun, type ImportRun, listMappings, updateRun, upsertMapping } from "#db/queries/import-runs.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { typesToChoose } from "./types-to-choose.ts";
import { columnsOf } from "./stored-run.ts";

type Meant = { meant: MeantAgency[]; meantTypes: MeantType[] };

/** Which agencies and types a file means by names that nobody knows. It is checked again; the saved columns remember it. */
export function settleNames({ db, actor, now }: AdminContext, runId: string, version: number, said: Meant) {
  return inTransaction(db, async (trx) => {
    const run = await findRun(trx, actor.partnershipId, runId);
    if (!run) return { kind: "not-found" as const };
    if (run.status !== "checked" || run.batch_id !== null || run.version !== version)
      return { kind: "refused" as const, message: "This import has moved on. Look again" };
    const agencies = new Set((await listAgenciesOfPartnership(trx, actor.partnershipId)).map(({ id }) => id));
    if (said.meant.some(({ agencyId }) => !agencies.has(agencyId)))
      return { kind: "refused" as const, message: "Select agencies of this partnership" };
    const types = new Set((await typesToChoose(trx, actor.partnershipId, now)).map(({ value }) => value));
    if (said.meantTypes.some(({ type }) => !types.has(type)))
      return { kind: "refused" as const, message: "Select types from the list" };
    const columns = JSON.stringify({ ...columnsOf(run), ...said });
    const written = await updateRun(trx, run, { status: "checking", columns, held_by: null, held_until: null });
    if (written) await remember(trx, run, said);
    return written
      ? { kind: "done" as const }
      : { kind: "refused" as const, message: "This import has moved on. Look again" };
  });
}

async function remember(trx: Transaction, run: ImportRun, said: Meant) {
  const { savedAs } = columnsOf(run);
  if (!savedAs) return;
  const mappings = await listMappings(trx, run.partnership_id, run.kind);
  const saved = mappings.find(({ name }) => plainWords(name) === plainWords(savedAs));
  if (!saved) return;
  await upsertMapping(trx, {
    ...{ id: saved.id, partnership_id: run.partnership_id, kind: run.kind, name: saved.name },
    name_folded: plainWords(saved.name),
    columns: JSON.stringify({ ...(JSON.parse(saved.columns) as SavedColumns), ...said }),
    version: saved.version,
  });
}
