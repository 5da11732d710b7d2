import type { AnyDatabase } from "./portable.ts";

/** The timeline of a case reads each kind in its own order, newest first, and no more of it than a page. */
export async function up(db: AnyDatabase) {
  for (const table of ["risk_assessment", "victim_assessment"])
    await db.schema
      .createIndex(`${table}_in_order`)
      .on(table)
      .columns(["case_id", "assessed_on", "recorded_at", "id"])
      .execute();
  await db.schema
    .createIndex("risk_decision_in_order")
    .on("risk_decision")
    .columns(["case_id", "decided_at", "id"])
    .execute();
}
