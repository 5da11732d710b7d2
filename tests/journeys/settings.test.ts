import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { londonDay, longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { SETTING_AREAS } from "#app/domain/settings/definition.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { enrol, fillDay } from "../support/sign-in.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("an administrator and the settings, %s", (_name, javaScript) => {
  let app: RunningApp;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    app = await startApp();
    const setUp = ["setup", "--template", "charnwood", "--name", "Charnwood CSP", "--admin", "ada@example.org", "--json"]; // prettier-ignore
    const { invitation } = JSON.parse(await app.command(...setUp)) as { invitation: string };
    visit = await visitor(browser, app.origin, { javaScript });
    page = visit.page;
    await enrol(page, invitation, "ada@example.org");
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.close();
    await app.close();
  });

  async function good(name: string) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page);
    await look(page, `settings-${javaScript ? "js" : "nojs"}-${name}`);
    await page.setViewportSize({ width: 375, height: 700 });
    await look(page, `settings-${javaScript ? "js" : "nojs"}-${name}-phone`);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const today = londonDay(new Date());

  test("every area can be read", async () => {
    await page.goto("/admin");
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await good("areas");
    for (const area of SETTING_AREAS) {
      await page.goto(`/admin/settings/${area}`);
      await good(area);
    }
  });

  test("the chair is not told before the agency's contact; planned and present values are told apart", async () => {
    await page.goto("/admin/settings/actions");
    await page.getByRole("link", { name: "Change Overdue action goes to the agency’s contact" }).click();
    await page.getByLabel("Value in days").fill("soon");
    await press("Save");
    await page.getByRole("link", { name: "Value must be a whole number from 1 to 365" }).waitFor();
    await page.getByRole("link", { name: "Enter a reason" }).waitFor();
    await good("errors");
    expect(await page.getByLabel("Value in days").inputValue()).toBe("soon");
    await page.getByLabel("Value in days").fill("14");
    await page.getByLabel("Reason").fill("Agreed by the board");
    await press("Save");
    await page.getByRole("link", { name: /^Value must be less than “Overdue action goes to the chair”/ }).waitFor();
    expect(await page.getByLabel("Reason").inputValue()).toBe("Agreed by the board");
    await page.getByLabel("Value in days").fill("3");
    await press("Save");
    await page.getByText(`Since ${longDay(today)}. Agreed by the board`).waitFor();

    await page.getByRole("link", { name: "Change Overdue action goes to the agency’s contact" }).click();
    await page.getByLabel("Value in days").fill("4");
    await page.getByLabel("Reason").fill("After the summer");
    await fillDay(page, "First day", plusDays(today, 30));
    await press("Save");
    await page
      .getByText(`4 days from ${longDay(plusDays(today, 30))}`)
      .first()
      .waitFor();
    await page.getByText("History of Overdue action goes to the agency’s contact").click();
    await good("history");
  });

  test("a draft of the Act of 2026 is confirmed with day and source, and a new value added after it", async () => {
    await page.goto("/admin");
    await page.getByRole("link", { name: "Numbers of the law that nobody has confirmed" }).click();
    await good("law-unconfirmed");
    await page.getByRole("link", { name: "Most for a community protection notice" }).click();
    await good("law-draft");
    await fillDay(page, "First day in force", "2027-01-04");
    await press("Confirm");
    await page.getByRole("link", { name: "Enter a reason" }).waitFor();
    await good("law-errors");
    await page.getByLabel("Source").fill("S.I. 2026/1234");
    await page.getByLabel("Reason").fill("Read on legislation.gov.uk");
    await press("Confirm");
    await page.getByRole("row", { name: /£500 From 4 Jan 2027/ }).waitFor();
    await good("law-power");
    await page
      .getByRole("row", { name: /£500 From 4 Jan 2027/ })
      .getByRole("link")
      .click();
    await page.getByRole("link", { name: "add the new value" }).click();
    await good("law-new");
    await page.goto("/admin/legal-parameters");
    await good("law");
  });
});
