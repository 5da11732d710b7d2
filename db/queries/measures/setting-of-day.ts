import { type RawBuilder, sql } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { SETTINGS } from "#app/domain/settings/definitions.ts";

type WholeNumber = {
  [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K]["shipped"] extends number ? K : never;
}[keyof typeof SETTINGS];

/** The value of a whole number that the partnership sets, on a day. The twin of valueOn in app/domain/settings/value-on.ts. */
export function settingOfDay(partnershipId: string, key: WholeNumber, day: string | RawBuilder<unknown>) {
  return sql<number>`cast(coalesce((select setting_change.value from setting_change
    where setting_change.partnership_id = ${partnershipId} and setting_change.key = ${key} and setting_change.from_day <= ${day}
    order by setting_change.from_day desc, setting_change.recorded_at desc limit 1), ${String(SETTINGS[key].shipped)}) as integer)`;
}

/** The first day of so many months, or weeks, that end on the day; how many is a setting of that day. */
export function firstDayOf(
  partnershipId: string,
  key: "performance.repeat-victim-months" | "incidents.busy-weeks",
  to: string,
) {
  const { most } = SETTINGS[key];
  const first = (count: number) =>
    plusDays(key === "incidents.busy-weeks" ? plusDays(to, -7 * count) : plusMonths(to, -count), 1);
  const whens = Array.from({ length: most }, (_, at) => sql`when ${sql.lit(at + 1)} then ${sql.lit(first(at + 1))}`);
  return sql<string>`(case ${settingOfDay(partnershipId, key, to)} ${sql.join(whens, sql` `)} end)`;
}
