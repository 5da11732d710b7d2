import fc from "fast-check";
import { expect, test } from "vitest";
import { nextShare } from "#app/services/imports/held-run.ts";

const share = fc.double({ min: 0.02, max: 1, noNaN: true });
const took = fc.double({ min: 0, max: 10_000, noNaN: true });

test("while somebody is at work a step becomes as short as a page can wait for, and whole again afterwards", () => {
  // 2 ms a row of 500.
  let rows = 500;
  for (let step = 0; step < 5; step++) rows = 500 * nextShare(rows / 500, rows * 2, true);
  expect(rows).toBe(10);
  for (let step = 0; step < 6; step++) rows = 500 * nextShare(rows / 500, rows * 2, false);
  expect(rows).toBe(500);
});

test("no step has none of its rows, nor more than all, and none grows to more than twice", () => {
  fc.assert(
    fc.property(share, took, fc.boolean(), (before, ms, isAsked) => {
      const after = nextShare(before, ms, isAsked);
      expect(after).toBeGreaterThanOrEqual(0.02);
      expect(after).toBeLessThanOrEqual(Math.min(1, 2 * before));
      if (isAsked && ms > 20) expect(after).toBeLessThanOrEqual(Math.max(before, 0.02));
    }),
  );
});
