import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const CONSENTS = ["not-needed", "given", "asked", "refused", "withdrawn"];
const WAYS = ["form", "letter", "email", "in-person", "phone", "other"];
const CHANGES = [
  ...["consent", "applicant-contact", "contact-officer", "panel-member-added", "panel-member-removed"],
  ...["reports-chosen", "report-counted", "report-not-counted", "recommendation-changed"],
  ...["response-changed", "actions-not-done"],
];
const LETTERS = ["acknowledgement", "threshold-met", "threshold-not-met", "outcome", "closing"];
const DUTIES = [
  ...["pass-on", "acknowledge", "request-information", "decide-threshold", "tell-threshold", "offer-involvement"],
  ...["hold-panel", "consult-victim", "send-outcome", "send-pack", "decide-appeal", "close"],
];

/**
 * What changes in a case review after it was recorded: each applicant's own address and consent, who sat at which sitting
 * of the panel, the templates of letters, and of which step somebody has been reminded.
 */
export async function up(db: AnyDatabase) {
  const t = text(db);
  const index = (name: string, on: string, columns: string[]) =>
    db.schema.createIndex(name).on(on).columns(columns).execute();

  // What may change of an application; the application itself is a row for good. Position 1 is the first.
  await createTable(db, "case_review_applicant")
    .addColumn("application_id", t, (c) => c.primaryKey().references("case_review_application.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("review_id", t, (c) => c.notNull().references("case_review.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("victim_person_id", t, (c) => c.references("person.id"))
    .addColumn("victim_words", t)
    .addColumn("contact", t)
    .addColumn("consent", t, (c) => c.notNull())
    .addColumn("consent_on", t)
    .addColumn("consent_how", t)
    .addColumn("consent_evidence", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_review_applicant_kind_known", oneOf("kind", ["victim", "other"]))
    .addCheckConstraint("case_review_applicant_consent_known", oneOf("consent", CONSENTS))
    .addCheckConstraint("case_review_applicant_way_known", oneOf("consent_how", WAYS))
    .addCheckConstraint("case_review_applicant_consent_is_day", isDay("consent_on"))
    .addCheckConstraint("case_review_applicant_has_victim", sql`(victim_person_id is null) <> (victim_words is null)`)
    .execute();
  await db.schema
    .createIndex("case_review_applicant_once")
    .on("case_review_applicant")
    .columns(["review_id", "position"])
    .unique()
    .execute();
  await index("case_review_applicant_by_partnership", "case_review_applicant", ["partnership_id"]);
  await index("case_review_applicant_by_victim", "case_review_applicant", ["victim_person_id"]);
  // Of those who joined before, nobody asked: nothing is disclosed to them until consent is recorded.
  await sql`
    insert into case_review_applicant (application_id, partnership_id, review_id, position, kind, victim_person_id,
      victim_words, contact, consent, version)
    select id, partnership_id, review_id, position, case when position = 1 then first_kind else 'other' end,
      victim_person_id, victim_words, case when position = 1 then first_contact end,
      case when position = 1 then first_consent else 'asked' end, 1
    from (select a.id, a.partnership_id, a.review_id, r.applicant_kind as first_kind, r.applicant_contact as first_contact,
        r.consent as first_consent, r.victim_person_id, r.victim_words,
        row_number() over (partition by a.review_id order by a.id) as position
      from case_review_application a join case_review r on r.id = a.review_id) as known`.execute(db);
  // The address stands with each applicant from now on, and in one place.
  await db.schema.alterTable("case_review").dropColumn("applicant_contact").execute();

  // How what may change came to be as it is: what was before, what is after, why and by whom.
  await createTable(db, "case_review_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("review_id", t, (c) => c.notNull().references("case_review.id"))
    .addColumn("application_id", t, (c) => c.references("case_review_application.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("before_words", t)
    .addColumn("after_words", t)
    .addColumn("reason", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_change_kind_known", oneOf("kind", CHANGES))
    .addCheckConstraint("case_review_change_day_is_day", isDay("happened_on"))
    .execute();
  await index("case_review_change_by_review", "case_review_change", ["review_id", "id"]);
  await index("case_review_change_by_application", "case_review_change", ["application_id"]);
  await index("case_review_change_by_partnership", "case_review_change", ["partnership_id"]);
  await index("case_review_change_by_recorder", "case_review_change", ["recorded_by"]);
  await appendOnly(db, "case_review_change", "in-erasure-run");

  // Who was there, of each sitting: the step that recorded the sitting.
  await createTable(db, "case_review_attendance")
    .addColumn("step_id", t, (c) => c.notNull().references("case_review_step.id"))
    .addColumn("member_id", t, (c) => c.notNull().references("case_review_panel_member.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("attended", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("case_review_attendance_key", ["step_id", "member_id"])
    .addCheckConstraint("case_review_attendance_is_flag", sql`attended in (0, 1)`)
    .execute();
  await index("case_review_attendance_by_member", "case_review_attendance", ["member_id"]);
  await index("case_review_attendance_by_partnership", "case_review_attendance", ["partnership_id"]);
  await sql`
    insert into case_review_attendance (step_id, member_id, partnership_id, attended)
    select s.id, m.id, m.partnership_id, m.attended
    from case_review_panel_member m
    join case_review_step s on s.review_id = m.review_id and s.kind = 'hold-panel'
    where m.attended is not null and not exists (
      select 1 from case_review_step later
      where later.review_id = s.review_id and later.kind = 'hold-panel' and later.id > s.id)`.execute(db);

  await sql`alter table case_review_panel_member add column left_on ${t}
    constraint "case_review_panel_member_left_is_day" check (left_on like '____-__-__')`.execute(db);
  await db.schema.alterTable("case_review_panel_member").addColumn("left_reason", t).execute();

  // Null: the first application's, as all were before; and the template that ships.
  const letter = db.schema.alterTable("case_review_letter");
  await letter.addColumn("application_id", t, (c) => c.references("case_review_application.id")).execute();

  // Each template that a partnership has handed in, and each return to the one that ships (no content): the last holds.
  await createTable(db, "case_review_template")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("content_base64", t)
    .addColumn("size", "integer")
    .addColumn("sha256", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("case_review_template_kind_known", oneOf("kind", LETTERS))
    .addCheckConstraint(
      "case_review_template_is_whole",
      sql`(content_base64 is null) = (sha256 is null) and (content_base64 is null) = (size is null)`,
    )
    .execute();
  await db.schema
    .createIndex("case_review_template_number")
    .on("case_review_template")
    .columns(["partnership_id", "kind", "number"])
    .unique()
    .execute();
  await index("case_review_template_by_recorder", "case_review_template", ["recorded_by"]);
  await appendOnly(db, "case_review_template", "in-erasure-run");
  await db.schema
    .alterTable("case_review_letter")
    .addColumn("template_id", t, (c) => c.references("case_review_template.id"))
    .execute();
  await index("case_review_letter_by_application", "case_review_letter", ["application_id"]);
  await index("case_review_letter_by_template", "case_review_letter", ["template_id"]);

  // Of which step the contact officer has been told that it is due, and that it is late.
  await createTable(db, "case_review_reminder")
    .addColumn("review_id", t, (c) => c.notNull().references("case_review.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("duty", t, (c) => c.notNull())
    .addColumn("due_on", t, (c) => c.notNull())
    .addColumn("state", t, (c) => c.notNull())
    .addColumn("told_at", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("case_review_reminder_key", ["review_id", "duty", "due_on", "state"])
    .addCheckConstraint("case_review_reminder_duty_known", oneOf("duty", DUTIES))
    .addCheckConstraint("case_review_reminder_state_known", oneOf("state", ["due", "late"]))
    .addCheckConstraint("case_review_reminder_due_is_day", isDay("due_on"))
    .execute();
  await index("case_review_reminder_by_partnership", "case_review_reminder", ["partnership_id"]);

  await db.schema
    .createIndex("case_review_request_waiting")
    .on("case_review_request")
    .columns(["partnership_id", "due_on", "id"])
    .where(sql<boolean>`replied_on is null`)
    .execute();
}
