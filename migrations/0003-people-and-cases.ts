import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const LEVELS = ["low", "medium", "high", "very-high"];
const LINK_ROLES = ["victim", "perpetrator", "person-at-risk", "witness", "reporter", "associate", "parent-carer"];

export async function up(db: AnyDatabase) {
  const t = text(db);

  // Who recorded something is null for what a file brought in: its author may have no account.
  await createTable(db, "person")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("given_names", t, (c) => c.notNull())
    .addColumn("family_name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("birth_date", t)
    .addColumn("birth_date_basis", t, (c) => c.notNull())
    .addColumn("area_words", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("person_birth_date_basis_known", oneOf("birth_date_basis", ["exact", "approximate", "unknown"]))
    .addCheckConstraint("person_birth_date_has_basis", sql`(birth_date is null) = (birth_date_basis = 'unknown')`)
    .addCheckConstraint("person_birth_date_is_day", isDay("birth_date"))
    .execute();
  await db.schema
    .createIndex("person_by_reference")
    .on("person")
    .columns(["partnership_id", "reference"])
    .unique()
    .execute();
  await db.schema.createIndex("person_by_name").on("person").columns(["partnership_id", "name_folded", "id"]).execute();
  await db.schema.createIndex("person_by_creator").on("person").column("created_by").execute();

  await createTable(db, "search_term")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("term_kind", t, (c) => c.notNull())
    .addColumn("term", t, (c) => c.notNull())
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("search_term_key", ["partnership_id", "record_kind", "term_kind", "term", "record_id"])
    .addCheckConstraint(
      "search_term_kind_known",
      oneOf("term_kind", ["word", "sound", "trigram", "day", "reference", "postcode"]),
    )
    .execute();
  await db.schema
    .createIndex("search_term_by_record")
    .on("search_term")
    .columns(["record_kind", "record_id"])
    .execute();

  await createTable(db, "person_search")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("query", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("expires_at", t, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("person_search_by_user").on("person_search").column("user_id").execute();
  await db.schema.createIndex("person_search_by_partnership").on("person_search").column("partnership_id").execute();
  await db.schema.createIndex("person_search_by_expiry").on("person_search").column("expires_at").execute();

  await createTable(db, "found_person")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("expires_at", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("found_person_key", ["partnership_id", "user_id", "person_id"])
    .execute();
  await db.schema.createIndex("found_person_by_user").on("found_person").column("user_id").execute();
  await db.schema.createIndex("found_person_by_person").on("found_person").column("person_id").execute();
  await db.schema.createIndex("found_person_by_expiry").on("found_person").column("expires_at").execute();

  await createTable(db, "referral")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("subject_kind", t, (c) => c.notNull())
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("person_role", t)
    .addColumn("referring_agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("received_on", t, (c) => c.notNull())
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("lawful_basis", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("referral_subject_kind_known", oneOf("subject_kind", ["person", "location", "problem"]))
    .addCheckConstraint("referral_person_only", sql`person_id is null or subject_kind = 'person'`)
    .addCheckConstraint(
      "referral_accepted_person_is_named",
      sql`status <> 'accepted' or subject_kind <> 'person' or person_id is not null`,
    )
    .addCheckConstraint(
      "referral_person_role_known",
      sql<boolean>`person_role is null or ${oneOf("person_role", LINK_ROLES)}`,
    )
    .addCheckConstraint(
      "referral_status_known",
      oneOf("status", ["awaiting-decision", "accepted", "declined", "redirected", "withdrawn"]),
    )
    .addCheckConstraint("referral_received_is_day", isDay("received_on"))
    .execute();
  await db.schema
    .createIndex("referral_by_reference")
    .on("referral")
    .columns(["partnership_id", "reference"])
    .unique()
    .execute();
  await db.schema
    .createIndex("referral_by_group")
    .on("referral")
    .columns(["partnership_id", "group_id", "status", "received_on", "id"])
    .execute();
  await db.schema
    .createIndex("referral_by_received_day")
    .on("referral")
    .columns(["partnership_id", "received_on", "id"])
    .execute();
  await db.schema
    .createIndex("referral_by_status")
    .on("referral")
    .columns(["partnership_id", "status", "received_on", "id"])
    .execute();
  await db.schema.createIndex("referral_by_own_group").on("referral").column("group_id").execute();
  await db.schema.createIndex("referral_by_person").on("referral").column("person_id").execute();
  await db.schema.createIndex("referral_by_agency").on("referral").column("referring_agency_id").execute();
  await db.schema.createIndex("referral_by_creator").on("referral").column("created_by").execute();

  await createTable(db, "case_record")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("referral_id", t, (c) => c.references("referral.id"))
    .addColumn("subject_kind", t, (c) => c.notNull())
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("visibility", t, (c) => c.notNull())
    .addColumn("lead_agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("lead_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("opened_on", t, (c) => c.notNull())
    .addColumn("closed_on", t)
    // What the newest assessments say, kept with them in one transaction, so that a list of cases reads one table.
    .addColumn("risk_level", t)
    .addColumn("risk_person_id", t, (c) => c.references("person.id"))
    .addColumn("risk_assessed_on", t)
    .addColumn("review_due_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addCheckConstraint("case_record_subject_kind_known", oneOf("subject_kind", ["person", "location", "problem"]))
    .addCheckConstraint("case_record_person_is_named", sql`(subject_kind = 'person') = (person_id is not null)`)
    .addCheckConstraint("case_record_status_known", oneOf("status", ["open", "on-hold", "closed"]))
    .addCheckConstraint("case_record_closed_has_day", sql`(status = 'closed') = (closed_on is not null)`)
    .addCheckConstraint("case_record_days_in_order", sql`closed_on is null or closed_on >= opened_on`)
    .addCheckConstraint("case_record_visibility_known", oneOf("visibility", ["standard", "restricted"]))
    .addCheckConstraint(
      "case_record_risk_level_known",
      sql<boolean>`risk_level is null or ${oneOf("risk_level", LEVELS)}`,
    )
    .addCheckConstraint("case_record_risk_has_day", sql`(risk_level is null) = (risk_assessed_on is null)`)
    .execute();
  await db.schema
    .createIndex("case_record_by_reference")
    .on("case_record")
    .columns(["partnership_id", "reference"])
    .unique()
    .execute();
  await db.schema
    .createIndex("case_record_by_group")
    .on("case_record")
    .columns(["partnership_id", "group_id", "status", "opened_on", "id"])
    .execute();
  await db.schema
    .createIndex("case_record_by_opened_day")
    .on("case_record")
    .columns(["partnership_id", "status", "opened_on", "id"])
    .execute();
  await db.schema.createIndex("case_record_by_own_group").on("case_record").column("group_id").execute();
  await db.schema.createIndex("case_record_by_referral").on("case_record").column("referral_id").execute();
  await db.schema.createIndex("case_record_by_person").on("case_record").column("person_id").execute();
  await db.schema.createIndex("case_record_by_lead_agency").on("case_record").column("lead_agency_id").execute();
  await db.schema
    .createIndex("case_record_by_lead")
    .on("case_record")
    .columns(["lead_user_id", "partnership_id"])
    .execute();
  await db.schema.createIndex("case_record_by_risk_person").on("case_record").column("risk_person_id").execute();

  await createTable(db, "referral_decision")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("referral_id", t, (c) => c.notNull().references("referral.id"))
    .addColumn("decision", t, (c) => c.notNull())
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addColumn("decided_on", t, (c) => c.notNull())
    .addColumn("decided_at", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("corrects_id", t, (c) => c.references("referral_decision.id"))
    .addCheckConstraint(
      "referral_decision_known",
      oneOf("decision", ["accepted", "declined", "redirected", "withdrawn"]),
    )
    .addCheckConstraint("referral_decision_accepted_has_case", sql`(decision = 'accepted') = (case_id is not null)`)
    .execute();
  await db.schema.createIndex("referral_decision_by_referral").on("referral_decision").column("referral_id").execute();
  await db.schema
    .createIndex("referral_decision_by_day")
    .on("referral_decision")
    .columns(["partnership_id", "decided_on"])
    .execute();
  await db.schema.createIndex("referral_decision_by_decider").on("referral_decision").column("decided_by").execute();
  await db.schema.createIndex("referral_decision_by_case").on("referral_decision").column("case_id").execute();
  await db.schema.createIndex("referral_decision_by_corrected").on("referral_decision").column("corrects_id").execute();
  await appendOnly(db, "referral_decision", "in-erasure-run");

  await createTable(db, "case_link")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("role", t, (c) => c.notNull())
    .addColumn("standing", t)
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_link_role_known", oneOf("role", LINK_ROLES))
    .addCheckConstraint("case_link_perpetrator_has_standing", sql`role <> 'perpetrator' or standing is not null`)
    .addCheckConstraint(
      "case_link_standing_known",
      sql<boolean>`standing is null or ${oneOf("standing", ["alleged", "confirmed", "not-substantiated"])}`,
    )
    .addCheckConstraint("case_link_from_is_day", isDay("from_day"))
    .addCheckConstraint("case_link_days_in_order", sql`until_day is null or until_day >= from_day`)
    .execute();
  await db.schema.createIndex("case_link_by_case").on("case_link").columns(["case_id", "person_id"]).execute();
  await db.schema.createIndex("case_link_by_person").on("case_link").columns(["person_id", "case_id"]).execute();
  await db.schema.createIndex("case_link_by_partnership").on("case_link").column("partnership_id").execute();

  // Who may see a case beyond or against its group: named people, and conflicts of interest.
  await createTable(db, "case_access")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("access", t, (c) => c.notNull())
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("given_by", t, (c) => c.references("user_account.id"))
    .addColumn("since", t, (c) => c.notNull())
    .addColumn("ended_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_access_known", oneOf("access", ["named", "conflict"]))
    .execute();
  await db.schema.createIndex("case_access_by_user").on("case_access").columns(["user_id", "case_id"]).execute();
  await db.schema.createIndex("case_access_by_case").on("case_access").columns(["case_id", "user_id"]).execute();
  await db.schema.createIndex("case_access_by_giver").on("case_access").column("given_by").execute();
  await db.schema.createIndex("case_access_by_partnership").on("case_access").column("partnership_id").execute();

  await createTable(db, "risk_assessment")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("assessed_on", t, (c) => c.notNull())
    .addColumn("assessed_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("reoffending", t, (c) => c.notNull())
    .addColumn("reoffending_reasons", t, (c) => c.notNull())
    .addColumn("harm_to_others", t, (c) => c.notNull())
    .addColumn("harm_to_others_reasons", t, (c) => c.notNull())
    .addColumn("harm_to_self", t, (c) => c.notNull())
    .addColumn("harm_to_self_reasons", t, (c) => c.notNull())
    .addColumn("overall", t, (c) => c.notNull())
    .addColumn("next_review_on", t)
    .addColumn("corrects_id", t, (c) => c.references("risk_assessment.id"))
    .addCheckConstraint("risk_assessment_reoffending_known", oneOf("reoffending", LEVELS))
    .addCheckConstraint("risk_assessment_harm_to_others_known", oneOf("harm_to_others", LEVELS))
    .addCheckConstraint("risk_assessment_harm_to_self_known", oneOf("harm_to_self", LEVELS))
    .addCheckConstraint("risk_assessment_overall_known", oneOf("overall", LEVELS))
    .addCheckConstraint("risk_assessment_day_is_day", isDay("assessed_on"))
    .addCheckConstraint("risk_assessment_review_is_day", isDay("next_review_on"))
    .addCheckConstraint("risk_assessment_review_after", sql`next_review_on is null or next_review_on > assessed_on`)
    .execute();
  await db.schema
    .createIndex("risk_assessment_by_case")
    .on("risk_assessment")
    .columns(["case_id", "person_id", "assessed_on", "id"])
    .execute();
  await db.schema.createIndex("risk_assessment_by_person").on("risk_assessment").column("person_id").execute();
  await db.schema.createIndex("risk_assessment_by_assessor").on("risk_assessment").column("assessed_by").execute();
  await db.schema
    .createIndex("risk_assessment_by_day")
    .on("risk_assessment")
    .columns(["partnership_id", "assessed_on"])
    .execute();
  await db.schema.createIndex("risk_assessment_by_corrected").on("risk_assessment").column("corrects_id").execute();
  await appendOnly(db, "risk_assessment", "in-erasure-run");

  await createTable(db, "action")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("context", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("group_id", t, (c) => c.references("partnership_group.id"))
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("owner_agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("owner_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("raised_on", t, (c) => c.notNull())
    .addColumn("raised_by", t, (c) => c.references("user_account.id"))
    .addColumn("original_due_on", t, (c) => c.notNull())
    .addColumn("due_on", t, (c) => c.notNull())
    .addColumn("hold_until", t)
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("finished_on", t)
    .addColumn("outcome", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addCheckConstraint("action_context_known", oneOf("context", ["case", "premises", "case-review", "plan", "group"]))
    .addCheckConstraint("action_of_case_names_it", sql`(context = 'case') = (case_id is not null)`)
    .addCheckConstraint("action_of_group_names_it", sql`(context = 'group') = (group_id is not null)`)
    .addCheckConstraint(
      "action_status_known",
      oneOf("status", ["open", "done", "not-done", "not-possible", "on-hold", "ended"]),
    )
    .addCheckConstraint("action_finished_has_day", sql`(status in ('open', 'on-hold')) = (finished_on is null)`)
    .addCheckConstraint("action_hold_has_day", sql`(status = 'on-hold') = (hold_until is not null)`)
    .addCheckConstraint("action_due_is_day", isDay("due_on"))
    .execute();
  await db.schema
    .createIndex("action_by_reference")
    .on("action")
    .columns(["partnership_id", "reference"])
    .unique()
    .execute();
  await db.schema
    .createIndex("action_by_due_day")
    .on("action")
    .columns(["partnership_id", "due_on", "id"])
    .where(sql<boolean>`finished_on is null`)
    .execute();
  await db.schema
    .createIndex("action_by_owner")
    .on("action")
    .columns(["owner_user_id", "partnership_id", "due_on", "id"])
    .where(sql<boolean>`finished_on is null`)
    .execute();
  await db.schema.createIndex("action_by_own_owner").on("action").column("owner_user_id").execute();
  await db.schema.createIndex("action_by_case").on("action").columns(["case_id", "status", "due_on", "id"]).execute();
  await db.schema.createIndex("action_by_group").on("action").columns(["group_id", "status", "due_on", "id"]).execute();
  await db.schema
    .createIndex("action_by_agency")
    .on("action")
    .columns(["owner_agency_id", "partnership_id", "status", "due_on"])
    .execute();
  await db.schema.createIndex("action_by_raiser").on("action").column("raised_by").execute();
  await db.schema
    .createIndex("action_by_finished_day")
    .on("action")
    .columns(["partnership_id", "finished_on"])
    .execute();
}
