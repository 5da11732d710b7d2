import { setImmediate } from "node:timers/promises";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { advanceFollowUp, unsafeFindFollowUp, unsafeListRecentReports } from "#db/queries/import-follow-ups.ts";
import { inTransaction } from "#db/transaction.ts";
import { raiseDuty } from "../incidents/raise-duty.ts";
import type { RunWork } from "./held-run.ts";

const REPORTS_AT_ONCE = 20;

/**
 * After a file of incidents is seen: whom its recent reports make it a duty to tell of the case review. Older reports
 * raise none (imported-facts.ts); they stand in the list of the file. Where it is stopped it goes on. How many reports.
 */
export async function followUpImports({ db, clock, isStopping }: Pick<RunWork, "db" | "clock" | "isStopping">) {
  let followed = 0;
  while (!isStopping()) {
    const file = await unsafeFindFollowUp(db);
    if (!file) break;
    const now = clock();
    const actor: LoggedActor = { id: file.createdBy, agencyId: null, partnershipId: file.partnershipId, sessionId: null }; // prettier-ignore
    followed += await inTransaction(db, async (trx) => {
      const reports = await unsafeListRecentReports(trx, file, REPORTS_AT_ONCE);
      const last = reports.at(-1);
      const isMine = await advanceFollowUp(trx, file, last ? { followed_to: last.id } : { done_at: now.toISOString() });
      if (!isMine) return 0;
      const at = { actor: { ...actor, partnershipId: file.partnershipId }, now };
      for (const { id, forId } of reports) if (forId !== null) await raiseDuty(trx, at, forId, id);
      return reports.length;
    });
    await setImmediate();
  }
  return followed;
}
