import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seriousAcquisitiveCrime } from "#app/domain/performance/acquisitive-crime.ts";
import { apartFromBorough, totalOf } from "#app/domain/performance/area-table.ts";
import { differenceText, percentText, wholePercentText } from "#app/domain/performance/change.ts";
import { changesInWords } from "#app/domain/performance/change-words.ts";
import { sameDays, trendInWords, trendOf, yearName } from "#app/domain/performance/crime-trend.ts";
import { cumulativeQuarters } from "#app/domain/performance/cumulative-quarters.ts";
import { largestIncreases } from "#app/domain/performance/increases.ts";
import { parsePeriod, periodId } from "#app/domain/performance/period-address.ts";
import { groupChangeBetween } from "#app/domain/performance/position.ts";
import { populationFor, ratePerThousand, sharePercent } from "#app/domain/performance/shares.ts";
import { monthly, monthsUpTo } from "#app/domain/performance/street-months.ts";

const count = fc.nat({ max: 100_000 });

describe("a difference", () => {
  test("turns its sign when the years change places", () => {
    const turned = (text: string) => text.replace(/^[+−]/, (sign) => (sign === "+" ? "−" : "+"));
    fc.assert(
      fc.property(count, count, (a, b) => {
        expect(differenceText(b, a)).toBe(turned(differenceText(a, b)));
      }),
    );
  });

  test("of nothing to something has no percentage, and the whole percent and the one with a decimal agree on the way", () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [whole, tenth] = [wholePercentText(a, b), percentText(a, b)];
        if (a === 0 && b > 0) expect([whole, tenth]).toEqual(["n/a", "n/a"]);
        else expect(whole.charAt(0)).toBe(a === b ? "0" : tenth.charAt(0));
      }),
    );
  });

  test.each([
    [13, 5, "−62%"],
    [4, 20, "+400%"],
    [12, 41, "+242%"],
    [10, 10, "0%"],
    [0, 0, "0%"],
    [0, 3, "n/a"],
    [8, 13, "+63%"],
    [1000, 1001, "+0%"],
  ])("%d to %d is %s beside a beat", (previous, current, text) =>
    expect(wholePercentText(previous, current)).toBe(text),
  );
});

describe("shares and rates", () => {
  test.each([
    [[1798], 9207, 20],
    [[1950], 10_000, 20],
    [[1949], 10_000, 19],
    [[], 10, 0],
  ])("%j of %d is %d%%", (parts, whole, share) => expect(sharePercent(parts, whole)).toBe(share));

  test("a share of several is of their sum, not the sum of their shares", () => {
    expect(sharePercent([1949, 1485], 10_000)).toBe(34);
    fc.assert(
      fc.property(fc.array(count, { minLength: 1 }), (parts) => {
        const whole = parts.reduce((a, b) => a + b, 0);
        if (whole > 0) expect(sharePercent(parts, whole)).toBe(100);
        else expect(sharePercent(parts, whole)).toBeNull();
      }),
    );
  });

  test("7,812 crimes among 166,100 people are 47.03 for each thousand", () => {
    expect(ratePerThousand(7812, 166_100)).toBe(47.03);
    expect(ratePerThousand(1, 0)).toBeNull();
  });

  test("the population is the newest that is not later than the figures", () => {
    const known = [2019, 2021, 2024].map((year) => ({ year, people: year }));
    expect(populationFor(known, 2023)?.year).toBe(2021);
    expect(populationFor(known, 2018)?.year).toBe(2019);
    expect(populationFor([], 2018)).toBeNull();
  });
});

describe("areas beside the borough", () => {
  test("add up as far as they are recorded, and what lies between is shown", () => {
    const areas = totalOf([{ previous: 435, current: 458 }, { previous: null, current: 10 }, undefined]);
    expect(areas).toEqual({ previous: 435, current: 468 });
    expect(apartFromBorough({ previous: 7493, current: 7178 }, { previous: 7475, current: 7142 })).toEqual({
      previous: 18,
      current: 36,
    });
    expect(apartFromBorough(areas, { previous: null, current: 468 })).toEqual({ previous: null, current: 0 });
    expect(totalOf([])).toEqual({ previous: null, current: null });
  });
});

test("serious acquisitive crime is its four parts, and nothing while one is missing", () => {
  const part = (crimeType: string, previous: number | null, current: number) => ({ crimeType, previous, current });
  const rows = [
    part("Burglary – Residential", 241, 255),
    part("Theft of Vehicles", 185, 181),
    part("Theft from Vehicles", 365, 302),
    part("Robbery", 40, 28),
    part("Shoplifting", 383, 546),
  ];
  expect(seriousAcquisitiveCrime(rows)).toEqual({ previous: 831, current: 766, direction: "down", verdict: "good" });
  expect(seriousAcquisitiveCrime(rows.slice(1))).toBeNull();
  expect(seriousAcquisitiveCrime([part("Robbery", null, 28), ...rows.slice(0, 3)])).toBeNull();
});

describe("the trend", () => {
  test("is of the same days of seven years; 29 February answers 28 February", () => {
    const periods = sameDays({ from: "2023-04-01", to: "2024-02-29" });
    expect(periods.map((p) => p.to)).toEqual([
      ...["2018-02-28", "2019-02-28", "2020-02-28", "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"],
    ]);
    expect(periods.map(yearName)).toEqual([
      "2017/18",
      "2018/19",
      "2019/20",
      "2020/21",
      "2021/22",
      "2022/23",
      "2023/24",
    ]);
  });

  test("takes the newest of each year and tells what was loaded before", () => {
    const [period = { from: "", to: "" }] = sameDays({ from: "2023-04-01", to: "2023-09-30" }, 1);
    const points = trendOf(
      [
        { ...period, crimes: 7 },
        { ...period, crimes: 8 },
        { ...period, crimes: 7 },
      ],
      [period],
    );
    expect(points).toEqual([{ period, crimes: 7, loadedBefore: [8] }]);
    expect(trendInWords("Robbery", points)).toBe("Robbery is recorded for 2023/24 only.");
    expect(trendInWords("Robbery", [])).toBe("No figures of Robbery are recorded for these years.");
  });
});

describe("quarters", () => {
  const at = (to: string, crimes: number, batchId = "a") => ({
    from: `${to < "2016-07" ? 2015 : 2016}-04-01`,
    to,
    crimes,
    batchId,
  });
  // Total Crime of 2016/17, whose third column is to 2 January.
  const total = [at("2016-06-30", 2465), at("2016-09-30", 5098), at("2017-01-02", 7812)].map((c) => ({
    ...c,
    from: "2016-04-01",
  }));

  test("are cumulative as published, and each alone is a difference", () => {
    const quarters = cumulativeQuarters(
      [...total, { from: "2015-04-01", to: "2016-01-02", crimes: 7341, batchId: "a" }],
      2016,
    );
    expect(quarters.map((q) => [q.current, q.discrete, q.previous])).toEqual([
      [2465, 2465, null],
      [5098, 2633, null],
      [7812, 2714, 7341],
      [null, null, null],
    ]);
    expect(quarters[2]?.to).toBe("2017-01-02");
  });

  test("a year to date that shrank is said to be restated and gives no quarter", () => {
    const quarters = cumulativeQuarters([at("2016-09-30", 5), { ...at("2016-06-30", 9), from: "2016-04-01" }], 2016);
    expect(quarters[1]).toMatchObject({ current: 5, discrete: null, isRestated: true });
  });

  test("after a quarter that is not loaded, nothing is known of the next alone", () => {
    expect(cumulativeQuarters([at("2016-09-30", 5)], 2016)[1]).toMatchObject({
      current: 5,
      discrete: null,
      isRestated: false,
    });
  });

  test("add up to the year", () => {
    const ends = ["2016-06-30", "2016-09-30", "2016-12-31", "2017-03-31"];
    fc.assert(
      fc.property(fc.array(count, { minLength: 4, maxLength: 4 }), (each) => {
        const counts = ends.map((to, index) => ({
          ...{ from: "2016-04-01", to, batchId: "a" },
          crimes: each.slice(0, index + 1).reduce((a, b) => a + b, 0),
        }));
        const quarters = cumulativeQuarters(counts, 2016);
        expect(quarters.map((q) => q.discrete)).toEqual(each);
        expect(quarters.reduce((sum, q) => sum + (q.discrete ?? 0), 0)).toBe(quarters[3]?.current);
      }),
    );
  });
});

test("increases are ranked by crimes more; equal ones share a rank, and whoever shares the last is kept", () => {
  const rows = [
    ["a", 1, 5],
    ["b", 0, 6],
    ["c", 2, 6],
    ["d", 5, 5],
    ["e", 9, 1],
    ["f", null, 5],
    ["g", 0, 4],
    ["h", 0, 1],
  ] as const;
  const counted = rows.map(([name, previous, current]) => ({ name, previous, current }));
  expect(largestIncreases(counted, 2).map((one) => [one.rank, one.name, one.increase])).toEqual([
    [1, "b", 6],
    [2, "a", 4],
    [2, "c", 4],
    [2, "g", 4],
  ]);
  expect(largestIncreases(counted, 5).at(-1)).toMatchObject({ rank: 5, name: "h" });
});

test("a change of the group between two positions is found, on the later day too", () => {
  const [before, after] = [{ asAt: "2016-01-31" }, { asAt: "2016-04-01" }];
  expect(groupChangeBetween(["2016-04-01", "2014-01-01"], before, after)).toBe("2016-04-01");
  expect(groupChangeBetween(["2016-01-31"], before, after)).toBeNull();
  expect(groupChangeBetween(["2016-04-01"], null, after)).toBeNull();
});

test("months that were not loaded have no figure, and a loaded month without rows has nought", () => {
  const months = monthsUpTo("2023-09-01", 3);
  expect(months).toEqual(["2023-07-01", "2023-08-01", "2023-09-01"]);
  const counts = [
    { from: "2023-09-01", crimes: 2 },
    { from: "2023-09-01", crimes: 3 },
  ];
  expect(monthly(counts, months, new Set(["2023-08-01", "2023-09-01"]))).toEqual([
    { label: "Jul 2023", value: null },
    { label: "Aug 2023", value: 0 },
    { label: "Sep 2023", value: 5 },
  ]);
});

test("changes are told in a sentence", () => {
  const rows = [
    [1, 2],
    [2, 1],
    [3, 3],
    [null, 1],
  ].map(([previous = null, current = null]) => ({ previous, current }));
  expect(changesInWords(rows)).toBe("Of 3 types 1 rose, 1 fell and 1 stayed the same.");
  expect(changesInWords([], "beats")).toBe("No figures of a year before are recorded for these beats.");
});

test.each(["2023-04-01~2023-09-30", "2016-04-01~2017-01-02"])("%s is a period", (id) => {
  expect(periodId(parsePeriod(id) ?? { from: "", to: "" })).toBe(id);
});
test.each(["", "2023-04-01", "2023-09-30~2023-04-01", "2023-02-30~2023-04-01", "2023-04-01~2023-09-30~x"])(
  "%j is none",
  (id) => {
    expect(parsePeriod(id)).toBeNull();
  },
);
