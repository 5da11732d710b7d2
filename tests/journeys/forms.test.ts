import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { dueDayWarning } from "#app/domain/actions/due-day.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { loadKeys } from "#app/http/keys.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aGroup,
  anAction,
  anActor,
  anAgency,
  aPartnership,
  aReferral,
  type TestPartnership,
} from "../factories.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { leaveBrowser, openBrowser, type Visit } from "../support/browser.ts";
import { seated, shown } from "../support/seated.ts";
import { fillReferral } from "./fill-referral.ts";
import { fillDay } from "../support/sign-in.ts";

let app: RunningApp;
let db: Executor;
let browser: Browser;
let p: TestPartnership;
let coordinator: Actor;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  useKeys(loadKeys({ dataDir: app.dataDir, secrets: {} }));
  db = openDatabase(`file:${path.join(app.dataDir, "joint-action.db")}`);
  p = await aPartnership(db, "Charnwood");
  const fireId = await anAgency(db, p.partnershipId, { name: "Fire and Rescue", name_folded: "fire and rescue" });
  const names = [
    "Loughborough JAG",
    "Syston and Thurmaston delivery group",
    "Shepshed working group",
    "Premises group",
  ];
  const others = [];
  for (const name of names) others.push(await aGroup(db, p.partnershipId, { name }));
  coordinator = await anActor(db, p, {
    groups: Object.fromEntries(
      [p.jagId, p.youthJagId, p.adultsId, ...others].map((id) => [id, "coordinator" as const]),
    ),
    duties: ["administrator"],
    name: "Cora Dinator",
  });
  await anActor(db, p, { agencyId: fireId, groups: { [p.jagId]: "member" }, name: "Fay Fire" });
  await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" }, name: "Pat Police" });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await db.destroy();
  await app.close();
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("whoever fills in forms %s", (_name, javaScript) => {
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    visit = await seated({ browser, app, db }, coordinator, javaScript);
    page = visit.page;
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  const show = (name: string) => shown(page, `${javaScript ? "js" : "nojs"}-${name}`);

  /** A due day of which nothing is said. */
  async function aDayOfWork() {
    const known = await findBankHolidays(db);
    const days = Array.from({ length: 14 }, (_, i) => plusDays(londonDay(new Date()), 7 + i));
    return days.find((day) => dueDayWarning(day, known) === null) ?? "";
  }

  async function fillAction() {
    await page.getByLabel("What is to be done").fill("Visit the school");
    await page.getByLabel("Agency that owns it").selectOption({ label: "Fire and Rescue" });
    // The page's script leaves the people of that agency alone: from then on it has taken the page over.
    const owner = page.getByLabel("Owner", { exact: true });
    if (javaScript) await owner.locator("option", { hasText: "Pat Police" }).waitFor({ state: "detached" });
    await owner.selectOption({ label: "Fay Fire" });
    await fillDay(page, "Due", await aDayOfWork());
  }

  test("is told in the title first that a form was not taken, and then what was saved, once", async () => {
    const { id } = await aCase(db, p);
    await page.goto(`/cases/${id}/add-action`);
    expect(await page.title()).toMatch(/^Add an action/);
    await page.getByRole("button", { name: "Save the action" }).click();
    await page.getByText("There is a problem").waitFor();
    expect(await page.title()).toMatch(/^Error: Add an action/);
    await show("form-errors");
    await fillAction();
    const owners = await page.getByLabel("Owner", { exact: true }).locator("option").allInnerTexts();
    expect(owners.includes("Pat Police")).toBe(!javaScript);
    await page.getByRole("button", { name: "Save the action" }).click();
    await page.getByRole("alert").getByText("The action has been given").waitFor();
    expect(await page.title()).toMatch(/^Case /);
    await show("action-given");
    if (!javaScript) return;
    expect(page.url()).toBe(`${app.origin}/cases/${id}`);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("makes one action by a double click", async () => {
    const { id } = await aCase(db, p);
    await page.goto(`/cases/${id}/add-action`);
    await fillAction();
    await page.getByRole("button", { name: "Save the action" }).dblclick();
    await page.getByRole("alert").getByText("The action has been given").waitFor();
    expect(await db.selectFrom("action").select("id").where("case_id", "=", id).execute()).toHaveLength(1);
  });

  test("is warned of a case that the group has already, and refers all the same", async () => {
    const { personId } = await aCase(db, p);
    await page.goto(`/referrals/new?person=${personId}`);
    await page.getByLabel("Which group is asked").selectOption({ label: "JAG" });
    await page.getByLabel("Alleged perpetrator").check();
    await page.getByLabel("Referring agency").selectOption({ label: "Fire and Rescue" });
    await page.getByLabel("Reason", { exact: true }).fill("Fires in the park");
    await fillReferral(page);
    await page.getByRole("button", { name: "Make the referral" }).click();
    await page.getByRole("link", { name: /^CS-/ }).waitFor();
    expect(await page.title()).toMatch(/^Error: Make a referral/);
    expect(await page.getByLabel("Reason", { exact: true }).inputValue()).toBe("Fires in the park");
    await show("referral-again");
    await page.getByRole("button", { name: "Make the referral all the same" }).click();
    await page.getByRole("alert").getByText("The referral has been made").waitFor();
    await page.getByText("This group already has an open case about this person").waitFor();
    await show("referral-made");
  });

  test("is brought to what is wrong when the server finds it", async () => {
    const { id } = await aCase(db, p);
    await page.goto(`/cases/${id}/add-action`);
    await fillAction();
    await fillDay(page, "Due", plusDays(londonDay(new Date()), -7));
    await page.getByRole("button", { name: "Save the action" }).click();
    const problem = page.getByRole("link", { name: "Due day must be today or later" });
    await problem.waitFor();
    expect(await page.title()).toMatch(/^Error: Add an action/);
    if (javaScript) await page.locator(".govuk-error-summary a:focus").waitFor();
  });

  test("is asked whether the date of birth is known before the date itself", async () => {
    await page.goto("/search");
    await page.getByLabel("Name or reference").fill(javaScript ? "Robin Unheardof" : "Wilfred Neverseen");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("button", { name: /new person/i }).click();
    await page.getByRole("group", { name: "Is the date of birth known?" }).waitFor();
    const legends = await page.locator("legend").allInnerTexts();
    expect(legends.indexOf("Is the date of birth known?")).toBe(legends.indexOf("Date of birth") - 1);
    await show("person-new");
    await page.getByLabel("Not known").check();
    await page.getByRole("button", { name: "Save and make a referral" }).click();
    await page.getByRole("alert").getByText("The person has been recorded").waitFor();
  });

  test("reads the lists on a phone, row by row", async () => {
    const { id } = await aCase(db, p);
    await anAction(db, p, { case_id: id, words: "Write to the landlord about the garages behind the shops" });
    await aReferral(db, p);
    for (const [name, address] of [
      ["cases", `/cases?group=${p.jagId}`],
      ["case", `/cases/${id}`],
      ["referrals", `/referrals?group=${p.jagId}`],
      ["overdue", "/actions/overdue"],
      ["users", "/admin/users"],
      ["users-filtered", "/admin/users?status=active"],
    ] as const) {
      await page.goto(address);
      await show(`list-${name}`);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.locator(".app-table-stacked").evaluateAll((tables) =>
        tables.filter((table) => table.scrollWidth > 320).length,
      ); // prettier-ignore
      expect(wide, address).toBe(0);
      const first = page.getByRole("row").nth(1).getByRole("cell").first();
      expect(await first.isVisible(), address).toBe(true);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
  });

  test("finds the menu open at a desk, and on a phone under its name, so that the page begins at the top", async () => {
    await page.goto("/referrals");
    const topOf = async (what: string) => (await page.locator(what).boundingBox())?.y ?? Infinity;
    const menu = page.getByRole("navigation", { name: "Menu" });
    await menu.getByRole("link", { name: "Cases" }).waitFor();
    expect(await topOf("h1")).toBeLessThan(160);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await menu.getByRole("link", { name: "Cases" }).isVisible()).toBe(false);
    expect(await topOf("h1")).toBeLessThan(220);
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    await menu.getByText("Menu", { exact: true }).click();
    await show("menu-open");
    await page.setViewportSize({ width: 390, height: 844 });
    await menu.getByRole("link", { name: "Cases" }).click();
    await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
    expect(await menu.getByRole("link", { name: "Referrals" }).isVisible()).toBe(false);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test("finds the filter of a list open at a desk, and on a phone under its name until one is set", async () => {
    await page.goto("/admin/users");
    expect(await page.getByLabel("Status").isVisible()).toBe(true);
    await page.setViewportSize({ width: 375, height: 700 });
    expect(await page.getByLabel("Status").isVisible()).toBe(false);
    await page.getByText("Filter", { exact: true }).first().click();
    await page.getByLabel("Status").selectOption("active");
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.getByText("Selected filters").waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});
