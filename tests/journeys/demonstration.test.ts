import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BUILT, type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, launchBrowser, look, type Visit, visitor } from "../support/browser.ts";

let browser: Browser;
let app: RunningApp;
const visits: Visit[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  app = await startApp({}, BUILT, ["--demo"]);
});
afterAll(async () => {
  for (const visit of visits) {
    expect(visit.complaints).toEqual([]);
    await visit.close();
  }
  await app.close();
  await browser.close();
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
