import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { weekdayOnOrAfter } from "#app/domain/meetings/pattern.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { enrol, fillDay } from "../support/sign-in.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

/** As in the administrator's journey. */
const CLICKED_EARLY = /Minified React error #345/;

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a group's meetings, %s", (_name, javaScript) => {
  let app: RunningApp;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    app = await startApp();
    const setUp = ["--template", "charnwood", "--name", "Charnwood CSP", "--admin", "ada@example.org", "--json"];
    const { invitation } = JSON.parse(await app.command("setup", ...setUp)) as { invitation: string };
    visit = await visitor(browser, app.origin, { javaScript });
    page = visit.page;
    await enrol(page, invitation, "ada@example.org");
  });
  afterAll(async () => {
    expect(visit.complaints.filter((complaint) => !CLICKED_EARLY.test(complaint))).toEqual([]);
    await visit.close();
    await app.close();
  });

  async function good(name: string) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page);
    const shot = `meetings-${javaScript ? "js" : "nojs"}-${name}`;
    await look(page, shot);
    await page.setViewportSize({ width: 375, height: 740 });
    await look(page, `${shot}-phone`);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
  const today = londonDay(new Date());

  test("a pattern is set up after a look at its first six meetings", async () => {
    await page.goto("/admin/groups");
    await page.getByRole("link", { name: "JAG", exact: true }).click();
    await page.getByRole("button", { name: "Meetings" }).click();
    await heading("Meetings of JAG");
    await good("none");
    await page.getByRole("button", { name: "Set up a pattern" }).click();
    await heading("How JAG meets");
    await press("Check the meetings");
    await page.getByRole("link", { name: "Select how the group meets" }).waitFor();
    await good("pattern-errors");
    await page.getByLabel("Every so many weeks").check();
    await page.getByLabel("Weeks from one meeting to the next").fill("4");
    await page.getByLabel("Day of the week").selectOption({ label: "Saturday" });
    await page.getByLabel("Start time").fill("9.30");
    await page.getByLabel("Place (optional)").fill("Council Offices");
    await press("Check the meetings");
    await heading("Check the meetings");
    expect(await page.getByRole("row").count()).toBe(7);
    expect(await page.getByText("This is a weekend").count()).toBeGreaterThan(3);
    await good("pattern-weekend");
    await page.getByLabel("Day of the week").selectOption({ label: "Thursday" });
    await press("Check the meetings");
    await page.getByText("Every 4 weeks on Thursday, from").waitFor();
    await good("pattern-preview");
    await press("Save the pattern");
    await heading("Meetings of JAG");
    await page.getByText("Every 4 weeks on Thursday at 09:30, Council Offices").waitFor();
    await good("list");
  });

  test("one meeting is moved and another cancelled, each with a reason", async () => {
    const second = plusDays(weekdayOnOrAfter(today, 4), 28);
    await page.getByRole("link", { name: /^Move/ }).nth(1).click();
    await heading(/^Move the meeting of Thursday/);
    await fillDay(page, "Day of the meeting", plusDays(second, 2));
    await page.getByLabel("Why is it moved?").fill("The room is let");
    await press("Move the meeting");
    await page.getByText("This is a weekend").waitFor();
    await good("move-warned");
    await press("Move it all the same");
    await heading("Meetings of JAG");
    await page.getByText("The room is let").waitFor();
    await page
      .getByRole("link", { name: /^Cancel/ })
      .nth(2)
      .click();
    await heading(/^Cancel the meeting of Thursday/);
    await good("cancel");
    await page.getByLabel("Why is it cancelled?").fill("Too few can come");
    await press("Cancel the meeting");
    await page.getByText("Too few can come").waitFor();
    await good("list-changed");
  });

  test("the cancelled meeting takes place after all, and its page keeps what became of it", async () => {
    await page.getByRole("link", { name: /^Reinstate/ }).click();
    await heading(/^Reinstate the meeting of Thursday/);
    await page.getByText("It was cancelled: Too few can come").waitFor();
    await press("Reinstate the meeting");
    await page.getByRole("link", { name: "Enter why the meeting takes place after all" }).waitFor();
    await good("reinstate");
    await page.getByLabel("Why does it take place after all?").fill("Enough can come");
    await press("Reinstate the meeting");
    await page.getByText("The meeting takes place after all").waitFor();
    await page.getByText("Enough can come").waitFor();
    await good("list-reinstated");
  });

  test("a single meeting is added", async () => {
    await page.getByRole("button", { name: "Add a meeting" }).click();
    await heading("Add a meeting");
    await fillDay(page, "Day of the meeting", plusDays(weekdayOnOrAfter(today, 4), 5));
    await press("Add the meeting");
    await heading("Meetings of JAG");
    await page.getByRole("link", { name: "Past" }).click();
    await page.getByText("There are no meetings in the past.").waitFor();
    await good("past");
  });

  test("bank holidays are listed by year, and a file is checked before it is loaded", async () => {
    await page.goto("/admin/bank-holidays");
    await good("bank-holidays");
    const choose = (text: string) =>
      page
        .getByLabel("The file bank-holidays.json")
        .setInputFiles({ name: "bank-holidays.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await choose("not the file");
    await press("Check the file");
    await page.getByRole("link", { name: /^This is not JSON/ }).waitFor();
    await good("bank-holidays-errors");
    await page.getByText("Paste it instead").click();
    await page.getByLabel("What is in bank-holidays.json").fill("{}");
    await press("Check the list");
    await page.getByRole("link", { name: /^This is not GOV.UK/ }).waitFor();
    const year = Number(plusMonths(today, 36).slice(0, 4));
    const events = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ title: `Day ${n}`, date: `${year}-0${n}-03` }));
    await choose(JSON.stringify({ "england-and-wales": { division: "england-and-wales", events } }));
    await press("Check the file");
    await heading("Check the bank holidays");
    await good("bank-holidays-preview");
    await press("Load the bank holidays");
    await page.getByText(`8 in ${year}`).waitFor();
  });
});
