import { firstContactDueOn } from "#app/domain/incidents/first-contact.ts";
import type { IncidentPriority } from "#app/domain/incidents/incident.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** When the victim is first to be spoken to, counted from a day, by the settings of that day. */
export async function contactDueOn(db: Executor, partnershipId: string, from: string, priority: IncidentPriority) {
  const settings = await settingsOn(db, partnershipId, from);
  const rules = {
    serious: settings["incidents.serious-response-working-days"],
    standard: settings["incidents.standard-response-working-days"],
  };
  return firstContactDueOn(from, priority, rules, (await findBankHolidays(db)).holidays);
}
