import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "#app/domain/performance/measures/cells.ts";
import { figuresOf } from "#app/domain/performance/measures/figures.ts";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import { type PrintedFigures, printedOutside } from "#app/domain/performance/measures/suppression.ts";

const measure: Measure = {
  ...{ id: "of-people", theme: "referrals", name: "Of people", short: "People", meaning: "Test", dateField: "Day" },
  ...{ source: "Test", record: "referral", span: "last-day", unit: "rows", aim: "neither", by: ["risk", "youth"] },
  ...{ isOfGroups: true, isAboutPeople: true },
};
const cell = (count: number, group: string | null, risk: string, youth: string): Cell => ({
  ...{ group, values: { risk, youth }, amount: null, count },
});
const print = (cells: Cell[], of: Measure = measure) => printedOutside(of, figuresOf(of, { quarter: cells }));
const lines = (printed: PrintedFigures, by: string) =>
  printed.breakdowns.find((b) => b.by === by)?.lines.map(({ value, numbers }) => [value, numbers.quarter]);

test("numbers of five and more are printed as they are", () => {
  const printed = print([cell(5, "g", "low", "no"), cell(6, "g", "high", "no")]);
  expect(printed.total.quarter).toBe(11);
  expect(lines(printed, "risk")).toEqual([
    ["low", 5],
    ["high", 6],
  ]);
});

test("with a small part the number is withheld, and its rows are told apart in one way alone", () => {
  const printed = print([cell(9, "g", "low", "no"), cell(4, "g", "high", "no")]);
  expect(printed.total.quarter).toBe("withheld");
  expect(printed.breakdowns.map(({ by }) => by)).toEqual(["group"]);
  expect(lines(printed, "group")).toEqual([["g", 13]]);
  const ofGroups = print([cell(9, "a", "low", "no"), cell(4, "b", "low", "no")]);
  expect(ofGroups.total.quarter).toBe("withheld");
  expect(lines(ofGroups, "group")).toEqual([
    ["a", 9],
    ["b", "under-5"],
  ]);
});

test("a small number has nothing beside it", () => {
  const printed = print([cell(3, "g", "low", "no")]);
  expect(printed.total.quarter).toBe("under-5");
  expect(lines(printed, "group")).toEqual([]);
  expect(printed.breakdowns.length).toBe(1);
});

test("beside a small quarter its year is withheld, which could be held against the paper of the quarter before", () => {
  const overDays: Measure = { ...measure, span: "days" };
  const figures = figuresOf(overDays, { quarter: [cell(3, "g", "low", "no")], year: [cell(20, "g", "low", "no")] });
  expect(printedOutside(overDays, figures).total).toMatchObject({ quarter: "under-5", year: "withheld" });
});

test("the four figures of the Act, and what is of no people, are printed as they are", () => {
  expect(print([cell(3, "g", "low", "no")], { ...measure, isStatutory: true }).total.quarter).toBe(3);
  expect(print([cell(3, "g", "low", "no")], { ...measure, isAboutPeople: false }).total.quarter).toBe(3);
});

test("a median of few people is withheld", () => {
  const days = { ...measure, unit: "days" as const };
  const took = (amount: number, count: number): Cell => ({ ...cell(count, "g", "low", "no"), amount });
  expect(print([took(10, 4)], days).total.quarter).toBe("withheld");
  expect(print([took(10, 5)], days).total.quarter).toBe(10);
});

test("every small number that is printed may have been another", () => {
  const groups = ["a", "b", "c"];
  const table = (counts: readonly number[]) =>
    counts.flatMap((count, i) => (count === 0 ? [] : [cell(count, groups[i] ?? "a", i % 2 ? "low" : "high", "no")]));
  const all = Array.from({ length: 8 ** 3 }, (_, i) => [i % 8, Math.floor(i / 8) % 8, Math.floor(i / 64)]);
  const alike = new Map<string, number[][]>();
  for (const counts of all) {
    const said = JSON.stringify(print(table(counts)));
    alike.set(said, [...(alike.get(said) ?? []), counts]);
  }
  for (const [said, tables] of alike) {
    for (const index of groups.keys()) {
      const numbers = new Set(tables.map((counts) => counts[index]));
      const isSmall = [...numbers].some((n) => n !== undefined && n > 0 && n < 5);
      if (isSmall) expect(numbers.size, said).toBeGreaterThan(1);
    }
  }
});

test("whatever is not printed changes nothing of what is", () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("low", "high"), fc.integer({ min: 1, max: 4 })),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(rows, (drawn) => {
      const cells = drawn.map(([group, risk, count]) => cell(count, group, risk, "no"));
      const printed = print(cells);
      if (printed.breakdowns.length !== 1) return;
      // Told apart otherwise by risk, as long as something there is small.
      const other = print([
        ...cells.map((c) => ({ ...c, values: { ...c.values, risk: "low" } })),
        cell(0, "a", "low", "no"),
      ]);
      if (other.total.quarter === "withheld") expect(lines(other, "group")).toEqual(lines(printed, "group"));
    }),
  );
});
