import { setImmediate } from "node:timers/promises";
import { systemActor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { isAskedEachMorning } from "#app/domain/meetings/research.ts";
import { listNextSittingsOfAll } from "#db/queries/agenda-candidates.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { askAgencies } from "./ask-agencies.ts";
import { buildAgenda } from "./build-agenda.ts";

/**
 * Each group's next meeting within the setting's days gets what the group has for it; then the agencies of a group that hears
 * cases are asked about those that are on it. Each in a transaction of its own.
 */
export async function buildNextAgendas({ db, now }: { db: Executor; now: Date }) {
  const today = londonDay(now);
  const daysAhead = new Map<string, number>();
  let added = 0;
  let asked = 0;
  for (const sitting of await listNextSittingsOfAll(db, today)) {
    const { partnershipId, groupId, groupKind } = sitting;
    const ahead = daysAhead.get(partnershipId) ?? (await settingsOn(db, partnershipId, today))["meetings.agenda-days"];
    daysAhead.set(partnershipId, ahead);
    if (sitting.day > plusDays(today, ahead)) continue;
    await setImmediate();
    const actor = systemActor("jobs", partnershipId);
    const group = { id: groupId, kind: groupKind, partnershipId };
    const built = await inTransaction(db, (trx) => buildAgenda(trx, { actor, now }, group, sitting, sitting.day));
    if (built.kind === "done") added += built.added;
    if (!isAskedEachMorning(groupKind)) continue;
    await setImmediate();
    const of = { partnershipId, groupId };
    const asking = await inTransaction(db, (trx) => askAgencies(trx, { actor, now, asker: null }, of, sitting));
    if (asking.kind === "done") asked += asking.asked;
  }
  return { added, asked };
}
