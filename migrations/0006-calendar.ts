import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

const TIME = (column: string) => sql<boolean>`${sql.ref(column)} like '__:__'`;

export async function up(db: AnyDatabase) {
  const t = text(db);

  // Of the country and no partnership. A later list of GOV.UK replaces days to come and adds years; days gone by stay.
  await createTable(db, "bank_holiday")
    .addColumn("division", t, (c) => c.notNull())
    .addColumn("day", t, (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("source", t, (c) => c.notNull())
    .addColumn("batch", t)
    .addColumn("loaded_at", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("bank_holiday_key", ["division", "day"])
    .addCheckConstraint("bank_holiday_division_known", oneOf("division", ["england-and-wales"]))
    .addCheckConstraint("bank_holiday_source_known", oneOf("source", ["shipped", "gov.uk"]))
    .addCheckConstraint("bank_holiday_loaded_has_batch", sql`(source = 'gov.uk') = (batch is not null)`)
    .addCheckConstraint("bank_holiday_is_day", isDay("day"))
    .execute();
  const rows = Object.entries(ENGLAND_AND_WALES).flatMap(([year, days]) =>
    days.map(([day, title]) => ({
      division: "england-and-wales",
      day: `${year}-${day}`,
      title,
      source: "shipped",
      batch: null,
      loaded_at: "2025-11-24T00:00:00.000Z",
    })),
  );
  await db.insertInto("bank_holiday").values(rows).execute();

  // How a group meets from a day on. A change is a new row; the one before it ends the day before.
  await createTable(db, "group_series")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("pattern", t, (c) => c.notNull())
    .addColumn("weekday", "integer", (c) => c.notNull())
    .addColumn("every_weeks", "integer")
    .addColumn("nth", "integer")
    .addColumn("month_of_quarter", "integer")
    .addColumn("start_time", t, (c) => c.notNull())
    .addColumn("place", t)
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("until_day", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "group_series_pattern_known",
      oneOf("pattern", ["every-n-weeks", "nth-weekday-of-month", "quarterly"]),
    )
    .addCheckConstraint("group_series_weekday_known", sql`weekday between 1 and 7`)
    .addCheckConstraint(
      "group_series_weeks_of_weekly",
      sql`(pattern = 'every-n-weeks') = (every_weeks is not null) and (every_weeks is null or every_weeks between 1 and 52)`,
    )
    .addCheckConstraint(
      "group_series_nth_of_others",
      sql`(pattern <> 'every-n-weeks') = (nth is not null) and (nth is null or nth in (-1, 1, 2, 3, 4, 5))`,
    )
    .addCheckConstraint(
      "group_series_month_of_quarterly",
      sql`(pattern = 'quarterly') = (month_of_quarter is not null) and (month_of_quarter is null or month_of_quarter between 1 and 3)`,
    )
    .addCheckConstraint("group_series_start_is_time", TIME("start_time"))
    .addCheckConstraint("group_series_from_is_day", isDay("from_day"))
    .addCheckConstraint("group_series_until_is_day", isDay("until_day"))
    .execute();
  await db.schema.createIndex("group_series_by_group").on("group_series").columns(["group_id", "from_day"]).execute();
  await db.schema
    .createIndex("group_series_by_partnership")
    .on("group_series")
    .columns(["partnership_id", "group_id", "from_day"])
    .execute();

  // One meeting of a group on a day. `series_day` is the day that the pattern gave it, whatever became of it since.
  await createTable(db, "sitting")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("series_id", t, (c) => c.references("group_series.id"))
    .addColumn("series_day", t)
    .addColumn("day", t, (c) => c.notNull())
    .addColumn("start_time", t, (c) => c.notNull())
    .addColumn("place", t)
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("sitting_status_known", oneOf("status", ["planned", "moved", "cancelled", "held"]))
    .addCheckConstraint("sitting_of_series_has_day", sql`(series_id is null) = (series_day is null)`)
    .addCheckConstraint("sitting_change_has_reason", sql`status not in ('moved', 'cancelled') or reason is not null`)
    .addCheckConstraint("sitting_start_is_time", TIME("start_time"))
    .addCheckConstraint("sitting_day_is_day", isDay("day"))
    .addCheckConstraint("sitting_series_day_is_day", isDay("series_day"))
    .execute();
  await db.schema
    .createIndex("sitting_by_series")
    .on("sitting")
    .columns(["series_id", "series_day"])
    .unique()
    .execute();
  await db.schema.createIndex("sitting_by_group").on("sitting").columns(["group_id", "day", "id"]).execute();
  await db.schema.createIndex("sitting_by_day").on("sitting").columns(["partnership_id", "day", "group_id"]).execute();
}

/** As GOV.UK published them on 24 November 2025 (Open Government Licence v3.0), the extra days of 2020, 2022 and 2023 among them. */
const ENGLAND_AND_WALES: Record<number, [string, string][]> = {
  2019: [
    ["01-01", "New Year’s Day"],
    ["04-19", "Good Friday"],
    ["04-22", "Easter Monday"],
    ["05-06", "Early May bank holiday"],
    ["05-27", "Spring bank holiday"],
    ["08-26", "Summer bank holiday"],
    ["12-25", "Christmas Day"],
    ["12-26", "Boxing Day"],
  ],
  2020: [
    ["01-01", "New Year’s Day"],
    ["04-10", "Good Friday"],
    ["04-13", "Easter Monday"],
    ["05-08", "Early May bank holiday (VE day)"],
    ["05-25", "Spring bank holiday"],
    ["08-31", "Summer bank holiday"],
    ["12-25", "Christmas Day"],
    ["12-28", "Boxing Day"],
  ],
  2021: [
    ["01-01", "New Year’s Day"],
    ["04-02", "Good Friday"],
    ["04-05", "Easter Monday"],
    ["05-03", "Early May bank holiday"],
    ["05-31", "Spring bank holiday"],
    ["08-30", "Summer bank holiday"],
    ["12-27", "Christmas Day"],
    ["12-28", "Boxing Day"],
  ],
  2022: [
    ["01-03", "New Year’s Day"],
    ["04-15", "Good Friday"],
    ["04-18", "Easter Monday"],
    ["05-02", "Early May bank holiday"],
    ["06-02", "Spring bank holiday"],
    ["06-03", "Platinum Jubilee bank holiday"],
    ["08-29", "Summer bank holiday"],
    ["09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"],
    ["12-26", "Boxing Day"],
    ["12-27", "Christmas Day"],
  ],
  2023: [
    ["01-02", "New Year’s Day"],
    ["04-07", "Good Friday"],
    ["04-10", "Easter Monday"],
    ["05-01", "Early May bank holiday"],
    ["05-08", "Bank holiday for the coronation of King Charles III"],
    ["05-29", "Spring bank holiday"],
    ["08-28", "Summer bank holiday"],
    ["12-25", "Christmas Day"],
    ["12-26", "Boxing Day"],
  ],
  2024: [
    ["01-01", "New Year’s Day"],
    ["03-29", "Good Friday"],
    ["04-01", "Easter Monday"],
    ["05-06", "Early May bank holiday"],
    ["05-27", "Spring bank holiday"],
    ["08-26", "Summer bank holiday"],
    ["12-25", "Christmas Day"],
    ["12-26", "Boxing Day"],
  ],
  2025: [
    ["01-01", "New Year’s Day"],
    ["04-18", "Good Friday"],
    ["04-21", "Easter Monday"],
    ["05-05", "Early May bank holiday"],
    ["05-26", "Spring bank holiday"],
    ["08-25", "Summer bank holiday"],
    ["12-25", "Christmas Day"],
    ["12-26", "Boxing Day"],
  ],
  2026: [
    ["01-01", "New Year’s Day"],
    ["04-03", "Good Friday"],
    ["04-06", "Easter Monday"],
    ["05-04", "Early May bank holiday"],
    ["05-25", "Spring bank holiday"],
    ["08-31", "Summer bank holiday"],
    ["12-25", "Christmas Day"],
    ["12-28", "Boxing Day"],
  ],
  2027: [
    ["01-01", "New Year’s Day"],
    ["03-26", "Good Friday"],
    ["03-29", "Easter Monday"],
    ["05-03", "Early May bank holiday"],
    ["05-31", "Spring bank holiday"],
    ["08-30", "Summer bank holiday"],
    ["12-27", "Christmas Day"],
    ["12-28", "Boxing Day"],
  ],
};
