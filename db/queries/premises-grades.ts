import type { ExpressionBuilder, Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

const GRADE = [
  "premises_grade.id",
  "premises_grade.premises_id as premisesId",
  "premises_grade.sitting_id as sittingId",
  "premises_grade.graded_on as gradedOn",
  "premises_grade.computed_points as computedPoints",
  "premises_grade.computed_band as computedBand",
  "premises_grade.agreed_band as agreedBand",
  "premises_grade.reason",
  "premises_grade.corrects_id as correctsId",
  "premises_grade.agreed_at as agreedAt",
] as const;

type Key = { day: string; id: string };

/** A grade that no later one corrects: of one sitting there is one such at most. */
export function isStandingGrade(eb: ExpressionBuilder<Database, "premises_grade">) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom("premises_grade as correction")
        .select("correction.id")
        .whereRef("correction.corrects_id", "=", "premises_grade.id"),
    ),
  );
}

function gradesVisibleTo(db: Executor, actor: Actor) {
  return db
    .selectFrom("premises_grade")
    .innerJoin("premises", "premises.id", "premises_grade.premises_id")
    .innerJoin("sitting", "sitting.id", "premises_grade.sitting_id")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .leftJoin("user_account", "user_account.id", "premises_grade.agreed_by")
    .select(GRADE)
    .select(["partnership_group.name as groupName", "user_account.name as agreedBy"])
    .where(premisesVisibleTo(actor));
}

/** The grade in force of the premises of the query on the day before this one; null: they were not graded yet. */
export function bandBefore(eb: ExpressionBuilder<Database, "premises">, day: string) {
  return eb
    .selectFrom("premises_grade")
    .select("premises_grade.agreed_band")
    .whereRef("premises_grade.premises_id", "=", "premises.id")
    .where("premises_grade.graded_on", "<", day)
    .where(isStandingGrade)
    .orderBy("premises_grade.graded_on", "desc")
    .orderBy("premises_grade.id", "desc")
    .limit(1)
    .$castTo<Band | null>()
    .as("bandBefore");
}

/** What was agreed of one premises, the newest sitting first, what was corrected among them. */
export function listGradesOf(
  db: Executor,
  actor: Actor,
  { premisesId, after, limit }: { premisesId: string; after?: Key; limit: number },
) {
  return gradesVisibleTo(db, actor)
    .where("premises_grade.premises_id", "=", premisesId)
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb("premises_grade.graded_on", "<", after?.day ?? ""),
          eb.and([
            eb("premises_grade.graded_on", "=", after?.day ?? ""),
            eb("premises_grade.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("premises_grade.graded_on", "desc")
    .orderBy("premises_grade.id", "desc")
    .limit(limit)
    .execute();
}
export type ListedGrade = Awaited<ReturnType<typeof listGradesOf>>[number];

/** With the ledger as it was frozen. */
export function findGrade(db: Executor, actor: Actor, premisesId: string, id: string) {
  return gradesVisibleTo(db, actor)
    .select("premises_grade.ledger")
    .where("premises_grade.premises_id", "=", premisesId)
    .where("premises_grade.id", "=", id)
    .executeTakeFirst();
}

/** Of a grade that the caller has found: the one that corrects it. */
export function unsafeFindCorrection(db: Executor, gradeId: string) {
  return db.selectFrom("premises_grade").select("id").where("corrects_id", "=", gradeId).executeTakeFirst();
}

/** The grade in force of one premises at one meeting. */
export function findStandingGrade(db: Executor, actor: Actor, premisesId: string, sittingId: string) {
  return gradesVisibleTo(db, actor)
    .where("premises_grade.premises_id", "=", premisesId)
    .where("premises_grade.sitting_id", "=", sittingId)
    .where(isStandingGrade)
    .executeTakeFirst();
}

export async function insertGrade(trx: Transaction, row: Insertable<Database["premises_grade"]>) {
  await trx.insertInto("premises_grade").values(row).execute();
}
