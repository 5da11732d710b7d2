import { z } from "zod/mini";
import type { Settings } from "../settings/definitions.ts";
import { AGES, type Age, type AgeLimits, LATE_BECAUSE, type LateBecause } from "./lateness.ts";

/** One count of the page of overdue actions, and with it the rows that it opens. */
export type OverdueFilter = { agency?: string; group?: string; age?: Age; reason?: LateBecause };

/** Of what belongs to no group. */
export const NO_GROUP = "none";

const optional = <T extends z.ZodMiniType>(type: T) => z.catch(z.optional(type), undefined);

/** From an address: what is no filter of ours filters nothing. */
export const overdueFilterForm = z.object({
  agency: optional(z.uuidv7()),
  group: optional(z.union([z.uuidv7(), z.literal(NO_GROUP)])),
  age: optional(z.enum(AGES)),
  reason: optional(z.enum(LATE_BECAUSE)),
});

export function overdueHref(filter: OverdueFilter, more: Record<string, string | undefined> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? "/actions/overdue" : `/actions/overdue?${new URLSearchParams(given).toString()}`;
}

export function ageLimits(
  settings: Pick<Settings, "actions.overdue-short-days" | "actions.overdue-long-days">,
): AgeLimits {
  return { shortDays: settings["actions.overdue-short-days"], longDays: settings["actions.overdue-long-days"] };
}
