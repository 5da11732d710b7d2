import { plainWords } from "../locations/plain-words.ts";
import { agencyKey } from "./agency-key.ts";
import type { RowValues } from "./kind.ts";

/** An agency that a file names and the partnership does not have by that name, with how many rows name it. */
export type UnknownAgency = { name: string; rows: number };
/** Which agency of the partnership somebody says that is. */
export type MeantAgency = { name: string; agencyId: string };

/** A file with more names than these is not put right by hand. */
export const MOST_NAMES = 30;

const keyOfAgency = (name: string) => agencyKey(plainWords(name));

/** With these names counted in; "Housing Assoc" and "HOUSING ASSOC" are one. */
export function countUnknown(
  before: readonly UnknownAgency[],
  names: readonly string[],
  keyOf: (name: string) => string = keyOfAgency,
): UnknownAgency[] {
  const counted = new Map(before.map((agency) => [keyOf(agency.name), { ...agency }]));
  for (const name of names) {
    const known = counted.get(keyOf(name));
    if (known) known.rows += 1;
    else if (counted.size < MOST_NAMES) counted.set(keyOf(name), { name, rows: 1 });
  }
  return [...counted.values()];
}

/** A row with the agency that is meant by the name in it, if somebody has said. */
export function withMeantAgency(
  values: RowValues,
  meant: readonly MeantAgency[],
  nameOf: ReadonlyMap<string, string>,
): RowValues {
  if (typeof values.agency !== "string") return values;
  const key = keyOfAgency(values.agency);
  const said = meant.find(({ name }) => keyOfAgency(name) === key);
  const agency = said && nameOf.get(said.agencyId);
  return agency === undefined ? values : { ...values, agency };
}

/** All names about which something may be said: what is meant so far, and what nobody has said of. */
export function namesToSettle(
  meant: readonly { name: string; value: string }[],
  unknown: readonly UnknownAgency[],
): { name: string; value: string; rows: number | null }[] {
  return [
    ...meant.map(({ name, value }) => ({ name, value, rows: null })),
    ...unknown.map(({ name, rows }) => ({ name, value: "", rows })),
  ];
}

/** The form has a list for each name, in their order; a blank one says nothing, and the rows are left out. */
export function readMeant(form: FormData, fieldOf: (index: number) => string, names: readonly string[]) {
  return names.flatMap((name, index) => {
    const value = form.get(fieldOf(index));
    return typeof value === "string" && value !== "" ? [{ name, value }] : [];
  });
}

export const agencyField = (index: number) => `agency-${index}`;
export const typeField = (index: number) => `type-${index}`;
