import { type ExpressionBuilder, type Insertable, sql, type Updateable } from "kysely";
import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import type { MatterSource } from "#app/domain/meetings/propose-agenda.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

// What an agenda is proposed from: whatever the group has, whoever keeps the agenda and whatever they see of it. Only ids,
// days and levels leave this file; a page shows of an item what its reader may open.

type Of = { partnershipId: string; groupId: string };
const MOST = 500;

/** Open cases of the group, and for a working group the case for which it was made. */
export function unsafeListCasesToHear(db: Executor, { partnershipId, groupId }: Of) {
  return db
    .selectFrom("case_record")
    .select(["id", "reference", "opened_on as openedOn", "risk_level as riskLevel", "review_due_on as reviewDueOn"])
    .where("case_record.partnership_id", "=", partnershipId)
    .where((eb) =>
      eb.or([eb("case_record.group_id", "=", groupId), eb("case_record.id", "in", ofWorkingGroup(eb, groupId))]),
    )
    .where("case_record.status", "<>", "closed")
    .where(importIsVisible("case_record.import_batch_id"))
    .orderBy("case_record.reference")
    .limit(MOST)
    .execute();
}

function ofWorkingGroup(eb: ExpressionBuilder<Database, "case_record">, groupId: string) {
  return eb
    .selectFrom("case_working_group")
    .select("case_working_group.case_id")
    .where("case_working_group.group_id", "=", groupId)
    .where("case_working_group.ended_on", "is", null);
}

export function unsafeListReferralsToHear(db: Executor, { partnershipId, groupId }: Of) {
  return db
    .selectFrom("referral")
    .select(["id", "reference"])
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("status", "=", "awaiting-decision")
    .orderBy("received_on")
    .orderBy("id")
    .limit(MOST)
    .execute();
}

/** What the group planned to hear by a day, or at every meeting; nothing that was taken, or closed, at an earlier one. */
export async function unsafeListForwardItemsToHear(db: Executor, { partnershipId, groupId }: Of, day: string) {
  const rows = await db
    .selectFrom("forward_item")
    .select(["forward_item.id", "forward_item.title", "forward_item.part"])
    .where("forward_item.partnership_id", "=", partnershipId)
    .where("forward_item.group_id", "=", groupId)
    .where("forward_item.state", "=", "planned")
    .where((eb) =>
      eb.or([
        eb("forward_item.due_on", "is", null),
        eb.and([eb("forward_item.due_on", "<=", day), eb.not(eb.exists(takenWith(eb, "forward_item_id")))]),
      ]),
    )
    .orderBy("forward_item.due_on")
    .orderBy("forward_item.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, from: "forward" as const }));
}

/** What other groups passed to this one and nobody has answered, or taken, yet. */
export async function unsafeListPassedMattersToHear(db: Executor, { partnershipId, groupId }: Of) {
  const rows = await db
    .selectFrom("passed_matter")
    .select(["passed_matter.id", "passed_matter.title"])
    .where("passed_matter.partnership_id", "=", partnershipId)
    .where("passed_matter.to_group_id", "=", groupId)
    .where("passed_matter.state", "=", "passed")
    .where((eb) => eb.not(eb.exists(takenWith(eb, "passed_matter_id"))))
    .orderBy("passed_matter.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, from: "passed" as const, part: "matters" as const }));
}

function takenWith(
  eb: ExpressionBuilder<Database, "forward_item"> | ExpressionBuilder<Database, "passed_matter">,
  column: "forward_item_id" | "passed_matter_id",
) {
  return (eb as ExpressionBuilder<Database, "forward_item" | "passed_matter">)
    .selectFrom("agenda_item")
    .select("agenda_item.id")
    .whereRef(`agenda_item.${column}`, "=", column === "forward_item_id" ? "forward_item.id" : "passed_matter.id")
    .where("agenda_item.state", "in", ["done", "closed"]);
}

/** Those graded Red or Amber, the worst first. */
export function unsafeListPremisesToHear(db: Executor, partnershipId: string) {
  return db
    .selectFrom("premises")
    .select(["id", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("agreed_band", "in", ["red", "amber"])
    .where("closed_on", "is", null)
    .orderBy("agreed_band", "desc")
    .orderBy("name_folded")
    .limit(MOST)
    .execute();
}

/** Of meetings of the group before a day that are over or cancelled, those that no later item follows; oldest first. */
export function unsafeListUnfollowedItems(
  db: Executor,
  { partnershipId, groupId }: Of,
  { before, today }: { before: string; today: string },
) {
  return db
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .select(["agenda_item.id", "agenda_item.kind", "agenda_item.part", "agenda_item.title", "agenda_item.state"])
    .select((eb) => [aboutOf(eb), sourceOf(eb)])
    .where("sitting.partnership_id", "=", partnershipId)
    .where("sitting.group_id", "=", groupId)
    .where("sitting.day", "<", before)
    .where((eb) => eb.or([eb("sitting.day", "<=", today), eb("sitting.status", "=", "cancelled")]))
    .where("agenda_item.state", "in", ["open", "deferred"])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("agenda_item as following")
            .select("following.id")
            .whereRef("following.rolled_from_id", "=", "agenda_item.id"),
        ),
      ),
    )
    .orderBy("sitting.day")
    .orderBy("agenda_item.position")
    .orderBy("agenda_item.id")
    .limit(MOST)
    .execute();
}

function aboutOf(eb: ExpressionBuilder<Database, "agenda_item">) {
  const record = eb.fn.coalesce("agenda_item.case_id", "agenda_item.referral_id", "agenda_item.premises_id");
  const matter = eb.fn.coalesce("agenda_item.forward_item_id", "agenda_item.passed_matter_id");
  return eb.fn.coalesce(record, "agenda_item.standing_item_id", matter).as("aboutId");
}

/** Where a matter comes from that nobody typed. */
function sourceOf(eb: ExpressionBuilder<Database, "agenda_item">) {
  return eb
    .case()
    .when("agenda_item.forward_item_id", "is not", null)
    .then(sql<MatterSource | null>`'forward'`)
    .when("agenda_item.passed_matter_id", "is not", null)
    .then(sql<MatterSource | null>`'passed'`)
    .else(null)
    .end()
    .as("from");
}

export function unsafeListItemsStanding(db: Executor, sittingId: string) {
  return db
    .selectFrom("agenda_item")
    .select(["id", "version", "kind", "part", "position", "rolled_from_id as rolledFromId"])
    .select((eb) => aboutOf(eb))
    .where("sitting_id", "=", sittingId)
    .orderBy("position")
    .orderBy("id")
    .limit(2 * MOST)
    .execute();
}

/** The day on which the group last met, or was to meet, before a day. */
export async function unsafeFindMeetingBefore(db: Executor, { groupId }: Of, before: string): Promise<string | null> {
  const row = await db
    .selectFrom("sitting")
    .select("day")
    .where("group_id", "=", groupId)
    .where("day", "<", before)
    .where("status", "<>", "cancelled")
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** The group's own order, where it has set one. */
export async function listAgendaParts(db: Executor, { partnershipId, groupId }: Of): Promise<AgendaPart[]> {
  const rows = await db
    .selectFrom("agenda_part")
    .select("part")
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .orderBy("position")
    .orderBy("part")
    .limit(50)
    .execute();
  return rows.map(({ part }) => part);
}

export async function replaceAgendaParts(
  trx: Transaction,
  { partnershipId, groupId }: Of,
  parts: readonly AgendaPart[],
) {
  await trx.deleteFrom("agenda_part").where("group_id", "=", groupId).execute();
  if (parts.length === 0) return;
  await trx
    .insertInto("agenda_part")
    .values(parts.map((part, position) => ({ group_id: groupId, partnership_id: partnershipId, part, position })))
    .execute();
}

/** What the group hears at every meeting; those given up too, when they are asked for. */
export function listStandingItems(db: Executor, { partnershipId, groupId }: Of, withRetired = false) {
  return db
    .selectFrom("standing_item")
    .select(["id", "version", "part", "title", "subject", "beat_code as beatCode", "retired_on as retiredOn"])
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .$if(!withRetired, (q) => q.where("retired_on", "is", null))
    .orderBy("part")
    .orderBy("id")
    .limit(100)
    .execute();
}

export async function insertStandingItem(trx: Transaction, row: Insertable<Database["standing_item"]>) {
  await trx.insertInto("standing_item").values(row).execute();
}

export async function updateStandingItem(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Pick<Updateable<Database["standing_item"]>, "retired_on" | "title" | "part">,
): Promise<boolean> {
  const result = await trx
    .updateTable("standing_item")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Of every group of every partnership that has meetings, the first from today on that takes place. */
export function listNextSittingsOfAll(db: Executor, today: string) {
  return db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.day", "sitting.status", "sitting.group_id as groupId"])
    .select(["sitting.partnership_id as partnershipId", "partnership_group.kind as groupKind"])
    .where("partnership_group.has_meetings", "=", 1)
    .where((eb) => eb.or([eb("partnership_group.ended_on", "is", null), eb("partnership_group.ended_on", ">=", today)]))
    .where((eb) =>
      eb(
        "sitting.id",
        "=",
        eb
          .selectFrom("sitting as next")
          .select("next.id")
          .whereRef("next.group_id", "=", "partnership_group.id")
          .where("next.day", ">=", today)
          .where("next.status", "<>", "cancelled")
          .orderBy("next.day")
          .orderBy("next.id")
          .limit(1),
      ),
    )
    .orderBy("sitting.day")
    .limit(1000)
    .execute();
}
