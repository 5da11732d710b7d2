import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import {
  compareQuarters,
  dayAYearBefore,
  parseQuarter,
  periodLabel,
  plusQuarters,
  quarterId,
  quarterLabel,
  quarterOf,
  quarterPeriod,
  quarterReportedTo,
  yearBefore,
  yearToDate,
} from "#app/domain/performance/quarter.ts";
import { lastDayShown, quarterByDefault, quartersToChoose, tableOf } from "#app/domain/performance/quarter-shown.ts";

test.each([
  ["the last day of a financial year", "2023-03-31", "2022-23-Q4"],
  ["the first day of the next", "2023-04-01", "2023-24-Q1"],
  ["the last day of Quarter 1", "2023-06-30", "2023-24-Q1"],
  ["the first of Quarter 2", "2023-07-01", "2023-24-Q2"],
  ["the last of Quarter 2", "2023-09-30", "2023-24-Q2"],
  ["the first of Quarter 3", "2023-10-01", "2023-24-Q3"],
  ["the last of Quarter 3", "2023-12-31", "2023-24-Q3"],
  ["the first of Quarter 4", "2024-01-01", "2023-24-Q4"],
  ["a leap day", "2024-02-29", "2023-24-Q4"],
  ["the turn of a century", "2099-12-31", "2099-00-Q3"],
])("%s, %s, lies in %s", (_, day, id) => {
  expect(quarterId(quarterOf(day))).toBe(id);
});

test("a quarter is named by its number, its financial year and its days", () => {
  expect(quarterLabel({ year: 2023, number: 2 })).toBe("Quarter 2 2023/24: 1 July to 30 September");
  expect(quarterPeriod({ year: 2023, number: 4 })).toEqual({ from: "2024-01-01", to: "2024-03-31" });
  expect(yearToDate({ year: 2023, number: 4 })).toEqual({ from: "2023-04-01", to: "2024-03-31" });
  expect(periodLabel({ from: "2023-04-01", to: "2023-09-30" })).toBe("1 April to 30 September 2023");
  expect(periodLabel({ from: "2023-04-01", to: "2024-01-02" })).toBe("1 April 2023 to 2 January 2024");
});

test.each(["", "2023-Q2", "2023-24-Q5", "2023-24-Q0", "2023-25-Q2", "2023-24-Q2 ", "1999-00-Q1", "2023-24-q2"])(
  "%j is no quarter",
  (id) => {
    expect(parseQuarter(id)).toBeNull();
  },
);

test.each([
  ["an ordinary day", "2023-09-30", "2022-09-30"],
  ["a leap day", "2024-02-29", "2023-02-28"],
  ["28 February of a leap year", "2024-02-28", "2023-02-28"],
  ["28 February after a leap year", "2025-02-28", "2024-02-28"],
  ["the new year", "2024-01-01", "2023-01-01"],
])("the same day a year before: %s", (_, day, before) => {
  expect(dayAYearBefore(day)).toBe(before);
});

test.each([
  ["the last day of the quarter", "2023-09-30", "2023-24-Q2"],
  ["some days after it: 2 January is of Quarter 3", "2017-01-02", "2016-17-Q3"],
  ["before its end: 5 December is of Quarter 3", "2024-12-05", "2024-25-Q3"],
  ["a month into the next", "2024-10-31", "2024-25-Q3"],
])("figures to %s, %s, report on %s", (_, day, id) => {
  expect(quarterId(quarterReportedTo(day))).toBe(id);
});

const year = (to: string) => ({ from: `${quarterOf(to).year}-04-01`, to });

test("a quarter shows the table to its last day, or else the one nearest to it, and never another year's", () => {
  const quarter = { year: 2016, number: 3 } as const;
  const january = { from: "2016-04-01", to: "2017-01-02" };
  const december = { from: "2016-04-01", to: "2016-12-05" };
  const exact = { from: "2016-04-01", to: "2016-12-31" };
  expect(tableOf(quarter, [december, january])).toEqual(january);
  expect(tableOf(quarter, [january, exact, december])).toEqual(exact);
  expect(tableOf(quarter, [{ from: "2016-07-01", to: "2016-12-31" }, year("2015-12-31")])).toBeNull();
  expect(tableOf({ year: 2016, number: 4 }, [january])).toBeNull();
});

test("the quarter shown first is the newest with a table, or the one that runs", () => {
  expect(quarterByDefault([], "2026-11-22")).toEqual({ year: 2026, number: 3 });
  expect(quarterByDefault([year("2023-09-30"), year("2022-09-30")], "2026-11-22")).toEqual({ year: 2023, number: 2 });
});

test("a quarter can be chosen from the first record on, and older ones that a table reports on, each once", () => {
  const chosen = quartersToChoose(
    [year("2023-09-30"), { from: "2023-07-01", to: "2023-09-30" }],
    "2026-05-09",
    "2026-11-22",
  );
  expect(chosen.map(quarterId)).toEqual(["2026-27-Q3", "2026-27-Q2", "2026-27-Q1", "2023-24-Q2"]);
  expect(quartersToChoose([], null, "2026-11-22").map(quarterId)).toEqual(["2026-27-Q3"]);
});

test("a quarter is counted to its last day, or to today while it runs", () => {
  expect(lastDayShown({ year: 2026, number: 2 }, "2026-11-22")).toBe("2026-09-30");
  expect(lastDayShown({ year: 2026, number: 3 }, "2026-11-22")).toBe("2026-11-22");
});

const day = fc.integer({ min: 0, max: 36_500 }).map((days) => plusDays("2000-01-01", days));
const quarter = day.map(quarterOf);

test("every day lies in exactly the quarter whose days hold it", () => {
  fc.assert(
    fc.property(day, quarter, (d, q) => {
      const { from, to } = quarterPeriod(q);
      expect(from <= d && d <= to).toBe(compareQuarters(quarterOf(d), q) === 0);
    }),
  );
});

test("quarters follow each other without a gap, and four make the year to date", () => {
  fc.assert(
    fc.property(quarter, (q) => {
      expect(quarterPeriod(plusQuarters(q, 1)).from).toBe(plusDays(quarterPeriod(q).to, 1));
      expect(plusQuarters(plusQuarters(q, 7), -7)).toEqual(q);
      expect(yearToDate({ ...q, number: 4 }).to).toBe(
        plusDays(quarterPeriod({ year: q.year + 1, number: 1 }).from, -1),
      );
    }),
  );
});

test("an address reads back as its quarter", () => {
  fc.assert(
    fc.property(
      quarter.filter((q) => q.year >= 2000 && q.year < 2100),
      (q) => {
        expect(parseQuarter(quarterId(q))).toEqual(q);
      },
    ),
  );
});

test("the same days a year before are a real period of about the same length", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 365 }), (from, length) => {
      const before = yearBefore({ from, to: plusDays(from, length) });
      expect(before.from <= before.to).toBe(true);
      expect(plusDays(before.from, 365) >= plusDays(from, -1)).toBe(true);
    }),
  );
});
