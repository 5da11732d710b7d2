import { expect, test } from "vitest";
import { interleaved, median, percentile } from "./measure.ts";
import { isMet, type Outcome, ratioOf, tableOf } from "./outcome.ts";

test.each([
  ["none", [], Number.NaN],
  ["one", [7], 7],
  ["an odd count, in any order", [9, 1, 5], 5],
  ["an even count", [4, 1, 3, 2], 2.5],
])("the median of %s", (_name, values, expected) => expect(median(values)).toBe(expected));

test.each([
  ["none", [], 99, Number.NaN],
  ["one", [7], 99, 7],
  ["a hundred", Array.from({ length: 100 }, (_, n) => n + 1), 99, 99],
  ["a hundred and one", Array.from({ length: 101 }, (_, n) => n + 1), 99, 100],
  ["all of them", [3, 1, 2], 100, 3],
])("the percentile of %s", (_name, values, hundredths, expected) =>
  expect(percentile(values, hundredths)).toBe(expected),
);

test("the two sides take turns, and each of them begins every other round", async () => {
  const order: string[] = [];
  const side = (name: string) => async () => order.push(name);
  const measured = await interleaved(3, { product: side("p"), floor: side("f") });
  expect(order.join("")).toBe("pffppf");
  expect(measured).toEqual({ product: [1, 4, 5], floor: [2, 3, 6] });
});

const of = (product: number, target: Outcome["target"]): Outcome => ({
  ...{ name: "list", label: "List", unit: "ms", product, floor: 10, target },
});

test.each([
  ["a rate that is just reached", 12, { least: 1.2 }, true],
  ["a rate that is not", 11.9, { least: 1.2 }, false],
  ["a time that is just kept", 15, { most: 1.5 }, true],
  ["a time that is not", 15.1, { most: 1.5 }, false],
])("%s", (_name, product, target, expected) => {
  expect(isMet(of(product, target))).toBe(expected);
  expect(ratioOf(of(product, target))).toBeCloseTo(product / 10);
});

test("the table has a line for each, with what is aimed at", () => {
  expect(tableOf([of(15, { most: 1.5 }), of(150, { most: 1.5 })])).toEqual([
    "Operation  Product  Floor    Ratio  Target",
    "List       15.0 ms  10.0 ms  1.50   ≤ 1.5   met",
    "List       150 ms   10.0 ms  15.00  ≤ 1.5   not met",
  ]);
});
