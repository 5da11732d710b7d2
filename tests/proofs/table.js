import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROMISES } from "./promises.js";

/**
 * What figure.ts writes, and what vitest's JSON reporter tells of a file.
 *
 * @typedef {{ promise: string, done: string, found: string }} Figure
 * @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} Proof
 * @typedef {{ promise: string, words: string, figures: Figure[], wrong: string | null }} Row
 */

/** @param {string} file as PROOF_FIGURES named it; none where nothing was noted */
export function readFigures(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  /** @type {Figure[]} */
  const figures = JSON.parse(`[${lines.join(",")}]`); // eslint-disable-line @typescript-eslint/no-unsafe-assignment
  return figures;
}

/** The files and folders of tests/ that belong to promises and are no proofs. */
export const UNITS = [...new Set(Object.values(PROMISES).flatMap(({ units = [] }) => units))].map(
  (name) => `tests/${name}`,
);

/**
 * Of each promise with such files, how many of their tests have passed.
 *
 * @param {readonly Proof[]} units
 * @returns {Figure[]}
 */
function unitFigures(units) {
  return Object.entries(PROMISES).flatMap(([promise, { units: names = [] }]) => {
    if (names.length === 0) return [];
    const tests = unitsOf(names, units).flatMap(({ assertionResults }) => assertionResults);
    const passed = tests.filter(({ status }) => status === "passed").length;
    return [{ promise, done: `the tests of ${names.join(", ")}`, found: `${passed} of ${tests.length} passed` }];
  });
}

/**
 * @param {readonly string[]} names
 * @param {readonly Proof[]} units
 */
function unitsOf(names, units) {
  return units.filter(({ name }) => names.some((wanted) => name.replaceAll("\\", "/").includes(`/tests/${wanted}`)));
}

/** @param {Proof} proof */
function hasPassed({ status, assertionResults }) {
  return (
    status === "passed" && assertionResults.length > 0 && assertionResults.every((test) => test.status === "passed")
  );
}

/**
 * A row for each promise. It has failed where one of its files is not there, a test in one of them has not passed, or no proof
 * has noted a figure. With `isPart` the promises of which no file was run are left out, and only the files that were run count.
 *
 * @param {readonly Proof[]} proofs
 * @param {readonly Proof[]} units
 * @param {readonly Figure[]} figures
 * @returns {Row[]}
 */
export function promiseRows(proofs, units, figures, { isPart = false } = {}) {
  const ran = new Map(proofs.map((proof) => [path.basename(proof.name, ".test.ts"), proof]));
  return Object.entries(PROMISES).flatMap(([promise, { words, proofs: names, units: below = [] }]) => {
    if (isPart && !names.some((name) => ran.has(name))) return [];
    const own = figures.filter((figure) => figure.promise === promise);
    const wrong = names.flatMap((name) => {
      const proof = ran.get(name);
      if (!proof) return isPart ? [] : [`${name} was not run`];
      return hasPassed(proof) ? [] : [`${name} failed`];
    });
    if (own.length === 0) wrong.push("no figure");
    const ofUnits = isPart ? [] : below.map((name) => ({ name, files: unitsOf([name], units) }));
    for (const { name, files } of ofUnits) {
      if (files.length === 0) wrong.push(`${name} was not run`);
      else if (!files.every(hasPassed)) wrong.push(`${name} failed`);
    }
    const told = isPart ? own : [...own, ...unitFigures(units).filter((figure) => figure.promise === promise)];
    return [{ promise, words, figures: told, wrong: wrong.length > 0 ? wrong.join(", ") : null }];
  });
}

/** @param {readonly Row[]} rows */
export function tableOf(rows) {
  const lines = rows.map(({ promise, words, figures, wrong }) => {
    const done = figures.map((figure) => `${figure.done}: **${figure.found}**`).join("<br>");
    return [`${promise}`, words, done, wrong ? `FAILED: ${wrong}` : "passed"];
  });
  return [["", "Promise", "What was done, and what came of it", ""], ["---", "---", "---", "---"], ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}
