import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { lockedAtHandOf } from "../visibility/people.ts";
import { importIsVisible } from "../visibility/imports.ts";

const COLUMNS = [
  "case_record.id",
  "case_record.partnership_id as partnershipId",
  "case_record.reference",
  "case_record.visibility",
  "case_record.group_id as groupId",
  "case_record.lead_user_id as leadUserId",
] as const;

type By = { reference: string } | { id: string };

/** A case of the partnership, whoever sees it, with what decides whether this actor may break the glass. */
export async function unsafeFindCaseBehindGlass(db: Executor, actor: Actor, by: By) {
  const row = await db
    .selectFrom("case_record")
    .select(COLUMNS)
    .select((eb) => [
      eb.case().when(casesVisibleTo(actor)(eb)).then(1).else(0).end().as("seesIt"),
      eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom("case_access")
              .select("case_access.id")
              .whereRef("case_access.case_id", "=", "case_record.id")
              .where("case_access.user_id", "=", actor.id)
              .where("case_access.access", "=", "conflict")
              .where("case_access.ended_at", "is", null),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as("hasConflict"),
    ])
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where(importIsVisible("case_record.import_batch_id"))
    .where((eb) =>
      "reference" in by ? eb("case_record.reference", "=", by.reference) : eb("case_record.id", "=", by.id),
    )
    .executeTakeFirst();
  return row && { ...row, seesIt: row.seesIt === 1, hasConflict: row.hasConflict === 1 };
}

export async function hasBrokenGlass(db: Executor, actor: Actor): Promise<boolean> {
  const row = await db
    .selectFrom("break_glass")
    .select("id")
    .where("session_id", "=", actor.sessionId)
    .where("user_id", "=", actor.id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** False when it stands open already: the same form sent twice. */
export async function insertBreakGlass(trx: Transaction, row: Insertable<Database["break_glass"]>) {
  const written = await trx
    .insertInto("break_glass")
    .values(row)
    .onConflict((c) => c.columns(["session_id", "case_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return written !== undefined;
}

/** Who has opened a case that the caller has found visible against its rule, the newest first. */
export function unsafeListBrokenGlass(db: Executor, caseId: string) {
  return db
    .selectFrom("break_glass")
    .innerJoin("user_account", "user_account.id", "break_glass.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["break_glass.id", "break_glass.reason", "break_glass.opened_at as openedAt"])
    .select(["user_account.name", "agency.name as agencyName"])
    .where("break_glass.case_id", "=", caseId)
    .orderBy("break_glass.id", "desc")
    .limit(50)
    .execute();
}

/** The restricted cases behind a locked pointer that the actor has met in a search of today; only whom to ask. */
export function listCasesBehindPointer(db: Executor, actor: Actor, personId: string, now: string) {
  return db
    .selectFrom("person")
    .innerJoin("case_link", "case_link.person_id", "person.id")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .innerJoin("agency", "agency.id", "case_record.lead_agency_id")
    .select(["case_record.id", "agency.name as agencyName"])
    .distinct()
    .where(lockedAtHandOf(actor, now))
    .where("person.id", "=", personId)
    .where("case_record.visibility", "=", "restricted")
    .where(importIsVisible("case_record.import_batch_id"))
    .orderBy("case_record.id")
    .limit(20)
    .execute();
}
