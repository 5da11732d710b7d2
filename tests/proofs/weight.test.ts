import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BUDGET, WEIGHTS } from "#app/cli/launch/weigh-pages.js";

type Weight = { id: string; kind: keyof typeof BUDGET; hasReact: boolean; bytes: number };
const weights = JSON.parse(readFileSync(WEIGHTS, "utf8")) as Weight[];

test("pages with a form and pages without were weighed", () => {
  expect(weights.filter(({ kind }) => kind === "form").length).toBeGreaterThan(100);
  expect(weights.filter(({ kind }) => kind === "other").length).toBeGreaterThan(100);
});

test("no page brings more JavaScript than its budget", () => {
  expect(weights.filter(({ kind, bytes }) => bytes > BUDGET[kind])).toEqual([]);
});

test("a page that is only read brings no React", () => {
  expect(weights.filter(({ kind, hasReact }) => kind === "other" && hasReact)).toEqual([]);
});

test("nothing that is served lists the pages", () => {
  const files = readdirSync("build/client/assets");
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => file.startsWith("manifest"))).toEqual([]);
});
