import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // An incident that is seen and counted no more by itself: found to be another one, or closed as a crime by its source.
  await sql`alter table incident add column set_aside ${t} constraint "incident_set_aside_known"
    check (set_aside is null or ${oneOf("set_aside", ["same", "crime"])})`.execute(db);
  await sql`alter table incident add column same_as_id ${t} references incident (id)
    constraint "incident_same_as_is_set_aside" check (same_as_id is null or set_aside = 'same')`.execute(db);
  await index("incident_by_same_as", "incident", ["same_as_id"]);

  // What another system said of an incident, as it said it.
  await createTable(db, "imported_incident")
    .addColumn("incident_id", t, (c) => c.primaryKey().references("incident.id"))
    .addColumn("report_id", t, (c) => c.notNull().references("report.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("source_system", t, (c) => c.notNull())
    .addColumn("source_reference", t, (c) => c.notNull())
    .addColumn("type_words", t)
    .addColumn("opening_words", t)
    .addColumn("closing_words", t)
    .addColumn("status_words", t)
    .addColumn("reported_by", t)
    .addColumn("officer_words", t)
    .addColumn("closed_on", t)
    // How many incidents the source counts in its record. One is recorded here: of the others no day is known.
    .addColumn("incidents", "integer")
    // The version of the incident as the last file left it; another one was changed here.
    .addColumn("file_version", "integer", (c) => c.notNull())
    .addCheckConstraint("imported_incident_closed_is_day", isDay("closed_on"))
    .execute();
  await index(
    "imported_incident_by_source",
    "imported_incident",
    ["partnership_id", "source_system", "source_reference"],
    true,
  );
  await index("imported_incident_by_report", "imported_incident", ["report_id"]);
  await index("imported_incident_by_batch", "imported_incident", ["import_batch_id"]);

  // An incident of a file and the one that it may be; somebody joins them or keeps them apart.
  await createTable(db, "incident_match")
    .addColumn("incident_id", t, (c) => c.primaryKey().references("incident.id"))
    .addColumn("other_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addColumn("decided_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("incident_match_status_known", oneOf("status", ["open", "joined", "apart"]))
    .addCheckConstraint(
      "incident_match_decided_is_whole",
      sql`(status = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)`,
    )
    .addCheckConstraint("incident_match_is_another", sql`other_id <> incident_id`)
    .execute();
  await index("incident_match_by_other", "incident_match", ["other_id"]);
  await index("incident_match_by_status", "incident_match", ["partnership_id", "status", "incident_id"]);
  await index("incident_match_by_batch", "incident_match", ["import_batch_id"]);
  await index("incident_match_by_decider", "incident_match", ["decided_by"]);

  // Somebody whom a file brought, until somebody has said that this is a person of their own; a merge says it too.
  await createTable(db, "imported_person")
    .addColumn("person_id", t, (c) => c.primaryKey().references("person.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("postcode", t)
    .addColumn("confirmed_by", t, (c) => c.references("user_account.id"))
    .addColumn("confirmed_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("imported_person_confirmed_is_whole", sql`(confirmed_at is null) = (confirmed_by is null)`)
    .execute();
  await index("imported_person_by_batch", "imported_person", ["import_batch_id"]);
  await index("imported_person_by_confirmer", "imported_person", ["confirmed_by"]);
  await db.schema
    .createIndex("imported_person_open")
    .on("imported_person")
    .columns(["partnership_id", "person_id"])
    .where(sql<boolean>`confirmed_at is null`)
    .execute();
  await index("imported_person_by_partnership", "imported_person", ["partnership_id"]);

  await index("import_item_by_record", "import_item", ["record_id"]);

  // The reports of a file from whose days on victims are to be told, and how far that has been gone through.
  await createTable(db, "import_follow_up")
    .addColumn("batch_id", t, (c) => c.primaryKey().references("import_batch.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("recent_from", t, (c) => c.notNull())
    .addColumn("followed_to", t)
    .addColumn("done_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("import_follow_up_recent_is_day", isDay("recent_from"))
    .execute();
  await index("import_follow_up_by_partnership", "import_follow_up", ["partnership_id", "batch_id"]);
  await db.schema
    .createIndex("import_follow_up_open")
    .on("import_follow_up")
    .column("batch_id")
    .where(sql<boolean>`done_at is null`)
    .execute();

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}
