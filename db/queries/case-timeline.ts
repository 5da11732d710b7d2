import { type ExpressionBuilder, type ReferenceExpression, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { TimelineKey, TimelineKind, TimelineRow } from "#app/domain/cases/timeline.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { sittingsVisibleTo } from "../visibility/meetings.ts";
import { notesVisibleTo } from "../visibility/notes.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";

type Of = { id: string; groupId: string; referralId: string | null; openedOn: string; closedOn: string | null };
type Page = { show: TimelineKind | null; after: TimelineKey | null; today: string; limit: number };

const LATEST: TimelineKey = { at: "~", id: "~" };

/**
 * Everything that became of a case that the caller has found visible, newest first. Each kind gives no more than a page by
 * an index of its own, and the page is what is newest among them: one query, whatever the length of the case.
 */
export async function unsafeListTimeline(
  db: Executor,
  actor: Actor,
  record: Of,
  { show, after, today, limit }: Page,
): Promise<TimelineRow[]> {
  const key = after ?? LATEST;
  const sources = sourcesOf(db, actor, record, { key, today, limit });
  const chosen = sources.filter(([kind]) => show === null || kind === show);
  const parts = chosen.map(([, query]) => sql`select * from (${query}) as part`);
  const { rows } = await sql<TimelineRow>`select * from (${sql.join(parts, sql` union all `)}) as entry
    order by "at" desc, "id" desc limit ${limit}`.execute(db);
  return rows;
}

type Bounds = { key: TimelineKey; today: string; limit: number };

function sourcesOf(db: Executor, actor: Actor, record: Of, { key, today, limit }: Bounds) {
  const none = sql<string | null>`null`;
  const as = (kind: TimelineKind) => sql<TimelineKind>`${sql.lit(kind)}`.as("kind");
  const before = <T extends keyof Database>(
    at: ReferenceExpression<Database, T>,
    id: ReferenceExpression<Database, T>,
  ) => isBefore<T>(at, id, key);

  const notes = db
    .selectFrom("note_case")
    .innerJoin("case_note", "case_note.id", "note_case.note_id")
    .innerJoin("user_account as author", "author.id", "note_case.written_by")
    .select([as("note"), "note_case.happened_on as at", "note_case.note_id as id", "note_case.note_id as recordId"])
    .select(["note_case.kind as what", "case_note.words", none.as("reason"), "author.name as author", none.as("about")])
    .where(notesVisibleTo(actor))
    .where("note_case.case_id", "=", record.id)
    .where(before("note_case.happened_on", "note_case.note_id"))
    .orderBy("note_case.happened_on", "desc")
    .orderBy("note_case.note_id", "desc");

  const changes = db
    .selectFrom("case_change")
    .leftJoin("person", "person.id", "case_change.person_id")
    .leftJoin("user_account as after_user", "after_user.id", "case_change.after_user_id")
    .leftJoin("user_account as author", "author.id", "case_change.changed_by")
    .select([as("case"), "case_change.changed_at as at", "case_change.id", none.as("recordId")])
    .select(["case_change.kind as what", none.as("words"), "case_change.reason", "author.name as author"])
    .select(sql<string | null>`coalesce(person.given_names || ' ' || person.family_name, after_user.name)`.as("about"))
    .where("case_change.case_id", "=", record.id)
    .where(before("case_change.changed_at", "case_change.id"))
    .orderBy("case_change.changed_at", "desc")
    .orderBy("case_change.id", "desc");

  const risk = db
    .selectFrom("risk_assessment")
    .innerJoin("person", "person.id", "risk_assessment.person_id")
    .leftJoin("user_account as author", "author.id", "risk_assessment.assessed_by")
    .select([as("risk"), "risk_assessment.assessed_on as at", "risk_assessment.id", none.as("recordId")])
    .select(["risk_assessment.overall as what", none.as("words"), none.as("reason"), "author.name as author"])
    .select(sql<string | null>`person.given_names || ' ' || person.family_name`.as("about"))
    .where("risk_assessment.case_id", "=", record.id)
    .where(before("risk_assessment.assessed_on", "risk_assessment.id"))
    .orderBy("risk_assessment.assessed_on", "desc")
    .orderBy("risk_assessment.id", "desc");

  const actions = db
    .selectFrom("action")
    .leftJoin("user_account as author", "author.id", "action.raised_by")
    .select([as("action"), "action.created_at as at", "action.id", "action.id as recordId", none.as("what")])
    .select(["action.words", none.as("reason"), "author.name as author", "action.reference as about"])
    .where("action.case_id", "=", record.id)
    .where(before("action.created_at", "action.id"))
    .orderBy("action.created_at", "desc")
    .orderBy("action.id", "desc");

  const actionChanges = db
    .selectFrom("action_change")
    .innerJoin("action", "action.id", "action_change.action_id")
    .leftJoin("user_account as author", "author.id", "action_change.changed_by")
    .select([as("action"), "action_change.changed_at as at", "action_change.id", "action.id as recordId"])
    .select(["action_change.kind as what", "action.words", "action_change.reason", "author.name as author"])
    .select("action.reference as about")
    .where("action_change.case_id", "=", record.id)
    .where(before("action_change.changed_at", "action_change.id"))
    .orderBy("action_change.changed_at", "desc")
    .orderBy("action_change.id", "desc");

  const documents = db
    .selectFrom("document")
    .innerJoin("user_account as author", "author.id", "document.uploaded_by")
    .select([as("document"), "document.uploaded_at as at", "document.id", "document.id as recordId", none.as("what")])
    .select([none.as("words"), none.as("reason"), "author.name as author", "document.title as about"])
    .where("document.case_id", "=", record.id)
    .where("document.removed_at", "is", null)
    .where(before("document.uploaded_at", "document.id"))
    .orderBy("document.uploaded_at", "desc")
    .orderBy("document.id", "desc");

  const referral = db
    .selectFrom("referral")
    .leftJoin("user_account as author", "author.id", "referral.created_by")
    .select([as("referral"), "referral.received_on as at", "referral.id", "referral.id as recordId", none.as("what")])
    .select(["referral.reason as words", none.as("reason"), "author.name as author", "referral.reference as about"])
    .where(referralsVisibleTo(actor))
    .where("referral.id", "=", record.referralId ?? "")
    .where(before("referral.received_on", "referral.id"));

  const decisions = db
    .selectFrom("referral_decision")
    .innerJoin("referral", "referral.id", "referral_decision.referral_id")
    .leftJoin("user_account as author", "author.id", "referral_decision.decided_by")
    .select([as("referral"), "referral_decision.decided_at as at", "referral_decision.id", "referral.id as recordId"])
    .select(["referral_decision.decision as what", none.as("words"), "referral_decision.reason"])
    .select(["author.name as author", "referral.reference as about"])
    .where(referralsVisibleTo(actor))
    .where("referral_decision.referral_id", "=", record.referralId ?? "")
    .where(before("referral_decision.decided_at", "referral_decision.id"));

  const meetings = db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select([as("meeting"), "sitting.day as at", "sitting.id", "sitting.group_id as recordId", none.as("what")])
    .select([none.as("words"), none.as("reason"), none.as("author"), "partnership_group.name as about"])
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "=", record.groupId)
    .where("sitting.status", "<>", "cancelled")
    .where("sitting.day", ">=", record.openedOn)
    .where("sitting.day", "<=", record.closedOn ?? today)
    .where(before("sitting.day", "sitting.id"))
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.id", "desc");

  return [
    ["note", notes.limit(limit)],
    ["case", changes.limit(limit)],
    ["risk", risk.limit(limit)],
    ["action", actions.limit(limit)],
    ["action", actionChanges.limit(limit)],
    ["document", documents.limit(limit)],
    ["referral", referral.limit(limit)],
    ["referral", decisions.limit(limit)],
    ["meeting", meetings.limit(limit)],
  ] as const;
}

/** Older than the last entry of the page before. The first half bounds the index. */
function isBefore<T extends keyof Database>(
  at: ReferenceExpression<Database, T>,
  id: ReferenceExpression<Database, T>,
  key: TimelineKey,
) {
  return (eb: ExpressionBuilder<Database, T>) =>
    eb.and([eb(at, "<=", key.at as never), eb.or([eb(at, "<", key.at as never), eb(id, "<", key.id as never)])]);
}
