import type { Page } from "playwright-core";
import { beforeAll, describe, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// An ASB officer takes three calls of one person, by keyboard alone.

const seats = useSeats();
let p: TestPartnership;
let officer: Actor;
beforeAll(async () => {
  p = await aPartnership(seats.db);
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
] as const)("%s", (name, javaScript) => {
  let page: Page;
  const family = javaScript ? "Sample" : "Example";
  beforeAll(async () => {
    officer = await anActor(seats.db, p, { duties: ["asb-officer"] });
    page = await seats.sit(officer, javaScript);
  });

  async function type(label: string | RegExp, text: string) {
    await page.getByLabel(label, { exact: true }).first().focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
  }

  async function day(legend: string, value: string) {
    const [year = "", month = "", date = ""] = value.split("-");
    const group = page.getByRole("group", { name: legend });
    for (const [label, text] of [
      ["Day", date],
      ["Month", month],
      ["Year", year],
    ] as const) {
      await group.getByLabel(label, { exact: true }).focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    }
  }

  async function call(daysAgo: number) {
    await page.goto(`${seats.app.origin}/incidents/new`);
    await type("Given names", "Pat");
    await type("Family name", family);
    await page.getByLabel("How was it reported?").focus();
    await page.keyboard.type("By t");
    await day("Day of the report", ago(daysAgo));
    await day("Day on which it happened", ago(daysAgo + 1));
    await type("Where did it happen?", `${javaScript ? 12 : 14} Ling Road`);
    await page.getByLabel("What was it?").focus();
    await page.keyboard.type("Noise");
    await page.getByLabel("Personal", { exact: true }).focus();
    await page.keyboard.press("Space");
    await type("What happened?", "Loud music until three");
  }

  test("the first is saved as it is typed", async () => {
    await page.goto(`${seats.app.origin}/incidents/new`);
    await shown(page, `log-incident-${name.replaceAll(" ", "-")}`);
    await call(60);
    await page.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/incidents\/reports\//);
    await page.locator("main").getByText("1 of 3").first().waitFor();
  }, 60_000);

  test("of the second it is asked who and what it may be, and the duty to tell the victim arises", async () => {
    await call(30);
    await page.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Recorded already?" }).waitFor();
    await shown(page, `offers-${name.replaceAll(" ", "-")}`);
    await page.getByLabel(`Pat ${family}`, { exact: true }).first().focus();
    await page.keyboard.press("Space");
    await page.getByLabel("A new problem", { exact: true }).focus();
    await page.keyboard.press("Space");
    await type("The problem in a few words that name nobody", "Music at night");
    await page.getByRole("button", { name: "Save" }).first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/incidents\/reports\//);
    await page.getByRole("heading", { name: `Tell Pat ${family} about the case review` }).waitFor();
    await shown(page, `second-report-${name.replaceAll(" ", "-")}`);
    await page.getByLabel("How", { exact: true }).focus();
    await page.keyboard.type("By t");
    await page.getByRole("button", { name: "They have been told" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(/Told of the case review on/).waitFor();
  }, 90_000);

  test("the third meets the threshold, with its working; the list shows the victim", async () => {
    await call(2);
    const problem = page.getByLabel(/Music at night$/).first();
    if (javaScript) {
      // Before anything is saved: offered while it is typed, and taken with one key.
      await page.getByText(/^Recorded already: 1 problem that it may belong to/).waitFor({ state: "attached" });
      await problem.focus();
      await page.keyboard.press("Space");
      await shown(page, "offers-while-typing");
    }
    await page.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel(`Pat ${family}`, { exact: true }).first().focus();
    await page.keyboard.press("Space");
    if (!javaScript) {
      await problem.focus();
      await page.keyboard.press("Space");
    }
    await page.getByRole("button", { name: "Save" }).first().focus();
    await page.keyboard.press("Enter");
    await page
      .getByText("The threshold for a case review would be met today. Offer the victim an application.")
      .waitFor();
    await shown(page, `threshold-met-${name.replaceAll(" ", "-")}`);
    await page.goto(`${seats.app.origin}/incidents/victims`);
    await page
      .locator("main")
      .getByText(`P ${family.charAt(0)}`, { exact: true })
      .first()
      .waitFor();
    await shown(page, `victims-${name.replaceAll(" ", "-")}`);
    await page.goto(`${seats.app.origin}/incidents`);
    await shown(page, `incidents-${name.replaceAll(" ", "-")}`);
    await page.getByRole("link", { name: /^IN-/ }).first().click();
    await page.getByRole("heading", { name: /^Incident IN-/ }).waitFor();
    await shown(page, `incident-${name.replaceAll(" ", "-")}`);
  }, 90_000);

  test("somebody more is searched for, recorded and added, without a reference typed by hand", async () => {
    const witness = `Win ${javaScript ? "Windowe" : "Lacey"}`;
    await page.getByRole("link", { name: "Add somebody" }).click();
    await page.getByRole("heading", { name: "Find a person" }).waitFor();
    await page.getByLabel("Name or reference").fill(witness);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { name: "Nobody found" }).waitFor();
    await page.getByRole("link", { name: "Search again" }).click();
    await page.getByLabel("Name or reference").fill(`Pat ${family}`);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: `Add to the incident Pat ${family}` }).waitFor();
    await shown(page, `search-for-incident-${name.replaceAll(" ", "-")}`);
    await page.getByRole("link", { name: "Search again" }).click();
    await page.getByLabel("Name or reference").fill(witness);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("button", { name: "Record a new person" }).click();
    await page.getByLabel("Not known", { exact: true }).first().check();
    await page.getByRole("button", { name: "Save and add to the incident" }).click();
    await page.getByRole("heading", { name: `Add ${witness}` }).waitFor();
    await shown(page, `add-to-incident-${name.replaceAll(" ", "-")}`);
    await page.getByLabel("Role in this incident").selectOption({ label: "Witness" });
    await page.getByLabel("Why are they added?").fill("Saw it from the window");
    await page.getByRole("button", { name: "Add to the incident" }).click();
    await page.getByText("The people of the incident have been changed").waitFor();
    await page.getByRole("link", { name: witness, exact: true }).waitFor();
  }, 60_000);

  test("somebody is taken off the incident again, with the reason in its history", async () => {
    await page.getByRole("link", { name: `Change Pat ${family}` }).click();
    await page.getByLabel("They are taken off the incident").check();
    await type("Why does this change?", "Another person of that name");
    await shown(page, `change-in-incident-${name.replaceAll(" ", "-")}`);
    await page.getByRole("button", { name: "Save the change" }).click();
    await page.getByText("The people of the incident have been changed").waitFor();
    await page.getByText(/taken off\. Another person of that name/).waitFor();
  }, 60_000);
});

test("an administrator adds a type of the partnership’s own below a national heading", async () => {
  const page = await seats.sit(await anActor(seats.db, p, { duties: ["administrator"] }), true);
  await page.goto(`${seats.app.origin}/admin/asb-types`);
  await page.getByLabel("National heading").selectOption({ label: "Noise" });
  await page.getByLabel("Type", { exact: true }).fill("Drones");
  await page.getByRole("button", { name: "Add the type" }).click();
  await page.getByText("The type has been added").waitFor();
  await shown(page, "asb-types");
  await page.getByRole("link", { name: "Change Drones" }).click();
  await page.getByRole("heading", { name: "Drones" }).waitFor();
  await shown(page, "asb-type");
}, 60_000);
