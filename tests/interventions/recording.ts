/** A day in the three fields of a form. */
export function dayFields(name: string, day: string | null): Record<string, string> {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}

type Typed = { issuedOn?: string; fromDay?: string; untilDay?: string; [name: string]: string | string[] | undefined };

/** What somebody types for a warning letter of 2 March 2026, with support offered. */
export function typed(agencyId: string, { issuedOn = "2026-03-02", fromDay, untilDay, ...changes }: Typed) {
  return {
    ...{ kind: "warning-letter", agencyId, state: "made", ends: untilDay ? "day" : "open" },
    ...{ supportOffered: "yes", supportWords: "A youth worker" },
    ...dayFields("issuedOn", issuedOn),
    ...dayFields("fromDay", fromDay ?? null),
    ...dayFields("untilDay", untilDay ?? null),
    ...(changes as Record<string, string | string[]>),
  };
}

/** As a browser sends it: one pair for each box that is ticked. */
export function pairs(fields: Record<string, string | string[]>): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
}
