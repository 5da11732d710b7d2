import type { RetentionSettings } from "#app/domain/retention/retained.ts";
import { SETTINGS, settingKeysOf } from "#app/domain/settings/definitions.ts";
import { readValue } from "#app/domain/settings/read-value.ts";
import { listSettingChanges } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** The shortest that each period was ever set to, so that no record is passed over that had the settings of its day. */
export async function shortestPeriods(db: Executor, partnershipId: string): Promise<RetentionSettings> {
  const keys = settingKeysOf("retention");
  const changes = await listSettingChanges(db, partnershipId, keys);
  const least = keys.map((key) => {
    const set = changes
      .filter((change) => change.key === key)
      .map(({ value }) => Number(readValue(SETTINGS[key], value)));
    return [key, Math.min(Number(SETTINGS[key].shipped), ...set.filter(Number.isFinite))] as const;
  });
  return Object.fromEntries(least) as RetentionSettings;
}
