import { plusDays } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import { definitionOf, INTERVENTION_KIND_KEYS, type InterventionKind } from "./kinds.ts";

export type RepeatWindow = { since: string; until: string };

/** Of the non-legal kinds, those that are given in writing and say what comes next. */
const WRITTEN: readonly InterventionKind[] = ["warning-letter", "second-letter", "abc"];

/** Notices and orders (issue 6): what is civil or criminal by its tier, warning letters and acceptable behaviour contracts. */
export const REPEATED_KINDS = INTERVENTION_KIND_KEYS.filter((kind) => {
  const { tier } = definitionOf(kind);
  return tier === "civil" || tier === "criminal" || WRITTEN.includes(kind);
});

/** Of those, what is given to a place: a closure, an order on a public space. Where a person's notice was given repeats nothing. */
export const REPEATED_AT_PLACES = REPEATED_KINDS.filter((kind) => definitionOf(kind).about === "place");

/**
 * The days of issue among which the same again is a repeat: so many calendar months that end today, both days included, as
 * repeat victims have it (DOMAIN 6.6). They begin on the day after the one that corresponds to today: on 20 March 2026 and
 * for 12 months, on 21 March 2025. A month that has no such day ends with its last: on 31 March and for one month, on
 * 1 March. How many months is a setting of the partnership (`interventions.repeat-months`; our proposal).
 */
export function repeatWindow(today: string, months: number): RepeatWindow {
  return { since: plusDays(plusMonths(today, -months), 1), until: today };
}

/** So many of one kind given to one person, or to one place. */
export type RepeatOf = { subject: "person" | "place"; id: string; kind: InterventionKind; rows: number };

/** Where a page ended, in an address. */
export function repeatKey({ rows, id, kind }: Pick<RepeatOf, "rows" | "id" | "kind">): string {
  return `${rows}~${id}~${kind}`;
}

/** Undefined for what is no key. */
export function repeatKeyOf(text: string | null) {
  const [, rows, id, kind] = /^(\d{1,6})~([0-9a-f-]{36})~([a-z-]{1,40})$/.exec(text ?? "") ?? [];
  return rows && id && kind ? { rows: Number(rows), id, kind: kind as InterventionKind } : undefined;
}
