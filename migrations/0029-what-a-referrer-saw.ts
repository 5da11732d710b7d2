import { sql } from "kysely";
import { type AnyDatabase, createTable, text } from "./portable.ts";

/**
 * The incidents that whoever made a referral saw then: these go with it into a case, and no others. Of a referral that was
 * made from one incident it is that; from problems and cases made before, what was seen is not known, and nothing goes.
 */
export async function up(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "referral_source_incident")
    .addColumn("referral_id", t, (c) => c.notNull().references("referral_source.referral_id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("referral_source_incident_pk", ["referral_id", "incident_id"])
    .execute();
  for (const column of ["incident_id", "partnership_id"])
    await db.schema
      .createIndex(`referral_source_incident_by_${column}`)
      .on("referral_source_incident")
      .columns([column])
      .execute();
  await sql`insert into referral_source_incident (referral_id, incident_id, partnership_id)
    select referral_id, incident_id, partnership_id from referral_source where incident_id is not null`.execute(db);
}
