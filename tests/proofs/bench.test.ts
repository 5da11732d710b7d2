import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A benchmark of wrong answers measures nothing. Everything in it is asked here a few times, of a very small world; what it
// measured is not looked at, because this machine may be doing anything else meanwhile.

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-bench-"));
const json = path.join(folder, "bench.json");
type Report = { engine: string; outcomes: { name: string; product: number; floor: number; ratio: number }[] };
let said = "";
let ended: number | null;

beforeAll(async () => {
  const { VITEST: _, ...env } = process.env;
  const args = ["tests/bench/run.js", "--small", "--keep", folder, "--json", json];
  const child = spawn(process.execPath, args, { env: { ...env, NODE_ENV: "production" } });
  child.stderr.on("data", (part) => (said += String(part)));
  ended = await new Promise((resolve) => child.once("exit", resolve));
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every answer is right", () => {
  expect(said).not.toContain("A wrong answer");
  expect(ended, said).toBe(0);
});

test("and every operation is measured, with its floor", () => {
  const { engine, outcomes } = JSON.parse(readFileSync(json, "utf8")) as Report;
  expect(engine).toBe("sqlite");
  expect([...new Set(outcomes.map(({ name }) => name))]).toEqual([
    ...["list", "log", "sweep", "crime", "quarter", "search", "deep", "crowd", "busy", "memory"],
  ]);
  for (const { product, floor, ratio } of outcomes) {
    expect(product).toBeGreaterThan(0);
    expect(floor).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(product / floor);
  }
});
