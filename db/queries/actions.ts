import { type ExpressionBuilder, type Insertable, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Completion } from "#app/domain/actions/action.form.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { actionsVisibleTo, casesVisibleTo } from "../visibility.ts";

const LISTED = [
  "action.id",
  "action.reference",
  "action.status",
  "action.raised_on as raisedOn",
  "action.original_due_on as originalDueOn",
  "action.due_on as dueOn",
  "action.hold_until as holdUntil",
  "action.finished_on as finishedOn",
  "agency.name as ownerAgencyName",
  "owner.name as ownerName",
] as const;

export function findActionById(db: Executor, actor: Actor, id: string) {
  return joined(db)
    .leftJoin("case_record", "case_record.id", "action.case_id")
    .leftJoin("user_account as raiser", "raiser.id", "action.raised_by")
    .select(LISTED)
    .select([
      "action.version",
      "action.words",
      "action.outcome",
      "action.owner_user_id as ownerUserId",
      "action.case_id as caseId",
      "case_record.reference as caseReference",
      "case_record.visibility as caseVisibility",
      "raiser.name as raisedByName",
    ])
    .select((eb) => eb.case().when(seesContext(eb, actor)).then(1).else(0).end().as("seesContext"))
    .where(actionsVisibleTo(actor))
    .where("action.id", "=", id)
    .executeTakeFirst();
}

/** The owner sees the action always; what it belongs to only if that is theirs to see. */
function seesContext(eb: ExpressionBuilder<Database, "action">, actor: Actor) {
  return eb.exists(
    eb
      .selectFrom("case_record")
      .select("case_record.id")
      .whereRef("case_record.id", "=", "action.case_id")
      .where(casesVisibleTo(actor)),
  );
}

type OwnPage = { after?: { dueOn: string; id: string }; limit: number };

/** The actor's own unfinished actions, soonest due first. */
export function listOwnActions(db: Executor, actor: Actor, { after = { dueOn: "", id: "" }, limit }: OwnPage) {
  return joined(db)
    .select(LISTED)
    .select("action.words")
    .where("action.partnership_id", "=", actor.partnershipId)
    .where("action.owner_user_id", "=", actor.id)
    .where("action.finished_on", "is", null)
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

/** Of a case that the caller has found visible: unfinished first, then the newest finished. */
export function unsafeListActionsOfCase(db: Executor, caseId: string) {
  return joined(db)
    .select(LISTED)
    .select(["action.words", "action.outcome"])
    .where("action.case_id", "=", caseId)
    .orderBy(sql`case when action.status in ('open', 'on-hold') then 0 else 1 end`)
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(300)
    .execute();
}

type OverduePage = { today: string; after?: { dueOn: string; id: string }; limit: number };

/**
 * Overdue, longest first. A manager sees all of the partnership's, and of those outside his sight no words; anybody
 * else sees what is visible to them.
 */
export function listOverdueActions(
  db: Executor,
  actor: Actor,
  { today, after = { dueOn: "", id: "" }, limit }: OverduePage,
) {
  return joined(db)
    .select(LISTED)
    .select((eb) =>
      eb.case().when(actionsVisibleTo(actor)(eb)).then(eb.ref("action.words")).else(null).end().as("words"),
    )
    .where(overdueSeenBy(actor, today))
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

export async function countOverdueActions(db: Executor, actor: Actor, today: string): Promise<number> {
  const row = await db
    .selectFrom("action")
    .select((eb) => eb.fn.countAll<number>().as("overdue"))
    .where(overdueSeenBy(actor, today))
    .executeTakeFirstOrThrow();
  return row.overdue;
}

function overdueSeenBy(actor: Actor, today: string) {
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      actor.duties.has("manager") ? eb("action.partnership_id", "=", actor.partnershipId) : actionsVisibleTo(actor)(eb),
      isOverdueSql(today),
    ]);
}

/** The twin of isOverdue in app/domain/actions/action.ts; a test compares the two. */
function isOverdueSql(today: string) {
  return sql<SqlBool>`(action.finished_on is null and action.due_on < ${today}
    and (action.status = 'open' or action.hold_until < ${today}))`;
}

function isAfter(after: { dueOn: string; id: string }) {
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      eb("action.due_on", ">=", after.dueOn),
      eb.or([eb("action.due_on", ">", after.dueOn), eb("action.id", ">", after.id)]),
    ]);
}

function joined(db: Executor) {
  return db
    .selectFrom("action")
    .innerJoin("agency", "agency.id", "action.owner_agency_id")
    .leftJoin("user_account as owner", "owner.id", "action.owner_user_id");
}

export async function insertAction(trx: Transaction, row: Insertable<Database["action"]>) {
  await trx.insertInto("action").values(row).execute();
}

/** False when somebody changed it first. */
export async function markActionDone(
  trx: Transaction,
  actor: Actor,
  id: string,
  { version, finishedOn, outcome }: Completion,
): Promise<boolean> {
  const result = await trx
    .updateTable("action")
    .set({ status: "done", finished_on: finishedOn, outcome, hold_until: null, version: version + 1 })
    .where(actionsVisibleTo(actor))
    .where("action.id", "=", id)
    .where("action.version", "=", version)
    .where("action.status", "in", ["open", "on-hold"])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
