import type { Insertable, Updateable } from "kysely";
import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** The partnership's own types that are offered on the day, below their national headings. */
export function listAsbTypes(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("asb_type")
    .select(["id", "heading", "name"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("retired_on", "is", null), eb("retired_on", ">", today)]))
    .orderBy("heading")
    .orderBy("name_folded")
    .limit(300)
    .execute();
}

/** All of them, below their headings, with how many incidents have each: for whoever keeps the list. */
export function listAllAsbTypes(db: Executor, partnershipId: string) {
  return types(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("incident")
        .select((inner) => inner.fn.countAll<number>().as("times"))
        .whereRef("incident.asb_type_id", "=", "asb_type.id")
        .where(importIsVisible("incident.import_batch_id"))
        .as("times"),
    )
    .orderBy("heading")
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findAsbType(db: Executor, partnershipId: string, id: string) {
  return types(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findAsbTypeByName(db: Executor, partnershipId: string, heading: AsbHeading, nameFolded: string) {
  return types(db, partnershipId)
    .where("heading", "=", heading)
    .where("name_folded", "=", nameFolded)
    .executeTakeFirst();
}

function types(db: Executor, partnershipId: string) {
  return db
    .selectFrom("asb_type")
    .select(["id", "heading", "name", "retired_on as retiredOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

export async function insertAsbType(trx: Transaction, row: Insertable<Database["asb_type"]>) {
  await trx.insertInto("asb_type").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateAsbType(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["asb_type"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("asb_type")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
