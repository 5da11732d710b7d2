import { type ExpressionBuilder, type Insertable, sql, type Updateable } from "kysely";
import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import {
  actionContextsVisibleTo,
  actionsKnownTo,
  actionsVisibleTo,
  conflictInCaseOfAction,
} from "../visibility/actions.ts";
import { BELONGING, workingGroupIn } from "./belonging.ts";

export const LISTED = [
  "action.id",
  "action.reference",
  "action.status",
  "action.priority",
  "action.raised_on as raisedOn",
  "action.original_due_on as originalDueOn",
  "action.due_on as dueOn",
  "action.hold_until as holdUntil",
  "action.finished_on as finishedOn",
  "action.late_reason as lateReason",
  "action.owner_user_id as ownerUserId",
  "agency.name as ownerAgencyName",
  "owner.name as ownerName",
  "owner.status as ownerStatus",
] as const;

/** With its words and outcome for whoever sees it; of one that is only known to the actor both are null. */
export function findActionById(db: Executor, actor: Actor, id: string) {
  return joined(db)
    .leftJoin("case_record", "case_record.id", "action.case_id")
    .leftJoin("partnership_group", "partnership_group.id", "action.group_id")
    .leftJoin("premises", "premises.id", "action.premises_id")
    .leftJoin("user_account as raiser", "raiser.id", "action.raised_by")
    .leftJoin("partnership_agency as owning", (join) =>
      join
        .onRef("owning.agency_id", "=", "action.owner_agency_id")
        .onRef("owning.partnership_id", "=", "action.partnership_id")
        .on("owning.left_on", "is", null),
    )
    .select(LISTED)
    .select([
      "action.version",
      "action.owner_agency_id as ownerAgencyId",
      "action.case_id as caseId",
      "action.group_id as groupId",
      "action.premises_id as premisesId",
      "premises.name as premisesName",
      "case_record.reference as caseReference",
      "case_record.visibility as caseVisibility",
      "partnership_group.name as groupName",
      "raiser.name as raisedByName",
      "owning.contact_user_id as contactUserId",
      ...BELONGING,
    ])
    .select((eb) => [eb.fn.coalesce("case_record.group_id", "action.group_id").as("ofGroupId"), workingGroupIn(eb)])
    .select((eb) => [
      wordsSeenBy(eb, actor).as("words"),
      eb.case().when(actionsVisibleTo(actor)(eb)).then(eb.ref("action.outcome")).else(null).end().as("outcome"),
      eb.case().when(actionContextsVisibleTo(actor)(eb)).then(1).else(0).end().as("seesContext"),
      eb
        .case()
        .when(actionContextsVisibleTo(withoutGlass(actor))(eb))
        .then(1)
        .else(0)
        .end()
        .$castTo<0 | 1>()
        .as("isByRight"),
      eb
        .case()
        .when(eb.exists(conflictInCaseOfAction(eb, actor)))
        .then(1)
        .else(0)
        .end()
        .$castTo<0 | 1>()
        .as("hasConflict"),
    ])
    .where(actionsKnownTo(actor))
    .where("action.id", "=", id)
    .executeTakeFirst();
}
export type FoundAction = NonNullable<Awaited<ReturnType<typeof findActionById>>>;

type Page = { after?: { dueOn: string; id: string }; limit: number };

/** The actor's own unfinished actions, soonest due first. */
export function listOwnActions(db: Executor, actor: Actor, { after, limit }: Page) {
  return joined(db)
    .select(LISTED)
    .select((eb) => wordsSeenBy(eb, actor).as("words"))
    .where("action.partnership_id", "=", actor.partnershipId)
    .where("action.owner_user_id", "=", actor.id)
    .where("action.finished_on", "is", null)
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

/** How many unfinished actions are the actor's own. */
export async function countOwnActions(db: Executor, actor: Actor): Promise<number> {
  const row = await db
    .selectFrom("action")
    .select((eb) => eb.fn.countAll<number>().as("own"))
    .where("action.partnership_id", "=", actor.partnershipId)
    .where("action.owner_user_id", "=", actor.id)
    .where("action.finished_on", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.own);
}

/** The actor's own that are finished, newest first. */
export function listOwnFinishedActions(db: Executor, actor: Actor, limit: number) {
  return joined(db)
    .select(LISTED)
    .select((eb) => wordsSeenBy(eb, actor).as("words"))
    .where("action.partnership_id", "=", actor.partnershipId)
    .where("action.owner_user_id", "=", actor.id)
    .where("action.finished_on", "is not", null)
    .orderBy("action.finished_on", "desc")
    .orderBy("action.id", "desc")
    .limit(limit)
    .execute();
}

/** Unfinished ones of the actor's agency for which nobody is named yet, as far as the actor knows of them. */
export function listActionsToName(db: Executor, actor: Actor, { after, limit }: Page) {
  return joined(db)
    .select(LISTED)
    .select((eb) => wordsSeenBy(eb, actor).as("words"))
    .where(actionsKnownTo(actor))
    .where("action.partnership_id", "=", actor.partnershipId)
    .where("action.owner_user_id", "is", null)
    .where("action.owner_agency_id", "=", actor.agencyId)
    .where("action.finished_on", "is", null)
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

/** Unfinished ones that nobody is going to do: nobody is named, or the account of the owner has ended. */
export function listUnownedActions(db: Executor, actor: Actor, { after, limit }: Page) {
  return joined(db)
    .select(LISTED)
    .select((eb) => wordsSeenBy(eb, actor).as("words"))
    .where(isUnownedKnownTo(actor))
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

export async function countUnownedActions(db: Executor, actor: Actor): Promise<number> {
  const row = await db
    .selectFrom("action")
    .select((eb) => eb.fn.countAll<number>().as("unowned"))
    .where(isUnownedKnownTo(actor))
    .executeTakeFirstOrThrow();
  return Number(row.unowned);
}

function isUnownedKnownTo(actor: Actor) {
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      actionsKnownTo(actor)(eb),
      eb("action.finished_on", "is", null),
      eb.or([eb("action.owner_user_id", "is", null), ownerHasLeftSql()]),
    ]);
}

/** The account of the owner has ended. */
export function ownerHasLeftSql() {
  return sql<boolean>`exists (select 1 from user_account as leaver
    where leaver.id = action.owner_user_id and leaver.status = 'disabled')`;
}

/** Of a group itself and of none of its cases, unfinished, soonest due first. */
export function listActionsOfGroup(db: Executor, actor: Actor, groupId: string, { after, limit }: Page) {
  return joined(db)
    .select(LISTED)
    .select("action.words")
    .where(actionsVisibleTo(actor))
    .where("action.group_id", "=", groupId)
    .where("action.finished_on", "is", null)
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

/**
 * Of a group itself, those that were finished last; the next page by the day and id of the last one. The index of the
 * finished actions of cases has those of no case in order too.
 */
export function listFinishedActionsOfGroup(
  db: Executor,
  actor: Actor,
  groupId: string,
  { after, limit }: { after?: { finishedOn: string; id: string }; limit: number },
) {
  return joined(db)
    .select(LISTED)
    .select("action.words")
    .where(actionsVisibleTo(actor))
    .where("action.group_id", "=", groupId)
    .where("action.case_id", "is", null)
    .where("action.finished_on", "is not", null)
    .where(isFinishedBefore(after))
    .orderBy("action.finished_on", "desc")
    .orderBy("action.id", "desc")
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

/** The case or the group of an action that the caller has found, whether or not the actor sees it. */
export function unsafeFindCaseOfAction(db: Executor, caseId: string) {
  return db
    .selectFrom("case_record")
    .select(["id", "reference", "status", "visibility", "group_id as groupId", "lead_user_id as leadUserId"])
    .where("id", "=", caseId)
    .executeTakeFirst();
}

/** The premises of an action that the caller has found, whether or not the actor sees them. */
export function unsafeFindPremisesOfAction(db: Executor, premisesId: string) {
  return db
    .selectFrom("premises")
    .select(["id", "name", "closed_on as closedOn"])
    .where("id", "=", premisesId)
    .executeTakeFirst();
}

export function joined(db: Executor) {
  return db
    .selectFrom("action")
    .innerJoin("agency", "agency.id", "action.owner_agency_id")
    .leftJoin("user_account as owner", "owner.id", "action.owner_user_id");
}

/** Null where the words are not this actor's to read. */
export function wordsSeenBy(eb: ExpressionBuilder<Database, "action">, actor: Actor) {
  return eb.case().when(actionsVisibleTo(actor)(eb)).then(eb.ref("action.words")).else(null).end();
}

export function isAfter(after: Page["after"] = { dueOn: "", id: "" }) {
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      eb("action.due_on", ">=", after.dueOn),
      eb.or([eb("action.due_on", ">", after.dueOn), eb("action.id", ">", after.id)]),
    ]);
}

function isFinishedBefore(after = { finishedOn: "9999-12-31", id: "~" }) {
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      eb("action.finished_on", "<=", after.finishedOn),
      eb.or([eb("action.finished_on", "<", after.finishedOn), eb("action.id", "<", after.id)]),
    ]);
}

export async function insertAction(trx: Transaction, row: Insertable<Database["action"]>) {
  await trx.insertInto("action").values(row).execute();
}

type Key = { partnershipId: string; id: string; version: number; isFinished: boolean };

/** False when somebody changed it first, or finished it; of a finished one, opened it again. */
export async function updateAction(
  trx: Transaction,
  { partnershipId, id, version, isFinished }: Key,
  changes: Updateable<Database["action"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("action")
    .set({ ...changes, version: version + 1 })
    .where("action.partnership_id", "=", partnershipId)
    .where("action.id", "=", id)
    .where("action.version", "=", version)
    .where("action.finished_on", isFinished ? "is not" : "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
