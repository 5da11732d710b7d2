import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const HEADINGS = [
  ...["rowdy-behaviour", "neighbours", "noise", "vehicle-nuisance", "vehicle-abandoned", "street-drinking"],
  ...["begging-vagrancy", "littering-drugs", "fireworks", "animals", "trespass", "communications", "prostitution"],
];
const QUALIFIERS = ["personal", "nuisance", "environmental"];
const CHANNELS = ["phone", "in-person", "online", "email", "letter", "patrol", "councillor", "other"];
const ROLES = ["victim", "perpetrator", "witness", "person-at-risk", "associate", "parent-carer"];
const STRANDS = ["race", "religion", "disability", "sexual-orientation", "transgender", "other"];
const STEPS = [
  ...["logged", "report-added", "allocated", "priority", "first-contact", "work", "victim-told", "next-step"],
  ...["problem", "closed", "reopened"],
];
const FLAGS = ["is_youth", "is_alcohol", "is_drugs", "is_mental_health", "is_student", "is_vehicle", "is_hate"];

export async function up(db: AnyDatabase) {
  const t = text(db);

  // The partnership's own types, each below one of the national headings.
  await createTable(db, "asb_type")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("heading", t, (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("retired_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("asb_type_heading_known", oneOf("heading", HEADINGS))
    .addCheckConstraint("asb_type_retired_is_day", isDay("retired_on"))
    .execute();
  await index("asb_type_by_name", "asb_type", ["partnership_id", "heading", "name_folded"], true);

  await createTable(db, "problem")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("opened_on", t, (c) => c.notNull())
    .addColumn("closed_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("problem_opened_is_day", isDay("opened_on"))
    .addCheckConstraint("problem_closed_is_day", isDay("closed_on"))
    .execute();
  await index("problem_by_reference", "problem", ["partnership_id", "reference"], true);
  await index("problem_by_location", "problem", ["location_id"]);
  await index("problem_by_case", "problem", ["case_id"]);
  await index("problem_by_creator", "problem", ["created_by"]);

  // Something that happened once: on a day, or on one of several when nobody knows which. Beat and ward as they were
  // when it was logged, so that a list reads one index.
  await createTable(db, "incident")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("earliest_day", t, (c) => c.notNull())
    .addColumn("earliest_time", t)
    .addColumn("latest_day", t, (c) => c.notNull())
    .addColumn("latest_time", t)
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("beat_code", t)
    .addColumn("ward_code", t)
    .addColumn("lsoa_code", t)
    .addColumn("heading", t, (c) => c.notNull())
    .addColumn("asb_type_id", t, (c) => c.references("asb_type.id"))
    .addColumn("qualifier", t, (c) => c.notNull())
    .addColumn("is_youth", "integer", (c) => c.notNull())
    .addColumn("is_alcohol", "integer", (c) => c.notNull())
    .addColumn("is_drugs", "integer", (c) => c.notNull())
    .addColumn("is_mental_health", "integer", (c) => c.notNull())
    .addColumn("is_student", "integer", (c) => c.notNull())
    .addColumn("is_vehicle", "integer", (c) => c.notNull())
    .addColumn("vehicle_words", t)
    .addColumn("is_hate", "integer", (c) => c.notNull())
    .addColumn("what_happened", t, (c) => c.notNull())
    .addColumn("licensing_summary", t)
    .addColumn("suspect_words", t)
    .addColumn("problem_id", t, (c) => c.references("problem.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("priority", t, (c) => c.notNull())
    .addColumn("officer_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("officer_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("first_contact_due_on", t)
    .addColumn("first_contact_on", t)
    // The day on which the victim was last told something; to begin with the day of the report.
    .addColumn("victim_told_on", t, (c) => c.notNull())
    .addColumn("next_step", t)
    .addColumn("next_step_on", t)
    .addColumn("ended_on", t)
    .addColumn("end_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("import_batch_id", t, (c) => c.references("import_batch.id"))
    .addCheckConstraint("incident_heading_known", oneOf("heading", HEADINGS))
    .addCheckConstraint("incident_qualifier_known", oneOf("qualifier", QUALIFIERS))
    .addCheckConstraint("incident_status_known", oneOf("status", ["open", "closed"]))
    .addCheckConstraint("incident_priority_known", oneOf("priority", ["serious", "standard"]))
    .addCheckConstraint("incident_earliest_is_day", isDay("earliest_day"))
    .addCheckConstraint("incident_latest_is_day", isDay("latest_day"))
    .addCheckConstraint("incident_days_in_order", sql`latest_day >= earliest_day`)
    .addCheckConstraint("incident_earliest_time_is_time", sql`earliest_time like '__:__'`)
    .addCheckConstraint("incident_latest_time_is_time", sql`latest_time like '__:__'`)
    .addCheckConstraint(
      "incident_flags_are_flags",
      sql<boolean>`${sql.join(
        FLAGS.map((flag) => sql`${sql.ref(flag)} in (0, 1)`),
        sql` and `,
      )}`,
    )
    .addCheckConstraint("incident_officer_has_agency", sql`officer_user_id is null or officer_agency_id is not null`)
    .addCheckConstraint("incident_contact_due_is_day", isDay("first_contact_due_on"))
    .addCheckConstraint("incident_contact_is_day", isDay("first_contact_on"))
    .addCheckConstraint("incident_told_is_day", isDay("victim_told_on"))
    .addCheckConstraint("incident_next_step_is_day", isDay("next_step_on"))
    .addCheckConstraint("incident_next_step_is_whole", sql`(next_step is null) = (next_step_on is null)`)
    .addCheckConstraint(
      "incident_ended_is_whole",
      sql`(status = 'closed') = (ended_on is not null) and (ended_on is null) = (end_reason is null)`,
    )
    .addCheckConstraint("incident_ended_is_day", isDay("ended_on"))
    .execute();
  await index("incident_by_reference", "incident", ["partnership_id", "reference"], true);
  await index("incident_newest", "incident", ["partnership_id", "latest_day", "id"]);
  await index("incident_by_beat", "incident", ["partnership_id", "beat_code", "latest_day", "id"]);
  await index("incident_by_heading", "incident", ["partnership_id", "heading", "latest_day", "id"]);
  await index("incident_by_location", "incident", ["location_id", "latest_day", "id"]);
  await index("incident_by_type", "incident", ["asb_type_id"]);
  await index("incident_by_problem", "incident", ["problem_id", "latest_day", "id"]);
  await index("incident_by_officer", "incident", ["officer_user_id", "partnership_id", "status", "latest_day", "id"]);
  await index("incident_by_agency", "incident", ["officer_agency_id"]);
  await index("incident_by_creator", "incident", ["created_by"]);
  await index("incident_by_import", "incident", ["import_batch_id"]);
  await partial(
    "incident_not_allocated",
    ["partnership_id", "latest_day", "id"],
    sql`status = 'open' and officer_user_id is null`,
  );
  await partial(
    "incident_contact_due",
    ["partnership_id", "first_contact_due_on", "id"],
    sql`status = 'open' and first_contact_on is null`,
  );
  await partial("incident_victim_told", ["partnership_id", "victim_told_on", "id"], sql`status = 'open'`);
  await partial("incident_hate", ["partnership_id", "latest_day", "id"], sql`is_hate = 1`);

  await createTable(db, "incident_hate_strand")
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id").onDelete("cascade"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("strand", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_hate_strand_key", ["incident_id", "strand"])
    .addCheckConstraint("incident_hate_strand_known", oneOf("strand", STRANDS))
    .execute();
  await index("incident_hate_strand_by_partnership", "incident_hate_strand", ["partnership_id"]);

  // Somebody telling an agency on a day (the Act's "complaint"). Nobody reports it when it is anonymous; `for` is the
  // person for whom it was made, who is the reporter unless somebody spoke for another.
  await createTable(db, "report")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("channel", t, (c) => c.notNull())
    .addColumn("reported_on", t, (c) => c.notNull())
    .addColumn("reporter_person_id", t, (c) => c.references("person.id"))
    .addColumn("for_person_id", t, (c) => c.references("person.id"))
    .addColumn("agency_reference", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("import_batch_id", t, (c) => c.references("import_batch.id"))
    .addCheckConstraint("report_channel_known", oneOf("channel", CHANNELS))
    .addCheckConstraint("report_day_is_day", isDay("reported_on"))
    .execute();
  await index("report_by_reference", "report", ["partnership_id", "reference"], true);
  await index("report_by_agency", "report", ["agency_id", "id"]);
  await index("report_by_reporter", "report", ["reporter_person_id", "reported_on"]);
  await index("report_by_victim", "report", ["for_person_id", "reported_on"]);
  await index("report_by_day", "report", ["partnership_id", "reported_on", "for_person_id", "id"]);
  await index("report_by_creator", "report", ["created_by"]);
  await index("report_by_import", "report", ["import_batch_id"]);

  await createTable(db, "report_incident")
    .addColumn("report_id", t, (c) => c.notNull().references("report.id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("report_incident_key", ["report_id", "incident_id"])
    .execute();
  await index("report_incident_by_incident", "report_incident", ["incident_id", "report_id"]);
  await index("report_incident_by_partnership", "report_incident", ["partnership_id"]);

  await createTable(db, "incident_person")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("role", t, (c) => c.notNull())
    .addColumn("standing", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("incident_person_role_known", oneOf("role", ROLES))
    .addCheckConstraint(
      "incident_person_standing_known",
      sql<boolean>`(role = 'perpetrator') = (standing is not null) and (standing is null or ${oneOf("standing", ["alleged", "confirmed", "not-substantiated"])})`,
    )
    .execute();
  await index("incident_person_once", "incident_person", ["incident_id", "person_id", "role"], true);
  await index("incident_person_by_person", "incident_person", ["person_id", "incident_id"]);
  await index("incident_person_by_partnership", "incident_person", ["partnership_id"]);
  await index("incident_person_by_creator", "incident_person", ["created_by"]);

  // Through a case its group reads the incident; who reported it only where the link says so.
  await createTable(db, "incident_case")
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("shows_reporter", "integer", (c) => c.notNull())
    .addColumn("linked_at", t, (c) => c.notNull())
    .addColumn("linked_by", t, (c) => c.references("user_account.id"))
    .addPrimaryKeyConstraint("incident_case_key", ["incident_id", "case_id"])
    .addCheckConstraint("incident_case_shows_is_flag", sql`shows_reporter in (0, 1)`)
    .execute();
  await index("incident_case_by_case", "incident_case", ["case_id", "incident_id"]);
  await index("incident_case_by_partnership", "incident_case", ["partnership_id"]);
  await index("incident_case_by_linker", "incident_case", ["linked_by"]);

  await createTable(db, "incident_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("how", t)
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("incident_step_kind_known", oneOf("kind", STEPS))
    .addCheckConstraint("incident_step_day_is_day", isDay("happened_on"))
    .execute();
  await index("incident_step_by_incident", "incident_step", ["incident_id", "id"]);
  await index("incident_step_by_partnership", "incident_step", ["partnership_id"]);
  await index("incident_step_by_agency", "incident_step", ["agency_id"]);
  await index("incident_step_by_recorder", "incident_step", ["recorded_by"]);
  await appendOnly(db, "incident_step", "in-erasure-run");

  // To tell a victim about the case review: since 2025 at the second report in six months.
  await createTable(db, "victim_duty")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("report_id", t, (c) => c.notNull().references("report.id"))
    .addColumn("arose_on", t, (c) => c.notNull())
    .addColumn("due_on", t, (c) => c.notNull())
    .addColumn("told_on", t)
    .addColumn("told_how", t)
    .addColumn("told_by", t, (c) => c.references("user_account.id"))
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("victim_duty_arose_is_day", isDay("arose_on"))
    .addCheckConstraint("victim_duty_due_is_day", isDay("due_on"))
    .addCheckConstraint("victim_duty_told_is_day", isDay("told_on"))
    .addCheckConstraint(
      "victim_duty_told_is_whole",
      sql`(told_on is null) = (told_how is null) and (told_on is null) = (told_by is null)`,
    )
    .execute();
  await index("victim_duty_by_person", "victim_duty", ["person_id", "arose_on"]);
  await index("victim_duty_by_report", "victim_duty", ["report_id"]);
  await index("victim_duty_by_teller", "victim_duty", ["told_by"]);
  await db.schema
    .createIndex("victim_duty_open")
    .on("victim_duty")
    .columns(["partnership_id", "due_on", "id"])
    .where(sql<boolean>`told_on is null`)
    .execute();
  await index("victim_duty_by_partnership", "victim_duty", ["partnership_id"]);

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }

  async function partial(name: string, columns: string[], condition: ReturnType<typeof sql>) {
    await db.schema
      .createIndex(name)
      .on("incident")
      .columns(columns)
      .where(condition as ReturnType<typeof sql<boolean>>)
      .execute();
  }
}
