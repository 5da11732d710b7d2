import path from "node:path";
import SQLite from "better-sqlite3";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { anActor, anAgency, aPartnership } from "../factories.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// Days pass for every action that there is.
const seats = useSeats({ alone: true });

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("actions, %s", (how, javaScript) => {
  const POLICE = `Leicestershire Police ${how}`;
  const people: Record<string, Actor> = {};
  beforeAll(async () => {
    const { db } = seats;
    const p = await aPartnership(db, `Charnwood CSP ${how}`);
    const agencyId = await anAgency(db, p.partnershipId, { name: POLICE, name_folded: POLICE.toLowerCase() });
    people.Cora = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Partner" });
    people.Pat = await anActor(db, p, { agencyId, groups: { [p.jagId]: "member" }, name: "Pat Partner" });
    people.Manuela = await anActor(db, p, { duties: ["manager"], name: "Manuela Partner" });
  });

  const seated: Record<string, Page> = {};
  async function as(name: string) {
    const page = (seated[name] ??= await seats.sit(people[name] as Actor, javaScript));
    await page.goto("/");
    return page;
  }
  async function good(page: Page, name: string) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await shown(page, `actions-${javaScript ? "js" : "nojs"}-${name}`);
  }
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const today = londonDay(new Date());

  test("a coordinator gives the group actions, to a partner and to an agency that is to name somebody", async () => {
    const page = await as("Cora");
    await page.getByRole("link", { name: "JAG", exact: true }).first().click();
    await page.getByRole("link", { name: "Actions of the group" }).click();
    await page.getByText("The group has no actions to do.").waitFor();
    const list = page.url();
    for (const [words, owner] of [
      ["Write to the landlords", "Pat Partner"],
      ["Count the street lamps", "To be named by the agency"],
    ] as const) {
      await page.goto(list);
      await page.getByRole("button", { name: "Add an action" }).click();
      await page.getByLabel("What is to be done").fill(words);
      const { pathname: form } = new URL(page.url());
      await page.getByLabel("Agency that owns it").selectOption({ label: POLICE });
      await page.getByLabel("Owner", { exact: true }).selectOption({ label: owner });
      await fillDay(page, "Due", "2020-01-01");
      await press(page, "Save the action");
      await page.getByRole("link", { name: "Due day must be today or later" }).waitFor();
      await fillDay(page, "Due", plusDays(today, 3000));
      await press(page, "Save the action");
      await page.getByText("The due day is a long way ahead").waitFor();
      await good(page, "far-ahead");
      await fillDay(page, "Due", today);
      await press(page, "Save the action");
      // On a working day the list comes next, and at a weekend the action's own page, which warns of its due day.
      await page.waitForURL(({ pathname }) => pathname !== form);
      await page.goto(list);
      await page.getByText(words).waitFor();
    }
    await good(page, "group");
  });

  test("a manager finds them overdue by agency, group, age and reason, and asks about them", async () => {
    passDays(path.join(seats.app.dataDir, "joint-action.db"), 3);
    const page = await as("Manuela");
    await page.getByRole("link", { name: "2 overdue actions" }).click();
    await page.getByText("2 actions are overdue.").waitFor();
    expect(await page.content()).not.toContain("landlords");
    await good(page, "overdue");
    await press(page, "Ask about the selected actions");
    await page.getByRole("link", { name: "Select the actions to ask about" }).waitFor();
    await good(page, "overdue-error");
    await page.getByRole("link", { name: /^1 overdue 1 to 7 days: No reason given/ }).click();
    await page.getByRole("heading", { name: "Overdue actions: No reason given, 1 to 7 days" }).waitFor();
    await page.getByLabel(/^Select A-/).check();
    await good(page, "overdue-narrowed");
    await press(page, "Ask about the selected actions");
    await page.getByText("Its owner has been asked about 1 action").waitFor();
    await page.getByLabel(/^Select A-/).check();
    await press(page, "Ask about the selected actions");
    await page.getByRole("link", { name: /has been asked about today already/ }).waitFor();
  });

  test("she gives the other another day, with the reason, and sees its history without its words", async () => {
    const page = await as("Manuela");
    await page.getByRole("link", { name: "1 action that nobody owns" }).click();
    await good(page, "unowned");
    await page.getByRole("link", { name: /^A-/ }).click();
    await page.getByRole("heading", { name: "Not yours to read" }).waitFor();
    await page.getByRole("link", { name: "Change the due day" }).click();
    await fillDay(page, "New due day", plusDays(today, 14));
    await press(page, "Change the due day");
    await page.getByRole("link", { name: "Enter why the due day changes" }).waitFor();
    await good(page, "due-day");
    await page.getByLabel("Why does the due day change?").fill("The lamps are being replaced");
    await press(page, "Change the due day");
    await page.getByText("The due day has been changed").waitFor();
    await page.getByText("The lamps are being replaced").waitFor();
    await good(page, "known");
  });

  test("a partner who comes once a month finds one on Home and finishes it in two clicks and a sentence", async () => {
    const page = await as("Pat");
    await page.getByText("Write to the landlords").waitFor();
    await good(page, "home");
    await page.getByRole("link", { name: /^A-/ }).click();
    await page.getByLabel("What was done").fill("All eleven have answered");
    await good(page, "finish");
    await press(page, "Finish");
    await page.getByText("The action has been finished").waitFor();
    await page.getByText("You have no actions to do.").waitFor();
    await page.getByRole("link", { name: /^All your actions/ }).click();
    await page.getByText("Your agency is to name somebody for these").waitFor();
    await good(page, "own");
  });

  test("it was finished too soon: the coordinator opens it again with a reason, and he has it on Home anew", async () => {
    const cora = await as("Cora");
    await cora.getByRole("link", { name: "JAG", exact: true }).first().click();
    await cora.getByRole("link", { name: "Actions of the group" }).click();
    await cora
      .getByRole("row", { name: /Write to the landlords/ })
      .getByRole("link", { name: /^A-/ })
      .click();
    await cora.getByRole("link", { name: "Open it again" }).click();
    await cora.getByText("All eleven have answered").waitFor();
    await press(cora, "Open this action again");
    await cora.getByRole("link", { name: "Enter why the action is opened again" }).waitFor();
    await good(cora, "reopen-errors");
    await cora.getByLabel("Why is it opened again?").fill("A twelfth has been found");
    await fillDay(cora, "Due day", plusDays(today, 3));
    await press(cora, "Open this action again");
    await cora.getByText("The action is open again").waitFor();
    await cora.getByText("A twelfth has been found").waitFor();
    await good(cora, "reopened");
    const pat = await as("Pat");
    await pat.getByRole("row", { name: /Write to the landlords/ }).waitFor();
    await pat.getByRole("link", { name: /^Notifications/ }).click();
    await pat
      .getByText(/opened again/)
      .first()
      .waitFor();
  });

  test("he takes the one for which his agency is to name somebody", async () => {
    const page = await as("Pat");
    await page.goto("/actions");
    await page
      .getByRole("row", { name: /Count the street lamps/ })
      .getByRole("link", { name: /^A-/ })
      .click();
    await page.getByRole("link", { name: "Change the owner" }).click();
    await page.getByLabel("Owner", { exact: true }).selectOption({ label: "Pat Partner" });
    await page.getByLabel("Why does the owner change?").fill("It is on my beat");
    await good(page, "owner");
    await press(page, "Change the owner");
    await page.getByText("The owner has been changed").waitFor();
    await good(page, "action");
  });

  test("the coordinator puts it on hold, and nothing is overdue any more", async () => {
    const cora = await as("Cora");
    await cora.getByRole("link", { name: "JAG", exact: true }).first().click();
    await cora.getByRole("link", { name: "Actions of the group" }).click();
    const group = new URL(cora.url()).pathname;
    await good(cora, "group");
    await cora
      .getByRole("row", { name: /Count the street lamps/ })
      .getByRole("link", { name: /^A-/ })
      .click();
    expect(await cora.getByRole("link", { name: "Actions of the group" }).getAttribute("href")).toBe(group);
    await cora.getByRole("link", { name: "Put on hold" }).click();
    await fillDay(cora, "Last day of the hold", plusDays(today, 7));
    await cora.getByLabel("Why is it put on hold?").fill("The works go on");
    await good(cora, "hold");
    await press(cora, "Put on hold");
    await cora.getByText("The action is on hold").waitFor();
    const manuela = await as("Manuela");
    await manuela.getByRole("heading", { name: "Your work" }).waitFor();
    expect(await manuela.getByRole("link", { name: /overdue action/ }).count()).toBe(0);
    await manuela.goto(`${new URL(manuela.url()).origin}/actions/overdue`);
    await manuela.getByText("Nothing is overdue.").waitFor();
    await good(manuela, "none-overdue");
  });
});

function passDays(file: string, days: number) {
  const db = new SQLite(file);
  const past = plusDays(londonDay(new Date()), -days);
  db.prepare("update action set due_on = ?, original_due_on = ?, raised_on = ?").run(past, past, past);
  db.close();
}
