import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

const KINDS = ["premises-licence", "club-certificate", "temporary-event"];
const STATUSES = ["current", "not-granted", "suspended", "lapsed", "surrendered", "revoked"];
const BANDS = ["green", "amber", "red"];
const SEVERITIES = [
  ...["homicide", "serious-wounding", "sexual-offence", "weapon-used", "violence-with-injury", "drug-supply"],
  ...["spiking", "underage-sale", "violence-without-injury", "robbery", "weapon-found", "disorder"],
  ...["drunkenness-sale", "condition-breach", "noise", "minor-nuisance"],
];
const ATTRIBUTIONS = ["undecided", "caused-by", "outside", "near", "unrelated"];
const FLAGS = ["called_police", "good_practice", "is_crime", "is_safety", "is_nuisance", "is_children"];

/** Licensed premises: their register, what happened in or near them, the agreed grades and what follows from a grade. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "premises")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("licence_number", t, (c) => c.notNull())
    // Without spaces and capitals: what makes two numbers the same.
    .addColumn("licence_number_folded", t, (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("licensed_from", t)
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("address_words", t)
    .addColumn("postcode", t)
    .addColumn("uprn", t)
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("beat_code", t)
    .addColumn("ward_code", t)
    .addColumn("capacity", "integer")
    .addColumn("hours", t)
    // The day on which it closed for good: nothing that happened later is its.
    .addColumn("closed_on", t)
    .addColumn("closed_reason", t)
    // Since which file of the register its number has been missing; null again when it comes back.
    .addColumn("missing_since", t)
    // As last agreed at a meeting, from the newest row of premises_grade; null: not graded.
    .addColumn("agreed_band", t)
    .addColumn("agreed_on", t)
    .addColumn("agreed_grade_id", t)
    .addColumn("last_contact_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("import_batch_id", t, (c) => c.references("import_batch.id"))
    .addCheckConstraint("premises_kind_known", oneOf("kind", KINDS))
    .addCheckConstraint("premises_status_known", oneOf("status", STATUSES))
    .addCheckConstraint("premises_capacity_positive", sql`capacity > 0`)
    .addCheckConstraint("premises_licensed_is_day", isDay("licensed_from"))
    .addCheckConstraint("premises_closed_is_day", isDay("closed_on"))
    .addCheckConstraint("premises_closed_is_whole", sql`(closed_on is null) = (closed_reason is null)`)
    .addCheckConstraint("premises_missing_is_day", isDay("missing_since"))
    .addCheckConstraint("premises_agreed_known", sql`agreed_band is null or ${oneOf("agreed_band", BANDS)}`)
    .addCheckConstraint(
      "premises_agreed_is_whole",
      sql`(agreed_band is null) = (agreed_on is null) and (agreed_band is null) = (agreed_grade_id is null)`,
    )
    .addCheckConstraint("premises_agreed_is_day", isDay("agreed_on"))
    .addCheckConstraint("premises_contact_is_day", isDay("last_contact_on"))
    .execute();
  await index("premises_by_number", "premises", ["partnership_id", "licence_number_folded"], true);
  await index("premises_by_reference", "premises", ["partnership_id", "reference"], true);
  await index("premises_by_name", "premises", ["partnership_id", "name_folded", "id"]);
  await index("premises_by_band", "premises", ["partnership_id", "agreed_band", "name_folded", "id"]);
  await index("premises_by_beat", "premises", ["partnership_id", "beat_code", "name_folded", "id"]);
  await index("premises_by_location", "premises", ["location_id"]);
  await index("premises_by_creator", "premises", ["created_by"]);
  await index("premises_by_import", "premises", ["import_batch_id"]);

  await createTable(db, "premises_activity")
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("premises_activity_key", ["premises_id", "name_folded"])
    .execute();
  await index("premises_activity_by_partnership", "premises_activity", ["partnership_id"]);

  // Two people in law: who holds the licence (LA 2003 s16) and who is named on it for the sale of alcohol (s15).
  await createTable(db, "premises_holder")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("role", t, (c) => c.notNull())
    .addColumn("is_company", "integer", (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("company_number", t)
    .addColumn("personal_licence_number", t)
    .addColumn("phone", t)
    .addColumn("email", t)
    .addColumn("address_words", t)
    .addColumn("from_day", t)
    .addColumn("until_day", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("premises_holder_role_known", oneOf("role", ["licence-holder", "dps"]))
    .addCheckConstraint("premises_holder_company_is_flag", sql`is_company in (0, 1)`)
    .addCheckConstraint("premises_holder_dps_is_a_person", sql`role <> 'dps' or is_company = 0`)
    .addCheckConstraint("premises_holder_from_is_day", isDay("from_day"))
    .addCheckConstraint("premises_holder_until_is_day", isDay("until_day"))
    .addCheckConstraint("premises_holder_days_in_order", sql`until_day >= from_day`)
    .execute();
  await index("premises_holder_by_premises", "premises_holder", ["premises_id", "role", "from_day", "id"]);
  await index("premises_holder_by_partnership", "premises_holder", ["partnership_id"]);
  await index("premises_holder_by_creator", "premises_holder", ["created_by"]);

  await createTable(db, "premises_condition")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("source", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("from_day", t)
    .addColumn("until_day", t)
    .addColumn("end_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("premises_condition_number_positive", sql`number > 0`)
    .addCheckConstraint(
      "premises_condition_source_known",
      oneOf("source", ["mandatory", "operating-schedule", "after-hearing"]),
    )
    .addCheckConstraint("premises_condition_from_is_day", isDay("from_day"))
    .addCheckConstraint("premises_condition_until_is_day", isDay("until_day"))
    .addCheckConstraint("premises_condition_days_in_order", sql`until_day >= from_day`)
    .execute();
  await index("premises_condition_by_premises", "premises_condition", ["premises_id", "number"], true);
  await index("premises_condition_by_partnership", "premises_condition", ["partnership_id"]);
  await index("premises_condition_by_creator", "premises_condition", ["created_by"]);

  // Recorded for licensing alone: an offence, a test purchase, a breach of the licence that nobody reported as anti-social
  // behaviour. It is in no list and no count of incidents, and seen with its premises only.
  await sql`alter table incident add column licensing_only integer not null default 0
    constraint "incident_licensing_only_is_flag" check (licensing_only in (0, 1))`.execute(db);

  // What an incident is to premises. Points are never stored: they follow from this and from the settings of the day.
  await createTable(db, "premises_incident")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("severity", t, (c) => c.notNull())
    .addColumn("attribution", t, (c) => c.notNull())
    .addColumn("called_police", "integer", (c) => c.notNull())
    .addColumn("good_practice", "integer", (c) => c.notNull())
    .addColumn("is_crime", "integer", (c) => c.notNull())
    .addColumn("is_safety", "integer", (c) => c.notNull())
    .addColumn("is_nuisance", "integer", (c) => c.notNull())
    .addColumn("is_children", "integer", (c) => c.notNull())
    // At which meeting the attribution was decided, when it was left to one.
    .addColumn("decided_sitting_id", t, (c) => c.references("sitting.id"))
    .addColumn("decided_on", t)
    // Taken off these premises again: it counts no more.
    .addColumn("ended_on", t)
    .addColumn("ended_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("premises_incident_severity_known", oneOf("severity", SEVERITIES))
    .addCheckConstraint("premises_incident_attribution_known", oneOf("attribution", ATTRIBUTIONS))
    .addCheckConstraint(
      "premises_incident_flags_are_flags",
      sql<boolean>`${sql.join(
        FLAGS.map((flag) => sql`${sql.ref(flag)} in (0, 1)`),
        sql` and `,
      )}`,
    )
    .addCheckConstraint("premises_incident_decided_is_day", isDay("decided_on"))
    .addCheckConstraint("premises_incident_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("premises_incident_ended_is_whole", sql`(ended_on is null) = (ended_reason is null)`)
    .execute();
  await index("premises_incident_once", "premises_incident", ["incident_id", "premises_id"], true);
  await index("premises_incident_by_premises", "premises_incident", ["premises_id", "incident_id"]);
  await index("premises_incident_by_partnership", "premises_incident", ["partnership_id"]);
  await index("premises_incident_by_sitting", "premises_incident", ["decided_sitting_id"]);
  await index("premises_incident_by_creator", "premises_incident", ["created_by"]);

  // What the group agreed, beside what the points said on that day. The ledger is frozen with it as JSON.
  await createTable(db, "premises_grade")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("graded_on", t, (c) => c.notNull())
    // Millionths of a point (app/domain/premises/ledger.ts).
    .addColumn("computed_points", engineOf(db) === "postgres" ? "bigint" : "integer", (c) => c.notNull())
    .addColumn("computed_band", t, (c) => c.notNull())
    .addColumn("agreed_band", t, (c) => c.notNull())
    .addColumn("reason", t)
    .addColumn("ledger", t, (c) => c.notNull())
    .addColumn("corrects_id", t, (c) => c.references("premises_grade.id"))
    .addColumn("agreed_by", t, (c) => c.references("user_account.id"))
    .addColumn("agreed_at", t, (c) => c.notNull())
    .addCheckConstraint("premises_grade_computed_known", oneOf("computed_band", BANDS))
    .addCheckConstraint("premises_grade_agreed_known", oneOf("agreed_band", BANDS))
    .addCheckConstraint("premises_grade_difference_has_reason", sql`computed_band = agreed_band or reason is not null`)
    .addCheckConstraint("premises_grade_day_is_day", isDay("graded_on"))
    .execute();
  await index("premises_grade_by_premises", "premises_grade", ["premises_id", "graded_on", "id"]);
  await index("premises_grade_by_sitting", "premises_grade", ["sitting_id", "premises_id"]);
  await index("premises_grade_by_day", "premises_grade", ["partnership_id", "graded_on", "id"]);
  await index("premises_grade_by_corrected", "premises_grade", ["corrects_id"], true);
  await index("premises_grade_by_agreer", "premises_grade", ["agreed_by"]);
  await appendOnly(db, "premises_grade", "in-erasure-run");

  await createTable(db, "premises_plan")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("band", t, (c) => c.notNull())
    .addColumn("aim", t, (c) => c.notNull())
    .addColumn("started_on", t, (c) => c.notNull())
    .addColumn("ends_on", t, (c) => c.notNull())
    .addColumn("closed_on", t)
    .addColumn("closed_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("premises_plan_band_known", oneOf("band", ["amber", "red"]))
    .addCheckConstraint("premises_plan_started_is_day", isDay("started_on"))
    .addCheckConstraint("premises_plan_ends_is_day", isDay("ends_on"))
    .addCheckConstraint("premises_plan_days_in_order", sql`ends_on >= started_on`)
    .addCheckConstraint("premises_plan_closed_is_day", isDay("closed_on"))
    .addCheckConstraint("premises_plan_closed_is_whole", sql`(closed_on is null) = (closed_reason is null)`)
    .execute();
  await index("premises_plan_by_premises", "premises_plan", ["premises_id", "started_on", "id"]);
  await index("premises_plan_by_partnership", "premises_plan", ["partnership_id", "ends_on"]);
  await index("premises_plan_by_creator", "premises_plan", ["created_by"]);
  await db.schema
    .createIndex("premises_plan_one_open")
    .on("premises_plan")
    .column("premises_id")
    .unique()
    .where(sql<boolean>`closed_on is null`)
    .execute();

  // The meeting with those who run the premises, that a grade asks for.
  await createTable(db, "premises_meeting")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("grade_id", t, (c) => c.references("premises_grade.id"))
    .addColumn("band", t, (c) => c.notNull())
    .addColumn("due_on", t, (c) => c.notNull())
    .addColumn("action_id", t, (c) => c.references("action.id"))
    .addColumn("arranged_day", t)
    .addColumn("arranged_time", t)
    .addColumn("place", t)
    .addColumn("held_on", t)
    .addColumn("outcome", t)
    .addColumn("not_held_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("premises_meeting_band_known", oneOf("band", ["amber", "red"]))
    .addCheckConstraint("premises_meeting_due_is_day", isDay("due_on"))
    .addCheckConstraint("premises_meeting_arranged_is_day", isDay("arranged_day"))
    .addCheckConstraint("premises_meeting_time_is_time", sql`arranged_time like '__:__'`)
    .addCheckConstraint("premises_meeting_held_is_day", isDay("held_on"))
    .addCheckConstraint("premises_meeting_ends_once", sql`held_on is null or not_held_reason is null`)
    .execute();
  await index("premises_meeting_by_premises", "premises_meeting", ["premises_id", "due_on", "id"]);
  await index("premises_meeting_by_partnership", "premises_meeting", ["partnership_id", "due_on"]);
  await index("premises_meeting_by_grade", "premises_meeting", ["grade_id"]);
  await index("premises_meeting_by_action", "premises_meeting", ["action_id"]);
  await index("premises_meeting_by_creator", "premises_meeting", ["created_by"]);

  await createTable(db, "premises_invitation")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("meeting_id", t, (c) => c.notNull().references("premises_meeting.id"))
    .addColumn("party", t, (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("invited_on", t)
    .addColumn("how", t)
    .addColumn("answer", t)
    .addColumn("attended", "integer")
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "premises_invitation_party_known",
      oneOf("party", ["licence-holder", "dps", "police-licensing", "council-licensing", "other"]),
    )
    .addCheckConstraint("premises_invitation_day_is_day", isDay("invited_on"))
    .addCheckConstraint("premises_invitation_how_known", oneOf("how", ["letter", "e-mail", "telephone", "in-person"]))
    .addCheckConstraint("premises_invitation_answer_known", oneOf("answer", ["attends", "does-not-attend"]))
    .addCheckConstraint("premises_invitation_attended_is_flag", sql`attended in (0, 1)`)
    .addCheckConstraint("premises_invitation_is_whole", sql`(invited_on is null) = (how is null)`)
    .execute();
  await index("premises_invitation_by_meeting", "premises_invitation", ["meeting_id", "id"]);
  await index("premises_invitation_by_partnership", "premises_invitation", ["partnership_id"]);

  await createTable(db, "premises_contact")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("contacted_on", t, (c) => c.notNull())
    .addColumn("how", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("words", t)
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("withdrawn_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "premises_contact_how_known",
      oneOf("how", ["visit", "telephone", "e-mail", "letter", "meeting"]),
    )
    .addCheckConstraint("premises_contact_day_is_day", isDay("contacted_on"))
    .execute();
  await index("premises_contact_by_premises", "premises_contact", ["premises_id", "contacted_on", "id"]);
  await index("premises_contact_by_partnership", "premises_contact", ["partnership_id"]);
  await index("premises_contact_by_agency", "premises_contact", ["agency_id"]);
  await index("premises_contact_by_recorder", "premises_contact", ["recorded_by"]);

  await sql`alter table action add column premises_id ${t} references premises (id)
    constraint "action_of_premises_names_it" check ((context = 'premises') = (premises_id is not null))`.execute(db);
  await sql`alter table action add column premises_plan_id ${t} references premises_plan (id)
    constraint "action_of_premises_plan_is_of_premises"
    check (premises_plan_id is null or context = 'premises')`.execute(db);
  await index("action_by_premises", "action", ["premises_id", "status", "due_on", "id"]);
  await index("action_by_premises_plan", "action", ["premises_plan_id", "status"]);

  await sql`alter table document add column premises_id ${t} references premises (id)
    constraint "document_of_premises_names_it" check ((context = 'premises') = (premises_id is not null))`.execute(db);
  await index("document_by_premises", "document", ["premises_id", "id"]);

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}
