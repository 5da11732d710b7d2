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

test("with a small part neither the number nor another breakdown is printed", () => {
  const printed = print([cell(9, "g", "low", "no"), cell(4, "g", "high", "no")]);
  expect(printed.total.quarter).toBe("withheld");
  expect(lines(printed, "group")).toEqual([["g", "withheld"]]);
  expect(lines(printed, "risk")).toEqual([
    ["low", 9],
    ["high", "under-5"],
  ]);
  expect(lines(printed, "youth")).toEqual([["no", "withheld"]]);
});

test("a small number has nothing beside it", () => {
  const printed = print([cell(3, "g", "low", "no")]);
  expect(printed.total.quarter).toBe("under-5");
  expect(lines(printed, "risk")).toEqual([["low", "withheld"]]);
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

/** Whether some small table, not this one, prints the same. */
test("no small number can be worked out from what is printed", () => {
  const values = { group: ["a", "b"], risk: ["low", "high"], youth: ["yes", "no"] } as const;
  const places = values.group.flatMap((g) => values.risk.flatMap((r) => values.youth.map((y) => [g, r, y] as const)));
  const tables = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: places.length, maxLength: places.length });
  fc.assert(
    fc.property(tables, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 }), (counts, which, instead) => {
      const cells = counts.flatMap((count, i) => {
        const [group = "a", risk = "low", youth = "no"] = places[i] ?? [];
        return count === 0 ? [] : [cell(count, group, risk, youth)];
      });
      const printed = print(cells);
      const by = (["group", "risk", "youth"] as const)[which] ?? "group";
      const small = lines(printed, by)?.find(([, number]) => number === "under-5");
      if (!small) return;
      // Another table with another number there, all else of that breakdown as it was.
      const index = { group: 0, risk: 1, youth: 2 }[by];
      const kept = cells.filter((c) => (by === "group" ? c.group : c.values[by]) !== small[0]);
      const like = places.find((place) => place[index] === small[0]) ?? expect.fail("no such place");
      const other = print([...kept, cell(instead, like[0], like[1], like[2])]);
      expect(sorted(lines(other, by))).toEqual(sorted(lines(printed, by)));
      expect(other.total.quarter).toBe(printed.total.quarter);
    }),
    { numRuns: 300 },
  );
});

function sorted(printed: ReturnType<typeof lines>) {
  return [...(printed ?? [])].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
}
