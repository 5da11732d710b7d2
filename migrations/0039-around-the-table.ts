import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

const PARTS = [
  ...["opening", "ongoing-cases", "new-cases", "new-referrals", "premises", "analysis", "ahead", "standing"],
  ...["actions", "presentation", "performance", "delivery-groups", "plan", "matters", "forward", "other", "closing"],
];
const SUBJECTS = ["beat", "hate", "breaches", "reviews-due", "high-risk-asb", "period", "ahead"];

/** What is asked before a meeting, who is there, what they accept, and what is said of each item. */
export async function up(db: AnyDatabase) {
  const t = text(db);
  await moreSubjectsOfStandingItems(db);

  // What each agency that is a member is asked about each case before a meeting.
  await createTable(db, "research_request")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("due_on", t, (c) => c.notNull())
    .addColumn("requested_at", t, (c) => c.notNull())
    // Null: Joint Action itself.
    .addColumn("requested_by", t, (c) => c.references("user_account.id"))
    .addColumn("answer", t)
    // What the agency shares with the others at this meeting, but for those it withholds it from.
    .addColumn("summary", t)
    .addColumn("attends_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("attends_words", t)
    .addColumn("answered_at", t)
    .addColumn("answered_by", t, (c) => c.references("user_account.id"))
    .addColumn("chased_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("research_request_due_is_day", isDay("due_on"))
    .addCheckConstraint("research_request_answer_known", oneOf("answer", ["known", "not-known"]))
    .addCheckConstraint(
      "research_request_known_has_summary",
      sql`answer is null or answer <> 'known' or summary is not null`,
    )
    .addCheckConstraint(
      "research_request_answer_is_whole",
      sql`(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)`,
    )
    .execute();
  await index("research_request_once", "research_request", ["sitting_id", "case_id", "agency_id"], true);
  await index("research_request_by_case", "research_request", ["case_id", "id"]);
  await index("research_request_by_agency", "research_request", ["agency_id", "due_on", "id"]);
  await index("research_request_by_partnership", "research_request", ["partnership_id"]);
  await index("research_request_by_asker", "research_request", ["requested_by"]);
  await index("research_request_by_answerer", "research_request", ["answered_by"]);
  await index("research_request_by_attender", "research_request", ["attends_user_id"]);

  await createTable(db, "research_withheld")
    .addColumn("request_id", t, (c) => c.notNull().references("research_request.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("research_withheld_key", ["request_id", "agency_id"])
    .execute();
  await index("research_withheld_by_agency", "research_withheld", ["agency_id"]);
  await index("research_withheld_by_partnership", "research_withheld", ["partnership_id"]);

  // That the papers of a meeting went out, for the day on which it was then to be.
  await createTable(db, "papers_sent")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("for_day", t, (c) => c.notNull())
    .addColumn("sent_at", t, (c) => c.notNull())
    .addColumn("sent_by", t, (c) => c.references("user_account.id"))
    .addColumn("recipients", "integer", (c) => c.notNull())
    .addCheckConstraint("papers_sent_for_is_day", isDay("for_day"))
    .execute();
  await index("papers_sent_once", "papers_sent", ["sitting_id", "for_day"], true);
  await index("papers_sent_by_partnership", "papers_sent", ["partnership_id"]);
  await index("papers_sent_by_sender", "papers_sent", ["sent_by"]);
  await appendOnly(db, "papers_sent", "in-erasure-run");

  // One person at one meeting, or expected at it; a guest need have no account.
  await createTable(db, "attendance")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("user_id", t, (c) => c.references("user_account.id"))
    .addColumn("name", t)
    .addColumn("capacity", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    // Whose place a deputy takes.
    .addColumn("deputy_for_id", t, (c) => c.references("user_account.id"))
    .addColumn("office", t)
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("attendance_names_somebody", sql`(user_id is null) = (name is not null)`)
    .addCheckConstraint("attendance_capacity_known", oneOf("capacity", ["member", "in-attendance", "guest"]))
    .addCheckConstraint("attendance_status_known", oneOf("status", ["present", "apologies", "deputy", "no-reply"]))
    .addCheckConstraint("attendance_office_known", oneOf("office", ["chair", "vice-chair", "minute-taker"]))
    .execute();
  await index("attendance_once_by_user", "attendance", ["sitting_id", "user_id"], true);
  await index("attendance_by_agency", "attendance", ["agency_id", "sitting_id"]);
  await index("attendance_by_user", "attendance", ["user_id"]);
  await index("attendance_by_partnership", "attendance", ["partnership_id"]);
  await index("attendance_by_deputised", "attendance", ["deputy_for_id"]);
  await index("attendance_by_recorder", "attendance", ["recorded_by"]);

  // What an agency brought to a meeting, in words.
  await createTable(db, "agency_contribution")
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("agency_contribution_key", ["sitting_id", "agency_id"])
    .execute();
  await index("agency_contribution_by_agency", "agency_contribution", ["agency_id"]);
  await index("agency_contribution_by_partnership", "agency_contribution", ["partnership_id"]);
  await index("agency_contribution_by_recorder", "agency_contribution", ["recorded_by"]);

  // Each wording of the confidentiality statement that was ever put to somebody.
  await createTable(db, "confidentiality_statement")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("first_put_on", t, (c) => c.notNull())
    .addCheckConstraint("confidentiality_statement_first_is_day", isDay("first_put_on"))
    .execute();
  await index("confidentiality_statement_numbered", "confidentiality_statement", ["partnership_id", "number"], true);
  await appendOnly(db, "confidentiality_statement", "in-erasure-run");

  // By a user for themselves, or by whoever keeps the meeting for a guest without an account.
  await createTable(db, "statement_acceptance")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("statement_id", t, (c) => c.notNull().references("confidentiality_statement.id"))
    .addColumn("user_id", t, (c) => c.references("user_account.id"))
    .addColumn("attendance_id", t, (c) => c.references("attendance.id"))
    .addColumn("accepted_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("statement_acceptance_is_somebodys", sql`(user_id is null) = (attendance_id is not null)`)
    .execute();
  await index("statement_acceptance_by_user", "statement_acceptance", ["sitting_id", "user_id", "statement_id"], true);
  await index("statement_acceptance_by_guest", "statement_acceptance", ["attendance_id", "statement_id"], true);
  await index("statement_acceptance_by_statement", "statement_acceptance", ["statement_id"]);
  await index("statement_acceptance_of_user", "statement_acceptance", ["user_id"]);
  await index("statement_acceptance_by_partnership", "statement_acceptance", ["partnership_id"]);
  await index("statement_acceptance_by_recorder", "statement_acceptance", ["recorded_by"]);
  await appendOnly(db, "statement_acceptance", "in-erasure-run");

  // What the chair decides when the information sharing agreement of an agency has lapsed, or was never signed.
  await createTable(db, "lapse_decision")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    // The last day of the agreement decided about; null where none was ever signed.
    .addColumn("expired_on", t)
    .addColumn("decision", t, (c) => c.notNull())
    .addColumn("grace_until", t)
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("decided_on", t, (c) => c.notNull())
    .addColumn("decided_at", t, (c) => c.notNull())
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("lapse_decision_known", oneOf("decision", ["block", "grace"]))
    .addCheckConstraint("lapse_decision_grace_has_end", sql`(decision = 'grace') = (grace_until is not null)`)
    .addCheckConstraint("lapse_decision_expired_is_day", isDay("expired_on"))
    .addCheckConstraint("lapse_decision_grace_is_day", isDay("grace_until"))
    .addCheckConstraint("lapse_decision_decided_is_day", isDay("decided_on"))
    .execute();
  await index("lapse_decision_by_group", "lapse_decision", ["group_id", "agency_id", "id"]);
  await index("lapse_decision_by_agency", "lapse_decision", ["agency_id"]);
  await index("lapse_decision_by_partnership", "lapse_decision", ["partnership_id"]);
  await index("lapse_decision_by_decider", "lapse_decision", ["decided_by"]);
  await appendOnly(db, "lapse_decision", "in-erasure-run");

  // What is written of an item; apart from the item, whose place may change while somebody writes.
  await createTable(db, "item_minute")
    .addColumn("item_id", t, (c) => c.primaryKey().references("agenda_item.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("minute", t, (c) => c.notNull())
    .addColumn("decision", t, (c) => c.notNull())
    // What every agency at the table may take away, in its author's words.
    .addColumn("shared_summary", t, (c) => c.notNull())
    .addColumn("saved_at", t)
    .addColumn("saved_by", t, (c) => c.references("user_account.id"))
    // Who writes, and until when nobody else does without taking over.
    .addColumn("lease_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("lease_until", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await index("item_minute_by_partnership", "item_minute", ["partnership_id"]);
  await index("item_minute_by_saver", "item_minute", ["saved_by"]);
  await index("item_minute_by_writer", "item_minute", ["lease_user_id"]);

  // What others at the table add, and texts that lost a race.
  await createTable(db, "item_contribution")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("item_id", t, (c) => c.notNull().references("agenda_item.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("said_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("said_at", t, (c) => c.notNull())
    .addCheckConstraint("item_contribution_kind_known", oneOf("kind", ["contribution", "lost-text"]))
    .execute();
  await index("item_contribution_by_item", "item_contribution", ["item_id", "id"]);
  await index("item_contribution_by_agency", "item_contribution", ["agency_id"]);
  await index("item_contribution_by_author", "item_contribution", ["said_by"]);
  await index("item_contribution_by_partnership", "item_contribution", ["partnership_id"]);
  await appendOnly(db, "item_contribution", "in-erasure-run");

  // The item of a meeting from which an action came.
  await sql`alter table action add column agenda_item_id ${t} references agenda_item(id)`.execute(db);
  await index("action_by_agenda_item", "action", ["agenda_item_id"]);

  // The last instant at which the session kept a meeting: a chair or minute-taker who listens is not idle.
  await sql`alter table session add column kept_meeting_at ${t}`.execute(db);

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}

async function moreSubjectsOfStandingItems(db: AnyDatabase) {
  if (engineOf(db) === "postgres") {
    await db.schema.alterTable("standing_item").dropConstraint("standing_item_subject_known").execute();
    await db.schema
      .alterTable("standing_item")
      .addCheckConstraint("standing_item_subject_known", oneOf("subject", SUBJECTS))
      .execute();
    return;
  }
  // SQLite changes no CHECK: the table is made again, under its name, with all that it held.
  const t = text(db);
  await createTable(db, "standing_item_made_again")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("part", t, (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("subject", t)
    .addColumn("beat_code", t)
    .addColumn("retired_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("standing_item_part_known", oneOf("part", PARTS))
    .addCheckConstraint("standing_item_subject_known", oneOf("subject", SUBJECTS))
    .addCheckConstraint(
      "standing_item_beat_is_named",
      sql`(subject is not null and subject = 'beat') = (beat_code is not null)`,
    )
    .addCheckConstraint("standing_item_retired_is_day", isDay("retired_on"))
    .execute();
  await sql`insert into standing_item_made_again select id, partnership_id, group_id, part, title, subject, beat_code,
    retired_on, created_at, version from standing_item`.execute(db);
  await db.schema.dropTable("standing_item").execute();
  await db.schema.alterTable("standing_item_made_again").renameTo("standing_item").execute();
  await db.schema
    .createIndex("standing_item_by_group")
    .on("standing_item")
    .columns(["group_id", "part", "id"])
    .execute();
  await db.schema.createIndex("standing_item_by_partnership").on("standing_item").columns(["partnership_id"]).execute();
}
