import type { Insertable } from "kysely";
import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// The templates that a partnership has handed in for the letters of case reviews: of each kind the last one holds.

const SHOWN = [
  "case_review_template.id",
  "case_review_template.kind",
  "case_review_template.number",
  "case_review_template.size",
  "case_review_template.sha256",
  "case_review_template.recorded_at as recordedAt",
  "user_account.name as byName",
] as const;

/** The newest row of that kind: without a hash it says that the one that ships holds again. */
export function findCurrentTemplate(db: Executor, partnershipId: string, kind: LetterKind) {
  return db
    .selectFrom("case_review_template")
    .select(["id", "number", "sha256"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Newest first. */
export function listTemplates(db: Executor, partnershipId: string, kind: LetterKind) {
  return db
    .selectFrom("case_review_template")
    .leftJoin("user_account", "user_account.id", "case_review_template.recorded_by")
    .select(SHOWN)
    .where("case_review_template.partnership_id", "=", partnershipId)
    .where("case_review_template.kind", "=", kind)
    .orderBy("case_review_template.number", "desc")
    .limit(100)
    .execute();
}

/** Of each kind that has one the newest row. */
export function listCurrentTemplates(db: Executor, partnershipId: string) {
  return db
    .selectFrom("case_review_template")
    .leftJoin("user_account", "user_account.id", "case_review_template.recorded_by")
    .select(SHOWN)
    .where("case_review_template.partnership_id", "=", partnershipId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_review_template as later")
            .select("later.id")
            .whereRef("later.partnership_id", "=", "case_review_template.partnership_id")
            .whereRef("later.kind", "=", "case_review_template.kind")
            .whereRef("later.number", ">", "case_review_template.number"),
        ),
      ),
    )
    .orderBy("case_review_template.kind")
    .limit(20)
    .execute();
}

/** The file itself, of that kind where one is named; undefined for a row that has none. */
export async function findTemplateContent(
  db: Executor,
  partnershipId: string,
  id: string,
  kind?: LetterKind,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("case_review_template")
    .select("content_base64 as content")
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .$if(kind !== undefined, (q) => q.where("kind", "=", kind as LetterKind))
    .executeTakeFirst();
  return row?.content == null ? undefined : Buffer.from(row.content, "base64");
}

export async function insertTemplate(trx: Transaction, row: Insertable<Database["case_review_template"]>) {
  await trx.insertInto("case_review_template").values(row).execute();
}
