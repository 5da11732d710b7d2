import { type ExpressionBuilder, type ReferenceExpression, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  newestFirst,
  NEWEST,
  type TimelineBounds,
  timelineBounds,
  type TimelineKey,
  type TimelineKind,
  type TimelineRow,
} from "#app/domain/cases/timeline.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { londonInstant, londonTimeOfDay } from "#app/domain/dates/london-hours.ts";
import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import { STEPS_ON_TIMELINE, titleOfStep } from "#app/domain/interventions/on-timeline.ts";
import type { InterventionStepKind } from "#app/domain/interventions/record.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { sittingsVisibleTo } from "../visibility/meetings.ts";
import { notesVisibleTo } from "../visibility/notes.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";

type Of = { id: string; groupId: string; referralId: string | null; openedOn: string; closedOn: string | null };
type Page = { show: TimelineKind | null; after: TimelineKey | null; today: string; limit: number };

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
  const bounds = timelineBounds(after ?? NEWEST);
  const sources = sourcesOf(db, actor, record, { bounds, today, limit });
  const chosen = sources.filter(([kind]) => show === null || kind === show);
  const parts = chosen.map(([, query]) => sql`select * from (${query}) as part`);
  const { rows } = await sql<TimelineRow>`${sql.join(parts, sql` union all `)}`.execute(db);
  return newestFirst(rows.map(atItsTime).map(inWords)).slice(0, limit);
}

/** A meeting stands at the time at which it begins. */
function atItsTime(row: TimelineRow): TimelineRow {
  return row.kind === "meeting" && row.day ? { ...row, at: londonInstant(row.day, row.at).toISOString() } : row;
}

/** A step of an intervention comes as `abc breach-recorded` with the reference of the intervention. */
function inWords(row: TimelineRow): TimelineRow {
  if (row.kind !== "intervention") return row;
  const [kind, step] = (row.what ?? "").split(" ") as [InterventionKind, InterventionStepKind];
  return { ...row, what: titleOfStep(kind, step, row.about ?? "") };
}

type Bounds = { bounds: TimelineBounds; today: string; limit: number };

function sourcesOf(db: Executor, actor: Actor, record: Of, { bounds, today, limit }: Bounds) {
  const none = sql<string | null>`null`;
  const as = (kind: TimelineKind) => sql<TimelineKind>`${sql.lit(kind)}`.as("kind");
  const noDay = sql<string | null>`null`.as("day");
  const before = <T extends keyof Database>(
    at: ReferenceExpression<Database, T>,
    id: ReferenceExpression<Database, T>,
  ) => isBefore<T>(at, id, bounds);

  const notes = db
    .selectFrom("note_case")
    .innerJoin("case_note", "case_note.id", "note_case.note_id")
    .innerJoin("user_account as author", "author.id", "note_case.written_by")
    .select([as("note"), "note_case.happened_on as day", "case_note.written_at as at", "note_case.note_id as id"])
    .select("note_case.note_id as recordId")
    .select(["note_case.kind as what", "case_note.words", none.as("reason"), "author.name as author", none.as("about")])
    .where(notesVisibleTo(actor))
    .where("note_case.case_id", "=", record.id)
    .where(isOfDayBefore("note_case.happened_on", "case_note.written_at", "note_case.note_id", bounds))
    .orderBy("note_case.happened_on", "desc")
    .orderBy("case_note.written_at", "desc")
    .orderBy("note_case.note_id", "desc");

  const changes = db
    .selectFrom("case_change")
    .leftJoin("person", "person.id", "case_change.person_id")
    .leftJoin("user_account as after_user", "after_user.id", "case_change.after_user_id")
    .leftJoin("user_account as author", "author.id", "case_change.changed_by")
    .select([as("case"), noDay, "case_change.changed_at as at", "case_change.id", none.as("recordId")])
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
    .select([as("risk"), "risk_assessment.assessed_on as day", "risk_assessment.recorded_at as at"])
    .select(["risk_assessment.id", none.as("recordId")])
    .select(["risk_assessment.overall as what", none.as("words"), none.as("reason"), "author.name as author"])
    .select(sql<string | null>`person.given_names || ' ' || person.family_name`.as("about"))
    .where("risk_assessment.case_id", "=", record.id)
    .where(isOfDayBefore("risk_assessment.assessed_on", "risk_assessment.recorded_at", "risk_assessment.id", bounds))
    .orderBy("risk_assessment.assessed_on", "desc")
    .orderBy("risk_assessment.recorded_at", "desc")
    .orderBy("risk_assessment.id", "desc");

  const victims = db
    .selectFrom("victim_assessment")
    .innerJoin("person", "person.id", "victim_assessment.person_id")
    .leftJoin("user_account as author", "author.id", "victim_assessment.assessed_by")
    .select([as("risk"), "victim_assessment.assessed_on as day", "victim_assessment.recorded_at as at"])
    .select(["victim_assessment.id", none.as("recordId")])
    .select([sql<string>`'victim ' || victim_assessment.band`.as("what"), none.as("words"), none.as("reason")])
    .select(["author.name as author", sql<string | null>`person.given_names || ' ' || person.family_name`.as("about")])
    .where("victim_assessment.case_id", "=", record.id)
    .where(
      isOfDayBefore("victim_assessment.assessed_on", "victim_assessment.recorded_at", "victim_assessment.id", bounds),
    )
    .orderBy("victim_assessment.assessed_on", "desc")
    .orderBy("victim_assessment.recorded_at", "desc")
    .orderBy("victim_assessment.id", "desc");

  const riskDecisions = db
    .selectFrom("risk_decision")
    .leftJoin("risk_assessment as of_person", "of_person.id", "risk_decision.assessment_id")
    .leftJoin("victim_assessment as of_victim", "of_victim.id", "risk_decision.victim_assessment_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("of_person.person_id", "of_victim.person_id"))),
    )
    .leftJoin("sitting", "sitting.id", "risk_decision.sitting_id")
    .leftJoin("user_account as author", "author.id", "risk_decision.decided_by")
    .select([as("risk"), noDay, "risk_decision.decided_at as at", "risk_decision.id", none.as("recordId")])
    .select(
      sql<string>`risk_decision.decision || ' ' || coalesce(of_person.proposed, of_victim.proposed, 'high')
        || coalesce(' ' || sitting.day, '')`.as("what"),
    )
    .select([none.as("words"), "risk_decision.reason", "author.name as author"])
    .select(sql<string | null>`person.given_names || ' ' || person.family_name`.as("about"))
    .where("risk_decision.case_id", "=", record.id)
    .where(before("risk_decision.decided_at", "risk_decision.id"))
    .orderBy("risk_decision.decided_at", "desc")
    .orderBy("risk_decision.id", "desc");

  const actions = db
    .selectFrom("action")
    .leftJoin("user_account as author", "author.id", "action.raised_by")
    .select([as("action"), noDay, "action.created_at as at", "action.id", "action.id as recordId", none.as("what")])
    .select(["action.words", none.as("reason"), "author.name as author", "action.reference as about"])
    .where("action.case_id", "=", record.id)
    .where(before("action.created_at", "action.id"))
    .orderBy("action.created_at", "desc")
    .orderBy("action.id", "desc");

  const actionChanges = db
    .selectFrom("action_change")
    .innerJoin("action", "action.id", "action_change.action_id")
    .leftJoin("user_account as author", "author.id", "action_change.changed_by")
    .select([as("action"), noDay, "action_change.changed_at as at", "action_change.id", "action.id as recordId"])
    .select(["action_change.kind as what", "action.words", "action_change.reason", "author.name as author"])
    .select("action.reference as about")
    .where("action_change.case_id", "=", record.id)
    .where(before("action_change.changed_at", "action_change.id"))
    .orderBy("action_change.changed_at", "desc")
    .orderBy("action_change.id", "desc");

  const incidents = db
    .selectFrom("incident_case_change")
    .innerJoin("incident", "incident.id", "incident_case_change.incident_id")
    .leftJoin("user_account as author", "author.id", "incident_case_change.changed_by")
    .select([as("incident"), noDay, "incident_case_change.changed_at as at", "incident_case_change.id"])
    .select(["incident.id as recordId", "incident_case_change.kind as what", none.as("words")])
    .select(["incident_case_change.reason", "author.name as author", "incident.reference as about"])
    .where("incident_case_change.case_id", "=", record.id)
    .where(importIsVisible("incident.import_batch_id"))
    .where(before("incident_case_change.changed_at", "incident_case_change.id"))
    .orderBy("incident_case_change.changed_at", "desc")
    .orderBy("incident_case_change.id", "desc");

  // A case that is seen opens its interventions.
  const interventions = db
    .selectFrom("intervention_step")
    .innerJoin("intervention", "intervention.id", "intervention_step.intervention_id")
    .leftJoin("user_account as author", "author.id", "intervention_step.recorded_by")
    .select([
      as("intervention"),
      "intervention_step.on_day as day",
      "intervention_step.recorded_at as at",
      "intervention_step.id",
    ])
    .select(["intervention.id as recordId", sql<string>`intervention.kind || ' ' || intervention_step.kind`.as("what")])
    .select((eb) => [
      eb
        .case()
        .when("intervention_step.kind", "in", ["recorded", "ended"])
        .then(null)
        .else(eb.ref("intervention_step.words"))
        .end()
        .as("words"),
    ])
    .select(["intervention_step.reason", "author.name as author", "intervention.reference as about"])
    .where("intervention_step.case_id", "=", record.id)
    .where("intervention_step.kind", "in", STEPS_ON_TIMELINE)
    .where(isOfDayBefore("intervention_step.on_day", "intervention_step.recorded_at", "intervention_step.id", bounds))
    .orderBy("intervention_step.on_day", "desc")
    .orderBy("intervention_step.recorded_at", "desc")
    .orderBy("intervention_step.id", "desc");

  const documents = db
    .selectFrom("document")
    .innerJoin("user_account as author", "author.id", "document.uploaded_by")
    .select([as("document"), noDay, "document.uploaded_at as at", "document.id", "document.id as recordId"])
    .select([none.as("what"), none.as("words"), none.as("reason"), "author.name as author", "document.title as about"])
    .where("document.case_id", "=", record.id)
    .where("document.removed_at", "is", null)
    .where(before("document.uploaded_at", "document.id"))
    .orderBy("document.uploaded_at", "desc")
    .orderBy("document.id", "desc");

  const referral = db
    .selectFrom("referral")
    .leftJoin("user_account as author", "author.id", "referral.created_by")
    .select([as("referral"), "referral.received_on as day", "referral.created_at as at", "referral.id"])
    .select(["referral.id as recordId", none.as("what")])
    .select(["referral.reason as words", none.as("reason"), "author.name as author", "referral.reference as about"])
    .where(referralsVisibleTo(actor))
    .where("referral.id", "=", record.referralId ?? "")
    .where(isOfDayBefore("referral.received_on", "referral.created_at", "referral.id", bounds));

  const decisions = db
    .selectFrom("referral_decision")
    .innerJoin("referral", "referral.id", "referral_decision.referral_id")
    .leftJoin("user_account as author", "author.id", "referral_decision.decided_by")
    .select([as("referral"), noDay, "referral_decision.decided_at as at", "referral_decision.id"])
    .select("referral.id as recordId")
    .select(["referral_decision.decision as what", none.as("words"), "referral_decision.reason"])
    .select(["author.name as author", "referral.reference as about"])
    .where(referralsVisibleTo(actor))
    .where("referral_decision.referral_id", "=", record.referralId ?? "")
    .where(before("referral_decision.decided_at", "referral_decision.id"));

  const meetings = db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select([as("meeting"), "sitting.day as day", "sitting.start_time as at", "sitting.id"])
    .select([
      "sitting.group_id as recordId",
      none.as("what"),
      none.as("words"),
      none.as("reason"),
      none.as("author"),
      "partnership_group.name as about",
    ])
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "=", record.groupId)
    .where("sitting.status", "<>", "cancelled")
    .where("sitting.day", ">=", record.openedOn)
    .where("sitting.day", "<=", record.closedOn ?? today)
    .where(isOfDayBefore("sitting.day", "sitting.start_time", "sitting.id", { ...bounds, at: timeOf(bounds) }))
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.start_time", "desc")
    .orderBy("sitting.id", "desc");

  return [
    ["note", notes.limit(limit)],
    ["case", changes.limit(limit)],
    ["risk", risk.limit(limit)],
    ["risk", victims.limit(limit)],
    ["risk", riskDecisions.limit(limit)],
    ["action", actions.limit(limit)],
    ["action", actionChanges.limit(limit)],
    ["incident", incidents.limit(limit)],
    ["intervention", interventions.limit(limit)],
    ["document", documents.limit(limit)],
    ["referral", referral.limit(limit)],
    ["referral", decisions.limit(limit)],
    ["meeting", meetings.limit(limit)],
  ] as const;
}

/** Older than the last entry of the page before, of what is known by its instant. The first half bounds the index. */
function isBefore<T extends keyof Database>(
  at: ReferenceExpression<Database, T>,
  id: ReferenceExpression<Database, T>,
  { before, isWithin, id: lastId }: TimelineBounds,
) {
  return (eb: ExpressionBuilder<Database, T>) =>
    eb.and([
      eb(at, "<=", before as never),
      eb.or([eb(at, "<", before as never), isWithin ? eb(id, "<", lastId as never) : eb.lit(false)]),
    ]);
}

/** The same of what is known by its day, and within the day by when it was recorded. */
function isOfDayBefore<T extends keyof Database>(
  day: ReferenceExpression<Database, T>,
  at: ReferenceExpression<Database, T>,
  id: ReferenceExpression<Database, T>,
  last: Pick<TimelineBounds, "day" | "at" | "id">,
) {
  return (eb: ExpressionBuilder<Database, T>) =>
    eb.and([
      eb(day, "<=", last.day as never),
      eb.or([
        eb(day, "<", last.day as never),
        eb(at, "<", last.at as never),
        eb.and([eb(at, "=", last.at as never), eb(id, "<", last.id as never)]),
      ]),
    ]);
}

/** The time of day in London up to which a meeting began, as "13:30"; of the days before it is not asked. */
function timeOf({ day, at }: TimelineBounds): string {
  const moment = new Date(at);
  if (londonDay(moment) !== day) return at < day ? "" : "99";
  const time = londonTimeOfDay(moment);
  // Within a minute the meeting began at its beginning, and so before the rest of it.
  return at.endsWith(":00.000Z") ? time : `${time}:`;
}
