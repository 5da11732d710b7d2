import { type AnyDatabase, createTable, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "found_person")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("expires_at", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("found_person_key", ["partnership_id", "user_id", "person_id"])
    .execute();
  await db.schema.createIndex("found_person_by_user").on("found_person").column("user_id").execute();
  await db.schema.createIndex("found_person_by_person").on("found_person").column("person_id").execute();
  await db.schema.createIndex("found_person_by_expiry").on("found_person").column("expires_at").execute();

  await createTable(db, "credential_reset")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("made_by", t, (c) => c.references("user_account.id"))
    .addColumn("made_at", t, (c) => c.notNull())
    .addColumn("acknowledged_at", t)
    .addCheckConstraint("credential_reset_kind_known", oneOf("kind", ["password-link", "authenticator"]))
    .execute();
  await db.schema
    .createIndex("credential_reset_by_user")
    .on("credential_reset")
    .columns(["user_id", "made_at"])
    .execute();
  await db.schema.createIndex("credential_reset_by_maker").on("credential_reset").column("made_by").execute();
}
