import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anActor, anAgency, aPartnership, aPerson, aSitting } from "../factories.ts";
import { useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";
import * as step from "./case-steps.ts";

const COUNCIL = "Charnwood Borough Council";
const HIGH = { risk_level: "high", risk_assessed_on: "2026-03-02" } as const;
const seats = useSeats();
let coordinator: Actor;
let caseId: string;
beforeAll(async () => {
  const { db } = seats;
  const p = await aPartnership(db, "Charnwood Community Safety Partnership");
  const councilId = await anAgency(db, p.partnershipId, { name: COUNCIL, name_folded: COUNCIL.toLowerCase() });
  const groups = { [p.jagId]: "coordinator" as const };
  coordinator = await anActor(db, p, { agencyId: councilId, groups, name: "Cora Dinator" });
  await aSitting(db, p, { day: plusDays(step.today(), -3) });
  const aCaseOf = async (given: string, born: string | null, changes: object) => {
    const basis = born ? "exact" : "unknown";
    const person_id = await aPerson(db, p, {
      ...{ given_names: given, family_name: "Ashwell", birth_date: born, birth_date_basis: basis },
    });
    return aCase(db, p, { person_id, ...changes });
  };
  const late = { ...HIGH, review_due_on: plusDays(step.today(), -2) };
  ({ id: caseId } = await aCaseOf("Dexter", "2001-05-01", {
    ...late,
    lead_user_id: coordinator.id,
    reference: "CS-26-0011",
  }));
  await aCaseOf("Sian", "1988-05-01", { ...late, reference: "CS-26-0012" });
  await aCaseOf("Liam", null, { opened_on: step.today(), reference: "CS-26-0013" });
  await aCaseOf("Gail", "1970-05-01", { status: "on-hold", reference: "CS-26-0014" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("plan and lists %s", (_name, short, javaScript) => {
  const shot = step.shotsOf(`plan-${short}`);
  let page: Page;
  let path: string;
  beforeAll(async () => {
    page = await seats.sit(coordinator, javaScript);
    path = `/cases/${caseId}`;
  });
  const references = async () =>
    (await page.getByRole("link", { name: /^CS-26-/ }).allInnerTexts()).map((text) => text.trim());

  test("a step is changed, carried by an action and done, and the plan is printed with who for", async () => {
    const words = `Meet the family ${short}`;
    await step.plan({ page, path, shot }, words, "Harm to others", COUNCIL);
    await page.getByRole("link", { name: new RegExp(`^Change the step.*${words}`) }).click();
    await fillDay(page, "Last day", plusDays(step.today(), -400));
    await page.getByRole("button", { name: "Save the step" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(page, "change-errors");
    await fillDay(page, "Last day", plusDays(step.today(), 90));
    await page.getByLabel("Why does the step change?").fill("They are away until then");
    await page.getByRole("button", { name: "Save the step" }).click();
    await step.saved(page, "The step has been changed");

    await page.getByRole("button", { name: "Print the plan" }).click();
    await page.getByRole("button", { name: "Show it for printing" }).click();
    await page.getByRole("link", { name: "Select where it goes" }).waitFor();
    await shot(page, "print-errors");
    await page.getByLabel("Only for work within the partnership").check();
    await page.getByLabel("What it is for").fill("The meeting on Tuesday");
    await page.getByRole("button", { name: "Show it for printing" }).click();
    await page.getByRole("heading", { name: /^CS-26-0011.*Control and safety plan: Dexter Ashwell/ }).waitFor();
    await page.getByText(words, { exact: true }).first().waitFor();
    await page.getByText(/^Printed by Cora Dinator.*The meeting on Tuesday/).waitFor();
    await shot(page, "printed");
    await page.emulateMedia({ media: "print" });
    for (const away of ["Menu", "Sign out", "Print this page with your browser: Ctrl and P."])
      expect(await page.getByText(away, { exact: true }).isVisible(), away).toBe(false);
    expect(await page.getByText("OFFICIAL-SENSITIVE").count()).toBe(2);
    await page.emulateMedia({ media: "screen" });
  });

  test("each tab of the list opens as many cases as it says, and a filter narrows the list and its download alike", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Cases", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
    const tabs = page.getByRole("navigation", { name: "States" }).getByRole("link");
    for (let n = 0; n < (await tabs.count()); n++) {
      const counted = /\((\d+)\)/.exec(await tabs.nth(n).innerText());
      await tabs.nth(n).click();
      await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
      if (counted) expect((await references()).length, counted.input).toBe(Number(counted[1]));
    }
    await tabs.first().click();
    await page.getByLabel("Risk", { exact: true }).selectOption({ label: "High" });
    await page.getByLabel("Lead officer").selectOption({ label: "Cora Dinator" });
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.getByText("Selected filters").first().waitFor();
    expect(await references()).toEqual(["CS-26-0011"]);
    await shot(page, "list-filtered");
    await page.getByRole("link", { name: "Download this row" }).click();
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(page, "download-errors");
    await page.getByLabel("CSV (.csv)").check();
    await page.getByLabel("Only for work within the partnership").check();
    await page.getByLabel("What it is for").fill("Papers for the meeting");
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByRole("heading", { name: "Your download is ready" }).waitFor();
    await shot(page, "download");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the file" }).click();
    const file = await readFile(await (await coming).path(), "utf8");
    expect(file).toContain("CS-26-0011");
    expect(file).not.toContain("CS-26-0012");
  });
});
