import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const KINDS = [
  ...["advice", "warning-letter", "second-letter", "abc", "parenting-contract", "mediation", "restorative-justice"],
  ...["referral", "cpw", "cpn", "fpn", "injunction", "housing-injunction", "youth-injunction", "closure-notice"],
  ...["closure-order-full", "closure-order-partial", "pspo", "dispersal-authorisation", "dispersal-direction"],
  ...["vehicle-warning", "vehicle-seizure", "possession-discretionary", "possession-absolute", "parenting-order"],
  ...["demotion", "cbo", "respect-order", "remedy", "cctv", "patrol", "detached-youth-work", "target-hardening"],
  ...["clean-up", "own"],
];
const ENDS = [...["completed", "discharged", "withdrawn", "quashed", "replaced", "not-kept", "paid", "taken-down"]];
const APPEAL_OUTCOMES = ["dismissed", "modified", "quashed", "abandoned"];
const STEPS = [
  ...[
    "recorded",
    "corrected",
    "respondent-added",
    "served",
    "condition-added",
    "condition-changed",
    "condition-ended",
    "consulted",
  ],
  ...["made", "not-made", "hearing", "adjourned", "extended", "varied", "reviewed", "appeal-lodged"],
  ...["appeal-decided", "breach-recorded", "breach-changed", "service-answered", "warning-overridden", "ended"],
  "reopened",
];

/** Of the Charnwood template, with the names as the app folds them. A partnership of another template adds its own. */
const SERVICES = [
  ["Early Help Hub", "early help hub", 0],
  ["IMPACT team", "impact team", 0],
  ["Mentoring (20/20)", "mentoring 20 20", 0],
  ["SLF programme", "slf programme", 0],
  ["Diversion", "diversion", 0],
  ["Victim First", "victim first", 1],
  ["Integrated Offender Management", "integrated offender management", 0],
];

/** What is done with or to people and places, on whom it binds, its conditions, its breaches and what happened to it. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // What a partnership offers and does under names of its own.
  await createTable(db, "support_service")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    // For people who suffer, and not for those who cause it: outside the counts of what is done with perpetrators.
    .addColumn("is_for_victims", "integer", (c) => c.notNull())
    .addColumn("retired_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("support_service_victims_is_flag", sql`is_for_victims in (0, 1)`)
    .addCheckConstraint("support_service_retired_is_day", isDay("retired_on"))
    .execute();
  await index("support_service_by_name", "support_service", ["partnership_id", "name_folded"], true);

  await createTable(db, "own_intervention_kind")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("tier", t, (c) => c.notNull())
    .addColumn("retired_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("own_intervention_kind_tier_known", oneOf("tier", ["non-legal", "place"]))
    .addCheckConstraint("own_intervention_kind_retired_is_day", isDay("retired_on"))
    .execute();
  await index("own_intervention_kind_by_name", "own_intervention_kind", ["partnership_id", "name_folded"], true);

  await createTable(db, "intervention")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("own_kind_id", t, (c) => c.references("own_intervention_kind.id"))
    .addColumn("tier", t, (c) => c.notNull())
    .addColumn("state", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("area_words", t)
    .addColumn("beat_code", t)
    .addColumn("persons_unknown", "integer", (c) => c.notNull())
    // The day of issue, grant or making, on which ages and limits are tested; of what is planned, of the application.
    .addColumn("issued_on", t, (c) => c.notNull())
    .addColumn("issued_time", t)
    .addColumn("from_day", t, (c) => c.notNull())
    // Null: without an end, or until further order.
    .addColumn("until_day", t)
    .addColumn("until_time", t)
    .addColumn("is_interim", "integer", (c) => c.notNull())
    .addColumn("is_without_notice", "integer", (c) => c.notNull())
    .addColumn("authorised_by", t)
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("officer_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("officer_name", t)
    .addColumn("court", t)
    .addColumn("court_reference", t)
    .addColumn("grounds", t)
    .addColumn("consulted_on", t)
    .addColumn("consulted_words", t)
    .addColumn("not_consulted_reason", t)
    // What it follows: the warning before a notice, the notice before an order.
    .addColumn("follows_id", t, (c) => c.references("intervention.id"))
    .addColumn("skipped_stage_reason", t)
    .addColumn("support_offered", t)
    .addColumn("support_words", t)
    .addColumn("vehicle_words", t)
    .addColumn("amount_pounds", "integer")
    .addColumn("service_id", t, (c) => c.references("support_service.id"))
    .addColumn("service_answer", t)
    .addColumn("service_answered_on", t)
    .addColumn("service_outcome", t)
    .addColumn("ended_on", t)
    .addColumn("end_kind", t)
    .addColumn("end_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("intervention_kind_known", oneOf("kind", KINDS))
    .addCheckConstraint("intervention_own_names_it", sql`(kind = 'own') = (own_kind_id is not null)`)
    .addCheckConstraint("intervention_referral_names_service", sql`(kind = 'referral') = (service_id is not null)`)
    .addCheckConstraint("intervention_tier_known", oneOf("tier", ["non-legal", "civil", "criminal", "place"]))
    .addCheckConstraint("intervention_state_known", oneOf("state", ["planned", "made", "not-made"]))
    .addCheckConstraint(
      "intervention_flags_are_flags",
      sql`persons_unknown in (0, 1) and is_interim in (0, 1) and is_without_notice in (0, 1)`,
    )
    .addCheckConstraint("intervention_issued_is_day", isDay("issued_on"))
    .addCheckConstraint("intervention_issued_time_is_time", sql`issued_time like '__:__'`)
    .addCheckConstraint("intervention_from_is_day", isDay("from_day"))
    .addCheckConstraint("intervention_until_is_day", isDay("until_day"))
    .addCheckConstraint("intervention_until_time_is_time", sql`until_time like '__:__'`)
    .addCheckConstraint("intervention_ends_after_it_starts", sql`until_day >= from_day`)
    .addCheckConstraint("intervention_authoriser_known", oneOf("authorised_by", ["inspector", "superintendent"]))
    .addCheckConstraint("intervention_consulted_is_day", isDay("consulted_on"))
    .addCheckConstraint("intervention_support_known", oneOf("support_offered", ["yes", "no"]))
    .addCheckConstraint("intervention_answer_known", oneOf("service_answer", ["accepted", "declined", "not-engaged"]))
    .addCheckConstraint("intervention_answered_is_whole", sql`(service_answer is null) = (service_answered_on is null)`)
    .addCheckConstraint("intervention_answered_is_day", isDay("service_answered_on"))
    .addCheckConstraint("intervention_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("intervention_end_known", oneOf("end_kind", ENDS))
    .addCheckConstraint("intervention_end_is_whole", sql`(ended_on is null) = (end_kind is null)`)
    .execute();
  await index("intervention_by_reference", "intervention", ["partnership_id", "reference"], true);
  await index("intervention_newest", "intervention", ["partnership_id", "issued_on", "id"]);
  await index("intervention_by_kind", "intervention", ["partnership_id", "kind", "issued_on", "id"]);
  await index("intervention_by_tier", "intervention", ["partnership_id", "tier", "issued_on", "id"]);
  await index("intervention_by_beat", "intervention", ["partnership_id", "beat_code", "issued_on", "id"]);
  await index("intervention_by_agency", "intervention", ["agency_id", "partnership_id", "issued_on", "id"]);
  await index("intervention_by_end", "intervention", ["partnership_id", "until_day", "id"]);
  // What is in force on a day, by kind: the last day on which each may be.
  await sql`create index "intervention_in_force" on intervention
    (partnership_id, kind, coalesce(ended_on, until_day, '9999-12-31'))`.execute(db);
  await index("intervention_by_start", "intervention", ["partnership_id", "from_day", "id"]);
  await index("intervention_by_case", "intervention", ["case_id", "issued_on", "id"]);
  await index("intervention_by_location", "intervention", ["location_id", "issued_on", "id"]);
  await index("intervention_by_service", "intervention", ["service_id", "issued_on", "id"]);
  for (const column of ["own_kind_id", "officer_user_id", "follows_id", "created_by"])
    await index(`intervention_by_${column}`, "intervention", [column]);

  // Whom it binds: a person or a body, each with a service and an end of its own.
  await createTable(db, "intervention_respondent")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("intervention_id", t, (c) => c.notNull().references("intervention.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("body_name", t)
    .addColumn("served_on", t)
    .addColumn("served_time", t)
    .addColumn("served_how", t)
    .addColumn("served_words", t)
    .addColumn("ended_on", t)
    .addColumn("end_kind", t)
    .addColumn("end_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("intervention_respondent_is_one", sql`(person_id is null) <> (body_name is null)`)
    .addCheckConstraint("intervention_respondent_served_is_day", isDay("served_on"))
    .addCheckConstraint("intervention_respondent_served_time_is_time", sql`served_time like '__:__'`)
    .addCheckConstraint(
      "intervention_respondent_service_is_whole",
      sql`(served_on is null) = (served_how is null) and (served_time is null or served_on is not null)`,
    )
    .addCheckConstraint(
      "intervention_respondent_how_known",
      oneOf("served_how", ["in-person", "post", "left-at-address", "email", "court", "posted", "other"]),
    )
    .addCheckConstraint("intervention_respondent_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("intervention_respondent_end_known", oneOf("end_kind", ENDS))
    .addCheckConstraint("intervention_respondent_end_is_whole", sql`(ended_on is null) = (end_kind is null)`)
    .execute();
  await index("intervention_respondent_by_intervention", "intervention_respondent", ["intervention_id", "id"]);
  await index("intervention_respondent_once", "intervention_respondent", ["person_id", "intervention_id"], true);
  for (const column of ["partnership_id", "created_by"])
    await index(`intervention_respondent_by_${column}`, "intervention_respondent", [column]);

  await createTable(db, "intervention_condition")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("intervention_id", t, (c) => c.notNull().references("intervention.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    // Null: it binds every respondent.
    .addColumn("respondent_id", t, (c) => c.references("intervention_respondent.id"))
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("area_words", t)
    // Not to be met or approached. Being named here opens the record to nobody.
    .addColumn("protected_person_id", t, (c) => c.references("person.id"))
    // Of a requirement of an injunction: who supervises it (ASBCPA 2014 s3).
    .addColumn("supervisor", t)
    // Out of their own home: the law asks for an age and for violence or a risk of harm.
    .addColumn("excludes_from_home", "integer", (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("end_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("intervention_condition_kind_known", oneOf("kind", ["prohibition", "requirement"]))
    .addCheckConstraint("intervention_condition_home_is_flag", sql`excludes_from_home in (0, 1)`)
    .addCheckConstraint("intervention_condition_number_positive", sql`number > 0`)
    .addCheckConstraint("intervention_condition_from_is_day", isDay("from_day"))
    .addCheckConstraint("intervention_condition_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("intervention_condition_end_is_whole", sql`(ended_on is null) = (end_reason is null)`)
    .execute();
  await index("intervention_condition_by_number", "intervention_condition", ["intervention_id", "number"], true);
  for (const column of ["partnership_id", "respondent_id", "location_id", "protected_person_id", "created_by"])
    await index(`intervention_condition_by_${column}`, "intervention_condition", [column]);

  await createTable(db, "intervention_breach")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("intervention_id", t, (c) => c.notNull().references("intervention.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    // Null: persons unknown.
    .addColumn("respondent_id", t, (c) => c.references("intervention_respondent.id"))
    .addColumn("condition_id", t, (c) => c.references("intervention_condition.id"))
    .addColumn("incident_id", t, (c) => c.references("incident.id"))
    .addColumn("breached_on", t, (c) => c.notNull())
    .addColumn("breached_time", t)
    .addColumn("evidence", t, (c) => c.notNull())
    .addColumn("consequence", t)
    .addColumn("consequence_words", t)
    .addColumn("decided_on", t)
    // The group at whose next sitting it is to be heard, and since when it has been heard.
    .addColumn("for_group_id", t, (c) => c.references("partnership_group.id"))
    .addColumn("heard_on", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("intervention_breach_is_day", isDay("breached_on"))
    .addCheckConstraint("intervention_breach_time_is_time", sql`breached_time like '__:__'`)
    .addCheckConstraint(
      "intervention_breach_consequence_known",
      oneOf("consequence", [
        ...["none", "advice", "next-step", "fpn", "arrest", "charged", "court", "convicted", "not-proved"],
      ]),
    )
    .addCheckConstraint("intervention_breach_decided_is_whole", sql`(consequence is null) = (decided_on is null)`)
    .addCheckConstraint("intervention_breach_decided_is_day", isDay("decided_on"))
    .addCheckConstraint("intervention_breach_heard_is_day", isDay("heard_on"))
    .execute();
  await index("intervention_breach_by_intervention", "intervention_breach", ["intervention_id", "breached_on", "id"]);
  await index("intervention_breach_newest", "intervention_breach", ["partnership_id", "breached_on", "id"]);
  await index("intervention_breach_for_group", "intervention_breach", ["for_group_id", "heard_on", "id"]);
  for (const column of ["respondent_id", "condition_id", "incident_id", "recorded_by"])
    await index(`intervention_breach_by_${column}`, "intervention_breach", [column]);

  // Hearings, extensions, variations, reviews, appeals, corrections: each as it was recorded.
  await createTable(db, "intervention_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("intervention_id", t, (c) => c.notNull().references("intervention.id"))
    // Of the intervention's case, for its timeline.
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("respondent_id", t, (c) => c.references("intervention_respondent.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("on_day", t, (c) => c.notNull())
    .addColumn("at_time", t)
    // Of an extension or a variation: the end before it and after it. Of an adjournment: the day to which.
    .addColumn("until_before", t)
    .addColumn("until_after", t)
    .addColumn("outcome", t)
    .addColumn("words", t)
    .addColumn("reason", t)
    // Of a warning that was overridden: which, as the rule calls it.
    .addColumn("warning_code", t)
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint(
      "intervention_step_warning_named",
      sql`(kind = 'warning-overridden') = (warning_code is not null)`,
    )
    .addCheckConstraint("intervention_step_kind_known", oneOf("kind", STEPS))
    .addCheckConstraint("intervention_step_is_day", isDay("on_day"))
    .addCheckConstraint("intervention_step_time_is_time", sql`at_time like '__:__'`)
    .addCheckConstraint("intervention_step_before_is_day", isDay("until_before"))
    .addCheckConstraint("intervention_step_after_is_day", isDay("until_after"))
    .addCheckConstraint("intervention_step_outcome_known", oneOf("outcome", APPEAL_OUTCOMES))
    .execute();
  await index("intervention_step_by_intervention", "intervention_step", ["intervention_id", "id"]);
  await index("intervention_step_of_case", "intervention_step", ["case_id", "on_day", "recorded_at", "id"]);
  for (const column of ["partnership_id", "respondent_id", "recorded_by"])
    await index(`intervention_step_by_${column}`, "intervention_step", [column]);
  await appendOnly(db, "intervention_step", "in-erasure-run");

  await sql`alter table document add column intervention_id ${t} references intervention (id)
    constraint "document_of_intervention_names_it" check ((context = 'intervention') = (intervention_id is not null))`.execute(
    db,
  );
  await index("document_by_intervention", "document", ["intervention_id", "id"]);

  await giveServices(db);

  async function index(name: string, table: string, columns: string[], unique = false) {
    const made = db.schema.createIndex(name).on(table).columns(columns);
    await (unique ? made.unique() : made).execute();
  }
}

/** To the partnerships that there are, what a new one of their template begins with. */
async function giveServices(db: AnyDatabase) {
  const { rows } = await sql<{ id: string }>`select id from partnership where template = 'charnwood'`.execute(db);
  for (const { id: partnership_id } of rows) {
    const services = SERVICES.map(([name, name_folded, is_for_victims]) => ({
      ...{ id: newId(), partnership_id, name, name_folded, is_for_victims, version: 1 },
    }));
    await db.insertInto("support_service").values(services).execute();
  }
}

/** A UUID of version 7: the instant in front, the rest by chance. */
function newId() {
  const instant = Date.now().toString(16).padStart(12, "0");
  return `${instant.slice(0, 8)}-${instant.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
