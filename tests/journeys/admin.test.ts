import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
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
])("an administrator's day, %s", (_name, javaScript) => {
  let app: RunningApp;
  let page: Page;
  const visits: Visit[] = [];
  beforeAll(async () => {
    app = await startApp();
    const setUp = [
      "setup",
      "--template",
      "charnwood",
      "--name",
      "Charnwood CSP",
      "--admin",
      "ada@example.org",
      "--json",
    ];
    const { invitation } = JSON.parse(await app.command(...setUp)) as { invitation: string };
    page = await visit();
    await enrol(page, invitation, "ada@example.org");
  });
  afterAll(async () => {
    for (const { complaints, close } of visits) {
      expect(complaints).toEqual([]);
      await close();
    }
    await app.close();
  });

  async function visit() {
    const opened = await visitor(browser, app.origin, { javaScript });
    visits.push(opened);
    return opened.page;
  }

  async function good(name: string) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page);
    await look(page, `admin-${javaScript ? "js" : "nojs"}-${name}`);
  }
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const today = londonDay(new Date());

  test("the lists and what there is to do are there to read", async () => {
    for (const [path, heading] of [
      ["/admin", "Administration"],
      ["/admin/users", "Users"],
      ["/admin/agencies", "Agencies"],
      ["/admin/groups", "Groups"],
      ["/admin/access", "Who may do what"],
    ] as const) {
      await page.goto(path);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(heading);
      await good(path.replaceAll("/", "-"));
    }
  });

  test("an agency is added, changed and shown with its agreement in words", async () => {
    await page.goto("/admin/agencies/new");
    await page.getByLabel("Name", { exact: true }).fill("Soar Valley Homes");
    await press("Add the agency");
    await page.getByRole("link", { name: "Select what kind of agency it is" }).waitFor();
    await good("agency-errors");
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Soar Valley Homes");
    await page.getByLabel("Kind").selectOption({ label: "Registered housing provider" });
    await fillDay(page, "Day signed", "2026-01-01");
    await fillDay(page, "Last day", plusDays(today, 30));
    await press("Add the agency");
    await page.getByText("Ends in 30 days").waitFor();
    await good("agency");
    await page.getByLabel("No", { exact: true }).check();
    await press("Save");
    await page.getByRole("heading", { name: "Agencies" }).waitFor();
    await page.goto("/admin");
    await page.getByRole("link", { name: /^Agencies whose information sharing/ }).click();
    await page.getByRole("rowheader", { name: "Soar Valley Homes" }).waitFor();
  });

  test("a user is invited, gets a duty and a group, and uses the link; disabled, the next click is refused", async () => {
    await page.goto("/admin/users/new");
    await press("Add the user and make a link");
    await page.getByRole("link", { name: "Enter an e-mail address" }).waitFor();
    await good("user-errors");
    await page.getByLabel("Name", { exact: true }).fill("Uma User");
    await page.getByLabel("E-mail address").fill("uma@example.org");
    await page.getByLabel("Agency", { exact: true }).selectOption({ label: "Soar Valley Homes" });
    await page.getByLabel("Manager").check();
    await press("Add the user and make a link");
    await page.getByRole("heading", { name: "The user has been added" }).waitFor();
    await good("user-link");
    const link = await page.getByLabel("Link").inputValue();
    expect(page.url()).toBe(`${app.origin}/admin/users/new`);
    const theirs = await visit();
    await enrol(theirs, link, "uma@example.org");

    await page.getByRole("button", { name: "Give them a group" }).click();
    await page.getByRole("button", { name: "Add to a group" }).click();
    await page.getByLabel("Group").selectOption({ label: "– – JAG" });
    await page.getByLabel("Guest").check();
    await press("Add to the group");
    await page.getByRole("link", { name: "Enter the last day: a guest's membership must end" }).waitFor();
    await good("membership-errors");
    await fillDay(page, "Last day", plusDays(today, 10));
    await press("Add to the group");
    await page.getByRole("rowheader", { name: "JAG: Guest" }).waitFor();
    await good("user");

    await page.getByRole("link", { name: "Change JAG: Guest" }).click();
    await good("membership");
    await page.getByLabel("Member", { exact: true }).check();
    await page.getByLabel("It has no end").check();
    await press("Save");
    await page.getByRole("rowheader", { name: "JAG: Member" }).waitFor();

    await page.getByRole("link", { name: "Change Manager" }).click();
    await page.getByLabel("Now", { exact: true }).check();
    await good("duty");
    await press("Save");
    await page.getByText("No duty in this partnership.").waitFor();

    await page.getByRole("link", { name: "Disable this user" }).click();
    await page.getByLabel("Reason").fill("Has left");
    await good("disable");
    await press("Disable");
    await page.getByRole("heading", { name: "Uma User Disabled" }).waitFor();
    await theirs.goto("/");
    await theirs.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(app.logged()).not.toMatch(/uma|Uma|invitation\/[\w-]{20}/);
  });

  test("a group is added, put below another and not in a loop, and ended", async () => {
    await page.goto("/admin/groups/new");
    await page.getByLabel("Name", { exact: true }).fill("Burglary task group");
    await page.getByLabel("Kind").selectOption({ label: "Working group" });
    await page.getByLabel("Reports to (optional)").selectOption({ label: "– – JAG" });
    await page.getByLabel("Has meetings").check();
    await page.getByRole("group", { name: "Beats" }).getByRole("checkbox").first().check();
    await good("group-new");
    await press("Add the group");
    await page.getByRole("heading", { name: "Burglary task group" }).waitFor();
    await good("group");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    expect(await page.getByLabel("Has meetings").isChecked()).toBe(true);
    expect(await page.getByLabel("Holds cases").isChecked()).toBe(false);
    await page.getByLabel("How often it meets (optional)").fill("Every fortnight");
    await fillDay(page, "Last day of the group (optional)", today);
    await good("group-change");
    await press("Save");
    await page.getByText("Every fortnight").waitFor();
    await page.goto("/admin/groups");
    await page.getByRole("link", { name: "Burglary task group" }).waitFor();
  });
});
