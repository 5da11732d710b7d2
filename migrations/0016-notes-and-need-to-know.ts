import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // What somebody wrote down. It is never changed: a correction is a note that names the one it corrects.
  await createTable(db, "case_note")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("source_grade", t)
    .addColumn("information_assessment", t)
    .addColumn("handling_code", t)
    .addColumn("handling_conditions", t)
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("written_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("written_at", t, (c) => c.notNull())
    .addColumn("corrects_id", t, (c) => c.references("case_note.id").unique())
    .addCheckConstraint("case_note_kind_known", oneOf("kind", ["fact", "opinion", "intelligence"]))
    .addCheckConstraint("case_note_day_is_day", isDay("happened_on"))
    .addCheckConstraint(
      "case_note_source_grade_known",
      sql<boolean>`source_grade is null or ${oneOf("source_grade", ["1", "2", "3"])}`,
    )
    .addCheckConstraint(
      "case_note_assessment_known",
      sql<boolean>`information_assessment is null or ${oneOf("information_assessment", ["A", "B", "C", "D", "E"])}`,
    )
    .addCheckConstraint(
      "case_note_handling_known",
      sql<boolean>`handling_code is null or ${oneOf("handling_code", ["P", "C"])}`,
    )
    .addCheckConstraint(
      "case_note_grading_is_whole",
      sql`(source_grade is null) = (information_assessment is null) and (source_grade is null) = (handling_code is null)`,
    )
    .addCheckConstraint("case_note_only_intelligence_is_graded", sql`source_grade is null or kind = 'intelligence'`)
    .addCheckConstraint(
      "case_note_conditions_are_said",
      sql`(handling_conditions is not null) = (coalesce(handling_code, 'P') = 'C')`,
    )
    .execute();
  await db.schema.createIndex("case_note_by_partnership").on("case_note").column("partnership_id").execute();
  await db.schema.createIndex("case_note_by_agency").on("case_note").column("agency_id").execute();
  await db.schema.createIndex("case_note_by_author").on("case_note").column("written_by").execute();
  await appendOnly(db, "case_note", "in-erasure-run");

  // A note in one case. Its day, kind and agency stand here too, so that a list reads one index. Whether it is shared is
  // said case by case. It goes with the note when that is erased.
  await createTable(db, "note_case")
    .addColumn("note_id", t, (c) => c.notNull().references("case_note.id").onDelete("cascade"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("written_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("is_shared", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("note_case_key", ["note_id", "case_id"])
    .addCheckConstraint("note_case_kind_known", oneOf("kind", ["fact", "opinion", "intelligence"]))
    .addCheckConstraint("note_case_shared_is_flag", sql`is_shared in (0, 1)`)
    .execute();
  await db.schema
    .createIndex("note_case_by_case")
    .on("note_case")
    .columns(["case_id", "happened_on", "note_id"])
    .execute();
  await db.schema
    .createIndex("note_case_by_kind")
    .on("note_case")
    .columns(["case_id", "kind", "happened_on", "note_id"])
    .execute();
  await db.schema
    .createIndex("note_case_by_agency")
    .on("note_case")
    .columns(["agency_id", "case_id", "happened_on", "note_id"])
    .execute();
  await db.schema
    .createIndex("note_case_by_author")
    .on("note_case")
    .columns(["written_by", "case_id", "happened_on", "note_id"])
    .execute();
  await db.schema.createIndex("note_case_by_partnership").on("note_case").column("partnership_id").execute();

  // Who opened a note to the case's readers, and who closed it again and why. What was read stays read.
  await createTable(db, "note_sharing")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("note_id", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("is_shared", "integer", (c) => c.notNull())
    .addColumn("reason", t)
    .addColumn("changed_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addForeignKeyConstraint("note_sharing_note", ["note_id", "case_id"], "note_case", ["note_id", "case_id"], (c) =>
      c.onDelete("cascade"),
    )
    .addCheckConstraint("note_sharing_shared_is_flag", sql`is_shared in (0, 1)`)
    .addCheckConstraint("note_sharing_taken_back_has_reason", sql`is_shared = 1 or reason is not null`)
    .execute();
  await db.schema
    .createIndex("note_sharing_by_note")
    .on("note_sharing")
    .columns(["note_id", "case_id", "id"])
    .execute();
  await db.schema.createIndex("note_sharing_by_case").on("note_sharing").column("case_id").execute();
  await db.schema.createIndex("note_sharing_by_author").on("note_sharing").column("changed_by").execute();
  await db.schema.createIndex("note_sharing_by_partnership").on("note_sharing").column("partnership_id").execute();
  await appendOnly(db, "note_sharing", "in-erasure-run");

  // One case opened without a right to it, in one session and no longer than that. Sessions are deleted; this stays.
  await createTable(db, "break_glass")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("session_id", t, (c) => c.notNull())
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("opened_at", t, (c) => c.notNull())
    .addUniqueConstraint("break_glass_once", ["session_id", "case_id"])
    .execute();
  await db.schema.createIndex("break_glass_by_case").on("break_glass").columns(["case_id", "id"]).execute();
  await db.schema.createIndex("break_glass_by_user").on("break_glass").column("user_id").execute();
  await db.schema.createIndex("break_glass_by_partnership").on("break_glass").column("partnership_id").execute();
  await appendOnly(db, "break_glass", "in-erasure-run");

  // Somebody who met a locked pointer asks the lead to be let in.
  await createTable(db, "access_request")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("requested_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("requested_at", t, (c) => c.notNull())
    .addColumn("answer", t)
    .addColumn("answer_reason", t)
    .addColumn("answered_by", t, (c) => c.references("user_account.id"))
    .addColumn("answered_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "access_request_answer_known",
      sql<boolean>`answer is null or ${oneOf("answer", ["named", "refused"])}`,
    )
    .addCheckConstraint(
      "access_request_answer_is_whole",
      sql`(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
        and (answer is null) = (answer_reason is null)`,
    )
    .execute();
  await db.schema.createIndex("access_request_by_case").on("access_request").columns(["case_id", "id"]).execute();
  await db.schema.createIndex("access_request_by_asker").on("access_request").column("requested_by").execute();
  await db.schema.createIndex("access_request_by_answerer").on("access_request").column("answered_by").execute();
  await db.schema.createIndex("access_request_by_partnership").on("access_request").column("partnership_id").execute();
  await db.schema
    .createIndex("access_request_waits_once")
    .on("access_request")
    .columns(["case_id", "requested_by"])
    .unique()
    .where(sql<boolean>`answer is null`)
    .execute();

  // Which user works with which person. Whoever works with a perpetrator is shown no address of the victim.
  await createTable(db, "person_worker")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("work", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("recorded_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("ended_by", t, (c) => c.references("user_account.id"))
    .addColumn("ended_at", t)
    .addColumn("ended_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("person_worker_from_is_day", isDay("from_day"))
    .addCheckConstraint(
      "person_worker_end_is_whole",
      sql`(ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null)`,
    )
    .execute();
  await db.schema.createIndex("person_worker_by_user").on("person_worker").columns(["user_id", "person_id"]).execute();
  await db.schema
    .createIndex("person_worker_by_person")
    .on("person_worker")
    .columns(["person_id", "user_id"])
    .execute();
  await db.schema.createIndex("person_worker_by_case").on("person_worker").column("case_id").execute();
  await db.schema.createIndex("person_worker_by_recorder").on("person_worker").column("recorded_by").execute();
  await db.schema.createIndex("person_worker_by_ender").on("person_worker").column("ended_by").execute();
  await db.schema.createIndex("person_worker_by_partnership").on("person_worker").column("partnership_id").execute();
  await db.schema
    .createIndex("person_worker_once")
    .on("person_worker")
    .columns(["person_id", "user_id"])
    .unique()
    .where(sql<boolean>`ended_at is null`)
    .execute();

  // What the timeline of a case reads, newest first, each by one index.
  await db.schema
    .createIndex("case_change_by_instant")
    .on("case_change")
    .columns(["case_id", "changed_at", "id"])
    .execute();
  await sql`alter table action_change add column case_id ${t} references case_record(id)`.execute(db);
  await fillCaseOfActionChanges(db);
  await db.schema
    .createIndex("action_change_by_case")
    .on("action_change")
    .columns(["case_id", "changed_at", "id"])
    .execute();
  await db.schema
    .createIndex("action_of_case_by_instant")
    .on("action")
    .columns(["case_id", "created_at", "id"])
    .execute();
  await db.schema
    .createIndex("risk_assessment_of_case_by_day")
    .on("risk_assessment")
    .columns(["case_id", "assessed_on", "id"])
    .execute();
  await db.schema
    .createIndex("document_of_case_by_instant")
    .on("document")
    .columns(["case_id", "uploaded_at", "id"])
    .execute();
}

/** Its rows are never updated; this once, what they hang on is written beside them. */
async function fillCaseOfActionChanges(db: AnyDatabase) {
  const fill = sql`update action_change set case_id =
    (select action.case_id from action where action.id = action_change.action_id)`;
  if (engineOf(db) === "postgres") {
    await sql`alter table action_change disable trigger action_change_append_only`.execute(db);
    await fill.execute(db);
    await sql`alter table action_change enable trigger action_change_append_only`.execute(db);
    return;
  }
  await sql`drop trigger action_change_refuse_update`.execute(db);
  await fill.execute(db);
  await sql`create trigger action_change_refuse_update before update on action_change
    when not exists (select 1 from erasure_run where open_marker is not null)
    begin select raise(abort, 'append-only'); end`.execute(db);
}
