import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { thresholdOn } from "#app/domain/case-reviews/threshold.ts";
import { openDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { bruteForce } from "../case-reviews/brute-force.ts";
import { anyDayOfApplication, anyHistory, anyRules } from "../case-reviews/histories.ts";
import { compareHistories } from "../case-reviews/history-rows.ts";
import { count, figure } from "./figure.ts";
import { hasServer, onOwnDatabase } from "./own-database.ts";

// SECURITY R8: the threshold is right.

const RUNS = process.env.PROVE ? 10_000 : 1000;
/** Each is some thirty rows, written one after another. */
const ROWS = process.env.PROVE ? 10_000 : 200;
const folder = mkdtempSync(path.join(tmpdir(), "joint-action-threshold-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`${RUNS} random histories, under any rules, are counted as an independent reading counts them`, () => {
  let [counted, met] = [0, 0];
  fc.assert(
    fc.property(anyHistory, anyDayOfApplication, anyRules, (reports, on, rules) => {
      const question = { on, personId: "victim", problemId: "problem" };
      const { local, statutory, hate, ...rest } = thresholdOn(question, reports, rules);
      const { needsDecision } = statutory;
      expect({
        local: local.count,
        statutory: statutory.count,
        needsDecision,
        hate: hate.met,
        met: rest.met,
      }).toEqual(bruteForce(question, reports, rules));
      counted++;
      if (rest.met) met++;
    }),
    { numRuns: RUNS },
  );
  // Where the threshold was never met, or always, its sides were not looked at.
  expect(Math.min(met, counted - met)).toBeGreaterThan(counted / 20);
  figure(
    "R8",
    `${count(counted)} random histories of reports under random rules, ${count(met)} of which meet the threshold`,
    `${count(counted)} counted as an independent reading of the Act counts them`,
  );
});

async function countedIn(url: string) {
  const db = openDatabase(url);
  try {
    await migrate(db);
    return await compareHistories(db, ROWS);
  } finally {
    await db.destroy();
  }
}

test(`${ROWS} of them as rows of SQLite as well`, async () => {
  const counted = await countedIn(`file:${path.join(folder, "rows.db")}`);
  figure("R8", `${count(counted)} of them as rows of SQLite`, `${count(counted)} counted the same`);
}, 3_600_000);

const onPostgres = hasServer ? test : () => {};
onPostgres(
  `${ROWS} of them as rows of PostgreSQL as well`,
  () =>
    onOwnDatabase(async (url) => {
      const counted = await countedIn(url);
      figure("R8", `${count(counted)} of them as rows of PostgreSQL`, `${count(counted)} counted the same`);
    }),
  3_600_000,
);
