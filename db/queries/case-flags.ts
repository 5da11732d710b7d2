import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { DocumentOwner } from "#app/domain/documents/document.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";

/** The flags in force of a case that the caller has found visible. One that has a last day has ended. */
export function unsafeListFlags(db: Executor, caseId: string) {
  return db
    .selectFrom("case_flag")
    .innerJoin("case_flag_kind", "case_flag_kind.id", "case_flag.flag_kind_id")
    .select(["case_flag.id", "case_flag.reason", "case_flag.from_day as fromDay", "case_flag.version"])
    .select(["case_flag_kind.id as kindId", "case_flag_kind.name", "case_flag_kind.behaviour"])
    .where("case_flag.case_id", "=", caseId)
    .where("case_flag.until_day", "is", null)
    .orderBy("case_flag_kind.name_folded")
    .limit(50)
    .execute();
}

export async function unsafeListFlagBehaviours(db: Executor, caseId: string) {
  return (await unsafeListFlags(db, caseId)).map(({ behaviour }) => behaviour);
}

/** Whether a record is of a case that has the Prevent flag. Of a case that the actor does not see nothing is said. */
export async function isOfPreventCase(db: Executor, actor: Actor, { kind, id }: DocumentOwner): Promise<boolean> {
  const row = await db
    .selectFrom("case_record")
    .innerJoin("case_flag", "case_flag.case_id", "case_record.id")
    .innerJoin("case_flag_kind", "case_flag_kind.id", "case_flag.flag_kind_id")
    .select("case_record.id")
    .where(casesVisibleTo(actor))
    .where((eb) => {
      if (kind === "referral") return eb("case_record.referral_id", "=", id);
      if (kind === "case") return eb("case_record.id", "=", id);
      const owner = eb.selectFrom(kind).select("case_id").where("id", "=", id);
      return eb("case_record.id", "in", owner);
    })
    .where("case_flag_kind.behaviour", "=", "prevent")
    .where("case_flag.until_day", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The kinds of flags that a partnership gives now, by name. */
export function listFlagKinds(db: Executor, partnershipId: string) {
  return flagKinds(db, partnershipId).where("retired_on", "is", null).orderBy("name_folded").limit(200).execute();
}

/** All of them, with how many cases have each now: for whoever keeps the list, who learns of no case. */
export function listFlagKindsWithUse(db: Executor, partnershipId: string) {
  return flagKinds(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("case_flag")
        .select((inner) => inner.fn.countAll<number>().as("times"))
        .whereRef("case_flag.flag_kind_id", "=", "case_flag_kind.id")
        .where("case_flag.until_day", "is", null)
        .as("times"),
    )
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findFlagKind(db: Executor, partnershipId: string, id: string) {
  return flagKinds(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findFlagKindByName(db: Executor, partnershipId: string, nameFolded: string) {
  return flagKinds(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function flagKinds(db: Executor, partnershipId: string) {
  return db
    .selectFrom("case_flag_kind")
    .select(["id", "name", "behaviour", "retired_on as retiredOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

type Key = { partnershipId: string; id: string; version: number };

/** False when somebody changed it first. */
export async function updateFlagKind(trx: Transaction, key: Key, changes: Updateable<Database["case_flag_kind"]>) {
  const result = await trx
    .updateTable("case_flag_kind")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertFlag(trx: Transaction, row: Insertable<Database["case_flag"]>) {
  await trx.insertInto("case_flag").values(row).execute();
}

/** False when somebody ended it first. */
export async function endFlag(
  trx: Transaction,
  { partnershipId, id, version }: Key,
  end: { until_day: string; ended_reason: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("case_flag")
    .set({ ...end, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("until_day", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
