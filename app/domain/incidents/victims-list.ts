import { z } from "zod/mini";
import { incidentKey, incidentKeyField, type IncidentKey } from "./incident-list.ts";

/** Where each of the two lists of the page goes on: the duties to tell a victim, and the victims near the threshold. */
export type VictimsAsked = { told?: IncidentKey; near?: string };

const nearKeyField = z.catch(
  z.optional(z.string().check(z.regex(/^[01]~\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))),
  undefined,
);
const form = z.object({ told: incidentKeyField, near: nearKeyField });

/** What stands in an address; what is no key begins at the first page. */
export function victimsAsked(given: unknown): VictimsAsked {
  const { told, near } = form.parse(given);
  return { told: incidentKey(told), near };
}

export function victimsHref({ told, near }: VictimsAsked): string {
  const query = new URLSearchParams({
    ...(told ? { told: `${told.day}~${told.id}` } : {}),
    ...(near === undefined ? {} : { near }),
  }).toString();
  return query === "" ? "/incidents/victims" : `/incidents/victims?${query}`;
}
