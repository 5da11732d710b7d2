import { subDays } from "date-fns";
import { z } from "zod/mini";
import { londonDay, plusDays } from "../dates/iso-day.ts";
import { UNUSED_DAYS, USER_STATUSES, GUEST_NOTICE_DAYS, RECENT_DAYS } from "./user-status.ts";

export const USER_SHOW_NAMES = {
  "not-signed-in": `Active, no sign-in for ${UNUSED_DAYS} days`,
  "signed-in": `Signed in within ${RECENT_DAYS} days`,
  "guests-ending": `Guests whose membership ends within ${GUEST_NOTICE_DAYS} days`,
  "no-role": "Nothing to do here: no duty, no group and contact of no agency",
} as const;
export type UserShow = keyof typeof USER_SHOW_NAMES;
export const USER_SHOWS = Object.keys(USER_SHOW_NAMES) as UserShow[];

const optional = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined);

/** Ids and words of ours only: an address is kept in histories and logs, so no name or e-mail stands in it. */
export const userFilter = z.object({
  agency: optional(z.uuidv7()),
  status: optional(z.enum(USER_STATUSES)),
  group: optional(z.uuidv7()),
  show: optional(z.enum(USER_SHOWS)),
});
export type UserFilter = z.output<typeof userFilter>;

/** The page after or before the user of that id. */
export const userPage = z.object({ after: optional(z.uuidv7()), before: optional(z.uuidv7()) });
export type UserPage = z.output<typeof userPage>;

/** What is not a filter is left out, so a made-up address shows the whole list and no fault. */
export function parseUserFilter(params: Record<string, string>): UserFilter {
  return userFilter.parse(params);
}

export function userListHref(filter: UserFilter, page: UserPage = {}): string {
  const given = Object.entries({ ...filter, ...page }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return query ? `/admin/users?${query}` : "/admin/users";
}

/** The days and instants behind the words of the filters. */
export function userBounds(now: Date) {
  const today = londonDay(now);
  return {
    today,
    unusedSince: subDays(now, UNUSED_DAYS).toISOString(),
    recentSince: subDays(now, RECENT_DAYS).toISOString(),
    guestsUntil: plusDays(today, GUEST_NOTICE_DAYS),
  };
}
export type UserBounds = ReturnType<typeof userBounds>;
