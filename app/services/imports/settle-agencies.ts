import type { MeantAgency } from "#app/domain/imports/agency-names.ts";
import { findRun, updateRun } from "#db/queries/import-runs.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { columnsOf } from "./stored-run.ts";

/** Which agencies a file means by names that the partnership does not know. The file is then checked again. */
export function settleAgencies({ db, actor }: AdminContext, runId: string, version: number, meant: MeantAgency[]) {
  return inTransaction(db, async (trx) => {
    const run = await findRun(trx, actor.partnershipId, runId);
    if (!run) return { kind: "not-found" as const };
    if (run.status !== "checked" || run.batch_id !== null || run.version !== version)
      return { kind: "refused" as const, message: "This import has moved on. Look again" };
    const agencies = new Set((await listAgenciesOfPartnership(trx, actor.partnershipId)).map(({ id }) => id));
    if (meant.some(({ agencyId }) => !agencies.has(agencyId)))
      return { kind: "refused" as const, message: "Select agencies of this partnership" };
    const columns = JSON.stringify({ ...columnsOf(run), meant });
    const written = await updateRun(trx, run, { status: "checking", columns, held_by: null, held_until: null });
    return written
      ? { kind: "done" as const }
      : { kind: "refused" as const, message: "This import has moved on. Look again" };
  });
}
