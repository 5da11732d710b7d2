import { beforeEach, expect, test } from "vitest";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { countOf, valuesOf } from "#app/domain/performance/measures/cells.ts";
import { dimensionOf } from "#app/domain/performance/measures/dimensions.ts";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import { countRowsSeen } from "#db/queries/measures/rows.ts";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  aPerson,
  aSitting,
  engine,
  testDatabase,
  type TestPartnership,
} from "../../factories.ts";
import { planOf } from "../../support/query-plan.ts";
import { anAssessment, aYearsWork } from "../partnership-work.ts";
import {
  aFlagKind,
  anItem,
  attended,
  closedOn,
  flagged,
  minutesOf,
  on,
  QUARTER_2,
  reopenedOn,
  rowsIn,
} from "./work.ts";

// What holds of every measure of referrals, cases, risk, actions and meetings.

const MEASURES = (["referrals", "cases", "risk", "actions", "meetings"] as const).flatMap(measuresOf);
let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const daysOf = ({ span }: Measure) => (span === "last-day" ? on(QUARTER_2.to) : QUARTER_2);

/** A year’s work, and of cases and meetings what it has not. */
async function muchWork() {
  const { high, young, spring } = await aYearsWork(db, p);
  const caseId = young.caseId ?? "";
  const kindId = await aFlagKind(db, p, "County lines", "da-marac");
  await flagged(db, p, { caseId, kindId, from: "2026-08-03" });
  await flagged(db, p, { caseId: high.caseId ?? "", kindId, from: "2026-08-03" });
  const second = { caseId, personId: await aPerson(db, p) };
  await anAssessment(db, p, { ...second, level: "low", assessedOn: "2026-08-04" });
  await anAssessment(db, p, { ...second, level: "medium", assessedOn: "2026-08-20" });
  await closedOn(db, p, caseId, "2026-09-01", { level: "high" });
  await reopenedOn(db, p, caseId, "2026-09-10");
  await closedOn(db, p, spring.caseId ?? "", "2026-09-30");
  const meeting = await aSitting(db, p, { day: "2026-07-09" });
  const next = await aSitting(db, p, { day: "2026-08-06" });
  await aSitting(db, p, { day: "2026-09-03", status: "cancelled", reason: "Nobody free" });
  await attended(db, p, meeting, { agencyId: p.policeId, status: "present" });
  await attended(db, p, meeting, { agencyId: p.councilId, status: "apologies" });
  await anItem(db, p, { sitting_id: meeting, state: "done" });
  await minutesOf(db, p, meeting, { kind: "confirmed", atId: next });
}

test.each(MEASURES.map((measure) => [measure.id, measure] as const))(
  "%s: every row is one thing, with a value of each kind, and the parts add up",
  async (_id, measure) => {
    await muchWork();
    const rows = await rowsIn(db, p, measure.id, daysOf(measure));
    expect(new Set(rows.map((row) => row.row_id)).size).toBe(rows.length);
    const opened = new Set(rows.map((row) => row.record_id));
    expect(opened.has(null)).toBe(false);
    for (const row of rows) {
      expect(row.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (measure.unit === "days") expect(Number.isInteger(row.amount)).toBe(true);
      else expect(row.amount).toBeNull();
      for (const by of measure.by) expect([by, typeof row[by]]).toEqual([by, "string"]);
    }
    const cells = await cellsOf(db, measure, { partnershipId: p.partnershipId, ...daysOf(measure) });
    expect(countOf(cells)).toBe(rows.length);
    for (const by of measure.by) {
      const values = valuesOf(cells, by);
      expect(values.reduce((sum, is) => sum + countOf(cells, { by, is }), 0)).toBe(rows.length);
      const { values: listed, list } = dimensionOf(by);
      if (listed && !list) expect(Object.keys(listed)).toEqual(expect.arrayContaining(values));
    }
    const groups = [...new Set(cells.map(({ group }) => group))];
    expect(groups.reduce((sum, group) => sum + countOf(cells, { group }), 0)).toBe(rows.length);
  },
);

test("each has something to count in a year’s work, but for what the other tests make", async () => {
  await muchWork();
  const empty = [];
  for (const measure of MEASURES)
    if ((await rowsIn(db, p, measure.id, daysOf(measure))).length === 0) empty.push(measure.id);
  expect(empty).toEqual([
    ...["referrals-adults-at-risk", "cases-cuckooing", "cases-exploitation", "risk-reviews-due"],
    ...["risk-reviews-by-others", "risk-lowering-waiting"],
  ]);
});

test("nothing of another partnership is counted", async () => {
  const mine = p;
  p = await aPartnership(db);
  await muchWork();
  for (const measure of MEASURES) expect([measure.id, await rowsIn(db, mine, measure.id, daysOf(measure))]).toEqual([measure.id, []]); // prettier-ignore
});

test("the quarters of a year add up to it", async () => {
  await muchWork();
  const quarters = [
    { from: "2026-04-01", to: "2026-06-30" },
    QUARTER_2,
    { from: "2026-10-01", to: "2026-12-31" },
    { from: "2027-01-01", to: "2027-03-31" },
  ];
  const year = { from: "2026-04-01", to: "2027-03-31" };
  for (const { id } of MEASURES.filter(({ span }) => span === "days")) {
    const each = await Promise.all(quarters.map((days) => rowsIn(db, p, id, days)));
    const whole = await rowsIn(db, p, id, year);
    const ids = (rows: typeof whole) => rows.map((row) => row.row_id).sort();
    expect([id, ids(each.flat())]).toEqual([id, ids(whole)]);
  }
});

test("each says in words what it counts and which day decides, and has an id of its own", () => {
  for (const measure of MEASURES) {
    expect(measure.meaning.length).toBeGreaterThan(40);
    expect(measure.dateField).toMatch(/^(Due d|Last d|D)ay/i);
    expect(measure.id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  }
  expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length);
});

if (engine === "sqlite") {
  /** What a select has found already, and not a table. */
  const FOUND = /^SCAN (CONSTANT|counted|closed|closing|open_case|opened|\(subquery)/;
  test.each(MEASURES.map((measure) => [measure.id, measure] as const))(
    "%s reads no table whole",
    async (_id, measure) => {
      const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
      const scope = { partnershipId: p.partnershipId, ...daysOf(measure) };
      const cells = await planOf(db, (spied) => cellsOf(spied, measure, scope));
      const seen = await planOf(db, (spied) => countRowsSeen(spied, member, measure, scope, {}));
      expect([...cells, ...seen].filter((line) => line.startsWith("SCAN") && !FOUND.test(line))).toEqual([]);
      for (const line of seen) expect(line).not.toMatch(/AUTOMATIC .*INDEX .*record_id/);
    },
  );
}
