import { SETTINGS, settingKeysOf, type Settings } from "#app/domain/settings/definitions.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { listSettingChanges, settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

const KEYS = settingKeysOf("premises");

/** The scheme for licensed premises on each of many days, in two queries; every other setting is as on the first of them. */
export async function settingsOfDays(db: Executor, partnershipId: string, days: readonly string[]) {
  const base = await settingsOn(db, partnershipId, days[0] ?? "");
  const changes = await listSettingChanges(db, partnershipId, KEYS);
  const onDay = (day: string): Settings => {
    const scheme = KEYS.map((key) => {
      const own = changes.filter((change) => change.key === key);
      return [key, valueOn(SETTINGS[key], own, day).value];
    });
    return { ...base, ...Object.fromEntries(scheme) } as Settings;
  };
  return new Map([...new Set(days)].map((day) => [day, onDay(day)]));
}
