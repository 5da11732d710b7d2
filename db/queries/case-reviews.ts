import { type ExpressionBuilder, type Insertable, sql, type Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReviewListFilter } from "#app/domain/case-reviews/review-list.ts";
import { OPEN_REVIEW_STATUSES } from "#app/domain/case-reviews/review-status.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { caseReviewsVisibleTo } from "../visibility/case-reviews.ts";

const LISTED = [
  "case_review.id",
  "case_review.reference",
  "case_review.status",
  "case_review.received_on as receivedOn",
  "case_review.victim_words as victimWords",
  "case_review.next_duty as nextDuty",
  "case_review.next_due_on as nextDueOn",
  "contact.name as contactName",
  "person.given_names as givenNames",
  "person.family_name as familyName",
  "person.birth_date as birthDate",
  "person.birth_date_basis as birthDateBasis",
] as const;

function joined(db: Executor) {
  return db
    .selectFrom("case_review")
    .leftJoin("user_account as contact", "contact.id", "case_review.contact_user_id")
    .leftJoin("person", "person.id", "case_review.victim_person_id");
}

export async function insertCaseReview(trx: Transaction, row: Insertable<Database["case_review"]>) {
  await trx.insertInto("case_review").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateCaseReview(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["case_review"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("case_review")
    .set({ ...changes, version: version + 1 })
    .where("case_review.partnership_id", "=", partnershipId)
    .where("case_review.id", "=", id)
    .where("case_review.version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Something has come to it that whoever has its page open has not seen. */
export async function bumpReview(trx: Transaction, partnershipId: string, id: string) {
  await trx
    .updateTable("case_review")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .execute();
}

export function findCaseReview(db: Executor, actor: Actor, id: string) {
  return joined(db)
    .leftJoin("user_account as reviewer", "reviewer.id", "case_review.reviewer_user_id")
    .leftJoin("problem", "problem.id", "case_review.problem_id")
    .select(LISTED)
    .select([
      "case_review.version",
      "case_review.victim_person_id as victimPersonId",
      "case_review.applicant_kind as applicantKind",
      "case_review.applicant_name as applicantName",
      "case_review.applicant_relation as applicantRelation",
      "case_review.channel",
      "case_review.about",
      "case_review.problem_id as problemId",
      "case_review.contact_user_id as contactUserId",
      "case_review.reviewer_user_id as reviewerUserId",
      "case_review.panel_on as panelOn",
      "case_review.panel_place as panelPlace",
      "case_review.outcome",
      "reviewer.name as reviewerName",
      "problem.reference as problemReference",
      "problem.title as problemTitle",
      "problem.case_id as problemCaseId",
    ])
    .where(caseReviewsVisibleTo(actor))
    .where("case_review.id", "=", id)
    .executeTakeFirst();
}
export type FoundReview = NonNullable<Awaited<ReturnType<typeof findCaseReview>>>;

/** Of a problem, whoever may see it: there is one open at a time, and a further application joins it. */
export function unsafeFindOpenReviewOfProblem(db: Executor, partnershipId: string, problemId: string) {
  return db
    .selectFrom("case_review")
    .select(["id", "version", "reference", "contact_user_id as contactUserId"])
    .where("partnership_id", "=", partnershipId)
    .where("problem_id", "=", problemId)
    .where("status", "not in", ["closed", "withdrawn"])
    .executeTakeFirst();
}

/** The same, where this actor may see it. */
export function findOpenReviewOfProblem(db: Executor, actor: Actor, problemId: string) {
  return db
    .selectFrom("case_review")
    .select(["case_review.id", "case_review.reference"])
    .where(caseReviewsVisibleTo(actor))
    .where("case_review.problem_id", "=", problemId)
    .where("case_review.status", "not in", ["closed", "withdrawn"])
    .executeTakeFirst();
}

type Page = { after?: { key: string; id: string }; limit: number };

/** Those that something is due of, soonest first, and what has no day after them; or all, newest first. */
export function listCaseReviews(db: Executor, actor: Actor, filter: ReviewListFilter, today: string, page: Page) {
  const { after, limit } = page;
  const listed = joined(db)
    .select(LISTED)
    .select((eb) => [unansweredOf(eb, today).as("unanswered"), eb.ref("case_review.created_at").as("createdAt")])
    .where(caseReviewsVisibleTo(actor))
    .where(narrowedBy(filter, actor, today));
  if (filter.show === "all" || filter.show === "over")
    return listed
      .$if(after !== undefined, (q) =>
        q.where((eb) =>
          eb.and([
            eb("case_review.received_on", "<=", after?.key ?? ""),
            eb.or([eb("case_review.received_on", "<", after?.key ?? ""), eb("case_review.id", "<", after?.id ?? "")]),
          ]),
        ),
      )
      .orderBy("case_review.received_on", "desc")
      .orderBy("case_review.id", "desc")
      .limit(limit)
      .execute();
  return listed
    .where("case_review.next_duty", "is not", null)
    .where((eb) =>
      eb.and([
        eb(dueKey(), ">=", after?.key ?? ""),
        eb.or([eb(dueKey(), ">", after?.key ?? ""), eb("case_review.id", ">", after?.id ?? "")]),
      ]),
    )
    .orderBy(dueKey())
    .orderBy("case_review.id")
    .limit(limit)
    .execute();
}

/** As the index has it. */
function dueKey() {
  return sql<string>`coalesce(case_review.next_due_on, ${sql.lit(LAST)})`;
}

/** By which the next page of a list begins. */
export function keyOfReview(
  { show }: ReviewListFilter,
  row: { id: string; receivedOn: string; nextDueOn: string | null },
) {
  const day = show === "all" || show === "over" ? row.receivedOn : (row.nextDueOn ?? LAST);
  return `${day}~${row.id}`;
}
/** After every day: of what has no limit. */
const LAST = "9999-12-31";
export type ListedReview = Awaited<ReturnType<typeof listCaseReviews>>[number];

export async function countCaseReviews(db: Executor, actor: Actor, filter: ReviewListFilter, today: string) {
  const row = await db
    .selectFrom("case_review")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where(caseReviewsVisibleTo(actor))
    .where(narrowedBy(filter, actor, today))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** What each view of the list shows; late is the twin of isLate in app/domain/case-reviews/review-clock.ts. */
function narrowedBy({ show, whose }: ReviewListFilter, actor: Actor, today: string) {
  return (eb: ExpressionBuilder<Database, "case_review">) =>
    eb.and([
      ...(whose === "mine"
        ? [eb.or([eb("case_review.contact_user_id", "=", actor.id), eb("case_review.reviewer_user_id", "=", actor.id)])]
        : []),
      ...(show === "due" ? [eb("case_review.next_duty", "is not", null)] : []),
      ...(show === "late" ? [eb("case_review.next_due_on", "<", today)] : []),
      ...(show === "late" ? [eb("case_review.next_duty", "is not", null)] : []),
      ...(show === "no-reply"
        ? [eb("case_review.next_duty", "is not", null), eb.exists(overdueReplies(eb, today))]
        : []),
      ...(show === "over" ? [eb("case_review.status", "not in", OPEN_REVIEW_STATUSES)] : []),
    ]);
}

function overdueReplies(eb: ExpressionBuilder<Database, "case_review">, today: string) {
  return eb
    .selectFrom("case_review_request")
    .select("case_review_request.id")
    .whereRef("case_review_request.review_id", "=", "case_review.id")
    .where("case_review_request.replied_on", "is", null)
    .where("case_review_request.due_on", "<", today);
}

function unansweredOf(eb: ExpressionBuilder<Database, "case_review">, today: string) {
  return eb
    .selectFrom("case_review_request as waiting")
    .select((inner) => inner.fn.countAll<number>().as("n"))
    .whereRef("waiting.review_id", "=", "case_review.id")
    .where("waiting.replied_on", "is", null)
    .where("waiting.due_on", "<", today);
}

/** Of these reviews, those that the actor may open. */
export function listReferencesOfReviews(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("case_review")
    .select(["case_review.id", "case_review.reference"])
    .where(caseReviewsVisibleTo(actor))
    .where("case_review.id", "in", ids)
    .limit(ids.length)
    .execute();
}

/** How many were received by the end of a day and had neither an outcome nor an end then: a note beside the published figures. */
export async function countOpenOn(db: Executor, partnershipId: string, day: string): Promise<number> {
  const row = await db
    .selectFrom("case_review")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("case_review.partnership_id", "=", partnershipId)
    .where("case_review.received_on", "<=", day)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_review_step")
            .select("case_review_step.id")
            .whereRef("case_review_step.review_id", "=", "case_review.id")
            .where("case_review_step.kind", "in", ["send-outcome", "close", "withdraw"])
            .where("case_review_step.happened_on", "<=", day),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
