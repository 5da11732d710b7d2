import { addIndex, type AnyDatabase } from "./portable.ts";

/** Incidents by the day on which they were closed. */
export async function up(db: AnyDatabase) {
  await addIndex(db, "incident_by_end", "incident", ["partnership_id", "ended_on", "id"]);
}
