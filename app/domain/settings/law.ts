import type { LegalParameter, LegalPower } from "./legal-powers.ts";

/** A row of the table of the law, as the query gives it. */
export type LegalRow = {
  power: string;
  parameter: string;
  value: string;
  source: string;
  fromDay: string;
  untilDay: string | null;
  isConfirmed: boolean;
};
export type LegalNumber = { value: string; source: string; fromDay: string };

/** The numbers of the law on one day: what counts, and the drafts that nobody has confirmed. */
export type LegalNumbers = {
  day: string;
  confirmed: ReadonlyMap<string, LegalNumber>;
  drafts: ReadonlyMap<string, LegalNumber>;
  /** Good Fridays, and the years whose bank holidays are loaded: of another year nobody can say. */
  goodFridays: ReadonlySet<string>;
  holidayYears: ReadonlySet<number>;
};
export type Holidays = Pick<LegalNumbers, "goodFridays" | "holidayYears">;

/**
 * The value of each number on a day (DOMAIN 0.1: the day of issue): of the confirmed rows the one that began last, unless
 * it has ended by then. A draft counts for nothing and is kept apart, so that people can be told of it.
 */
export function lawOn(rows: readonly LegalRow[], day: string, holidays: Holidays): LegalNumbers {
  return { day, confirmed: valuesOn(rows, day, true), drafts: valuesOn(rows, day, false), ...holidays };
}

function valuesOn(rows: readonly LegalRow[], day: string, isConfirmed: boolean): Map<string, LegalNumber> {
  const latest = new Map<string, LegalRow>();
  for (const row of rows) {
    if (row.isConfirmed !== isConfirmed || row.fromDay > day) continue;
    const key = keyOf(row.power, row.parameter);
    const before = latest.get(key);
    if (!before || before.fromDay < row.fromDay) latest.set(key, row);
  }
  return new Map(
    [...latest]
      .filter(([, { untilDay }]) => untilDay === null || untilDay >= day)
      .map(([key, { value, source, fromDay }]) => [key, { value, source, fromDay }]),
  );
}

function keyOf(power: string, parameter: string): string {
  return `${power}/${parameter}`;
}

/** The confirmed words or number of the law, or undefined when nothing is confirmed for that day. */
export function wordsOf<P extends LegalPower>(law: LegalNumbers, power: P, parameter: LegalParameter<P>) {
  return law.confirmed.get(keyOf(power, parameter));
}

/** As a number, with where it is written. */
export function numberOf<P extends LegalPower>(law: LegalNumbers, power: P, parameter: LegalParameter<P>) {
  const found = wordsOf(law, power, parameter);
  return found && { value: Number(found.value), source: found.source };
}

/** The same, and where nothing is confirmed what somebody wrote down as a draft: for warnings, which say that it is one. */
export function numberOrDraftOf<P extends LegalPower>(law: LegalNumbers, power: P, parameter: LegalParameter<P>) {
  const draft = law.drafts.get(keyOf(power, parameter));
  return (
    numberOf(law, power, parameter) ??
    (draft && { value: Number(draft.value), source: `Draft, not confirmed: ${draft.source}` })
  );
}
