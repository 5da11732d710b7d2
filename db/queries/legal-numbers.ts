import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { INTERVENTION_KIND_KEYS, type InterventionKind } from "#app/domain/interventions/kinds.ts";
import { powersOf } from "#app/domain/interventions/powers-of-kind.ts";
import { type Holidays, lawOn, type LegalNumbers, type LegalRow } from "#app/domain/settings/law.ts";
import type { LegalPower } from "#app/domain/settings/legal-powers.ts";
import type { Executor } from "../transaction.ts";
import { listBankHolidays } from "./bank-holidays.ts";

/** The numbers of the law for one kind of intervention on the day of its issue. */
export async function findLegalNumbers(db: Executor, kind: InterventionKind, day: string): Promise<LegalNumbers> {
  return lawOn(await listLegalRows(db, powersOf(kind)), day, await findHolidays(db));
}

/** Of several kinds at once, to say which may be had on the day. */
export async function findLegalNumbersOf(db: Executor, kinds: readonly InterventionKind[], day: string) {
  return lawOn(await listLegalRows(db, [...new Set(kinds.flatMap(powersOf))]), day, await findHolidays(db));
}

/** The same for many at once: everything is read once, and each day asked of it. */
export async function readLaw(db: Executor): Promise<(day: string) => LegalNumbers> {
  const rows = await listLegalRows(db, [...new Set(INTERVENTION_KIND_KEYS.flatMap(powersOf))]);
  const holidays = await findHolidays(db);
  return (day) => lawOn(rows, day, holidays);
}

/** Of powers themselves: for what is no intervention, such as steps about a licence. */
export async function readLawOf(db: Executor, powers: readonly LegalPower[]): Promise<(day: string) => LegalNumbers> {
  const rows = await listLegalRows(db, powers);
  const holidays = await findHolidays(db);
  return (day) => lawOn(rows, day, holidays);
}

/** Every row of those powers, drafts with them: read once, for as many days as are asked about. */
async function listLegalRows(db: Executor, powers: readonly LegalPower[]): Promise<LegalRow[]> {
  const rows = await db
    .selectFrom("legal_parameter")
    .select(["power", "parameter", "value", "source", "from_day as fromDay", "until_day as untilDay"])
    .select("confirmed_at as confirmedAt")
    .where("power", "in", [...powers])
    .orderBy("from_day")
    .limit(1000)
    .execute();
  return rows.map(({ confirmedAt, ...row }) => ({ ...row, isConfirmed: confirmedAt !== null }));
}

/** Good Fridays out of the bank holidays, by their names. */
async function findHolidays(db: Executor): Promise<Holidays> {
  const loaded = await listBankHolidays(db);
  return {
    goodFridays: new Set(loaded.filter(({ title }) => title === "Good Friday").map(({ day }) => day)),
    holidayYears: bankHolidaysOf(loaded.map(({ day }) => day)).years,
  };
}
