import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";

const day = (what: string) => z.prefault(optionalDayField(what), "");

/** What has been erased is looked for by the id of a record, its kind and the days; there is nothing else left of it. */
export const erasedFilterForm = z
  .object({
    id: z.prefault(
      z.string().check(
        z.trim(),
        z.toLowerCase(),
        z.regex(/^$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "Enter the whole id, as the address of a page or the log gives it"),
      ),
      "",
    ),
    kind: z.prefault(z.string().check(z.regex(/^[a-z-]{0,40}$/, "Choose a kind from the list")), ""),
    from: day("First day"),
    until: day("Last day"),
  })
  .check(
    z.refine((f) => !f.from || !f.until || f.until >= f.from, {
      path: ["until"],
      error: "Last day must be the same as or after the first day",
    }),
  ); // prettier-ignore

export const ERASED_FILTER_FIELDS = [
  ...["from-day", "from-month", "from-year", "until-day", "until-month", "until-year", "id", "kind"],
];

/** Where a page of the list ends: the next begins after it. */
export type ErasedKey = { erasedOn: string; kind: string; id: string };

export function erasedKeyText({ erasedOn, kind, id }: ErasedKey) {
  return `${erasedOn}~${kind}~${id}`;
}

export function parseErasedKey(text: string | null): ErasedKey | null {
  const [, erasedOn, kind, id] = /^(\d{4}-\d\d-\d\d)~([a-z-]+)~([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return erasedOn && kind && id ? { erasedOn, kind, id } : null;
}
