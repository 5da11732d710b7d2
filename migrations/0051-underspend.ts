import { sql } from "kysely";
import { addIndex, type AnyDatabase, oneOf, text } from "./portable.ts";

/** What becomes of the money that is left when a year is reviewed; and of each entry there is one correction at most. */
export async function up(db: AnyDatabase) {
  const known = sql`underspend is null or ${oneOf("underspend", ["none", "carried", "returned"])}`;
  await sql`alter table funding_step add column underspend ${text(db)} constraint "funding_step_underspend_known" check (${known})`.execute(
    db,
  );
  await db.schema.dropIndex("funding_entry_by_correction").execute();
  await addIndex(db, "funding_entry_by_correction", "funding_entry", ["corrects_id"], true);
  await addIndex(db, "funding_entry_by_transfer", "funding_entry", ["transfer_id"]);
}
