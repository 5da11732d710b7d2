import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// An officer's morning: a call is logged, the count seen, the incident allocated, the victim spoken to and told. No mouse:
// whatever is used is reached by Tab, links and buttons are pressed by Enter, and what is chosen is chosen by its letters.

const seats = useSeats();
let p: TestPartnership;
beforeAll(async () => {
  p = await aPartnership(seats.db);
});
const MOST_TABS = 150;

describe.each([
  ["with JavaScript", true],
  ["without", false],
] as const)("%s", (name, javaScript) => {
  let page: Page;
  let officer: Actor;
  const who = javaScript ? "Dana Desk" : "Nat Night";
  beforeAll(async () => {
    officer = await anActor(seats.db, p, { duties: ["asb-officer"], name: who });
    page = await seats.sit(officer, javaScript);
  });

  async function reach(target: Locator) {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("It is not reached by the keyboard");
  }
  async function press(role: "link" | "button", label: string | RegExp) {
    const exact = typeof label === "string";
    await reach(page.getByRole(role, { name: label, exact }).first());
    await page.keyboard.press("Enter");
  }
  async function type(label: string | RegExp, text: string, within: Page | Locator = page) {
    await reach(within.getByLabel(label, { exact: typeof label === "string" }).first());
    await page.keyboard.type(text);
  }
  async function day(legend: string, value: string) {
    const group = page.getByRole("group", { name: legend, exact: true });
    const [year = "", month = "", date = ""] = value.split("-");
    const parts = { Day: date, Month: month, Year: year };
    for (const [label, text] of Object.entries(parts)) {
      await reach(group.getByLabel(label, { exact: true }));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    }
  }
  /** Tab comes to the group; the arrows to what is meant. */
  async function choose(legend: string | RegExp, label: string) {
    const group = page.getByRole("group", { name: legend });
    await reach(group.getByRole("radio").first());
    await page.keyboard.press("Space");
    const wanted = group.getByLabel(label, { exact: true });
    for (let n = 0; n < 10 && !(await wanted.isChecked()); n++) await page.keyboard.press("ArrowDown");
    expect(await wanted.isChecked()).toBe(true);
  }
  const shot = (what: string) => shown(page, `morning-${what}-${javaScript ? "js" : "nojs"}`);

  test("a call is logged, and the count is seen", async () => {
    await page.goto(`${seats.app.origin}/`);
    await press("link", "Incidents");
    await page.waitForURL(/\/incidents$/);
    await press("button", "Log an incident");
    await page.getByRole("heading", { name: "Log an incident" }).waitFor();
    await type("Given names", "Pat");
    await type("Family name", javaScript ? "Morning" : "Evening");
    await type(/^How was it reported\?/, "By t");
    await day("Day of the report", ago(0));
    await day("Day on which it happened", ago(1));
    await type("Where did it happen?", `${javaScript ? 3 : 5} Example Close`);
    await type(/^What was it\?/, "Noise");
    await choose(/^Whom was it aimed at/, "Personal");
    await type("What happened?", "Loud music until three");
    await press("button", "Save");
    await page.waitForURL(/incidents\/reports\//);
    await page.locator("main").getByText("1 of 3").first().waitFor();
    await shot("count");
  }, 90_000);

  test("the incident is given to an officer, the victim is spoken to and told what is done", async () => {
    await press("link", /^IN-/);
    await page.getByRole("heading", { name: /^Incident IN-/ }).waitFor();
    await press("button", "Say who deals with it");
    await page.getByRole("heading", { name: "Who deals with it" }).waitFor();
    await type("Officer (optional)", who);
    await press("button", "Save");
    await page.getByText(who).first().waitFor();
    await page.getByRole("heading", { name: /^Incident IN-/ }).waitFor();
    await record("First contact with the victim", "Rang Pat, who is at home until noon");
    await record("The victim was told how it stands", "The landlord writes to the flat today");
    for (const done of [": First contact, by telephone", ": Victim told, by telephone"])
      expect(await page.getByRole("listitem").filter({ hasText: done }).count()).toBe(1);
    await shot("incident");
  }, 120_000);

  async function record(kind: string, words: string) {
    await press("button", "Record what was done");
    await page.getByRole("heading", { name: /^Record/ }).waitFor();
    await choose("What is recorded?", kind);
    await day("Day", ago(0));
    await type(/^How, if the victim was told/, "By t");
    await type("What was done or said", words);
    await press("button", "Save");
    await page.getByText(words).first().waitFor();
  }

  test("what is theirs stands in their own list", async () => {
    await press("link", "Incidents");
    await page.waitForURL(/\/incidents$/);
    await press("link", /^Mine \(1\)/);
    await page.getByRole("link", { name: /^IN-/ }).first().waitFor();
    await shot("mine");
  }, 60_000);
});
