/**
 * The pictures of the README, taken from a demonstration built for them: `npm run screenshots [-- <name> …]`. Needs a Chromium
 * (CHROMIUM_PATH, or where Debian has it). Writes docs/screenshots/<name>.png.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { ensureBuilt, ensureInstalled, ROOT, SERVER } from "../app/cli/launch/make-ready.js";
import { requireNode } from "../app/cli/launch/node-version.js";

/** @typedef {import("playwright-core").Page} Page */

const FOLDER = path.join(ROOT, "docs/screenshots");
const DESK = { width: 1366, height: 900 };
const WALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

/**
 * Each with whose card is taken on the sign-in page, how large the window is, and the way to the page.
 *
 * @type {Record<string, { who: string, size: { width: number, height: number }, go: (page: Page) => Promise<unknown> }>}
 */
const PICTURES = {
  case: { who: "Kofi Asare-Lane", size: DESK, go: openCaseOfTyler },
  home: { who: "Priya Nandakumar", size: DESK, go: (page) => page.goto("/") },
  count: { who: "Priya Nandakumar", size: DESK, go: (page) => follow(page, "/", /Olwen/) },
  phone: { who: "Priya Nandakumar", size: PHONE, go: (page) => page.goto("/incidents/new") },
  meeting: { who: "Ruth Calloway", size: WALL, go: openCaseOfMeeting },
  premises: { who: "Gareth Pellow", size: DESK, go: (page) => page.goto("/premises/fortnight") },
  overdue: { who: "Dawn Mercier", size: DESK, go: (page) => page.goto("/actions/overdue") },
  quarter: { who: "Helen Okafor-Byrne", size: DESK, go: (page) => page.goto("/performance") },
  plan: { who: "Helen Okafor-Byrne", size: DESK, go: (page) => follow(page, "/plans", /Safety Partnership Plan/) },
  governance: { who: "Simon Tarrow", size: DESK, go: (page) => page.goto("/governance") },
};

requireNode();
await ensureInstalled();
await ensureBuilt();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PICTURES));
if (unknown.length > 0) {
  console.error(`No picture is called ${unknown.join(" or ")}. There are: ${Object.keys(PICTURES).join(", ")}.`);
  process.exit(2);
}
const dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-pictures-"));
const port = String(await freePort());
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, NODE_ENV: "production", HOST: "localhost", PORT: port, DATA_DIR: dataDir };
/** @type {import("node:child_process").ChildProcess} */
const server = spawn(process.execPath, [SERVER, "serve", "--demo"], { env, stdio: ["ignore", "ignore", "inherit"] });
try {
  await answering();
  await takeAll(asked.length > 0 ? asked : Object.keys(PICTURES));
} finally {
  await stopped();
  rmSync(dataDir, { recursive: true, force: true });
}

/** @param {string[]} names */
async function takeAll(names) {
  mkdirSync(FOLDER, { recursive: true });
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  for (const name of names) {
    const picture = PICTURES[name];
    if (!picture) continue;
    const context = await browser.newContext({ baseURL: `http://localhost:${port}`, viewport: picture.size });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: `Sign in as ${picture.who}` }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor({ state: "attached" });
    await picture.go(page);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
    console.log(`docs/screenshots/${name}.png`);
    await context.close();
  }
  await browser.close();
}

/**
 * Opens the first link of a page's content that is named so.
 *
 * @param {Page} page
 * @param {string} address
 * @param {RegExp} name
 */
async function follow(page, address, name) {
  await page.goto(address);
  const link = page.getByRole("main").getByRole("link", { name }).first();
  await page.goto((await link.getAttribute("href")) ?? "");
}

/** @param {Page} page */
async function openCaseOfTyler(page) {
  await page.getByRole("banner").getByRole("searchbox").fill("Tyler Wexcombe");
  await page.getByRole("banner").getByRole("button", { name: "Search" }).click();
  await page.getByRole("main").getByRole("link", { name: /^CS-/ }).first().click();
}

/** The first that everybody in the group may read. @param {Page} page */
async function openCaseOfMeeting(page) {
  await follow(page, "/", /^Agenda.*JAG/);
  await follow(page, page.url(), /^In the meeting.*Finley/);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The demonstration is built at the first start, which takes a while. */
async function answering() {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server stopped with ${server.exitCode}`);
    if (await fetch(`http://localhost:${port}/health`).then(({ ok }) => ok, () => false)) return; // prettier-ignore
    await new Promise((wait) => setTimeout(wait, 200));
  }
}

function stopped() {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", resolve);
    server.kill("SIGTERM");
  });
}
