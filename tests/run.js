/**
 * The whole suite, as `npm test` runs it: `node tests/run.js [--prove | --postgres] [filters and options of vitest]`.
 * `--unit`, `--journeys` or `--proofs` is that part of it alone; `--postgres --share=2/8` the second of eight like shares of
 * the database tests. `--prove` is the proofs in full, with a table of what is promised at the end. Its last line is always `N passed, N failed`.
 */
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt, ensureInstalled, ROOT } from "../app/cli/launch/make-ready.js";
import { requireNode } from "../app/cli/launch/node-version.js";
import { runProcess } from "../app/cli/launch/run-process.js";
import { findDatabaseServer } from "./proofs/database-server.js";
import { promiseRows, readFigures, tableOf, UNITS } from "./proofs/table.js";

/**
 * What vitest's JSON reporter writes.
 *
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} AssertionReport
 * @typedef {{ name: string, status: string, assertionResults: AssertionReport[] }} FileReport
 * @typedef {{ numPassedTests: number, testResults: FileReport[] }} Report
 */

requireNode();
const given = process.argv.slice(2);
const prove = given.includes("--prove");
const postgres = given.includes("--postgres");
/** The parts of the whole, in their order. */
const PARTS = { "--unit": runUnit, "--journeys": runJourneys, "--proofs": runProofs };
const parts = Object.entries(PARTS).filter(([name]) => given.includes(name));
const share = /^--share=([1-9]\d*)\/([1-9]\d*)$/.exec(given.find((arg) => arg.startsWith("--share=")) ?? "--share=1/1");
const passedOn = given.filter(
  (arg) => !["--prove", "--postgres", "--", ...Object.keys(PARTS)].includes(arg) && !arg.startsWith("--share="),
);
/** Vitest reports what a name pattern leaves out as skipped. */
const byName = passedOn.some((arg) => /^(-t|--testNamePattern)/.test(arg));

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const remarks = [];

await ensureInstalled();
await ensureBuilt();
if (prove) await provePromises();
else if (postgres) await runOnPostgres();
else for (const [, runPart] of parts.length > 0 ? parts : Object.entries(PARTS)) await runPart();
if (total.passed + total.failed === 0) fail("No test was found.");

for (const remark of remarks) console.log(remark);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runUnit() {
  await run("unit");
}

async function runJourneys() {
  const browser = findBrowser();
  if (browser) await run("journeys", { CHROMIUM_PATH: browser });
  else if (process.env.CI === "true") fail("No Chromium was found, and with CI=true the browser journeys must run.");
  else remarks.push("LEFT OUT: the browser journeys, because no Chromium was found (CHROMIUM_PATH, or on the PATH).");
}

/** All proofs in full, or those that are named; a promise without a figure of this run has failed. */
async function provePromises() {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-action-figures-"));
  const notes = path.join(folder, "figures");
  const server = await findDatabaseServer();
  if (!server)
    fail("No PostgreSQL server was found (TEST_DATABASE_URL), and what is promised on both engines was proved on one.");
  const started = performance.now();
  const report = await runProofs({ PROVE: "1", PROOF_FIGURES: notes, PROOF_DATABASE_URL: server ?? "" });
  const isPart = passedOn.length > 0;
  const units = isPart ? undefined : await run("unit", { TEST_DATABASE_URL: "" }, UNITS);
  const rows = promiseRows(report?.testResults ?? [], units?.testResults ?? [], readFigures(notes), { isPart });
  rmSync(folder, { recursive: true, force: true });
  const [table, minutes] = [tableOf(rows), Math.round((performance.now() - started) / 60_000)];
  const proved = rows.filter(({ wrong }) => !wrong).length;
  remarks.unshift(`\n${table}\n\n${proved} of ${rows.length} promises proved, in ${minutes} minutes\n`);
  for (const { promise, wrong } of rows) {
    // A test that failed is counted as one already.
    if (wrong && !/ failed/.test(wrong)) fail(`${promise} is not proved: ${wrong}.`);
  }
}

/** @param {Record<string, string>} [env] */
async function runProofs(env = {}) {
  const browser = findBrowser();
  const office = ["soffice", "pdftotext", "pdfinfo"].filter((name) => !findProgram([name]));
  if (!browser) leftOut("the proofs in a browser", "no Chromium was found (CHROMIUM_PATH, or on the PATH)");
  if (office.length > 0) {
    const packages = "packages libreoffice-writer-nogui and poppler-utils";
    leftOut("the proofs that print Word documents", `no ${office.join(" or ")} was found (${packages})`);
  }
  return run("proofs", {
    PROOF_DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
    ...env,
    // The other proofs are of the engine of one's own machine.
    TEST_DATABASE_URL: "",
    ...(browser ? { CHROMIUM_PATH: browser } : { WITHOUT_BROWSER: "1" }),
    ...(office.length > 0 ? { WITHOUT_OFFICE: "1" } : {}),
  });
}

/**
 * @param {string} what
 * @param {string} reason
 */
function leftOut(what, reason) {
  if (process.env.CI === "true") fail(`With CI=true ${what} must run, and ${reason}.`);
  else remarks.push(`LEFT OUT: ${what}, because ${reason}.`);
}

/** On SQLite these have run with the others; here every test that uses a database, but for what only SQLite can do. */
async function runOnPostgres() {
  if (!process.env.TEST_DATABASE_URL) return fail("--postgres needs TEST_DATABASE_URL.");
  const filters = passedOn.filter(isFilter);
  const files = testFiles("tests").filter(
    (file) =>
      !/^tests\/(journeys|proofs)\/|\.sqlite\.test\.tsx?$/.test(file) &&
      (filters.length === 0 || filters.some((filter) => file.includes(filter.replace(/^\.\//, "")))),
  );
  const database = [path.join(ROOT, "tests/support/database.ts")];
  if (!share) return fail("--share is written 2/8: the second of eight.");
  const [, mine = 1, shares = 1] = share.map(Number);
  const chosen = files
    .filter((file) => reaches(path.join(ROOT, file), database))
    .sort()
    .filter((_, index) => index % shares === mine - 1);
  if (chosen.length > 0)
    await run(
      "unit",
      {},
      chosen,
      passedOn.filter((arg, index) => !isFilter(arg, index)),
    );
}

/**
 * One suite (a project of vite.config.ts); adds what came of it to the total, and gives it back where there is any.
 *
 * @param {string} suite
 * @param {Record<string, string>} [env]
 * @param {string[]} [files]
 * @param {string[]} [options]
 */
async function run(suite, env = {}, files = [], options = passedOn) {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-action-tests-"));
  const report = path.join(folder, "report.json");
  const projects = suite === "unit" ? ["unit", "unit-alone"] : [suite];
  const args = [
    "run",
    ...projects.flatMap((name) => ["--project", name]),
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
  ];
  const code = await runProcess(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", ...args, `--outputFile.json=${report}`, ...files, ...options],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "test", ...env } },
  );
  /** @type {Report | undefined} */
  const result = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined; // eslint-disable-line @typescript-eslint/no-unsafe-assignment
  rmSync(folder, { recursive: true, force: true });
  const failedBefore = total.failed;
  if (result) count(suite, result);
  if (code !== 0 && total.failed === failedBefore) fail(`The ${suite} tests ended with exit code ${code}.`);
  return result;
}

/**
 * @param {string} suite
 * @param {Report} result
 */
function count(suite, result) {
  total.passed += result.numPassedTests;
  for (const { name, status, assertionResults } of result.testResults) {
    const file = path.relative(ROOT, name);
    const failures = assertionResults.filter((test) => test.status === "failed");
    const left = assertionResults.filter((test) => test.status !== "failed" && test.status !== "passed").length;
    for (const { fullName, failureMessages } of failures) {
      const [reason = ""] = (failureMessages[0] ?? "").split("\n");
      fail(`${file}: ${fullName.trim()}: ${reason.slice(0, 200)}`);
    }
    if (status === "failed" && failures.length === 0) fail(`${file} could not be run.`);
    if (left > 0 && !byName)
      fail(`${file}: ${left} skipped in the ${suite} tests, and a skipped test is a defect.`, left);
  }
}

/**
 * @param {string} remark
 * @param {number} [tests]
 */
function fail(remark, tests = 1) {
  total.failed += tests;
  remarks.push(`FAILED: ${remark}`);
}

/** The one without a window first: the same browser, with a third less work about each page. */
function findBrowser() {
  const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
  return findProgram(names, process.env.CHROMIUM_PATH);
}

/**
 * @param {string[]} names
 * @param {string} [first] where it is looked for before the PATH
 */
function findProgram(names, first = "") {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];
  const places = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [first, ...places].find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Whether an argument names files: it is no option, and not what an option before it is set to. Vitest runs the files that
 * any one of its filters fits, so that beside a list of files another would narrow nothing.
 *
 * @param {string} arg
 * @param {number} index
 */
function isFilter(arg, index) {
  return (
    !arg.startsWith("-") &&
    !/^(-t|--(testNamePattern|reporter|bail|retry|testTimeout|maxWorkers))$/.test(passedOn[index - 1] ?? "")
  );
}

/** @param {string} folder */
function testFiles(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/**
 * Whether a test imports one of the files, itself or through another file of the tests.
 *
 * @param {string} file
 * @param {string[]} wanted
 * @returns {boolean}
 */
function reaches(file, wanted, seen = new Set()) {
  if (wanted.includes(file)) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const relative = readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g);
  return [...relative].some(([, name = ""]) => {
    const target = path.resolve(path.dirname(file), name);
    return target.startsWith(path.join(ROOT, "tests")) && reaches(target, wanted, seen);
  });
}
