import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

type Holder = Database["premises_holder"];

/** Holders and supervisors of premises, the newest of each role first. There are few of any one. */
export function listHolders(db: Executor, actor: Actor, premisesId: string, limit = 200) {
  return db
    .selectFrom("premises_holder")
    .innerJoin("premises", "premises.id", "premises_holder.premises_id")
    .select([
      ...(["premises_holder.id", "premises_holder.version", "premises_holder.role", "premises_holder.name"] as const),
      ...(["premises_holder.phone", "premises_holder.email"] as const),
      "premises_holder.is_company as isCompany",
      "premises_holder.company_number as companyNumber",
      "premises_holder.personal_licence_number as personalLicenceNumber",
      "premises_holder.address_words as addressWords",
      "premises_holder.from_day as fromDay",
      "premises_holder.until_day as untilDay",
    ])
    .where(premisesVisibleTo(actor))
    .where("premises_holder.premises_id", "=", premisesId)
    .orderBy("premises_holder.role")
    .orderBy((eb) => eb.fn.coalesce("premises_holder.from_day", eb.val("")), "desc")
    .orderBy("premises_holder.id", "desc")
    .limit(limit)
    .execute();
}
export type ListedHolder = Awaited<ReturnType<typeof listHolders>>[number];

export async function insertHolder(trx: Transaction, row: Insertable<Holder>) {
  await trx.insertInto("premises_holder").values(row).execute();
}

/** Whether the row was still as read. */
export async function updateHolder(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Holder>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises_holder")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
