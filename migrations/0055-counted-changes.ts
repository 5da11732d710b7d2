import { sql } from "kysely";
import { type AnyDatabase, createTable, engineOf, text } from "./portable.ts";

/** What the sweep for victims near a case review reads (db/queries/threshold-sweep.ts and counted-reports.ts), by its tables and their columns. */
const COUNTED_FROM: Readonly<Record<string, string>> = {
  report: "agency_id reported_on reporter_person_id for_person_id import_batch_id",
  report_incident: "report_id incident_id",
  incident: "earliest_day latest_day is_hate problem_id import_batch_id set_aside licensing_only",
  incident_person: "incident_id person_id role ended_on",
  person: "merged_into_id",
  person_relationship: "person_id other_person_id relationship ended_on",
  import_batch: "status",
  partnership_agency: "reports_count_locally",
  setting_change: "key value from_day recorded_at",
  case_review: "status received_on victim_person_id",
  case_review_step: "review_id kind happened_on",
};

/**
 * For each partnership how often anything has changed that the threshold of its victims is counted from: while the number is
 * the same, what was found is as it was (docs/decisions/0059).
 */
export async function up(db: AnyDatabase) {
  await createTable(db, "counted_change")
    .addColumn("partnership_id", text(db), (c) => c.primaryKey().references("partnership.id"))
    .addColumn("changes", "integer", (c) => c.notNull())
    .addCheckConstraint("counted_change_counts_up", sql`changes >= 0`)
    .execute();
  await sql`insert into counted_change (partnership_id, changes) select id, 0 from partnership`.execute(db);
  await (engineOf(db) === "postgres" ? onPostgres(db) : onSqlite(db));
}

async function onSqlite(db: AnyDatabase) {
  await sql`create trigger partnership_has_counted_change after insert on partnership
    begin insert into counted_change (partnership_id, changes) values (new.id, 0); end`.execute(db);
  for (const [table, columns] of Object.entries(COUNTED_FROM))
    for (const [event, row] of [
      ["insert", "new"],
      ["delete", "old"],
      [`update of ${columns.replaceAll(" ", ", ")}`, "new"],
    ] as const)
      await sql`create trigger ${sql.ref(`${table}_counted_${event.slice(0, 6)}`)}
        after ${sql.raw(event)} on ${sql.table(table)}
        begin update counted_change set changes = changes + 1 where partnership_id = ${sql.raw(row)}.partnership_id; end`.execute(
        db,
      );
}

/**
 * At the end of the transaction, and once for all of its rows: held any longer, the row of the partnership would make
 * transactions wait for one another, and two of them for ever.
 */
async function onPostgres(db: AnyDatabase) {
  await sql`create function partnership_has_counted_change() returns trigger language plpgsql as $$
    begin
      insert into counted_change (partnership_id, changes) values (new.id, 0);
      return null;
    end $$`.execute(db);
  await sql`create trigger partnership_has_counted_change after insert on partnership
    for each row execute function partnership_has_counted_change()`.execute(db);
  await sql`create function note_counted_change() returns trigger language plpgsql as $$
    declare
      partnership text := case tg_op when 'DELETE' then old.partnership_id else new.partnership_id end;
      noted text := pg_current_xact_id()::text || ' ' || partnership;
    begin
      if current_setting('joint_action.counted_change', true) is distinct from noted then
        perform set_config('joint_action.counted_change', noted, true);
        update counted_change set changes = changes + 1 where partnership_id = partnership;
      end if;
      return null;
    end $$`.execute(db);
  for (const [table, columns] of Object.entries(COUNTED_FROM))
    await sql`create constraint trigger ${sql.ref(`${table}_counted`)}
      after insert or delete or update of ${sql.raw(columns.replaceAll(" ", ", "))} on ${sql.table(table)}
      deferrable initially deferred for each row execute function note_counted_change()`.execute(db);
}
