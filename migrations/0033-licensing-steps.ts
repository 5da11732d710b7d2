import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

const KINDS = [
  ...["review", "summary-review", "closure-review", "variation", "suspension", "closure-alcohol", "area-closure"],
  "closure",
];
const APPLICANTS = [
  ...["police", "licensing-authority", "environmental-health", "fire", "trading-standards", "planning"],
  ...["child-protection", "public-health", "home-office", "another-person"],
];
const GROUNDS = ["is_crime", "is_safety", "is_nuisance", "is_children"];
const INTERIM = ["interim_modified", "interim_excluded", "interim_dps_removed", "interim_suspended"];
const DECISIONS = ["is_modified", "is_excluded", "is_dps_removed", "is_suspended", "is_revoked"];

const NOT_REREAD = "from general knowledge of the law, text not re-read";

/** What is done under the Licensing Act 2003 about the licence of premises, with the days that follow. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "licensing_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_id", t, (c) => c.notNull().references("premises.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    // The day of an application, of the receipt of a notice, or from which a closure or suspension runs.
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("happened_time", t)
    .addColumn("until_day", t)
    .addColumn("until_time", t)
    .addColumn("applicant", t)
    .addColumn("is_crime", "integer", (c) => c.notNull())
    .addColumn("is_safety", "integer", (c) => c.notNull())
    .addColumn("is_nuisance", "integer", (c) => c.notNull())
    .addColumn("is_children", "integer", (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("interim_on", t)
    .addColumn("interim_time", t)
    .addColumn("interim_modified", "integer", (c) => c.notNull())
    .addColumn("interim_excluded", "integer", (c) => c.notNull())
    .addColumn("interim_dps_removed", "integer", (c) => c.notNull())
    .addColumn("interim_suspended", "integer", (c) => c.notNull())
    .addColumn("hearing_on", t)
    // Decided with none of the five: nothing was needed.
    .addColumn("decided_on", t)
    .addColumn("is_modified", "integer", (c) => c.notNull())
    .addColumn("is_excluded", "integer", (c) => c.notNull())
    .addColumn("is_dps_removed", "integer", (c) => c.notNull())
    .addColumn("is_suspended", "integer", (c) => c.notNull())
    .addColumn("is_revoked", "integer", (c) => c.notNull())
    .addColumn("effective_from", t)
    .addColumn("suspended_until", t)
    .addColumn("limited_until", t)
    .addColumn("decision_words", t)
    .addColumn("appealed_on", t)
    .addColumn("ended_on", t)
    .addColumn("end_kind", t)
    .addColumn("end_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("licensing_step_kind_known", oneOf("kind", KINDS))
    .addCheckConstraint("licensing_step_applicant_known", oneOf("applicant", APPLICANTS))
    .addCheckConstraint("licensing_step_end_known", oneOf("end_kind", ["withdrawn", "rejected", "lifted"]))
    .addCheckConstraint(
      "licensing_step_flags_are_flags",
      sql<boolean>`${sql.join(
        [...GROUNDS, ...INTERIM, ...DECISIONS].map((flag) => sql`${sql.ref(flag)} in (0, 1)`),
        sql` and `,
      )}`,
    )
    .addCheckConstraint("licensing_step_happened_is_day", isDay("happened_on"))
    .addCheckConstraint("licensing_step_time_is_time", sql`happened_time like '__:__'`)
    .addCheckConstraint("licensing_step_until_is_day", isDay("until_day"))
    .addCheckConstraint("licensing_step_until_time_is_time", sql`until_time like '__:__'`)
    .addCheckConstraint("licensing_step_interim_is_day", isDay("interim_on"))
    .addCheckConstraint("licensing_step_interim_time_is_time", sql`interim_time like '__:__'`)
    .addCheckConstraint("licensing_step_hearing_is_day", isDay("hearing_on"))
    .addCheckConstraint("licensing_step_decided_is_day", isDay("decided_on"))
    .addCheckConstraint("licensing_step_effective_is_day", isDay("effective_from"))
    .addCheckConstraint("licensing_step_suspended_is_day", isDay("suspended_until"))
    .addCheckConstraint("licensing_step_limited_is_day", isDay("limited_until"))
    .addCheckConstraint("licensing_step_appealed_is_day", isDay("appealed_on"))
    .addCheckConstraint("licensing_step_ended_is_day", isDay("ended_on"))
    .addCheckConstraint(
      "licensing_step_end_is_whole",
      sql`(ended_on is null) = (end_kind is null) and (ended_on is null) = (end_reason is null)`,
    )
    .execute();
  await index("licensing_step_by_premises", ["premises_id", "happened_on", "id"]);
  await index("licensing_step_newest", ["partnership_id", "happened_on", "id"]);
  await index("licensing_step_by_creator", ["created_by"]);
  await db.schema
    .createIndex("licensing_step_open")
    .on("licensing_step")
    .columns(["partnership_id", "happened_on", "id"])
    .where(sql<boolean>`decided_on is null and ended_on is null`)
    .execute();

  await db
    .insertInto("legal_parameter")
    .values({
      id: "019aa5a0-0002-7000-8000-000000000001",
      ...{ power: "licence-review", parameter: "appeal-window", value: "21", unit: "days", from_day: "2005-11-24" },
      ...{ until_day: null, source: `Licensing Act 2003 Sch 5 para 9; ${NOT_REREAD}`, version: 1 },
      ...{ confirmed_by: null, confirmed_at: "2026-11-27T00:00:00.000Z" },
    })
    .execute();

  async function index(name: string, columns: string[]) {
    await db.schema.createIndex(name).on("licensing_step").columns(columns).execute();
  }
}
