import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** How much one file may bring and for how long it is kept, by the partnership's settings of that day. */
export async function importLimits(db: Executor, partnershipId: string, day: string) {
  const settings = await settingsOn(db, partnershipId, day);
  return {
    megabytes: settings["imports.most-megabytes"],
    rows: settings["imports.most-rows"],
    columns: settings["imports.most-columns"],
    keptDays: settings["imports.keep-file-days"],
  };
}
