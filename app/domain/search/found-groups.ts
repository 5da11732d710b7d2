import { z } from "zod/mini";
import type { Permission } from "../access/permissions.ts";

/** What a search of everything finds, in the order of its page. */
export const FOUND_GROUP_NAMES = {
  people: "People",
  places: "Places",
  cases: "Cases",
  incidents: "Incidents",
  premises: "Licensed premises",
  meetings: "Meetings",
  plans: "Plans and reports",
} as const;
export type FoundGroup = keyof typeof FOUND_GROUP_NAMES;
export const FOUND_GROUPS = Object.keys(FOUND_GROUP_NAMES) as [FoundGroup, ...FoundGroup[]];

/** Any of these opens what is in the group. */
const PERMISSIONS_OF: Record<FoundGroup, readonly Permission[]> = {
  people: ["people:search", "people:read"],
  places: ["locations:read"],
  cases: ["cases:read"],
  incidents: ["incidents:read"],
  premises: ["premises:read"],
  meetings: ["meetings:read"],
  plans: ["plan:read", "reports:read"],
};

export function mayFind(permissions: ReadonlySet<Permission>, group: FoundGroup): boolean {
  return PERMISSIONS_OF[group].some((permission) => permissions.has(permission));
}

export function groupsToFind(permissions: ReadonlySet<Permission>): FoundGroup[] {
  return FOUND_GROUPS.filter((group) => mayFind(permissions, group));
}

/** How many of each stand on the page of all, and how many on a page of one. */
export const FIRST_OF_GROUP = 5;
export const PAGE_OF_GROUP = 50;

/** More are not counted: "more than 1,000". */
export const MOST_COUNTED = 1_000;

export function countInWords(count: number): string {
  return count > MOST_COUNTED ? `more than ${MOST_COUNTED.toLocaleString("en-GB")}` : count.toLocaleString("en-GB");
}

const KEY = /^(?:\d{4}-\d{2}-\d{2}~)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which group alone, and after which of its rows. No word of what was typed stands in an address. */
export const foundPageFields = z.object({
  of: z.catch(z.optional(z.enum(FOUND_GROUPS)), undefined),
  after: z.catch(z.optional(z.string().check(z.regex(KEY))), undefined),
});
export type FoundPage = { of?: FoundGroup; after?: string };

/** Where a page ended: a record, and for what goes by days its day. */
export type FoundKey = { day: string; id: string };

export function foundKey(text: string): FoundKey {
  const parts = text.split("~");
  return parts.length === 2 ? { day: parts[0] ?? "", id: parts[1] ?? "" } : { day: "", id: text };
}

export function foundHref(searchId: string, { of, after }: FoundPage = {}): string {
  const query = new URLSearchParams({ ...(of ? { of } : {}), ...(after ? { after } : {}) }).toString();
  return `/search/${searchId}${query === "" ? "" : `?${query}`}`;
}
