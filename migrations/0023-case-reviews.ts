import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const STATUSES = [
  ...["received", "acknowledged", "information-requested", "threshold-met", "threshold-not-met", "panel-scheduled"],
  ...["panel-held", "outcome-sent", "closed", "appeal-received", "appeal-upheld", "appeal-dismissed", "withdrawn"],
];
const STEPS = [
  ...["acknowledge", "request-information", "decide-met", "decide-not-met", "schedule-panel", "hold-panel"],
  ...["send-outcome", "receive-appeal", "uphold-appeal", "dismiss-appeal", "close", "withdraw", "pass-on"],
  ...["join-application", "tell-threshold", "offer-involvement", "victim-chose", "consult-victim", "consent"],
  ...["reviewer", "contact", "reports", "send-pack", "commissioner-review"],
];
const DUTIES = [
  ...["pass-on", "acknowledge", "request-information", "decide-threshold", "tell-threshold", "offer-involvement"],
  ...["hold-panel", "consult-victim", "send-outcome", "send-pack", "decide-appeal", "close"],
];
const CHANNELS = ["online", "phone", "email", "letter", "in-person", "other"];
const LETTERS = ["acknowledgement", "threshold-met", "threshold-not-met", "outcome", "closing"];

/** Case reviews (ASBCPA 2014 s104), from the application to the appeal. What has been done is a row for good. */
export async function up(db: AnyDatabase) {
  const t = text(db);
  const table = (name: string) =>
    createTable(db, name)
      .addColumn("id", t, (c) => c.primaryKey())
      .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"));
  const ofReview = (name: string) =>
    table(name).addColumn("review_id", t, (c) => c.notNull().references("case_review.id"));
  const index = (name: string, on: string, columns: string[]) =>
    db.schema.createIndex(name).on(on).columns(columns).execute();

  await table("case_review")
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("received_on", t, (c) => c.notNull())
    .addColumn("victim_person_id", t, (c) => c.references("person.id"))
    .addColumn("victim_words", t)
    .addColumn("applicant_kind", t, (c) => c.notNull())
    .addColumn("applicant_name", t, (c) => c.notNull())
    .addColumn("applicant_relation", t)
    .addColumn("applicant_contact", t)
    .addColumn("channel", t, (c) => c.notNull())
    .addColumn("consent", t, (c) => c.notNull())
    .addColumn("about", t, (c) => c.notNull())
    .addColumn("problem_id", t, (c) => c.references("problem.id"))
    .addColumn("contact_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("reviewer_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("panel_on", t)
    .addColumn("panel_place", t)
    .addColumn("outcome", t)
    .addColumn("next_duty", t)
    .addColumn("next_due_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_status_known", oneOf("status", STATUSES))
    .addCheckConstraint("case_review_applicant_known", oneOf("applicant_kind", ["victim", "other"]))
    .addCheckConstraint("case_review_channel_known", oneOf("channel", CHANNELS))
    .addCheckConstraint("case_review_consent_known", oneOf("consent", ["not-needed", "given", "asked", "refused"]))
    .addCheckConstraint("case_review_duty_known", oneOf("next_duty", DUTIES))
    .addCheckConstraint("case_review_has_victim", sql`(victim_person_id is null) <> (victim_words is null)`)
    .addCheckConstraint("case_review_received_is_day", isDay("received_on"))
    .addCheckConstraint("case_review_panel_is_day", isDay("panel_on"))
    .addCheckConstraint("case_review_due_is_day", isDay("next_due_on"))
    .execute();
  await db.schema
    .createIndex("case_review_by_reference")
    .on("case_review")
    .columns(["partnership_id", "reference"])
    .unique()
    .execute();
  await index("case_review_newest", "case_review", ["partnership_id", "received_on", "id"]);
  // What has no last day stands after everything that has one.
  await sql`create index case_review_by_due_day on case_review (partnership_id, (coalesce(next_due_on, '9999-12-31')), id)
    where next_duty is not null`.execute(db);
  await db.schema
    .createIndex("case_review_open_by_problem")
    .on("case_review")
    .columns(["problem_id"])
    .where(sql<boolean>`status not in ('closed', 'withdrawn')`)
    .unique()
    .execute();
  await index("case_review_by_problem", "case_review", ["problem_id"]);
  await index("case_review_by_victim", "case_review", ["victim_person_id", "received_on"]);
  await index("case_review_by_contact", "case_review", ["contact_user_id", "partnership_id"]);
  await index("case_review_by_reviewer", "case_review", ["reviewer_user_id", "partnership_id"]);
  await index("case_review_by_creator", "case_review", ["created_by"]);

  // Each application: the first, and those that joined. It counts for the published figure, or repeats one.
  await ofReview("case_review_application")
    .addColumn("applicant_name", t, (c) => c.notNull())
    .addColumn("applicant_relation", t)
    .addColumn("channel", t, (c) => c.notNull())
    .addColumn("received_on", t, (c) => c.notNull())
    .addColumn("counts", "integer", (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_application_channel_known", oneOf("channel", CHANNELS))
    .addCheckConstraint("case_review_application_counts_is_flag", sql`counts in (0, 1)`)
    .addCheckConstraint("case_review_application_received_is_day", isDay("received_on"))
    .execute();
  await index("case_review_application_by_review", "case_review_application", ["review_id", "id"]);
  await index("case_review_application_by_day", "case_review_application", ["partnership_id", "received_on"]);
  await index("case_review_application_by_recorder", "case_review_application", ["recorded_by"]);
  await appendOnly(db, "case_review_application", "in-erasure-run");

  await createTable(db, "case_review_report")
    .addColumn("review_id", t, (c) => c.notNull().references("case_review.id"))
    .addColumn("report_id", t, (c) => c.notNull().references("report.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    // Of an anonymous report: why the contact officer counts it.
    .addColumn("counted_because", t)
    .addPrimaryKeyConstraint("case_review_report_key", ["review_id", "report_id"])
    .execute();
  await index("case_review_report_by_report", "case_review_report", ["report_id"]);
  await index("case_review_report_by_partnership", "case_review_report", ["partnership_id"]);

  await ofReview("case_review_step")
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("words", t)
    // Of an outcome: how many recommendations it sent.
    .addColumn("recommendations", "integer")
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_step_kind_known", oneOf("kind", STEPS))
    .addCheckConstraint("case_review_step_day_is_day", isDay("happened_on"))
    .addCheckConstraint("case_review_step_outcome_counts", sql`(kind = 'send-outcome') = (recommendations is not null)`)
    .execute();
  await index("case_review_step_by_review", "case_review_step", ["review_id", "id"]);
  await index("case_review_step_by_kind", "case_review_step", ["partnership_id", "kind", "happened_on"]);
  await index("case_review_step_by_recorder", "case_review_step", ["recorded_by"]);
  await appendOnly(db, "case_review_step", "in-erasure-run");

  // The decision on the threshold, with the count as it was, and its working.
  await ofReview("case_review_decision")
    .addColumn("is_met", "integer", (c) => c.notNull())
    .addColumn("decided_on", t, (c) => c.notNull())
    .addColumn("reasons", t, (c) => c.notNull())
    .addColumn("grounds", t)
    .addColumn("decider_name", t)
    .addColumn("is_against_count", "integer", (c) => c.notNull())
    .addColumn("count_as_json", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_decision_met_is_flag", sql`is_met in (0, 1)`)
    .addCheckConstraint("case_review_decision_against_is_flag", sql`is_against_count in (0, 1)`)
    .addCheckConstraint("case_review_decision_day_is_day", isDay("decided_on"))
    .addCheckConstraint(
      "case_review_decision_against_says_more",
      sql`is_against_count = 0 or (is_met = 1 and grounds is not null) or (is_met = 0 and decider_name is not null)`,
    )
    .execute();
  await index("case_review_decision_by_review", "case_review_decision", ["review_id", "id"]);
  await index("case_review_decision_by_partnership", "case_review_decision", ["partnership_id"]);
  await index("case_review_decision_by_recorder", "case_review_decision", ["recorded_by"]);
  await appendOnly(db, "case_review_decision", "in-erasure-run");

  await table("reviewer_pool_member")
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("trained_on", t)
    .addColumn("is_active", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("reviewer_pool_member_trained_is_day", isDay("trained_on"))
    .addCheckConstraint("reviewer_pool_member_active_is_flag", sql`is_active in (0, 1)`)
    .execute();
  await db.schema
    .createIndex("reviewer_pool_member_once")
    .on("reviewer_pool_member")
    .columns(["partnership_id", "user_id"])
    .unique()
    .execute();
  await index("reviewer_pool_member_by_user", "reviewer_pool_member", ["user_id"]);

  // What somebody has declared of their own part in what is reviewed; the last one holds.
  await ofReview("case_review_conflict")
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("conflict", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("declared_on", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_conflict_known", oneOf("conflict", ["none", "managed", "personal"]))
    .addCheckConstraint("case_review_conflict_declared_is_day", isDay("declared_on"))
    .execute();
  await index("case_review_conflict_by_review", "case_review_conflict", ["review_id", "user_id", "id"]);
  await index("case_review_conflict_by_user", "case_review_conflict", ["user_id"]);
  await index("case_review_conflict_by_partnership", "case_review_conflict", ["partnership_id"]);
  await index("case_review_conflict_by_recorder", "case_review_conflict", ["recorded_by"]);
  await appendOnly(db, "case_review_conflict", "in-erasure-run");

  await ofReview("case_review_request")
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("asked", t, (c) => c.notNull())
    .addColumn("requested_on", t, (c) => c.notNull())
    .addColumn("due_on", t)
    .addColumn("replied_on", t)
    .addColumn("reply", t)
    .addColumn("replied_by", t, (c) => c.references("user_account.id"))
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_review_request_requested_is_day", isDay("requested_on"))
    .addCheckConstraint("case_review_request_due_is_day", isDay("due_on"))
    .addCheckConstraint("case_review_request_replied_is_day", isDay("replied_on"))
    .addCheckConstraint("case_review_request_reply_is_whole", sql`(replied_on is null) = (reply is null)`)
    .execute();
  await index("case_review_request_by_review", "case_review_request", ["review_id", "id"]);
  await index("case_review_request_by_agency", "case_review_request", ["agency_id", "partnership_id", "id"]);
  await index("case_review_request_by_partnership", "case_review_request", ["partnership_id"]);
  await index("case_review_request_by_replier", "case_review_request", ["replied_by"]);
  await index("case_review_request_by_creator", "case_review_request", ["created_by"]);

  await ofReview("case_review_panel_member")
    .addColumn("user_id", t, (c) => c.references("user_account.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.references("agency.id"))
    .addColumn("role", t, (c) => c.notNull())
    .addColumn("attended", "integer")
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "case_review_panel_member_role_known",
      oneOf("role", ["chair", "independent-chair", "member", "advocate"]),
    )
    .addCheckConstraint("case_review_panel_member_attended_is_flag", sql`attended in (0, 1)`)
    .execute();
  await index("case_review_panel_member_by_review", "case_review_panel_member", ["review_id", "id"]);
  await index("case_review_panel_member_by_user", "case_review_panel_member", ["user_id", "review_id"]);
  await index("case_review_panel_member_by_agency", "case_review_panel_member", ["agency_id"]);
  await index("case_review_panel_member_by_partnership", "case_review_panel_member", ["partnership_id"]);
  await index("case_review_panel_member_by_creator", "case_review_panel_member", ["created_by"]);

  await ofReview("case_review_recommendation")
    .addColumn("theme", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("response", t)
    .addColumn("response_words", t)
    .addColumn("responded_on", t)
    .addColumn("action_id", t, (c) => c.references("action.id"))
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "case_review_recommendation_response_known",
      oneOf("response", ["accepted", "in-part", "not-accepted"]),
    )
    .addCheckConstraint("case_review_recommendation_responded_is_day", isDay("responded_on"))
    .addCheckConstraint(
      "case_review_recommendation_response_is_whole",
      sql`(response is null) = (responded_on is null)`,
    )
    .execute();
  await index("case_review_recommendation_by_review", "case_review_recommendation", ["review_id", "id"]);
  await index("case_review_recommendation_by_theme", "case_review_recommendation", ["partnership_id", "theme"]);
  await index("case_review_recommendation_by_agency", "case_review_recommendation", ["agency_id"]);
  await index("case_review_recommendation_by_action", "case_review_recommendation", ["action_id"]);
  await index("case_review_recommendation_by_creator", "case_review_recommendation", ["created_by"]);

  // A letter as it was sent.
  await ofReview("case_review_letter")
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("sent_on", t, (c) => c.notNull())
    .addColumn("sent_how", t, (c) => c.notNull())
    .addColumn("fields_as_json", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_letter_kind_known", oneOf("kind", LETTERS))
    .addCheckConstraint("case_review_letter_sent_is_day", isDay("sent_on"))
    .execute();
  await index("case_review_letter_by_review", "case_review_letter", ["review_id", "id"]);
  await index("case_review_letter_by_partnership", "case_review_letter", ["partnership_id"]);
  await index("case_review_letter_by_recorder", "case_review_letter", ["recorded_by"]);
  await appendOnly(db, "case_review_letter", "in-erasure-run");

  await ofReview("case_review_appeal")
    .addColumn("against", t, (c) => c.notNull())
    .addColumn("received_on", t, (c) => c.notNull())
    .addColumn("grounds", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("late_reason", t)
    .addColumn("sent_to", t)
    .addColumn("pack_sent_on", t)
    .addColumn("decided_on", t)
    .addColumn("decided_by", t)
    .addColumn("is_upheld", "integer")
    .addColumn("decision", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_review_appeal_against_known", oneOf("against", ["threshold", "outcome"]))
    .addCheckConstraint("case_review_appeal_upheld_is_flag", sql`is_upheld in (0, 1)`)
    .addCheckConstraint("case_review_appeal_received_is_day", isDay("received_on"))
    .addCheckConstraint("case_review_appeal_pack_is_day", isDay("pack_sent_on"))
    .addCheckConstraint("case_review_appeal_decided_is_day", isDay("decided_on"))
    .addCheckConstraint("case_review_appeal_pack_is_whole", sql`(pack_sent_on is null) = (sent_to is null)`)
    .addCheckConstraint(
      "case_review_appeal_decision_is_whole",
      sql`(decided_on is null) = (is_upheld is null) and (decided_on is null) = (decided_by is null)`,
    )
    .execute();
  await index("case_review_appeal_by_review", "case_review_appeal", ["review_id", "id"]);
  await index("case_review_appeal_by_partnership", "case_review_appeal", ["partnership_id"]);
  await index("case_review_appeal_by_creator", "case_review_appeal", ["created_by"]);
}
