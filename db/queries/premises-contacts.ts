import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type Key = { day: string; id: string };

/** Of premises that the caller has found, the newest first, withdrawn ones too. */
export function unsafeListContacts(db: Executor, premisesId: string, { after, limit }: { after?: Key; limit: number }) {
  return db
    .selectFrom("premises_contact")
    .innerJoin("agency", "agency.id", "premises_contact.agency_id")
    .leftJoin("user_account", "user_account.id", "premises_contact.recorded_by")
    .select([
      ...([
        "premises_contact.id",
        "premises_contact.version",
        "premises_contact.how",
        "premises_contact.words",
      ] as const),
      "premises_contact.contacted_on as contactedOn",
      "premises_contact.withdrawn_reason as withdrawnReason",
      "agency.name as agencyName",
      "user_account.name as recordedBy",
    ])
    .where("premises_contact.premises_id", "=", premisesId)
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.and([
          eb("premises_contact.contacted_on", "<=", after?.day ?? ""),
          eb.or([
            eb("premises_contact.contacted_on", "<", after?.day ?? ""),
            eb("premises_contact.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("premises_contact.contacted_on", "desc")
    .orderBy("premises_contact.id", "desc")
    .limit(limit)
    .execute();
}

/** Of premises that the caller has found. */
export function unsafeFindContact(db: Executor, premisesId: string, id: string) {
  return db
    .selectFrom("premises_contact")
    .select(["id", "version", "how", "contacted_on as contactedOn", "withdrawn_reason as withdrawnReason"])
    .where("premises_id", "=", premisesId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertContact(trx: Transaction, row: Insertable<Database["premises_contact"]>) {
  await trx.insertInto("premises_contact").values(row).execute();
}

/** Whether it was still as read, and stood. */
export async function markContactWithdrawn(
  trx: Transaction,
  read: { id: string; version: number },
  reason: string,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises_contact")
    .set({ withdrawn_reason: reason, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .where("withdrawn_reason", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The last day of contact that was not withdrawn, and from when the next is reckoned: kept with what they follow from. */
export async function updateContactDays(
  trx: Transaction,
  premisesId: string,
  days: { last_contact_on: string | null; contact_from_on: string | null },
) {
  await trx.updateTable("premises").set(days).where("id", "=", premisesId).execute();
}

export async function unsafeFindLastContact(trx: Transaction, premisesId: string): Promise<string | null> {
  const row = await trx
    .selectFrom("premises_contact")
    .select((eb) => eb.fn.max("contacted_on").as("day"))
    .where("premises_id", "=", premisesId)
    .where("withdrawn_reason", "is", null)
    .executeTakeFirst();
  return row?.day ?? null;
}
