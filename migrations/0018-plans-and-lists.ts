import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const DOMAINS = ["reoffending", "harm-to-others", "harm-to-self", "victim-safety", "place"];
const STATUSES = ["planned", "under-way", "done", "not-done", "not-needed"];

const RISK_RANK = sql.raw(
  "case risk_level when 'very-high' then 1 when 'high' then 2 when 'medium' then 4 when 'low' then 5 else 3 end",
);

export async function up(db: AnyDatabase) {
  const t = text(db);

  // One measure of the control or safety plan of a case. Without a person it is for the case as a whole.
  await createTable(db, "plan_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("domain", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("why", t, (c) => c.notNull())
    .addColumn("owner_agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("owner_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("end_reason", t)
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("plan_step_domain_known", oneOf("domain", DOMAINS))
    .addCheckConstraint("plan_step_status_known", oneOf("status", STATUSES))
    .addCheckConstraint("plan_step_from_is_day", isDay("from_day"))
    .addCheckConstraint("plan_step_until_is_day", isDay("until_day"))
    .addCheckConstraint("plan_step_days_in_order", sql`until_day is null or until_day >= from_day`)
    .addCheckConstraint("plan_step_ended_has_day", sql`(status in ('planned', 'under-way')) = (ended_on is null)`)
    .addCheckConstraint(
      "plan_step_not_done_has_reason",
      sql`(status in ('not-done', 'not-needed')) = (end_reason is not null)`,
    )
    .execute();
  await db.schema.createIndex("plan_step_by_case").on("plan_step").columns(["case_id", "id"]).execute();
  for (const column of ["partnership_id", "person_id", "owner_agency_id", "owner_user_id", "created_by"])
    await db.schema.createIndex(`plan_step_by_${column}`).on("plan_step").column(column).execute();

  // What became of a step: the two values are what it said before and after, in words, as they were.
  await createTable(db, "plan_step_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("plan_step_id", t, (c) => c.notNull().references("plan_step.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("before_value", t)
    .addColumn("after_value", t)
    .addColumn("reason", t)
    .addColumn("changed_by", t, (c) => c.references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint(
      "plan_step_change_kind_known",
      oneOf("kind", ["added", "changed", "status", "action-joined", "action-left"]),
    )
    .execute();
  await db.schema
    .createIndex("plan_step_change_by_step")
    .on("plan_step_change")
    .columns(["plan_step_id", "id"])
    .execute();
  for (const column of ["partnership_id", "changed_by"])
    await db.schema.createIndex(`plan_step_change_by_${column}`).on("plan_step_change").column(column).execute();
  await appendOnly(db, "plan_step_change", "in-erasure-run");

  await sql`alter table action add column plan_step_id ${t} references plan_step (id)
    constraint "action_of_step_is_of_case" check (plan_step_id is null or context = 'case')`.execute(db);
  await db.schema.createIndex("action_by_plan_step").on("action").columns(["plan_step_id", "status"]).execute();
  await db.schema
    .createIndex("action_of_case_by_due_day")
    .on("action")
    .columns(["case_id", "due_on", "id"])
    .where(sql<boolean>`finished_on is null`)
    .execute();
  await db.schema
    .createIndex("action_of_case_by_finished_day")
    .on("action")
    .columns(["case_id", "finished_on", "id"])
    .execute();

  // A record put on paper is a disclosure (DOMAIN 7.2): for whom and why, as with a file.
  await createTable(db, "record_print")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("what", t, (c) => c.notNull())
    .addColumn("destination", t, (c) => c.notNull())
    .addColumn("purpose", t)
    .addColumn("recipients", t)
    .addColumn("gateway", t)
    .addColumn("necessity", t)
    .addColumn("proportionality", t)
    .addColumn("approved_by", t)
    .addColumn("made_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("made_at", t, (c) => c.notNull())
    .addColumn("audit_event_id", t, (c) => c.notNull().references("audit_event.id"))
    .addCheckConstraint("record_print_what_known", oneOf("what", ["plan"]))
    .addCheckConstraint("record_print_destination_known", oneOf("destination", ["own-use", "disclosed"]))
    .addCheckConstraint("record_print_own_use_has_purpose", sql`(destination = 'own-use') = (purpose is not null)`)
    .addCheckConstraint(
      "record_print_to_others_is_justified",
      sql`(destination = 'disclosed') = (recipients is not null)
        and (recipients is null) = (gateway is null) and (recipients is null) = (necessity is null)
        and (recipients is null) = (proportionality is null) and (recipients is null) = (approved_by is null)`,
    )
    .execute();
  await db.schema.createIndex("record_print_by_case").on("record_print").columns(["case_id", "id"]).execute();
  for (const column of ["partnership_id", "made_by", "audit_event_id"])
    await db.schema.createIndex(`record_print_by_${column}`).on("record_print").column(column).execute();
  await appendOnly(db, "record_print", "in-erasure-run");

  // The order of an agenda (DOMAIN 5.2): db/queries/case-order.ts asks for rows by these very expressions.
  await sql`create index case_record_by_risk on case_record (partnership_id, group_id, status, (${RISK_RANK}),
    (coalesce(risk_assessed_on, opened_on)), id)`.execute(db);
}
