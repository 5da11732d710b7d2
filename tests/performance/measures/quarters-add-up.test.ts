import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { MEASURE_IDS } from "#app/domain/performance/measures/all.ts";
import type { Executor } from "#db/transaction.ts";
import { aPartnership, testDatabase, type TestPartnership } from "../../factories.ts";
import { aWholeCase } from "../../support/whole-case.ts";
import { aWholeIncident } from "../../support/whole-incident.ts";
import { aYearsWork, referred } from "../partnership-work.ts";
import { aDay, whatDaysAreAbout } from "./a-world.ts";
import { named, numberOf } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

const YEAR = { from: "2025-04-01", to: "2026-03-31" };
const QUARTERS = [
  { from: "2025-04-01", to: "2025-06-30" },
  { from: "2025-07-01", to: "2025-09-30" },
  { from: "2025-10-01", to: "2025-12-31" },
  { from: "2026-01-01", to: "2026-03-31" },
];
const COUNTED = MEASURE_IDS.map(named).filter(({ span, unit }) => span === "days" && unit === "rows");
const isOfDifferentOnes = (id: string) => named(id).meaning.includes("Quarters therefore do not add up to the year");

async function aWorld() {
  await aYearsWork(db, p);
  const { caseId } = await aWholeCase(db, p, { groupId: p.jagId, mark: (field) => `Test ${field}` });
  await aWholeIncident(db, p, { caseId, mark: (field) => `Test ${field}` });
  const about = await whatDaysAreAbout(db, p);
  const someDay = fc.integer({ min: -3, max: 367 }).map((n) => plusDays(YEAR.from, n));
  for (const day of [...fc.sample(someDay, 10), ...QUARTERS.flatMap(({ from, to }) => [from, to])]) {
    await aDay(db, p, day, about, day.endsWith("1"));
    await referred(db, p, { receivedOn: day, decision: "accepted", risk: "high" });
  }
}

test("of what happens on a day, the quarters add up to the year", async () => {
  await aWorld();
  let counted = 0;
  for (const { id } of COUNTED) {
    const year = await numberOf(db, id, { partnershipId: p.partnershipId, ...YEAR });
    const quarters = await Promise.all(
      QUARTERS.map((of) => numberOf(db, id, { partnershipId: p.partnershipId, ...of })),
    );
    const sum = quarters.reduce<number>((all, one) => all + (one ?? 0), 0);
    if (isOfDifferentOnes(id)) expect(sum, id).toBeGreaterThanOrEqual(year ?? 0);
    else expect(sum, id).toBe(year);
    counted += year ?? 0;
  }
  expect(counted).toBeGreaterThan(200);
}, 60_000);

test("nothing of one partnership is counted in another", async () => {
  await aWorld();
  const other = await aPartnership(db);
  for (const id of MEASURE_IDS) {
    const number = await numberOf(db, id, { partnershipId: other.partnershipId, ...YEAR });
    expect(number ?? 0, id).toBe(0);
  }
}, 60_000);
