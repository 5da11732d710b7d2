import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  differenceText,
  directionOf,
  percentChange,
  percentText,
  scaledPercent,
  verdictOf,
} from "#app/domain/performance/change.ts";
import { givesPercent, printedDifference, printedPercent } from "#app/domain/performance/printed-figures.ts";

// The published tables: type, last year, this year, difference, percentage, what was printed, whether the numbers give it.
const TABLES: [string, [string, number, number, number, number, string, boolean][]][] = [
  [
    "1 April to 2 January 2016/17 against 2015/16",
    [
      ["All Crime", 7341, 7812, 471, 6.4, "+6.4%", true],
      ["Violence against the person with Injury", 484, 566, 82, 16.9, "+16.9%", true],
      ["Burglary (Dwelling)", 596, 721, 125, 21, "+20.9%", false],
      ["Theft of Vehicles", 144, 144, 0, 0, "0%", true],
      ["Theft From Vehicles", 971, 811, -160, -16.5, "-16.5%", true],
      ["Robbery", 77, 47, -30, -39, "-38.9%", false],
      ["Cycle Theft", 311, 281, -30, -9.6, "-9.6%", true],
      ["Shoplifting", 741, 934, 193, 26, "+26%", true],
    ],
  ],
  [
    "the same as the Plan printed it, two rows swapped",
    [
      ["Burglary", 596, 721, 125, 21, "+20.9%", false],
      ["Theft of Vehicles", 971, 811, -160, -16.5, "-16.5%", true],
      ["Theft From Vehicles", 144, 144, 0, 0, "No Change", true],
      ["Shoplifting", 741, 934, 193, 26, "26%", true],
    ],
  ],
  [
    "1 April to 30 September 2023/24 against 2022/23",
    [
      ["All Crime", 7475, 7142, -333, -4.5, "-4.5%", true],
      ["Violence with Injury", 815, 864, 49, 6, "+6%", true],
      ["Burglary – Residential", 241, 255, 14, 5.8, "+5.8%", true],
      ["Burglary – Business", 149, 138, -11, -7.4, "-7.4%", true],
      ["Theft of Vehicles", 185, 181, -4, -2.2, "-2.2%", true],
      ["Theft from Vehicles", 365, 302, -63, -17.3, "-17.3%", true],
      ["Robbery", 40, 28, -12, -30, "-30%", true],
      ["Cycle Theft", 184, 201, 17, 9.2, "+9.2%", true],
      ["Shoplifting", 383, 546, 163, 42.6, "+42.6%", true],
    ],
  ],
  [
    "where the sources disagree with their own arithmetic",
    [
      ["All Crime 2024/25", 9568, 9207, -361, -3.8, "-3.7%", false],
      ["Beat 58 burglary", 13, 5, -8, -61.5, "-61%", false],
      ["Hate crime", 144, 134, -10, -6.9, "-5%", false],
      ["NWL all crime, divided by the later year", 6846, 8534, 1688, 24.7, "19.8%", false],
    ],
  ],
];

describe.each(TABLES)("%s", (_, rows) => {
  test.each(rows)("%s: %d then %d", (_type, previous, current, difference, percent, printed, agrees) => {
    expect(current - previous).toBe(difference);
    expect(percentChange(previous, current)).toBe(percent);
    const read = printedPercent(printed);
    expect(read && givesPercent(read, previous, current)).toBe(agrees);
  });
});

test.each([
  ["a rise", 241, 255, "+5.8%", "+14"],
  ["a fall, with a real minus", 7475, 7142, "−4.5%", "−333"],
  ["whole, in the decimals of its column", 40, 28, "−30.0%", "−12"],
  ["equal", 144, 144, "0%", "0"],
  ["none the year before", 0, 5, "n/a", "+5"],
  ["none in either year", 0, 0, "0%", "0"],
  ["down to none", 7, 0, "−100.0%", "−7"],
  ["too small to show", 100_000, 100_001, "+0.0%", "+1"],
  ["a half, rising: 12.25", 400, 449, "+12.3%", "+49"],
  ["a half, falling: 12.25", 400, 351, "−12.3%", "−49"],
  ["thousands", 100, 5000, "+4,900.0%", "+4,900"],
])("%s reads %d → %d as %s", (_, previous, current, percent, difference) => {
  expect(percentText(previous, current)).toBe(percent);
  expect(differenceText(previous, current)).toBe(difference);
});

test.each([
  ["crime down", "down", "lower", "good"],
  ["crime up", "up", "lower", "bad"],
  ["crime the same", "same", "lower", "neutral"],
  ["more reports of domestic abuse, which is not worse", "up", "neither", "neutral"],
  ["fewer reports of it, which is not better", "down", "neither", "neutral"],
  ["a measure that is to rise, and rises", "up", "higher", "good"],
  ["and falls", "down", "higher", "bad"],
] as const)("%s is %s: %s is %s", (_, direction, aim, verdict) => {
  expect(verdictOf(direction, aim)).toBe(verdict);
});

test.each([
  ["26%", 26, 0],
  ["-8.7", -87, 1],
  ["-0.1", -1, 1],
  ["–7.4%", -74, 1],
  ["−7.4 %", -74, 1],
  ["+ 5.8%", 58, 1],
  ["No Change", 0, 0],
  ["no change*", 0, 0],
  ["+1,109.9%", 11099, 1],
  ["↓ 4.5%", -45, 1],
  ["4.5% ▲", 45, 1],
  ["-4.5% ↓", -45, 1],
  ["5.8 per cent", 58, 1],
])("the printed percentage %s", (printed, scaled, decimals) => {
  expect(printedPercent(printed)).toEqual({ scaled, decimals });
});

test.each(["", "n/a", "#DIV/0!", "about 5%", "5%6", "--5%", "1.2.3%"])("%j is no percentage", (printed) => {
  expect(printedPercent(printed)).toBeNull();
});

test.each([
  ["-333", -333],
  ["+49", 49],
  ["–1,361", -1361],
  ["49", 49],
  ["no change", 0],
  ["0", 0],
  ["14.0", 14],
])("the printed difference %s", (printed, difference) => {
  expect(printedDifference(printed)).toBe(difference);
});

const count = fc.integer({ min: 0, max: 1_000_000 });

test("the difference and its direction turn round when the years do", () => {
  const turned = { up: "down", down: "up", same: "same" };
  fc.assert(
    fc.property(count, count, (a, b) => {
      expect(directionOf(b, a)).toBe(turned[directionOf(a, b)]);
      expect(printedDifference(differenceText(a, b))).toBe(b - a);
      expect(printedDifference(differenceText(b, a))).toBe(a - b);
    }),
  );
});

test("a percentage is never further from the true one than half of its last decimal, and half goes away from nought", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      count,
      fc.integer({ min: 0, max: 3 }),
      (previous, current, decimals) => {
        const scaled = scaledPercent(previous, current, decimals) ?? NaN;
        // |scaled − exact| ≤ ½, in whole numbers.
        const apart = scaled * previous - (current - previous) * 100 * 10 ** decimals;
        expect(2 * Math.abs(apart)).toBeLessThanOrEqual(previous);
        if (2 * Math.abs(apart) === previous) expect(Math.sign(apart)).toBe(Math.sign(current - previous));
        expect(Object.is(scaled, -0)).toBe(false);
      },
    ),
  );
});

test("what we print of any two counts, we read back as what they give", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), count, (previous, current) => {
      const read = printedPercent(percentText(previous, current));
      expect(read && givesPercent(read, previous, current)).toBe(true);
    }),
  );
});
