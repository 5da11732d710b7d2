import fc from "fast-check";
import { expect, test } from "vitest";
import { thresholdOn } from "#app/domain/case-reviews/threshold.ts";
import { bruteForce } from "../case-reviews/brute-force.ts";
import { anyDayOfApplication, anyHistory, anyRules } from "../case-reviews/histories.ts";
import { compareHistories } from "../case-reviews/history-rows.ts";
import { testDatabase } from "../factories.ts";
import { size } from "./world.ts";

// SECURITY R8: the threshold is right.

const RUNS = size(10_000);
const ROWS = size(2_000);

test(`${RUNS} random histories, under any rules, are counted as an independent reading counts them`, () => {
  fc.assert(
    fc.property(anyHistory, anyDayOfApplication, anyRules, (reports, on, rules) => {
      const question = { on, personId: "victim", problemId: "problem" };
      const { local, statutory, hate, met } = thresholdOn(question, reports, rules);
      const { needsDecision } = statutory;
      const counted = { local: local.count, statutory: statutory.count, needsDecision, hate: hate.met, met };
      expect(counted).toEqual(bruteForce(question, reports, rules));
    }),
    { numRuns: RUNS },
  );
});

test(`${ROWS} of them as rows of the database as well`, async () => {
  await expect(compareHistories(await testDatabase(), ROWS)).resolves.toBeUndefined();
}, 3_600_000);
