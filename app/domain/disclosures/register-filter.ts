import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";
import { longDay } from "../dates/iso-day.ts";
import { ENTRY_DESTINATION_NAMES, type EntryDestination, WAY_NAMES, type Way } from "./entry.ts";
import { GATEWAY_NAMES, GATEWAYS } from "./gateway.ts";

const WAYS = Object.keys(WAY_NAMES) as [Way, ...Way[]];
const DESTINATIONS = Object.keys(ENTRY_DESTINATION_NAMES) as [EntryDestination, ...EntryDestination[]];
const day = (what: string) => z.prefault(optionalDayField(what), "");
const oneOfOurs = <S extends z.ZodMiniType>(schema: S) => z.catch(z.optional(schema), undefined);

/** What the register is narrowed by: ids, days, references and words of ours, because an address is kept in histories. */
export const registerFilterForm = z
  .object({
    from: day("First day"),
    until: day("Last day"),
    destination: oneOfOurs(z.enum(DESTINATIONS)),
    way: oneOfOurs(z.enum(WAYS)),
    gateway: oneOfOurs(z.enum(GATEWAYS)),
    agency: oneOfOurs(z.uuidv7()),
    officer: oneOfOurs(z.uuidv7()),
    record: z.prefault(z.string().check(z.trim(), z.maxLength(60, "Reference must be 60 characters or less")), ""),
  })
  .check(
    z.refine((f) => !f.from || !f.until || f.until >= f.from, {
      path: ["until"],
      error: "Last day must be the same as or after the first day",
    }),
  );
export type RegisterFilter = z.output<typeof registerFilterForm>;

export const REGISTER_FILTER_FIELDS = [
  ...["from-day", "from-month", "from-year", "until-day", "until-month", "until-year"],
  ...["destination", "way", "gateway", "agency", "officer", "record"],
];

/** The page that the list stands on, narrowed in the same way. */
export function registerHref(filter: RegisterFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (!value) continue;
    if (name !== "from" && name !== "until") query.set(name, value);
    else
      for (const [i, part] of ["year", "month", "day"].entries())
        query.set(`${name}-${part}`, value.split("-")[i] ?? "");
  }
  return query.size > 0 ? `/disclosures?${query.toString()}` : "/disclosures";
}

/** How the list is narrowed, naming nobody. */
export function registerWords({ from, until, destination, way, gateway, agency, officer, record }: RegisterFilter) {
  return [
    from ? `from ${longDay(from)}` : "",
    until ? `to ${longDay(until)}` : "",
    destination ? ENTRY_DESTINATION_NAMES[destination].toLowerCase() : "",
    way ? WAY_NAMES[way].toLowerCase() : "",
    gateway ? GATEWAY_NAMES[gateway] : "",
    agency ? "of one agency" : "",
    officer ? "of one person" : "",
    record ? "of one record" : "",
  ].filter(Boolean);
}
