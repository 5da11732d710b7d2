import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareGroup, daysToCompare, positionsOverTime } from "#app/domain/performance/group-comparison.ts";
import { refuseValue, standingValues } from "#app/domain/performance/outside-measure.ts";
import {
  goalOf,
  judgeTarget,
  refuseTarget,
  type Target,
  targetOn,
  targetText,
} from "#app/domain/performance/target.ts";
import { thousandthsOf, thousandthsText } from "#app/domain/performance/thousandths.ts";

const NONE: Target = {
  fromDay: "2023-04-01",
  kind: "none",
  baseline: null,
  baselineLabel: null,
  target: null,
  words: null,
};
const atLeast = { ...NONE, kind: "value", target: 75_000 } as const;
const COUNT = { unit: "", isCount: true };
const onBaseline = (percent: number) =>
  ({ ...NONE, kind: "percent-change", baseline: 1_000_000, baselineLabel: "2022/23", target: percent }) as const;

describe("a target", () => {
  test.each([
    ["a survey at its number", atLeast, 75_000, true, false, "higher", "met"],
    ["a survey below it", atLeast, 74_999, true, false, "higher", "not-met"],
    ["a survey that is not asked yet", atLeast, null, true, false, "higher", "not-yet"],
    ["a number with no way that is good", atLeast, 80_000, true, false, "neither", "not-judged"],
    ["reporting up 2.5% on its baseline, reached", onBaseline(2500), 1_025_000, false, true, "neither", "met"],
    ["the same, not reached while the year runs", onBaseline(2500), 1_024_999, false, true, "neither", "not-yet"],
    ["the same, not reached in the year", onBaseline(2500), 1_024_999, true, true, "neither", "not-met"],
    ["violence down 5%, still below while the year runs", onBaseline(-5000), 940_000, false, true, "lower", "not-yet"],
    ["the same at the year's end", onBaseline(-5000), 950_000, true, true, "lower", "met"],
    ["the same, above already", onBaseline(-5000), 950_001, false, true, "lower", "not-met"],
    ["words", { ...NONE, kind: "words", words: "Significant reduction" }, 5, true, true, "lower", "not-judged"],
    ["a baseline alone", { ...NONE, baseline: 5 }, 5, true, true, "lower", "not-judged"],
  ] as const)("%s: %s", (_, target, value, isWhole, grows, aim, judgement) => {
    expect(judgeTarget(target, { value, isWhole, grows }, { aim, isCount: true })).toBe(judgement);
  });

  test("in force is the newest that has begun, and of one day the one recorded last", () => {
    const recorded = ["2024-04-01", "2023-04-01", "2023-04-01"].map((fromDay, index) => ({ fromDay, index }));
    expect(targetOn(recorded, "2024-03-31")).toEqual({ fromDay: "2023-04-01", index: 1 });
    expect(targetOn(recorded, "2024-04-01")?.index).toBe(0);
    expect(targetOn(recorded, "2023-03-31")).toBeNull();
  });

  test("reads as it was meant", () => {
    expect(targetText(onBaseline(2500), COUNT)).toBe("+2.5% on 1,000 (2022/23), so 1,025");
    expect(targetText(onBaseline(-5000), COUNT)).toBe("−5% on 1,000 (2022/23), so 950");
    expect(targetText(atLeast, { unit: "%", isCount: false })).toBe("75%");
    expect(targetText(NONE, COUNT)).toBe("None");
    expect(targetText({ ...NONE, baseline: 7000 }, COUNT)).toBe("No target; baseline 7");
    expect(targetText({ ...NONE, kind: "words", words: "Significant reduction" }, COUNT)).toBe("Significant reduction");
    expect(targetText({ ...onBaseline(2500), baseline: 7_110_000 }, COUNT)).toBe("+2.5% on 7,110 (2022/23), so 7,288");
  });

  test.each([
    ["a rise between two numbers is the higher", 7_110_000, 2500, 7_288_000],
    ["a rise that comes out whole stays", 1_000_000, 2500, 1_025_000],
    ["a fall between two numbers is the lower", 99_000, -5000, 94_000],
    ["a fall that comes out whole stays", 1_000_000, -5000, 950_000],
    ["a fall by all of it", 99_000, -100_000, 0],
    ["no change", 99_000, 0, 99_000],
    ["nothing to begin with", 0, 2500, 0],
    ["a tenth that binary fractions do not hold", 10_000, 10_000, 11_000],
  ])("the goal of a count is whole, and never the easier one: %s", (_, baseline, target, goal) => {
    expect(goalOf({ ...onBaseline(target), baseline }, true)).toBe(goal);
  });

  test("the goal of a percentage or an average keeps to the thousandth", () => {
    expect(goalOf({ ...onBaseline(-50_000), baseline: 1 }, false)).toBe(0);
    expect(goalOf({ ...onBaseline(2500), baseline: 7_110_000 }, false)).toBe(7_287_750);
  });

  test.each([
    [{ ...atLeast, target: null }, "target"],
    [{ ...onBaseline(5), baseline: null }, "baseline"],
    [{ ...onBaseline(5), baselineLabel: null }, "baselineLabel"],
    [{ ...NONE, kind: "words" as const }, "words"],
    [NONE, null],
    [atLeast, null],
  ])("what is missing is asked for", (target, field) => expect(refuseTarget(target)?.field ?? null).toBe(field));
});

test("numbers keep to the thousandth, both ways", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (n) => {
      expect(thousandthsOf(thousandthsText(n))).toBe(n);
    }),
  );
  expect(["1,234.5", "75%", "-2.5", "", "x", "1.2345", "1e5"].map(thousandthsOf)).toEqual([
    ...[1_234_500, 75_000, -2500, null, null, null, null],
  ]);
});

const value = (id: string, to: string, thousandths: number) => ({
  ...{ id, from: "2023-04-01", to, thousandths, asAt: null, publishedOn: null, note: null },
  ...{ recordedAt: "", recordedByName: null },
});
test("of one period the value recorded last stands, and what it was before is kept", () => {
  const standing = standingValues([
    value("c", "2023-09-30", 3),
    value("b", "2023-06-30", 2),
    value("a", "2023-09-30", 1),
  ]);
  expect(standing.map((one) => [one.id, one.before.map(({ id }) => id)])).toEqual([
    ["b", []],
    ["c", ["a"]],
  ]);
});

test.each([
  ["a day to come", { to: "2023-10-01" }, "to"],
  ["days the wrong way round", { to: "2023-03-31" }, "to"],
  ["half a person", { thousandths: 1500 }, "value"],
  ["fewer than nobody", { thousandths: -1000 }, "value"],
  ["a day of publication to come", { publishedOn: "2024-01-01" }, "publishedOn"],
  ["a whole count", {}, null],
])("%s as a value of a count", (_, changes, field) => {
  expect(refuseValue({ ...value("a", "2023-09-30", 2000), ...changes }, "count", "2023-09-30")?.field ?? null).toBe(
    field,
  );
});

describe("the group", () => {
  const YEAR = { from: "2023-04-01", to: "2024-03-31" };
  const starts = ["2023-04-01", "2023-07-01", "2023-10-01", "2024-01-01"];
  const member = (cspName: string, isOwn = false) => ({ force: "Kent", cspName, isOwn });
  const counts = (cspName: string, quarters = starts) =>
    quarters.map((from) => ({ force: "Kent", cspName, from, crimes: 100 }));
  const people = (cspName: string, number: number) => ({ force: "Kent Police", cspName, year: 2021, people: number });

  test("is compared by rate, without whoever has no usable data", () => {
    const members = [
      member("Ashford", true),
      member("Canterbury"),
      member("Maidstone"),
      member("Swale"),
      member("Thanet"),
    ];
    const known = {
      counts: [
        ...counts("Ashford"),
        ...counts("Canterbury"),
        ...counts("Maidstone"),
        ...counts("Swale", starts.slice(1)),
        ...counts("Thanet"),
      ],
      exclusions: [
        {
          force: "Kent",
          cspName: "Maidstone",
          fromDay: "2024-01-01",
          toDay: null,
          reason: "Recorded in another system",
        },
      ],
      populations: [
        people("Ashford", 10_000),
        people("Canterbury", 20_000),
        people("Maidstone", 1),
        people("Swale", 1),
      ],
    };
    const { usable, unusable, average } = compareGroup(members, known, YEAR);
    expect(usable.map((one) => [one.cspName, one.rate])).toEqual([
      ["Ashford", 40],
      ["Canterbury", 20],
    ]);
    expect(average).toBe(30);
    expect(unusable.map((one) => [one.cspName, one.reason])).toEqual([
      ["Maidstone", "Recorded in another system"],
      ["Swale", "Figures of 1 of the 4 quarters are not loaded"],
      ["Thanet", "No population is recorded"],
    ]);
    expect(compareGroup(members, { ...known, counts: [] }, YEAR).average).toBeNull();
  });

  test("can be compared by quarter, and by twelve months where all four are published", () => {
    const published = [
      { from: "2024-01-01", to: "2024-03-31" },
      { from: "2023-10-01", to: "2023-12-31" },
      { from: "2023-07-01", to: "2023-09-30" },
      { from: "2023-04-01", to: "2023-06-30" },
    ];
    expect(daysToCompare(published)).toEqual([published[0], YEAR, ...published.slice(1)]);
  });

  test("has positions by day, each against the one before, and marks a change of members", () => {
    const place = (asAt: string, position: number | null) => ({
      crimeType: "Robbery",
      asAt,
      position,
      groupSize: 15,
      printed: "",
    });
    const places = positionsOverTime(
      [place("2023-10-31", 2), place("2023-10-31", 9), place("2024-04-30", null), place("2024-10-31", 3)],
      ["2024-06-01"],
    ).get("Robbery");
    expect(places?.map((one) => [one.position, one.change, one.groupChangedOn])).toEqual([
      [2, null, null],
      [null, null, null],
      [3, -1, "2024-06-01"],
    ]);
  });
});
