import { beforeAll, describe, expect, test } from "vitest";
import { buildFigures } from "#app/services/demonstration/figures.ts";
import { buildFunding } from "#app/services/demonstration/funding.ts";
import { recordPlaces } from "#app/services/demonstration/incidents.ts";
import { buildMeasures } from "#app/services/demonstration/measures.ts";
import { buildPlans } from "#app/services/demonstration/plans.ts";
import { buildRecommendations } from "#app/services/demonstration/recommendations.ts";
import { buildReports } from "#app/services/demonstration/reports.ts";
import { buildTraining } from "#app/services/demonstration/training.ts";
import { foundTown } from "#app/services/demonstration/world.ts";
import { closeDatabases } from "../support/database.ts";
import { testDatabase } from "../factories.ts";

async function paperWork(today: string) {
  const db = await testDatabase();
  const world = await foundTown({ db, now: new Date(`${today}T09:00:00Z`) });
  const places = await recordPlaces(world);
  await buildFigures(world);
  await buildPlans(world, await buildMeasures(world), places);
  await buildRecommendations(world);
  await buildFunding(world);
  await buildTraining(world);
  await buildReports(world);
  const counts = await db
    .selectFrom("crime_count")
    .select(["crime_type", "from_day", "to_day", "crimes"])
    .where("area_id", "is", null)
    .orderBy("crime_type")
    .orderBy("from_day")
    .orderBy("to_day")
    .orderBy("crimes")
    .execute();
  const progress = await db
    .selectFrom("plan_progress")
    .select(["quarter_from", "status", "words"])
    .orderBy("quarter_from")
    .orderBy("words")
    .execute();
  const entries = await db
    .selectFrom("funding_entry")
    .select(["kind", "pence", "on_day", "words"])
    .orderBy("on_day")
    .orderBy("words")
    .orderBy("kind")
    .orderBy("pence")
    .execute();
  return { db, told: { counts, progress, entries } };
}

describe("figures, plans, money and reports of the demonstration", () => {
  let first: Awaited<ReturnType<typeof paperWork>>;
  beforeAll(async () => {
    first = await paperWork("2026-11-28");
    return () => closeDatabases();
  }, 120_000);

  test("All Crime is of a size that a borough of 185,000 has, with the year before beside it", () => {
    const year = (from: string, to: string) =>
      first.told.counts.find((one) => one.crime_type === "All Crime" && one.from_day === from && one.to_day === to);
    for (const from of ["2024", "2025"]) {
      const crimes = year(`${from}-04-01`, `${Number(from) + 1}-03-31`)?.crimes ?? 0;
      expect(crimes).toBeGreaterThan(8500);
      expect(crimes).toBeLessThan(12_000);
    }
  });

  test("figures say that they are invented", async () => {
    const publishers = await first.db.selectFrom("import_batch").select("publisher").distinct().execute();
    expect(publishers).toEqual([{ publisher: "Invented for the demonstration" }]);
  });

  test("of the quarter that runs, progress has been told of some rows only", () => {
    const of = (quarter: string) => first.told.progress.filter((one) => one.quarter_from === quarter).length;
    expect(of("2026-10-01")).toBeGreaterThan(0);
    expect(of("2026-10-01")).toBeLessThan(of("2026-07-01"));
  });

  test("of four organisations two have sent their report, one is signed off and one is being written", async () => {
    const reports = await first.db.selectFrom("csp_report").select(["kind", "status"]).execute();
    const ofKind = (kind: string) => reports.filter((one) => one.kind === kind).map(({ status }) => status).sort(); // prettier-ignore
    expect(ofKind("quarterly")).toEqual(["draft", "sent", "sent", "signed-off"]);
    expect(ofKind("jag")).toEqual(["sent"]);
    expect(ofKind("scrutiny")).toEqual(["signed-off"]);
  });

  test("is the same every time", async () => {
    const again = await paperWork("2026-11-28");
    expect(again.told).toEqual(first.told);
  }, 120_000);

  test.each(["2026-04-02", "2026-07-01", "2027-01-01", "2028-02-29"])(
    "can be built on %s",
    async (today) => {
      const { told } = await paperWork(today);
      expect(told.entries.every(({ on_day }) => on_day <= today)).toBe(true);
    },
    120_000,
  );
});
