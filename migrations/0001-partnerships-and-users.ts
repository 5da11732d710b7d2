import { sql } from "kysely";
import { type AnyDatabase, createAppendOnlyFunctions, createTable, isDay, oneOf, text } from "./portable.ts";

const AGENCY_KINDS = [
  "police", "district-council", "county-council", "probation", "health", "fire", "housing", "education",
  "youth-justice", "police-and-crime-commissioner", "business", "voluntary", "other",
]; // prettier-ignore
const GROUP_KINDS = [
  "board", "strategic", "jag", "youth-jag", "adults-at-risk", "delivery", "premises", "casework", "working", "other",
]; // prettier-ignore
const DUTIES = [
  "asb-officer", "licensing-officer", "reviewer", "manager", "executive", "information-governance", "administrator",
]; // prettier-ignore

export async function up(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "partnership")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("name", t, (c) => c.notNull().unique())
    .addColumn("template", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();

  await createTable(db, "agency")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull().unique())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("agency_kind_known", oneOf("kind", AGENCY_KINDS))
    .execute();

  await createTable(db, "user_account")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("email", t, (c) => c.notNull())
    .addColumn("email_folded", t, (c) => c.notNull().unique())
    .addColumn("job_title", t)
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("password_hash", t)
    .addColumn("password_set_at", t)
    .addColumn("totp_secret_sealed", t)
    .addColumn("totp_confirmed_at", t)
    .addColumn("totp_last_step", "integer")
    .addColumn("last_signed_in_at", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("user_account_status_known", oneOf("status", ["invited", "active", "disabled"]))
    .addCheckConstraint(
      "user_account_confirmed_has_secret",
      sql`totp_confirmed_at is null or totp_secret_sealed is not null`,
    )
    .execute();
  await db.schema
    .createIndex("user_account_by_agency")
    .on("user_account")
    .columns(["agency_id", "name_folded", "id"])
    .execute();
  await db.schema.createIndex("user_account_by_name").on("user_account").columns(["name_folded", "id"]).execute();

  await createTable(db, "recovery_code")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("code_hash", t, (c) => c.notNull())
    .addColumn("used_at", t)
    .execute();
  await db.schema
    .createIndex("recovery_code_by_user")
    .on("recovery_code")
    .columns(["user_id", "code_hash"])
    .unique()
    .execute();

  await createTable(db, "access_link")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("purpose", t, (c) => c.notNull())
    .addColumn("user_id", t, (c) => c.references("user_account.id"))
    .addColumn("token_hash", t, (c) => c.notNull().unique())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("expires_at", t, (c) => c.notNull())
    .addColumn("used_at", t)
    .addCheckConstraint("access_link_purpose_known", oneOf("purpose", ["set-up", "invitation", "password-reset"]))
    .addCheckConstraint("access_link_has_user", sql`(purpose = 'set-up') = (user_id is null)`)
    .execute();
  await db.schema.createIndex("access_link_by_user").on("access_link").columns(["user_id", "created_at"]).execute();

  await createTable(db, "partnership_agency")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("isa_signed_on", t)
    .addColumn("isa_expires_on", t)
    .addColumn("reports_count_locally", "integer", (c) => c.notNull())
    .addColumn("contact_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("left_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("partnership_agency_key", ["partnership_id", "agency_id"])
    .addCheckConstraint(
      "partnership_agency_isa_days",
      sql`isa_signed_on is null or isa_expires_on is null or isa_expires_on >= isa_signed_on`,
    )
    .addCheckConstraint("partnership_agency_counts_boolean", sql`reports_count_locally in (0, 1)`)
    .execute();
  await db.schema.createIndex("partnership_agency_by_agency").on("partnership_agency").column("agency_id").execute();
  await db.schema
    .createIndex("partnership_agency_by_contact")
    .on("partnership_agency")
    .column("contact_user_id")
    .execute();

  await createTable(db, "area")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("code", t, (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("area_kind_known", oneOf("kind", ["borough", "beat", "ward", "lsoa"]))
    .execute();
  await db.schema.createIndex("area_by_code").on("area").columns(["partnership_id", "kind", "code"]).unique().execute();

  await createTable(db, "partnership_group")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("parent_id", t, (c) => c.references("partnership_group.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("cadence", t)
    .addColumn("holds_cases", "integer", (c) => c.notNull())
    .addColumn("has_meetings", "integer", (c) => c.notNull())
    .addColumn("min_age", "integer")
    .addColumn("max_age", "integer")
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("partnership_group_kind_known", oneOf("kind", GROUP_KINDS))
    .addCheckConstraint("partnership_group_ages", sql`min_age is null or max_age is null or max_age >= min_age`)
    .addCheckConstraint("partnership_group_booleans", sql`holds_cases in (0, 1) and has_meetings in (0, 1)`)
    .addCheckConstraint("partnership_group_parent_other", sql`parent_id is null or parent_id <> id`)
    .execute();
  await db.schema
    .createIndex("partnership_group_by_name")
    .on("partnership_group")
    .columns(["partnership_id", "name_folded"])
    .unique()
    .execute();
  await db.schema.createIndex("partnership_group_by_parent").on("partnership_group").column("parent_id").execute();

  await createTable(db, "group_beat")
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("area_id", t, (c) => c.notNull().references("area.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("group_beat_key", ["group_id", "area_id"])
    .execute();
  await db.schema.createIndex("group_beat_by_area").on("group_beat").column("area_id").execute();
  await db.schema.createIndex("group_beat_by_partnership").on("group_beat").column("partnership_id").execute();

  await createTable(db, "membership")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("role", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("membership_role_known", oneOf("role", ["chair", "coordinator", "member", "guest"]))
    .addCheckConstraint("membership_from_is_day", isDay("from_day"))
    .addCheckConstraint("membership_days_in_order", sql`until_day is null or until_day >= from_day`)
    .addCheckConstraint("membership_guest_ends", sql`role <> 'guest' or until_day is not null`)
    .execute();
  await db.schema.createIndex("membership_by_user").on("membership").columns(["user_id", "partnership_id"]).execute();
  await db.schema.createIndex("membership_by_group").on("membership").columns(["group_id", "from_day"]).execute();
  await db.schema.createIndex("membership_by_partnership").on("membership").column("partnership_id").execute();

  await createTable(db, "duty")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("duty", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("duty_known", oneOf("duty", DUTIES))
    .addCheckConstraint("duty_from_is_day", isDay("from_day"))
    .addCheckConstraint("duty_days_in_order", sql`until_day is null or until_day >= from_day`)
    .execute();
  await db.schema.createIndex("duty_by_user").on("duty").columns(["user_id", "partnership_id"]).execute();
  await db.schema.createIndex("duty_by_partnership").on("duty").columns(["partnership_id", "duty"]).execute();

  await createTable(db, "session")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("token_hash", t, (c) => c.notNull().unique())
    .addColumn("previous_token_hash", t)
    .addColumn("renewed_at", t)
    .addColumn("renewal_due", "integer", (c) => c.notNull())
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("partnership_id", t, (c) => c.references("partnership.id"))
    .addColumn("stage", t, (c) => c.notNull())
    .addColumn("pending_secret_sealed", t)
    .addColumn("browser", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("last_seen_at", t, (c) => c.notNull())
    .addColumn("expires_at", t, (c) => c.notNull())
    .addColumn("ended_at", t)
    .addCheckConstraint("session_stage_known", oneOf("stage", ["code-due", "enrolment-due", "complete"]))
    .addCheckConstraint("session_renewal_due_boolean", sql`renewal_due in (0, 1)`)
    .execute();
  await db.schema.createIndex("session_by_user").on("session").columns(["user_id", "last_seen_at"]).execute();
  await db.schema.createIndex("session_by_previous_token").on("session").column("previous_token_hash").execute();
  await db.schema.createIndex("session_by_partnership").on("session").column("partnership_id").execute();
  await db.schema.createIndex("session_by_expiry").on("session").column("expires_at").execute();

  await createTable(db, "sign_in_attempt")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("key_hash", t, (c) => c.notNull())
    .addColumn("at", t, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("sign_in_attempt_by_key").on("sign_in_attempt").columns(["key_hash", "at"]).execute();
  await db.schema.createIndex("sign_in_attempt_by_instant").on("sign_in_attempt").column("at").execute();

  await createTable(db, "unsent_form")
    .addColumn("key_hash", t, (c) => c.primaryKey())
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("content_sealed", t, (c) => c.notNull())
    .addColumn("expires_at", t, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("unsent_form_by_user").on("unsent_form").column("user_id").execute();
  await db.schema.createIndex("unsent_form_by_expiry").on("unsent_form").column("expires_at").execute();

  await createTable(db, "form_once")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("token", t, (c) => c.notNull())
    .addColumn("object_kind", t, (c) => c.notNull())
    .addColumn("object_id", t, (c) => c.notNull())
    .addColumn("at", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("form_once_key", ["partnership_id", "user_id", "token", "object_kind"])
    .execute();
  await db.schema.createIndex("form_once_by_user").on("form_once").column("user_id").execute();
  await db.schema.createIndex("form_once_by_instant").on("form_once").column("at").execute();

  await createTable(db, "credential_reset")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("made_by", t, (c) => c.references("user_account.id"))
    .addColumn("made_at", t, (c) => c.notNull())
    .addColumn("acknowledged_at", t)
    .addCheckConstraint("credential_reset_kind_known", oneOf("kind", ["password-link", "authenticator"]))
    .execute();
  await db.schema
    .createIndex("credential_reset_by_user")
    .on("credential_reset")
    .columns(["user_id", "made_at"])
    .execute();
  await db.schema.createIndex("credential_reset_by_maker").on("credential_reset").column("made_by").execute();

  // An erasure run can be open only inside the transaction that opened it: the row that `open_marker` names never
  // exists, and the reference is checked at commit.
  await createTable(db, "erasure_marker")
    .addColumn("id", t, (c) => c.primaryKey())
    .addCheckConstraint("erasure_marker_stays_empty", sql`1 = 0`)
    .execute();
  await createTable(db, "erasure_run")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("rule", t, (c) => c.notNull())
    .addColumn("started_by", t, (c) => c.notNull())
    .addColumn("started_at", t, (c) => c.notNull())
    .addColumn("open_marker", t)
    .addForeignKeyConstraint("erasure_run_closed_at_commit", ["open_marker"], "erasure_marker", ["id"], (f) =>
      f.deferrable().initiallyDeferred(),
    )
    .execute();
  await db.schema
    .createIndex("erasure_run_by_partnership")
    .on("erasure_run")
    .columns(["partnership_id", "started_at"])
    .execute();
  await db.schema.createIndex("erasure_run_open").on("erasure_run").column("open_marker").execute();
  await createAppendOnlyFunctions(db);

  await createTable(db, "job")
    .addColumn("name", t, (c) => c.primaryKey())
    .addColumn("next_run_at", t, (c) => c.notNull())
    .addColumn("lease_holder", t)
    .addColumn("leased_until", t)
    .addColumn("last_started_at", t)
    .addColumn("last_finished_at", t)
    .addColumn("last_failed_at", t)
    .addColumn("last_failure", t)
    .execute();
  await db.schema.createIndex("job_by_next_run").on("job").column("next_run_at").execute();

  await createTable(db, "reference_counter")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("prefix", t, (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("last", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("reference_counter_key", ["partnership_id", "prefix", "year"])
    .execute();
}
