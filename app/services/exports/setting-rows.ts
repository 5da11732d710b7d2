import type { Actor } from "#app/domain/access/actor.ts";
import type { SettingRow } from "#app/domain/exports/setup-columns.ts";
import { SETTING_AREA_NAMES, SETTING_TAG_NAMES } from "#app/domain/settings/definition.ts";
import { SETTING_KEYS, SETTINGS } from "#app/domain/settings/definitions.ts";
import { writeValue } from "#app/domain/settings/read-value.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { valueWords } from "#app/domain/settings/value-words.ts";
import { listSettingChanges } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** Every setting with its value on that day, where the value comes from, and the next change that is decided. */
export async function settingRows(
  db: Executor,
  { partnershipId }: Pick<Actor, "partnershipId">,
  today: string,
): Promise<SettingRow[]> {
  const recorded = await listSettingChanges(db, partnershipId, SETTING_KEYS);
  return SETTING_KEYS.map((key) => {
    const definition = SETTINGS[key];
    const own = recorded.filter((change) => change.key === key);
    const { value, from, tag, source } = valueOn(definition, own, today);
    const [nextDay] = own
      .map(({ fromDay }) => fromDay)
      .filter((day) => day > today)
      .sort();
    const next = nextDay === undefined ? null : valueOn(definition, own, nextDay);
    return {
      area: SETTING_AREA_NAMES[definition.area],
      label: definition.label,
      value: valueWords(definition, writeValue(value)),
      ...{ from, source, standing: SETTING_TAG_NAMES[tag] },
      next:
        next && nextDay !== undefined ? { from: nextDay, value: valueWords(definition, writeValue(next.value)) } : null,
    };
  });
}
