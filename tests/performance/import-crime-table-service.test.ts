import { beforeEach, describe, expect, test } from "vitest";
import { crimeTableFacts } from "#app/services/performance/crime-table-facts.ts";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, testDatabase, type TestPartnership } from "../factories.ts";

const HEADING =
  "Crime Type,Performance to Date,Total Crime as at 30th Sept 2022,Total Crime as at 30th Sept 2023,Difference,Family Group Position Sept 2023";
const TABLE = `${HEADING}
All Crime,-4.5%,"7,475","7,142",-333,12/15
Violence with Injury,+6%,815,864,+49,14/15
Burglary – Residential,+5.8%,241,255,+14,N/A*
Robbery,-30%,40,28,-12,2/15
`;
const PERIOD = { from: "2023-04-01", to: "2023-09-30" };

async function rows(db: Executor) {
  const count = (table: "import_batch" | "crime_count" | "crime_position" | "crime_table_line") =>
    db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow().then(({ n }) => n); // prettier-ignore
  return {
    batches: await count("import_batch"),
    counts: await count("crime_count"),
    positions: await count("crime_position"),
    lines: await count("crime_table_line"),
  };
}

const NONE = { batches: 0, counts: 0, positions: 0, lines: 0 };
const ONCE = { batches: 1, counts: 8, positions: 4, lines: 4 };

describe("loading the table", () => {
  let db: Executor;
  let p: TestPartnership;
  let context: Parameters<typeof importCrimeTable>[0];
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    context = { db, actor: await anActor(db, p, { duties: ["manager"] }), now: new Date("2026-11-22T10:00:00Z") };
  });
  const load = (text = TABLE, period = PERIOD, dryRun = false) => importCrimeTable(context, { text, period, dryRun });
  const facts = async (type: string, period = PERIOD) =>
    (await crimeTableFacts(db, p.partnershipId, period)).find((f) => f.crimeType === type);

  test("writes each row for the period and for the same days a year before, under one batch, with one event", async () => {
    const result = await load();
    expect(result.kind).toBe("done");
    expect(await rows(db)).toEqual(ONCE);
    const counts = await db
      .selectFrom("crime_count")
      .select(["from_day", "to_day", "crimes"])
      .where("crime_type", "=", "All Crime")
      .orderBy("to_day")
      .execute();
    expect(counts).toEqual([
      { from_day: "2022-04-01", to_day: "2022-09-30", crimes: 7475 },
      { from_day: "2023-04-01", to_day: "2023-09-30", crimes: 7142 },
    ]);
    const batch = await db.selectFrom("import_batch").selectAll().executeTakeFirstOrThrow();
    expect(batch).toMatchObject({
      kind: "crime",
      format: "table",
      status: "visible",
      row_count: 4,
      created_by: context.actor.id,
    });
    expect(await auditEvents(db)).toMatchObject([
      {
        category: "collection",
        event: "import.crime",
        object_kind: "import-batch",
        object_id: batch.id,
        result_count: 4,
        actor_id: context.actor.id,
      },
    ]);
    expect(await facts("Burglary – Residential")).toMatchObject({
      position: { position: null, printed: "N/A*", asAt: "2023-09-30" },
    });
  });

  test("29 February is held against 28 February", async () => {
    const heading = "Crime Type,Total as at 28 Feb 2023,Total as at 29 Feb 2024";
    await load(`${heading}\nRobbery,5,6`, { from: "2023-04-01", to: "2024-02-29" });
    expect(await db.selectFrom("crime_count").select(["from_day", "to_day"]).orderBy("to_day").execute()).toEqual([
      { from_day: "2022-04-01", to_day: "2023-02-28" },
      { from_day: "2023-04-01", to_day: "2024-02-29" },
    ]);
  });

  test("the same figures again, in whatever file, double nothing and say so", async () => {
    await load();
    const again = await load(TABLE.replaceAll(",", "\t").replaceAll('"7\t475"', "7475").replaceAll('"7\t142"', "7142"));
    expect(again).toMatchObject({ kind: "unchanged" });
    expect(await rows(db)).toEqual(ONCE);
    expect(await auditEvents(db)).toHaveLength(1);
  });

  test("a revision is shown, says what it changes, and keeps what it revises", async () => {
    await load();
    const revised = await load(TABLE.replace("40,28", "40,29"));
    expect(revised.kind === "done" && revised.rows.map((row) => row.fate)).toEqual(["same", "same", "same", "changed"]);
    expect(await facts("Robbery")).toMatchObject({ current: 29 });
    expect(await rows(db)).toEqual({ batches: 2, counts: 16, positions: 8, lines: 8 });
    expect(await db.selectFrom("import_batch").select("status").distinct().execute()).toEqual([{ status: "visible" }]);

    await undo(revised.kind === "done" ? revised.batchId : "");
    expect(await facts("Robbery")).toMatchObject({ current: 28 });
    expect((await load(TABLE.replace("40,28", "40,29"))).kind).toBe("done");
  });

  test("going back to the first figures is a revision too", async () => {
    await load();
    await load(TABLE.replace("40,28", "40,29"));
    expect((await load()).kind).toBe("done");
    expect(await facts("Robbery")).toMatchObject({ current: 28 });
  });

  test("an older table loaded later does not rewrite the newer one's figures of that year", async () => {
    await load();
    const older = "Crime Type,Total as at 30 Sept 2021,Total as at 30 Sept 2022\nRobbery,50,39";
    await load(older, { from: "2022-04-01", to: "2022-09-30" });
    expect(await facts("Robbery")).toMatchObject({ previous: 40, current: 28 });
    expect(await facts("Robbery", { from: "2022-04-01", to: "2022-09-30" })).toMatchObject({
      previous: 50,
      current: 39,
    });
  });

  test("a dry run writes nothing at all", async () => {
    expect(await load(TABLE, PERIOD, true)).toMatchObject({
      kind: "checked",
      rows: [{ fate: "new" }, { fate: "new" }, { fate: "new" }, { fate: "new" }],
    });
    expect(await rows(db)).toEqual(NONE);
    expect(await auditEvents(db)).toEqual([]);
  });

  test("one wrong row, and none is loaded", async () => {
    expect(await load(`${TABLE}Piracy,0%,1,1,0,1/15`)).toMatchObject({
      kind: "refused",
      errors: [{ line: 6, column: "Crime Type" }],
    });
    expect(await rows(db)).toEqual(NONE);
  });

  test("of two at once the second finds the first", async () => {
    const kinds = (await Promise.all([load(), load(), load()])).map((result) => result.kind).sort();
    expect(kinds).toEqual(["done", "unchanged", "unchanged"]);
    expect(await rows(db)).toEqual(ONCE);
  });

  test("figures of one partnership are not another's", async () => {
    await load();
    const other = await aPartnership(db);
    expect(await crimeTableFacts(db, other.partnershipId, PERIOD)).toEqual([]);
  });

  function undo(id: string) {
    return inTransaction(db, (trx) =>
      trx.updateTable("import_batch").set({ status: "undone" }).where("id", "=", id).execute(),
    );
  }
});
