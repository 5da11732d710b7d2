import { sql } from "kysely";
import { LEGAL_PARAMETERS } from "./shipped/legal-parameters.ts";
import { type AnyDatabase, appendOnly, createTable, isDay, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // What a partnership has decided, from a day on. Who recorded it is null for a command on the server.
  await createTable(db, "setting_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("key", t, (c) => c.notNull())
    .addColumn("value", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("setting_change_from_is_day", isDay("from_day"))
    .addCheckConstraint("setting_change_has_reason", sql`reason <> ''`)
    .execute();
  await db.schema
    .createIndex("setting_change_by_key")
    .on("setting_change")
    .columns(["partnership_id", "key", "from_day", "recorded_at"])
    .unique()
    .execute();
  await db.schema.createIndex("setting_change_by_recorder").on("setting_change").column("recorded_by").execute();
  await appendOnly(db, "setting_change", "in-erasure-run");

  // The numbers of the law, for every partnership. A draft is a row that nobody has confirmed; who confirmed is null for
  // what Joint Action ships as read in the law.
  await createTable(db, "legal_parameter")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("power", t, (c) => c.notNull())
    .addColumn("parameter", t, (c) => c.notNull())
    .addColumn("value", t, (c) => c.notNull())
    .addColumn("unit", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("source", t, (c) => c.notNull())
    .addColumn("confirmed_by", t, (c) => c.references("user_account.id"))
    .addColumn("confirmed_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("legal_parameter_from_is_day", isDay("from_day"))
    .addCheckConstraint("legal_parameter_until_is_day", isDay("until_day"))
    .addCheckConstraint("legal_parameter_days_in_order", sql`until_day is null or until_day >= from_day`)
    .addCheckConstraint(
      "legal_parameter_confirmed_at_an_instant",
      sql`confirmed_by is null or confirmed_at is not null`,
    )
    .execute();
  await db.schema
    .createIndex("legal_parameter_by_power")
    .on("legal_parameter")
    .columns(["power", "parameter", "from_day"])
    .unique()
    .execute();
  await db.schema.createIndex("legal_parameter_by_confirmer").on("legal_parameter").column("confirmed_by").execute();
  await db.insertInto("legal_parameter").values(LEGAL_PARAMETERS).execute();
}
