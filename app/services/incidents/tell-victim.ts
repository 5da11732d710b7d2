import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseTold, TOLD_HOW_NAMES, type ToldVictim } from "#app/domain/incidents/told-victim.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeListRecordsOf } from "#db/queries/counted-reports.ts";
import { findReport } from "#db/queries/reports.ts";
import { listVictimDuties, markVictimTold } from "#db/queries/victim-duties.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The victim has been told of the case review: the duty of that report, or another of the same person, is done. */
export function tellVictim(
  { db, actor, now }: Context,
  reportId: string,
  { dutyId, version, toldOn, how }: ToldVictim,
) {
  return inTransaction(db, async (trx) => {
    const report = await findReport(trx, actor, reportId);
    if (!report || report.forId === null) return { kind: "not-found" as const };
    const duties = await listVictimDuties(trx, await unsafeListRecordsOf(trx, report.forId), 50);
    const duty = duties.find(({ id }) => id === dutyId);
    if (!duty) return { kind: "not-found" as const };
    const refusal = refuseTold({ toldOn }, duty.aroseOn, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const at = { id: dutyId, version, partnershipId: actor.partnershipId };
    const isDone = await markVictimTold(trx, at, { on: toldOn, how: TOLD_HOW_NAMES[how], by: actor.id });
    if (!isDone) return { kind: "told-already" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "victim-duty.told",
      objectKind: "victim-duty",
      objectId: dutyId,
      fields: ["toldOn", "toldHow"],
      detail: { after: { toldOn, how } },
      objects: [{ kind: "person", id: report.forId }],
    });
    return { kind: "done" as const };
  });
}
