import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const CHANGE_KINDS = [
  "opened", "imported", "subject-changed", "link-added", "link-changed", "link-ended", "lead", "supervisor", "held",
  "resumed", "closed", "reopened", "transfer-proposed", "transferred", "transfer-not-needed", "transfer-withdrawn",
  "restricted", "unrestricted", "named", "unnamed", "conflict", "conflict-ended", "flagged", "flag-changed", "unflagged",
  "break-glass", "working-group-started", "working-group-ended", "risk-signed-off", "review-done",
]; // prettier-ignore

/** The proposals of DOMAIN 5.2 (a reason for closure) and 7.3 (flags): each partnership changes its own afterwards. */
const OUTCOMES = [
  "Behaviour has stopped", "Risk reduced, one agency carries on", "Support in place", "Order or conviction obtained",
  "Moved out of the area", "Transferred to another group", "Allegation not substantiated", "Did not engage", "Died",
]; // prettier-ignore
const FLAGS: [name: string, behaviour: "da-marac" | "prevent" | null][] = [
  ["Hate", null], ["Domestic abuse / MARAC", "da-marac"], ["Prevent", "prevent"], ["Exploitation", null], ["Cuckooing", null],
  ["County lines", null], ["Mental health", null], ["Substance misuse", null], ["Homelessness", null], ["Off-road bikes", null],
]; // prettier-ignore

export async function up(db: AnyDatabase) {
  await addToCasesAndLinks(db);
  await createHistory(db);
  await createLists(db);
  await createClosures(db);
  await createWorkingGroups(db);
  await createTransfers(db);
  await ship(db);
}

async function addToCasesAndLinks(db: AnyDatabase) {
  const t = text(db);
  await sql`alter table case_record add column supervisor_user_id ${t} references user_account (id)`.execute(db);
  await sql`alter table case_record add column hold_until ${t}
    constraint "case_record_hold_is_of_held" check (hold_until is null or status = 'on-hold')`.execute(db);
  await db.schema.createIndex("case_record_by_supervisor").on("case_record").column("supervisor_user_id").execute();
  await db.schema
    .createIndex("case_record_by_end_of_hold")
    .on("case_record")
    .columns(["partnership_id", "hold_until", "id"])
    .where(sql<boolean>`hold_until is not null`)
    .execute();

  // By what somebody is confirmed as a perpetrator; of an allegation that was not substantiated the day and the source.
  await sql`alter table case_link add column standing_basis ${t} constraint "case_link_basis_known"
    check (standing_basis is null or standing = 'confirmed' and ${oneOf("standing_basis", ["admission", "conviction", "order", "finding"])})`.execute(
    db,
  );
  await sql`alter table case_link add column standing_on ${t} constraint "case_link_standing_day_is_day"
    check (standing_on is null or ${isDay("standing_on")})`.execute(db);
  await sql`alter table case_link add column standing_source ${t}`.execute(db);
  await sql`alter table case_link add column note ${t}`.execute(db);
  await sql`alter table case_link add column ended_reason ${t}`.execute(db);
  await sql`alter table case_link add column source_referral_id ${t} references referral (id)`.execute(db);
  await sql`alter table case_link add column created_at ${t}`.execute(db);
  await sql`alter table case_link add column created_by ${t} references user_account (id)`.execute(db);
  await db.schema.createIndex("case_link_by_source").on("case_link").column("source_referral_id").execute();
  await db.schema.createIndex("case_link_by_creator").on("case_link").column("created_by").execute();
  await db.schema
    .createIndex("case_link_by_role")
    .on("case_link")
    .columns(["partnership_id", "role", "id"])
    .where(sql<boolean>`until_day is null`)
    .execute();
}

async function createHistory(db: AnyDatabase) {
  const t = text(db);
  // What became of a case, each step with its reason.
  await createTable(db, "case_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("before_value", t)
    .addColumn("after_value", t)
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("before_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("before_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("after_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("after_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("group_id", t, (c) => c.references("partnership_group.id"))
    .addColumn("referral_id", t, (c) => c.references("referral.id"))
    .addColumn("on_day", t, (c) => c.notNull())
    .addColumn("reason", t)
    .addColumn("changed_by", t, (c) => c.references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint("case_change_kind_known", oneOf("kind", CHANGE_KINDS))
    .addCheckConstraint("case_change_on_day_is_day", isDay("on_day"))
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`case_change_${name}`).on("case_change").columns(columns).execute();
  await index("by_case", ["case_id", "id"]);
  await index("by_partnership", ["partnership_id"]);
  await index("by_person", ["person_id"]);
  await index("by_agency_before", ["before_agency_id"]);
  await index("by_user_before", ["before_user_id"]);
  await index("by_agency_after", ["after_agency_id"]);
  await index("by_user_after", ["after_user_id"]);
  await index("by_group", ["group_id"]);
  await index("by_referral", ["referral_id"]);
  await index("by_author", ["changed_by"]);

  // Of the cases that are there: who accepted the referral, and when.
  await sql`insert into case_change (id, partnership_id, case_id, kind, on_day, reason, referral_id, after_agency_id,
      after_user_id, changed_by, changed_at)
    select case_record.id, case_record.partnership_id, case_record.id, 'opened', case_record.opened_on, decision.reason,
      case_record.referral_id, case_record.lead_agency_id, case_record.lead_user_id, decision.decided_by, case_record.created_at
    from case_record left join referral_decision as decision on decision.case_id = case_record.id
      and not exists (select 1 from referral_decision as earlier
        where earlier.case_id = case_record.id and earlier.id < decision.id)`.execute(db);
  await appendOnly(db, "case_change", "in-erasure-run");
}

async function createLists(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "case_outcome")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("retired_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_outcome_retired_is_day", isDay("retired_on"))
    .execute();
  await db.schema
    .createIndex("case_outcome_by_name")
    .on("case_outcome")
    .columns(["partnership_id", "name_folded"])
    .unique()
    .execute();

  await createTable(db, "case_flag_kind")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    // What the code does for it. One that does something can be renamed but is not added by hand.
    .addColumn("behaviour", t)
    .addColumn("retired_on", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "case_flag_kind_behaviour_known",
      sql<boolean>`behaviour is null or ${oneOf("behaviour", ["da-marac", "prevent"])}`,
    )
    .addCheckConstraint("case_flag_kind_retired_is_day", isDay("retired_on"))
    .execute();
  await db.schema
    .createIndex("case_flag_kind_by_name")
    .on("case_flag_kind")
    .columns(["partnership_id", "name_folded"])
    .unique()
    .execute();

  await createTable(db, "case_flag")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("flag_kind_id", t, (c) => c.notNull().references("case_flag_kind.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("ended_reason", t)
    .addColumn("given_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_flag_from_is_day", isDay("from_day"))
    .addCheckConstraint("case_flag_days_in_order", sql`until_day is null or until_day >= from_day`)
    .execute();
  await db.schema.createIndex("case_flag_by_case").on("case_flag").columns(["case_id", "flag_kind_id"]).execute();
  await db.schema.createIndex("case_flag_by_kind").on("case_flag").columns(["flag_kind_id", "case_id"]).execute();
  await db.schema.createIndex("case_flag_by_partnership").on("case_flag").column("partnership_id").execute();
  await db.schema.createIndex("case_flag_by_giver").on("case_flag").column("given_by").execute();
}

async function createClosures(db: AnyDatabase) {
  const t = text(db);
  // One for each time that a case was closed. What was known then, from which retention counts.
  await createTable(db, "case_closure")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("outcome_id", t, (c) => c.notNull().references("case_outcome.id"))
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("closed_on", t, (c) => c.notNull())
    .addColumn("risk_level", t)
    .addColumn("risk_assessed_on", t)
    .addColumn("not_assessed_reason", t)
    .addColumn("actions_kept", "integer", (c) => c.notNull())
    .addColumn("actions_ended", "integer", (c) => c.notNull())
    .addColumn("order_in_force", "integer", (c) => c.notNull())
    .addColumn("order_until", t)
    .addColumn("appeal", "integer", (c) => c.notNull())
    .addColumn("litigation", "integer", (c) => c.notNull())
    .addColumn("inquiry", "integer", (c) => c.notNull())
    .addColumn("holds_note", t)
    // As the settings were on the closing day; null while something known holds the record with no end of its own.
    .addColumn("review_on", t)
    .addColumn("review_rule", t, (c) => c.notNull())
    .addColumn("closed_by", t, (c) => c.references("user_account.id"))
    .addColumn("closed_at", t, (c) => c.notNull())
    .addCheckConstraint("case_closure_day_is_day", isDay("closed_on"))
    .addCheckConstraint("case_closure_order_day_is_day", isDay("order_until"))
    .addCheckConstraint("case_closure_order_has_day", sql`order_until is null or order_in_force = 1`)
    .addCheckConstraint("case_closure_review_is_day", isDay("review_on"))
    .addCheckConstraint(
      "case_closure_booleans",
      sql`order_in_force in (0, 1) and appeal in (0, 1) and litigation in (0, 1) and inquiry in (0, 1)`,
    )
    .addCheckConstraint(
      "case_closure_risk_known",
      sql<boolean>`risk_level is null or ${oneOf("risk_level", ["low", "medium", "high", "very-high"])}`,
    )
    .addCheckConstraint(
      "case_closure_not_assessed_says_why",
      sql`risk_level is not null or not_assessed_reason is not null`,
    )
    .addCheckConstraint(
      "case_closure_rule_known",
      oneOf("review_rule", ["adult", "child", "order", "unsubstantiated", "held"]),
    )
    .execute();
  await db.schema.createIndex("case_closure_by_case").on("case_closure").columns(["case_id", "id"]).execute();
  await db.schema.createIndex("case_closure_by_outcome").on("case_closure").column("outcome_id").execute();
  await db.schema.createIndex("case_closure_by_author").on("case_closure").column("closed_by").execute();
  await db.schema
    .createIndex("case_closure_by_review_day")
    .on("case_closure")
    .columns(["partnership_id", "review_on", "id"])
    .execute();
  await appendOnly(db, "case_closure", "in-erasure-run");
}

async function createWorkingGroups(db: AnyDatabase) {
  const t = text(db);
  // The group of a case: a working group that sees this case and no other.
  await createTable(db, "case_working_group")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id").unique())
    .addColumn("objective", t, (c) => c.notNull())
    .addColumn("started_on", t, (c) => c.notNull())
    .addColumn("started_by", t, (c) => c.references("user_account.id"))
    .addColumn("ended_on", t)
    .addColumn("ended_reason", t)
    .addColumn("ended_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("case_working_group_started_is_day", isDay("started_on"))
    .addCheckConstraint("case_working_group_days_in_order", sql`ended_on is null or ended_on >= started_on`)
    .addCheckConstraint("case_working_group_end_has_reason", sql`(ended_on is null) = (ended_reason is null)`)
    .execute();
  await db.schema
    .createIndex("case_working_group_by_case")
    .on("case_working_group")
    .columns(["case_id", "group_id"])
    .execute();
  await db.schema
    .createIndex("case_working_group_at_once")
    .on("case_working_group")
    .column("case_id")
    .unique()
    .where(sql<boolean>`ended_on is null`)
    .execute();
  await db.schema
    .createIndex("case_working_group_by_partnership")
    .on("case_working_group")
    .column("partnership_id")
    .execute();
  await db.schema.createIndex("case_working_group_by_starter").on("case_working_group").column("started_by").execute();
  await db.schema.createIndex("case_working_group_by_ender").on("case_working_group").column("ended_by").execute();
}

async function createTransfers(db: AnyDatabase) {
  const t = text(db);
  // Proposed a month before an 18th birthday; decided once.
  await createTable(db, "case_transfer")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("adult_on", t, (c) => c.notNull())
    .addColumn("proposed_on", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("to_group_id", t, (c) => c.references("partnership_group.id"))
    .addColumn("referral_id", t, (c) => c.references("referral.id"))
    .addColumn("reason", t)
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addColumn("decided_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "case_transfer_status_known",
      oneOf("status", ["proposed", "transferred", "not-needed", "withdrawn"]),
    )
    .addCheckConstraint("case_transfer_adult_is_day", isDay("adult_on"))
    .addCheckConstraint("case_transfer_has_referral", sql`(status = 'transferred') = (referral_id is not null)`)
    .execute();
  await db.schema
    .createIndex("case_transfer_once")
    .on("case_transfer")
    .columns(["case_id", "person_id", "adult_on"])
    .unique()
    .execute();
  await db.schema
    .createIndex("case_transfer_by_status")
    .on("case_transfer")
    .columns(["partnership_id", "status", "adult_on", "id"])
    .execute();
  await db.schema.createIndex("case_transfer_by_person").on("case_transfer").column("person_id").execute();
  await db.schema.createIndex("case_transfer_by_group").on("case_transfer").column("to_group_id").execute();
  await db.schema.createIndex("case_transfer_by_referral").on("case_transfer").column("referral_id").execute();
  await db.schema.createIndex("case_transfer_by_decider").on("case_transfer").column("decided_by").execute();
}

/** For the partnerships that are there; a new one gets its own when it is set up. */
async function ship(db: AnyDatabase) {
  const { rows } = await sql<{ id: string }>`select id from partnership`.execute(db);
  for (const { id: partnership_id } of rows) {
    const row = (name: string) => ({ id: newId(), partnership_id, name, name_folded: folded(name), version: 1 });
    await db.insertInto("case_outcome").values(OUTCOMES.map(row)).execute();
    await db
      .insertInto("case_flag_kind")
      .values(FLAGS.map(([name, behaviour]) => ({ ...row(name), behaviour })))
      .execute();
  }
}

/** As the app folds these names, which have no accents. */
function folded(name: string) {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, " ");
}

/** A UUID of version 7: the instant in front, the rest by chance. */
function newId() {
  const instant = Date.now().toString(16).padStart(12, "0");
  return `${instant.slice(0, 8)}-${instant.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
