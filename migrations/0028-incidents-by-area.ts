import type { AnyDatabase } from "./portable.ts";

/** The lists of incidents of one ward, one LSOA or one local type are read in their order. */
export async function up(db: AnyDatabase) {
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on("incident").columns(columns).execute();
  await index("incident_by_ward", ["partnership_id", "ward_code", "latest_day", "id"]);
  await index("incident_by_lsoa", ["partnership_id", "lsoa_code", "latest_day", "id"]);
  await index("incident_by_type_newest", ["asb_type_id", "latest_day", "id"]);
}
