import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PROMISES } from "./proofs/promises.js";
import { promiseRows, tableOf, UNITS } from "./proofs/table.js";

const proofs = path.join(import.meta.dirname, "proofs");
const passed = (name: string, statuses = ["passed"]) => ({
  name: `/anywhere/tests/${name}`,
  status: statuses.every((status) => status === "passed") ? "passed" : "failed",
  assertionResults: statuses.map((status) => ({ status })),
});
const EVERY_PROOF = [...new Set(Object.values(PROMISES).flatMap((promise) => promise.proofs))];
const all = EVERY_PROOF.map((name) => passed(`proofs/${name}.test.ts`));
const units = UNITS.map((name) => passed(`${name.slice("tests/".length)}${name.endsWith("/") ? "some.test.ts" : ""}`));
const figures = Object.keys(PROMISES).map((promise) => ({ promise, done: "Much", found: "nothing" }));
const wrongOf = (rows: ReturnType<typeof promiseRows>) => rows.flatMap(({ promise, wrong }) => (wrong ? [[promise, wrong]] : [])); // prettier-ignore

test("each promise from R1 to R8 and from S1 to S14 has proofs that exist, and so do the other tests that belong to it", () => {
  const due = [
    ...Array.from({ length: 8 }, (_, n) => `R${n + 1}`),
    ...Array.from({ length: 14 }, (_, n) => `S${n + 1}`),
  ];
  expect(Object.keys(PROMISES)).toEqual(due);
  for (const name of EVERY_PROOF) expect(existsSync(path.join(proofs, `${name}.test.ts`)), name).toBe(true);
  for (const name of UNITS) expect(existsSync(path.join(import.meta.dirname, "..", name)), name).toBe(true);
});

test("a proof that notes a figure is one of that promise's, and each promise has one that does", () => {
  const noted = readdirSync(proofs)
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => {
      const text = readFileSync(path.join(proofs, name), "utf8");
      return [...text.matchAll(/\bfigure\(\s*"(\w+)"/g)].map(([, promise = ""]) => ({ promise, name }));
    });
  for (const { promise, name } of noted)
    expect(PROMISES[promise as keyof typeof PROMISES].proofs, `${promise} in ${name}`).toContain(name.slice(0, -".test.ts".length)); // prettier-ignore
  expect([...new Set(noted.map(({ promise }) => promise))].sort()).toEqual(Object.keys(PROMISES).sort());
});

test("a promise is proved where all its tests passed and one has noted a figure", () => {
  expect(wrongOf(promiseRows(all, units, figures))).toEqual([]);
  const broken = passed("proofs/fuzz.test.ts", ["passed", "failed"]);
  expect(wrongOf(promiseRows([...all, broken], units, figures))).toEqual([["S4", "fuzz failed"]]);
  const skipped = passed("proofs/power-cuts.test.ts", ["passed", "skipped"]);
  expect(wrongOf(promiseRows([...all, skipped], units, figures))).toEqual([["R2", "power-cuts failed"]]);
  expect(wrongOf(promiseRows(all, units, figures.slice(1)))).toEqual([["R1", "no figure"]]);
  expect(wrongOf(promiseRows(all.filter(({ name }) => !name.includes("payloads")), units, figures))).toEqual([["S6", "payloads was not run"]]); // prettier-ignore
  expect(wrongOf(promiseRows(all, units.slice(1), figures))).toEqual([["S1", "routes.test.ts was not run"]]);
  expect(wrongOf(promiseRows(all, [passed("audit/some.test.ts", ["failed"]), ...units], figures))).toEqual([["S12", "audit/ failed"]]); // prettier-ignore
});

test("of a part only the promises that were looked at have a row", () => {
  const part = [passed("proofs/kills.test.ts")];
  expect(promiseRows(part, [], figures, { isPart: true }).map(({ promise }) => promise)).toEqual(["R1", "S12"]);
  expect(wrongOf(promiseRows(part, [], figures, { isPart: true }))).toEqual([]);
});

test("the table has a line for each promise, with what was done and what came of it", () => {
  const rows = promiseRows([passed("proofs/fuzz.test.ts", ["failed"])], [], [{ promise: "S4", done: "Posts | sent", found: "0 times 500" }], { isPart: true }); // prettier-ignore
  expect(tableOf(rows).split("\n").slice(2)).toEqual([
    "| S4 | hostile input is never a 500 | Posts \\| sent: **0 times 500** | FAILED: fuzz failed |",
  ]);
});
