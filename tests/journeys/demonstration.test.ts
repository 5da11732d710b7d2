import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { inTransaction } from "#db/transaction.ts";
import { BUILT, type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";

let browser: Browser;
let app: RunningApp;
const visits: Visit[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  app = await startApp({}, BUILT, ["--demo"]);
});
afterAll(async () => {
  for (const visit of visits) {
    expect(visit.complaints).toEqual([]);
    await visit.close();
  }
  await app.close();
  await leaveBrowser(browser);
});

async function visit(at: RunningApp, javaScript: boolean) {
  const visit = await visitor(browser, at.origin, { javaScript });
  visits.push(visit);
  return visit.page;
}
const textOf = (page: Page) => expect.poll(() => page.locator("body").innerText());

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a newcomer picks one invented person after another, %s", async (_name, javaScript) => {
  const page = await visit(app, javaScript);
  await page.goto("/actions");
  await textOf(page).toContain("Look round as one of these people");
  await textOf(page).toContain("Demonstration: invented people");
  expect(await page.title()).toBe("Sign in – Joint Action");
  await expectAccessible(page);
  for (const width of [1366, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await look(page, `demonstration-${javaScript ? "js" : "nojs"}-cards-${width}`);
  }

  const cards = page.getByRole("button", { name: /^Sign in as / });
  expect(await cards.count()).toBeGreaterThan(9);
  const name = (await cards.first().innerText()).replace("Sign in as ", "");
  await cards.first().click();
  await expect.poll(() => new URL(page.url()).pathname).toBe("/actions");
  await textOf(page).toContain(name);
  await textOf(page).toContain("Demonstration: invented people");
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("Demonstration: invented people").isVisible()).toBe(true);
  await look(page, `demonstration-${javaScript ? "js" : "nojs"}-print`);
  await page.emulateMedia({ media: "screen" });
  await look(page, `demonstration-${javaScript ? "js" : "nojs"}-page-360`);

  await page.getByRole("button", { name: "Sign out" }).click();
  await cards.last().click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  expect(await cards.count()).toBe(0);
});

/** As if nobody had touched the keyboard for half an hour. */
async function lapse() {
  const db = openDatabase(`file:${path.join(app.dataDir, "demo.db")}`);
  const longAgo = new Date(Date.now() - 31 * 60_000).toISOString();
  await inTransaction(db, (trx) => trx.updateTable("session").set({ last_seen_at: longAgo }).execute());
  await db.destroy();
}

/** In another tab of the same browser. */
async function signOutElsewhere(page: Page) {
  const other = await page.context().newPage();
  await other.goto(`${app.origin}/sign-out`);
  await other.locator("main").getByRole("button", { name: "Sign out" }).click();
  await other.getByText("You have signed out").waitFor();
  await other.close();
}

test.each([
  ["ended", "with JavaScript", true, lapse],
  ["ended", "without JavaScript", false, lapse],
  ["was signed out of elsewhere", "with JavaScript", true, signOutElsewhere],
  ["was signed out of elsewhere", "without JavaScript", false, signOutElsewhere],
])("what was sent after the session %s waits behind the same card, %s", async (how, _name, javaScript, endIt) => {
  const page = await visit(app, javaScript);
  await page.goto("/search");
  await page.getByRole("button", { name: "Sign in as Priya Nandakumar" }).click();
  await page.getByLabel("Name or reference").fill("Kyle Underhill");
  await endIt(page);
  await page.locator("main button[type=submit]").first().click();
  await textOf(page).toContain("What you typed has been kept for 30 minutes");
  await textOf(page).toContain("Demonstration: invented people");
  expect(await page.getByRole("button", { name: "Sign out" }).count()).toBe(0);
  await expectAccessible(page);
  await look(page, `demonstration-${javaScript ? "js" : "nojs"}-kept-${how.replaceAll(" ", "-")}`);
  await page.getByRole("button", { name: "Sign in as Priya Nandakumar" }).click();
  await page.getByRole("heading", { name: "What you had not sent" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Kyle Underhill");
});

test("a meeting's item says on the wall as well that the people are invented", async () => {
  const page = await visit(app, true);
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in as Ruth Calloway" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.goto("/");
  await page
    .getByRole("link", { name: /^Agenda/ })
    .first()
    .click();
  await page
    .getByRole("link", { name: /^In the meeting/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Projector view" }).click();
  await page.waitForURL(/view=wall/);
  await page.getByRole("button", { name: "Sign out" }).waitFor({ state: "hidden" });
  expect(await page.getByText("Demonstration: invented people").isVisible()).toBe(true);
  await expectAccessible(page);
  await look(page, "demonstration-projector");
});

test("before set-up the page of a real installation says how to look round first", async () => {
  const real = await startApp();
  try {
    const page = await visit(real, false);
    await page.goto("/");
    await page.getByText("Look round a made-up partnership first").click();
    await textOf(page).toContain("npm start -- --demo");
    expect(await page.locator("body").innerText()).not.toContain("Demonstration: invented people");
    await look(page, "demonstration-before-set-up");
    await page.goto(/http\S+\/set-up\/\S+/.exec(real.printed())?.[0] ?? "");
    await textOf(page).toContain("Look round a made-up partnership first");
    await look(page, "demonstration-set-up");
    expect(real.printed()).toContain("npm start -- --demo");
  } finally {
    await real.close();
  }
});
