import { describe, expect, test } from "vitest";
import { apartFromBorough, totalOf } from "#app/domain/performance/area-table.ts";
import { percentText, verdictOf, wholePercentText } from "#app/domain/performance/change.ts";
import { disagreementsOf } from "#app/domain/performance/crime-table.ts";
import { cumulativeQuarters } from "#app/domain/performance/cumulative-quarters.ts";
import { largestIncreases } from "#app/domain/performance/increases.ts";
import { movementOf, positionChange } from "#app/domain/performance/position.ts";

// The partnership's tables as they were published, and where they disagree with their own arithmetic (DOMAIN 6.7).

type Row = readonly [type: string, previous: number, current: number, printed: string];
const wrongIn = (rows: readonly Row[], decimals: 0 | 1 = 1) =>
  rows.flatMap(([type, previous, current, printedPercent]) =>
    disagreementsOf({ previous, current, printedPercent, printedDifference: null }, decimals).map(
      ({ printed, computed }) => [type, printed, computed] as const,
    ),
  );

const YEAR_2016: Row[] = [
  ["All Crime", 7341, 7812, "+6.4%"],
  ["Violence against the person with Injury", 484, 566, "+16.9%"],
  ["Burglary (Dwelling)", 596, 721, "+20.9%"],
  ["Theft of Vehicles", 144, 144, "0%"],
  ["Theft From Vehicles", 971, 811, "-16.5%"],
  ["Robbery", 77, 47, "-38.9%"],
  ["Cycle Theft", 311, 281, "-9.6%"],
  ["Shoplifting", 741, 934, "+26%"],
];
test("2016/17: what was cut off and not rounded is shown beside what the numbers give", () => {
  expect(wrongIn(YEAR_2016)).toEqual([
    ["Burglary (Dwelling)", "+20.9%", "+21.0%"],
    ["Robbery", "-38.9%", "−39.0%"],
  ]);
});

const PLAN_FIGURE: Row[] = [
  ["All Crime", 7341, 7812, "+6.4%"],
  ["Burglary", 596, 721, "+20.9%"],
  ["Theft of Vehicles", 971, 811, "-16.5%"],
  ["Theft From Vehicles", 144, 144, "No Change"],
  ["Robbery", 77, 47, "-38.9%"],
  ["Cycle Theft", 311, 281, "-9.6%"],
  ["Shoplifting", 741, 934, "26%"],
  ["Violence against the person with Injury", 484, 566, "+16.9%"],
];
test("the plan's figure of the same year has two rows in each other's place: its own numbers agree, the table's do not", () => {
  expect(wrongIn(PLAN_FIGURE).map(([type]) => type)).toEqual(["Burglary", "Robbery"]);
  const of = (rows: Row[], type: string) => rows.find(([name]) => name === type)?.slice(1, 3);
  expect(of(PLAN_FIGURE, "Theft of Vehicles")).toEqual(of(YEAR_2016, "Theft From Vehicles"));
  expect(of(PLAN_FIGURE, "Theft From Vehicles")).toEqual(of(YEAR_2016, "Theft of Vehicles"));
});

const HALF_YEAR_2023: Row[] = [
  ["All Crime", 7475, 7142, "-4.5%"],
  ["Violence with Injury", 815, 864, "+6%"],
  ["Burglary – Residential", 241, 255, "+5.8%"],
  ["Burglary – Business", 149, 138, "-7.4%"],
  ["Theft of Vehicles", 185, 181, "-2.2%"],
  ["Theft from Vehicles", 365, 302, "-17.3%"],
  ["Robbery", 40, 28, "-30%"],
  ["Cycle Theft", 184, 201, "+9.2%"],
  ["Shoplifting", 383, 546, "+42.6%"],
];
test("the half-year of 2023/24 agrees in every figure", () => {
  expect(wrongIn(HALF_YEAR_2023)).toEqual([]);
  expect(HALF_YEAR_2023.map(([, previous, current]) => percentText(previous, current))).toEqual([
    ...["−4.5%", "+6.0%", "+5.8%", "−7.4%", "−2.2%", "−17.3%", "−30.0%", "+9.2%", "+42.6%"],
  ]);
});

describe("by beat, the half-year of 2023/24", () => {
  // All Crime, residential burglary, theft from and theft of a motor vehicle: the year before, this year, as printed.
  const BEATS = [
    [56, 435, 458, "+5%", 10, 27, "+170%", 21, 14, "-33%", 15, 16, "+7%"],
    [57, 299, 278, "-7%", 7, 11, "+57%", 10, 4, "-60%", 6, 8, "+33%"],
    [58, 259, 232, "-10%", 13, 5, "-61%", 4, 18, "+350%", 8, 13, "+63%"],
    [59, 595, 560, "-6%", 16, 20, "+25%", 24, 12, "-50%", 15, 8, "-47%"],
    [60, 305, 405, "+33%", 4, 20, "+400%", 16, 23, "+44%", 10, 10, "0%"],
    [61, 1203, 1123, "-7%", 43, 22, "-49%", 69, 53, "-23%", 21, 30, "+43%"],
    [62, 1508, 1428, "-5%", 52, 46, "-12%", 60, 44, "-27%", 36, 28, "-22%"],
    [63, 635, 571, "-10%", 12, 41, "+242%", 47, 26, "-45%", 15, 13, "-13%"],
    [64, 1006, 942, "-6%", 46, 37, "-20%", 55, 41, "-25%", 31, 28, "-10%"],
    [65, 1248, 1181, "-5%", 38, 26, "-32%", 59, 67, "+14%", 29, 27, "-7%"],
  ] as const;
  const TYPES = ["All Crime", "Burglary – Residential", "Theft from Vehicles", "Theft of Vehicles"];
  const column = (index: number): Row[] =>
    BEATS.map((beat) => [
      String(beat[0]),
      Number(beat[1 + index * 3]),
      Number(beat[2 + index * 3]),
      String(beat[3 + index * 3]),
    ]);

  test("one percentage of forty was cut off", () => {
    expect(TYPES.map((_, index) => wrongIn(column(index), 0))).toEqual([[], [["58", "-61%", "−62%"]], [], []]);
    expect(wholePercentText(13, 5)).toBe("−62%");
  });

  test("the beats and the borough are apart by what the source does not explain", () => {
    const borough = [
      [7475, 7142],
      [241, 255],
      [365, 302],
      [185, 181],
    ];
    const apart = TYPES.map((_, index) => {
      const [previous = null, current = null] = borough[index] ?? [];
      const beats = column(index).map(([, before, now]) => ({ previous: before, current: now }));
      return apartFromBorough(totalOf(beats), { previous, current });
    });
    expect(apart).toEqual([
      { previous: 18, current: 36 },
      { previous: 0, current: 0 },
      { previous: 0, current: 0 },
      { previous: 1, current: 0 },
    ]);
  });
});

test.each([
  ["Total Crime", 2465, 5098, 7812, 2465, 2633, 2714],
  ["Burglary Dwelling", 207, 433, 721, 207, 226, 288],
  ["Theft from Motor Vehicle", 240, 517, 811, 240, 277, 294],
  ["Theft of Motor Vehicle", 32, 94, 144, 32, 62, 50],
  ["Robbery", 19, 31, 47, 19, 12, 16],
])("%s by quarter of 2016/17: %d, %d, %d to date; %d, %d, %d alone", (_type, q1, q2, q3, ...alone) => {
  const to = ["2016-06-30", "2016-09-30", "2017-01-02"];
  const counts = [q1, q2, q3].map((crimes, index) => ({
    ...{ from: "2016-04-01", to: to[index] ?? "", crimes, batchId: "a" },
  }));
  expect(
    cumulativeQuarters(counts, 2016)
      .slice(0, 3)
      .map((q) => q.discrete),
  ).toEqual(alone);
});

// Printed by quarter without the year before: 721 (+20.9%), 47 (-38.9%) and 32 (-12%).
test.each([
  [721, "+20.9%", 596, "+21.0%"],
  [47, "-38.9%", 77, "−39.0%"],
  [32, "-12%", 36, "−11.1%"],
  [32, "-12%", 37, "−13.5%"],
])("%d printed as %s: of %d it is %s", (current, printedPercent, previous, computed) => {
  expect(disagreementsOf({ previous, current, printedPercent, printedDifference: null })).toMatchObject([{ computed }]);
});

test("the emerging trends of 2016 give 31 twice: they share the seventh rank", () => {
  const printed = [91, 68, 63, 51, 37, 35, 31, 31, 26, 25];
  const ranked = largestIncreases(
    printed.map((current, index) => ({ name: String(index), previous: 0, current })),
    10,
  );
  expect(ranked.map((one) => one.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 7, 9, 10]);
});

test.each([
  ["types", [188, 134, 131, 103, 95]],
  ["types in areas", [98, 76, 61, 48, 44, 42, 41, 35, 34, 33]],
])("the largest increases by %s of 2016/17 keep their order", (_, increases) => {
  const counted = increases.map((current, index) => ({ name: String(index), previous: 0, current })).reverse();
  expect(largestIncreases(counted, 10).map((one) => [one.rank, one.increase])).toEqual(
    increases.map((increase, index) => [index + 1, increase]),
  );
});

test("positions of October 2023 and 2024: four improved, one got worse, four stayed", () => {
  const positions = [
    [14, 10],
    [12, 6],
    [7, 6],
    [2, 3],
    [6, 6],
    [11, 11],
    [14, 14],
    [15, 15],
    [13, 10],
  ];
  const moved = positions.map(([previous = 0, current = 0]) =>
    movementOf(positionChange({ position: previous }, { position: current }) ?? 0),
  );
  expect(moved).toEqual(["up", "up", "up", "down", "same", "same", "same", "same", "up"]);
  expect(moved.map((direction) => verdictOf(direction, "higher"))).toEqual([
    ...["good", "good", "good", "bad", "neutral", "neutral", "neutral", "neutral", "good"],
  ]);
});

test("the neighbour's 6,846 to 8,534 was divided by the later year", () => {
  const printed = { printedPercent: "19.8%", printedDifference: null };
  expect(disagreementsOf({ previous: 6846, current: 8534, ...printed })).toMatchObject([{ computed: "+24.7%" }]);
});
