import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { findLastJagDay, type IncidentDays } from "#db/queries/incident-lists.ts";
import type { Executor } from "#db/transaction.ts";

/** What the lists of incidents are reckoned with (IncidentDays). */
export async function incidentDays(db: Executor, partnershipId: string, now: Date): Promise<IncidentDays> {
  const today = londonDay(now);
  const settings = await settingsOn(db, partnershipId, today);
  return {
    today,
    toldBy: plusDays(today, -settings["incidents.tell-victim-days"]),
    lastMet: await findLastJagDay(db, partnershipId, today),
  };
}
