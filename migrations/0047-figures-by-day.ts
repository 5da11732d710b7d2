import { sql } from "kysely";
import { addIndex, type AnyDatabase } from "./portable.ts";

/** What is counted of the partnership's own work is found by the day that decides, without reading all of it. */
export async function up(db: AnyDatabase) {
  await addIndex(db, "action_by_raised_day", "action", ["partnership_id", "raised_on"]);
  await addIndex(db, "case_closure_by_closed_day", "case_closure", ["partnership_id", "closed_on"]);
  await addIndex(db, "imported_case_by_closed_day", "imported_case", ["partnership_id", "closed_on"]);
  await addIndex(db, "case_change_by_kind_and_day", "case_change", ["partnership_id", "kind", "on_day"]);
  await addIndex(db, "risk_assessment_by_review_day", "risk_assessment", ["partnership_id", "next_review_on"]);
  await addIndex(db, "risk_review_by_day", "risk_review", ["partnership_id", "reviewed_on"]);
  for (const table of ["risk_assessment", "victim_assessment"])
    await db.schema
      .createIndex(`${table}_that_proposes`)
      .on(table)
      .columns(["partnership_id", "assessed_on"])
      .where(sql<boolean>`proposed is not null`)
      .execute();
}
