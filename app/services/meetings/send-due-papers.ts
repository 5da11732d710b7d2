import { setImmediate } from "node:timers/promises";
import { systemActor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusWorkingDays } from "#app/domain/dates/working-days.ts";
import { arePapersDue } from "#app/domain/meetings/papers.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listSittingsWithoutPapers } from "#db/queries/papers.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { sendPapers } from "./send-papers.ts";

/** More days than the most working days that the setting takes. */
const LOOKED_AHEAD_DAYS = 45;

/** The papers of each meeting whose day for them has come, for each day on which it is to be; a transaction a meeting. */
export async function sendDuePapers({ db, now }: { db: Executor; now: Date }) {
  const today = londonDay(now);
  const { holidays } = await findBankHolidays(db);
  const workingDays = new Map<string, number>();
  let sent = 0;
  for (const sitting of await listSittingsWithoutPapers(db, {
    from: today,
    until: plusDays(today, LOOKED_AHEAD_DAYS),
  })) {
    const { partnershipId, groupId } = sitting;
    const before =
      workingDays.get(partnershipId) ?? (await settingsOn(db, partnershipId, today))["meetings.papers-working-days"];
    workingDays.set(partnershipId, before);
    const due = plusWorkingDays(sitting.day, -before, holidays);
    if (due.kind !== "known" || !arePapersDue(due.value, sitting.day, today)) continue;
    await setImmediate();
    const actor = systemActor("jobs", partnershipId);
    const of = { partnershipId, groupId };
    const result = await inTransaction(db, (trx) => sendPapers(trx, { actor, now, sender: null }, of, sitting));
    if (result.kind === "done") sent += 1;
  }
  return { sent };
}
