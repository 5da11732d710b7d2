import type { RowValues } from "../imports/kind.ts";
import { fold } from "../search/fold.ts";
import { activitiesOf, activityKey } from "./activities.ts";
import { endedByNext, type HeldDays, refuseHeldDays } from "./holders.ts";
import { isBody } from "./imported-premises.ts";
import { HOLDER_ROLES, type HolderRole, type LicenceStatus, type PremisesKind } from "./register.ts";

/** The fields of a line that are one column of premises, in the words in which a change is told. */
const SCALARS = {
  name: ["name", "name"],
  kind: ["kind", "kind of licence"],
  status: ["status", "state of the licence"],
  address: ["address_words", "address"],
  postcode: ["postcode", "postcode"],
  uprn: ["uprn", "UPRN"],
  capacity: ["capacity", "capacity"],
  licensedFrom: ["licensed_from", "day from which they are licensed"],
} as const;
type Scalar = keyof typeof SCALARS;
type Column = (typeof SCALARS)[Scalar][0] | "hours";

export type KnownPremises = Record<Exclude<Column, "capacity">, string | null> & {
  capacity: number | null;
  missing_since: string | null;
};
export type KnownHolder = HeldDays & { id: string; version: number; role: HolderRole; name: string };

const textOf = (value: RowValues[string] | undefined) => (typeof value === "string" ? value : null);

/** What lines of one licence must say alike, where they say it: the field, what it is about, and what makes two the same. */
export function saidAlike(values: RowValues): { field: string; about: string; key: string }[] {
  const activity = oneActivity(values);
  const ofHours = activity === null ? "hours" : `hours of ${activityKey(activity)}`;
  const fields = [...Object.keys(SCALARS), "holder", "dps", "hours"];
  return fields.flatMap((field) => {
    const value = values[field] ?? null;
    if (value === null) return [];
    return [{ field, about: field === "hours" ? ofHours : field, key: fold(String(value)) }];
  });
}

/** Hours beside a single activity are that activity's: such lines are collected, one for each. */
export function hoursAfter(before: string | null, values: RowValues): string | null {
  const hours = textOf(values.hours);
  if (hours === null) return before;
  const activity = oneActivity(values);
  if (activity === null) return hours;
  const begins = `${activity}: `;
  const line = `${begins}${hours.replaceAll("\n", ", ")}`;
  const others = (before ?? "").split("\n").filter((other) => other !== "" && !other.startsWith(begins));
  return [...others, line].sort().join("\n");
}

function oneActivity(values: RowValues): string | null {
  const [only, ...more] = activitiesIn(values);
  return only !== undefined && more.length === 0 ? only : null;
}

export function activitiesIn(values: RowValues): string[] {
  return activitiesOf(textOf(values.activities) ?? "");
}

/** Whom a line names, each in their role. */
export function holdersIn(values: RowValues) {
  return HOLDER_ROLES.flatMap((role) => {
    const name = textOf(role === "dps" ? values.dps : values.holder);
    if (name === null) return [];
    const companyNumber = role === "dps" ? null : textOf(values.companyNumber);
    const isCompany = role === "licence-holder" && (companyNumber !== null || isBody(name));
    return [{ role, name, isCompany, companyNumber, personalLicence: role === "dps" ? textOf(values.personalLicence) : null }]; // prettier-ignore
  });
}

/**
 * Whom a line puts in the place of others: whoever it names and is not in the role until further notice follows whoever is,
 * from the day of the register; the first of all without a first day. One who cannot follow, since the other began later,
 * changes nothing.
 */
function newHolders<H extends KnownHolder>(all: readonly H[], values: RowValues, day: string) {
  return holdersIn(values).flatMap((holder) => {
    const inRole = all.filter(({ role }) => role === holder.role);
    if (inRole.some(({ name, untilDay }) => untilDay === null && fold(name) === fold(holder.name))) return [];
    const days = { role: holder.role, fromDay: inRole.length === 0 ? null : day, untilDay: null };
    const ended = endedByNext(inRole, days);
    const others = inRole.map((one) => (one.id === ended?.holder.id ? { ...one, untilDay: ended.untilDay } : one));
    return refuseHeldDays(days, others, day) === null ? [{ ...holder, fromDay: days.fromDay, ended }] : [];
  });
}

/**
 * What a line changes of premises that are recorded: what it does not say stays, and nothing is taken away. The words are
 * for whoever looks at the file before it is loaded, and name nobody. `today`: the day of a register that does not say it.
 */
export function changesFromFile<H extends KnownHolder>(
  known: KnownPremises,
  { activities, holders }: { activities: readonly string[]; holders: readonly H[] },
  values: RowValues,
  today: string,
) {
  const columns: Partial<Record<Column | "missing_since", string | number | null>> = {};
  const words: string[] = [];
  for (const field of Object.keys(SCALARS) as Scalar[]) {
    const [column, what] = SCALARS[field];
    const value = values[field] ?? null;
    if (value === null || value === known[column]) continue;
    columns[column] = value;
    words.push(what);
  }
  const hours = hoursAfter(known.hours, values);
  if (hours !== known.hours) {
    columns.hours = hours;
    words.push("hours");
  }
  const keys = new Set(activities.map(activityKey));
  const added = activitiesIn(values).filter((name) => !keys.has(activityKey(name)));
  if (added.length > 0) words.push("activities");
  const changed = newHolders(holders, values, textOf(values.extractedOn) ?? today);
  for (const { role } of changed) words.push(role === "dps" ? "designated premises supervisor" : "licence holder");
  if (known.missing_since !== null) {
    columns.missing_since = null;
    words.push("back on the register");
  }
  return words.length === 0 ? null : { columns, activities: added, holders: changed, words };
}

/**
 * Of premises that are new: a register that says its day and gives no day of issue has not granted the licence yet (LGA
 * schema: CaseDate is empty before issue).
 */
export function newFromFile(values: RowValues): { kind: PremisesKind; status: LicenceStatus } {
  const isNotIssued = values.extractedOn !== null && values.licensedFrom === null;
  return {
    kind: (textOf(values.kind) ?? "premises-licence") as PremisesKind,
    status: (textOf(values.status) ?? (isNotIssued ? "not-granted" : "current")) as LicenceStatus,
  };
}
