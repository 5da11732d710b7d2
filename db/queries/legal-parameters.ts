import type { Insertable, Updateable } from "kysely";
import type { LegalFilter } from "#app/domain/settings/legal-filter.ts";
import type { LegalParameter, LegalPower } from "#app/domain/settings/legal-powers.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/**
 * The confirmed value of a number of the law on the day on which the notice or order was issued (DOMAIN 0.1): the one that
 * began last, unless it has ended by then. A draft that nobody has confirmed counts for nothing.
 */
export async function findLegalParameter<P extends LegalPower>(
  db: Executor,
  power: P,
  parameter: LegalParameter<P>,
  day: string,
) {
  const row = await db
    .selectFrom("legal_parameter")
    .select(["id", "value", "unit", "source", "from_day as fromDay", "until_day as untilDay"])
    .where("power", "=", power)
    .where("parameter", "=", parameter)
    .where("from_day", "<=", day)
    .where("confirmed_at", "is not", null)
    .orderBy("from_day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && (row.untilDay === null || row.untilDay >= day) ? row : undefined;
}

/** By power and parameter, the latest first, with who confirmed each. */
export function listLegalParameters(db: Executor, { power, show }: Partial<LegalFilter> = {}) {
  return rows(db)
    .$if(power !== undefined, (q) => q.where("legal_parameter.power", "=", power ?? ""))
    .$if(show === "unconfirmed", (q) => q.where("legal_parameter.confirmed_at", "is", null))
    .$if(show === "confirmed", (q) => q.where("legal_parameter.confirmed_at", "is not", null))
    .orderBy("legal_parameter.power")
    .orderBy("legal_parameter.parameter")
    .orderBy("legal_parameter.from_day", "desc")
    .limit(1000)
    .execute();
}

export async function countUnconfirmedLegalParameters(db: Executor): Promise<number> {
  const { count } = await db
    .selectFrom("legal_parameter")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("confirmed_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function findLegalParameterById(db: Executor, id: string) {
  return rows(db).where("legal_parameter.id", "=", id).executeTakeFirst();
}

function rows(db: Executor) {
  return db
    .selectFrom("legal_parameter")
    .leftJoin("user_account", "user_account.id", "legal_parameter.confirmed_by")
    .select(["legal_parameter.id", "legal_parameter.power", "legal_parameter.parameter", "legal_parameter.value"])
    .select(["legal_parameter.unit", "legal_parameter.from_day as fromDay", "legal_parameter.until_day as untilDay"])
    .select(["legal_parameter.source", "legal_parameter.confirmed_at as confirmedAt", "legal_parameter.version"])
    .select("user_account.name as confirmedBy");
}

export async function insertLegalParameter(trx: Transaction, row: Insertable<Database["legal_parameter"]>) {
  await trx.insertInto("legal_parameter").values(row).execute();
}

/** What is confirmed may differ from the draft: its day and its value are then known for sure. */
export async function markLegalParameterConfirmed(
  trx: Transaction,
  id: string,
  version: number,
  changes: Pick<
    Updateable<Database["legal_parameter"]>,
    "value" | "from_day" | "until_day" | "source" | "confirmed_by" | "confirmed_at"
  >,
): Promise<boolean> {
  const result = await trx
    .updateTable("legal_parameter")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
