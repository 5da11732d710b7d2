import path from "node:path";
import { expect, test } from "vitest";
import { readOptions } from "./options.ts";
import { sizesOf } from "./world/sizes.ts";

test("with nothing said everything is measured on the whole world", () => {
  const options = readOptions([]);
  expect(options).toMatchObject({ share: 1, only: [], json: null, postgres: null });
  expect(options.effort).toMatchObject({ rounds: 5, connections: 10, longRun: 100_000, importRows: 100_000 });
  expect(path.isAbsolute(options.folder)).toBe(true);
});

test("a small run may still be of another share, and the long run of another length", () => {
  expect(readOptions(["--small"])).toMatchObject({ share: 0.001, effort: { rounds: 1 } });
  expect(readOptions(["--small", "--share", "0.5"]).share).toBe(0.5);
  expect(readOptions(["--long", "20000", "--only", "list", "--only", "log"])).toMatchObject({
    only: ["list", "log"],
    effort: { rounds: 5, longRun: 20_000 },
  });
});

test.each([
  ["a share of nothing", ["--share", "0"]],
  ["more than the whole", ["--share", "1.5"]],
  ["a share that is no number", ["--share", "half"]],
  ["a long run of none", ["--long", "0"]],
  ["what is no option", ["--fast"]],
])("%s is refused", (_name, args) => expect(() => readOptions(args)).toThrow());

test("the whole is what was promised, and a share of it never too little for a second page", () => {
  expect(sizesOf(1)).toEqual({
    ...{ partnerships: 10, years: 10, incidents: 250_000, reports: 300_000, people: 30_000, cases: 10_000 },
    ...{ actions: 60_000, premises: 2_000, events: 20_000_000 },
  });
  expect(sizesOf(0.1)).toMatchObject({ partnerships: 10, incidents: 25_000, events: 2_000_000 });
  expect(sizesOf(0.000_001).incidents / 10).toBeGreaterThan(100);
});
