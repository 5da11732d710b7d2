import type { BankHoliday } from "#app/domain/dates/bank-holiday-file.ts";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import type { Executor, Transaction } from "../transaction.ts";

const DIVISION = "england-and-wales" as const;
/** Eight or nine a year: more than a century of them. */
const MOST = 1500;

/** All that are loaded, oldest first. */
export function listBankHolidays(db: Executor): Promise<BankHoliday[]> {
  return db
    .selectFrom("bank_holiday")
    .select(["day", "title"])
    .where("division", "=", DIVISION)
    .orderBy("day")
    .limit(MOST)
    .execute();
}

/** As the rules about working days take them (app/domain/dates/working-days.ts). */
export async function findBankHolidays(db: Executor) {
  const loaded = await listBankHolidays(db);
  return {
    holidays: bankHolidaysOf(loaded.map(({ day }) => day)),
    titles: new Map(loaded.map(({ day, title }) => [day, title])),
  };
}

/** When somebody last loaded a list; undefined while only those stand that came with Joint Action. */
export function findLastLoad(db: Executor) {
  return db
    .selectFrom("bank_holiday")
    .select("loaded_at as loadedAt")
    .where("division", "=", DIVISION)
    .where("source", "=", "gov.uk")
    .orderBy("loaded_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function upsertBankHolidays(
  trx: Transaction,
  batch: string,
  rows: readonly BankHoliday[],
  loadedAt: string,
) {
  if (rows.length === 0) return;
  const values = rows.map(({ day, title }) => ({
    division: DIVISION,
    day,
    title,
    source: "gov.uk" as const,
    batch,
    loaded_at: loadedAt,
  }));
  await trx
    .insertInto("bank_holiday")
    .values(values)
    .onConflict((c) =>
      c.columns(["division", "day"]).doUpdateSet((eb) => ({
        title: eb.ref("excluded.title"),
        source: eb.ref("excluded.source"),
        batch: eb.ref("excluded.batch"),
        loaded_at: eb.ref("excluded.loaded_at"),
      })),
    )
    .execute();
}

export async function deleteBankHolidays(trx: Transaction, days: readonly string[]) {
  if (days.length === 0) return;
  await trx.deleteFrom("bank_holiday").where("division", "=", DIVISION).where("day", "in", days).execute();
}
