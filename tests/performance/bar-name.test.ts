import { expect, test } from "vitest";
import { barName } from "#app/components/charts/bar-name.ts";

test.each([
  ["Robbery", ["Robbery"]],
  ["Theft of Vehicles in NL57 Anstey", ["Theft of Vehicles in", "NL57 Anstey"]],
  ["Theft of Vehicles in NL58 Loughborough Town Centre", ["Theft of Vehicles in", "NL58 Loughborough Tow…"]],
  ["Burglary – Residential", ["Burglary – Residential"]],
  ["x".repeat(30), [`${"x".repeat(21)}…`]],
])("beside its bar %s stands in two lines at the most", (name, lines) => {
  expect(barName(name)).toEqual(lines);
});
