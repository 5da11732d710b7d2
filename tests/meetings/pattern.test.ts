import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import {
  type Nth,
  nthWeekdayOfMonth,
  type Pattern,
  patternInWords,
  seriesDays,
  type Weekday,
  weekdayOf,
  weekdayOnOrAfter,
} from "#app/domain/meetings/pattern.ts";
import { firstDays } from "#app/domain/meetings/series.ts";

const THURSDAY = 4;

test.each<[string, string, Weekday, Nth, string | null]>([
  ["the first Thursday, on the 1st", "2026-01-15", 4, 1, "2026-01-01"],
  ["the second Thursday", "2026-01-15", 4, 2, "2026-01-08"],
  ["the first Wednesday, on the 7th", "2026-01-15", 3, 1, "2026-01-07"],
  ["the fourth Friday", "2026-01-01", 5, 4, "2026-01-23"],
  ["the fifth Friday of a month that has five", "2026-01-31", 5, 5, "2026-01-30"],
  ["the fifth Thursday, on the 29th of a month that begins with it", "2026-01-01", 4, 5, "2026-01-29"],
  ["no fifth Monday", "2026-01-01", 1, 5, null],
  ["no fifth weekday in a February of 28 days", "2026-02-01", 7, 5, null],
  ["a fifth Tuesday on 29 February", "2028-02-01", 2, 5, "2028-02-29"],
  ["the last Tuesday, on 29 February", "2028-02-10", 2, -1, "2028-02-29"],
  ["the last Monday where there are four", "2026-01-01", 1, -1, "2026-01-26"],
  ["the last Friday where there are five", "2026-01-01", 5, -1, "2026-01-30"],
  ["the last Tuesday, on the 31st", "2026-03-01", 2, -1, "2026-03-31"],
])("%s", (_, month, weekday, nth, expected) => {
  expect(nthWeekdayOfMonth(month, weekday, nth)).toBe(expected);
});

test.each<[string, Pattern, string, string | null, string[]]>([
  [
    "every fortnight, over a change of clocks",
    { kind: "every-n-weeks", weekday: THURSDAY, weeks: 2 },
    "2026-03-19",
    null,
    ["2026-03-19", "2026-04-02", "2026-04-16"],
  ],
  [
    "every six weeks from a day that is not its weekday",
    { kind: "every-n-weeks", weekday: THURSDAY, weeks: 6 },
    "2026-01-02",
    null,
    ["2026-01-08", "2026-02-19", "2026-04-02"],
  ],
  [
    "every week over the end of a leap February",
    { kind: "every-n-weeks", weekday: 2, weeks: 1 },
    "2028-02-22",
    null,
    ["2028-02-22", "2028-02-29", "2028-03-07"],
  ],
  [
    "the second Thursday of each month, from after this month's",
    { kind: "nth-weekday-of-month", weekday: THURSDAY, nth: 2 },
    "2026-01-09",
    null,
    ["2026-02-12", "2026-03-12", "2026-04-09"],
  ],
  [
    "the second Thursday of each month, from the day itself",
    { kind: "nth-weekday-of-month", weekday: THURSDAY, nth: 2 },
    "2026-01-08",
    null,
    ["2026-01-08", "2026-02-12", "2026-03-12"],
  ],
  [
    "the fifth Friday: months without one are passed over",
    { kind: "nth-weekday-of-month", weekday: 5, nth: 5 },
    "2026-01-01",
    null,
    ["2026-01-30", "2026-05-29", "2026-07-31"],
  ],
  [
    "quarterly, as the board of 2017 met",
    { kind: "quarterly", weekday: THURSDAY, nth: -1, monthOfQuarter: 1 },
    "2017-01-01",
    null,
    ["2017-01-26", "2017-04-27", "2017-07-27"],
  ],
  [
    "quarterly in the third month, over the end of a year",
    { kind: "quarterly", weekday: 1, nth: 1, monthOfQuarter: 3 },
    "2026-09-08",
    null,
    ["2026-12-07", "2027-03-01", "2027-06-07"],
  ],
  [
    "until a day that is a meeting's own",
    { kind: "every-n-weeks", weekday: THURSDAY, weeks: 2 },
    "2026-03-19",
    "2026-04-02",
    ["2026-03-19", "2026-04-02"],
  ],
  [
    "until the day before it",
    { kind: "every-n-weeks", weekday: THURSDAY, weeks: 2 },
    "2026-03-19",
    "2026-04-01",
    ["2026-03-19"],
  ],
])("%s", (_, pattern, fromDay, untilDay, expected) => {
  expect(firstDays(pattern, { fromDay, untilDay }, 3)).toEqual(expected);
});

test.each<[Pattern, string]>([
  [{ kind: "every-n-weeks", weekday: 1, weeks: 1 }, "Every Monday"],
  [{ kind: "every-n-weeks", weekday: 4, weeks: 6 }, "Every 6 weeks on Thursday"],
  [{ kind: "nth-weekday-of-month", weekday: 5, nth: -1 }, "Last Friday of each month"],
  [{ kind: "nth-weekday-of-month", weekday: 5, nth: 5 }, "Fifth Friday of each month that has one"],
  [{ kind: "quarterly", weekday: 2, nth: 2, monthOfQuarter: 1 }, "Second Tuesday of January, April, July and October"],
])("%o is: %s", (pattern, words) => {
  expect(patternInWords(pattern)).toBe(words);
});

const anyDay = fc.integer({ min: 0, max: 12_000 }).map((days) => plusDays("2010-01-01", days));
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const nth = fc.constantFrom<Nth>(-1, 1, 2, 3, 4, 5);
const anyPattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({ kind: fc.constant("every-n-weeks" as const), weekday, weeks: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("nth-weekday-of-month" as const), weekday, nth }),
  fc.record({ kind: fc.constant("quarterly" as const), weekday, nth, monthOfQuarter: fc.constantFrom(1, 2, 3) }),
);

describe("for every month and weekday", () => {
  test("the nth weekday is that weekday, the nth of its month, and the last is followed by none", () => {
    fc.assert(
      fc.property(anyDay, weekday, nth, (month, day, n) => {
        const found = nthWeekdayOfMonth(month, day, n);
        if (found === null) {
          expect(n).toBe(5);
          expect(nthWeekdayOfMonth(month, day, -1)).toBe(nthWeekdayOfMonth(month, day, 4));
          return;
        }
        expect(found.slice(0, 7)).toBe(month.slice(0, 7));
        expect(weekdayOf(found)).toBe(day);
        if (n === -1) expect(plusDays(found, 7).slice(0, 7)).not.toBe(month.slice(0, 7));
        else expect(Math.ceil(Number(found.slice(8)) / 7)).toBe(n);
      }),
    );
  });

  test("the first such weekday on or after a day is less than a week away", () => {
    fc.assert(
      fc.property(anyDay, weekday, (day, wanted) => {
        const found = weekdayOnOrAfter(day, wanted);
        expect(weekdayOf(found)).toBe(wanted);
        expect(daysBetween(day, found)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(day, found)).toBeLessThan(7);
      }),
    );
  });
});

describe("for every pattern", () => {
  const series = fc.record({ pattern: anyPattern, fromDay: anyDay, untilDay: fc.constant(null) });

  test("the days are in order, none twice, all on its weekday and from its first day on", () => {
    fc.assert(
      fc.property(series, (one) => {
        const days = seriesDays(one, one.fromDay, plusDays(one.fromDay, 1000));
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.every((day) => weekdayOf(day) === one.pattern.weekday && day >= one.fromDay)).toBe(true);
      }),
    );
  });

  test("none is skipped: the gap from one to the next is what the pattern says", () => {
    fc.assert(
      fc.property(series, (one) => {
        const { pattern } = one;
        const days = seriesDays(one, one.fromDay, plusDays(one.fromDay, 1500));
        days.slice(1).forEach((day, index) => {
          const gap = daysBetween(days[index] ?? day, day);
          if (pattern.kind === "every-n-weeks") expect(gap).toBe(7 * pattern.weeks);
          else if (pattern.nth !== 5) {
            const weeks = pattern.kind === "quarterly" ? [12, 13, 14] : [4, 5];
            expect(weeks).toContain(gap / 7);
          }
        });
        if (pattern.kind !== "every-n-weeks" && pattern.nth === 5) {
          // Whatever month is passed over has no fifth.
          const months = new Set(days.map((day) => day.slice(0, 7)));
          for (let day = plusDays(one.fromDay, 31); day < plusDays(one.fromDay, 1400); day = plusDays(day, 28)) {
            const inPattern =
              pattern.kind !== "quarterly" || ((Number(day.slice(5, 7)) - 1) % 3) + 1 === pattern.monthOfQuarter;
            if (inPattern && !months.has(day.slice(0, 7)))
              expect(nthWeekdayOfMonth(day, pattern.weekday, 5)).toBeNull();
          }
        }
      }),
    );
  });

  test("looking further ahead, or beginning to look later, changes none of the days", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), (one, a, b) => {
        const all = seriesDays(one, one.fromDay, plusDays(one.fromDay, 1800));
        const [from, to] = [plusDays(one.fromDay, a), plusDays(one.fromDay, a + b)];
        expect(seriesDays(one, from, to)).toEqual(all.filter((day) => day >= from && day <= to));
      }),
    );
  });
});
