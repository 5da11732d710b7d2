import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { quarterOf, quarterPeriod, yearToDate } from "#app/domain/performance/quarter.ts";
import { anActor, aPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { aRecommendation } from "../support/planning.ts";
import { shown, useSeats } from "../support/seated.ts";

// A plan from its beginning to its first review, the agency that says how its row goes, and a list carried into the next year.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let police: Page;
  let plan: string;
  let policeId: string;
  const year = quarterOf(ago(0)).year;
  const shot = (what: string, of = page) => shown(of, `plan-${short}-${what}`);
  const day = async (name: string, iso: string) => {
    const [years = "", month = "", date = ""] = iso.split("-");
    const group = page.getByRole("group", { name });
    await group.getByLabel("Day").fill(date);
    await group.getByLabel("Month").fill(month);
    await group.getByLabel("Year").fill(years);
  };
  const textOf = (of: Page) => expect.poll(() => of.locator("main").innerText(), { timeout: 60_000 });

  beforeAll(async () => {
    const { db } = seats;
    const p = await aPartnership(db, `Charnwood plan ${short}`);
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Coordinator" });
    const officer = await anActor(db, p, {
      ...{ agencyId: p.policeId, groups: { [p.jagId]: "member" }, name: "Pat Police" },
    });
    policeId = p.policeId;
    await aRecommendation(db, p, { year: year - 1, number: 1, words: "Look at burglary", status: "in-progress" });
    page = await seats.sit(coordinator, javaScript);
    police = await seats.sit(officer, javaScript);
  });

  test("a plan begins with the themes of Charnwood and is put in force", async () => {
    await page.goto(`${seats.app.origin}/`);
    await page.getByRole("link", { name: "Plan and reports" }).click();
    await page.getByRole("button", { name: "Begin a plan" }).click();
    await page.getByLabel("Partnership plan", { exact: true }).check();
    await page.getByLabel("What does it begin with?").selectOption({ label: "Charnwood 2017 to 2020: three themes" });
    await page.getByLabel("What is the plan called?").fill("Charnwood plan");
    await page.getByRole("button", { name: "Begin the plan" }).click();
    await page.getByRole("alert").getByText("Select the group that reviews it").waitFor();
    await shot("errors");
    expect(await page.getByLabel("What is the plan called?").inputValue()).toBe("Charnwood plan");
    await page.getByLabel("Which group owns and reviews it?").selectOption({ index: 1 });
    await page.getByLabel("Who leads it? (optional)").selectOption({ index: 1 });
    await day("From", yearToDate({ year, number: 1 }).from);
    await day("To", quarterPeriod({ year: year + 2, number: 4 }).to);
    await page.getByRole("button", { name: "Begin the plan" }).click();
    await textOf(page).toContain("Protecting Vulnerable People");
    plan = page.url().split("?")[0] ?? "";
    await page.getByRole("button", { name: "Put in force" }).click();
    await page.getByRole("button", { name: "Put in force" }).click();
    await textOf(page).toContain("The plan is in force");
  });

  test("an aim and a row are added, and the row has an action of the group", async () => {
    await page.getByRole("link", { name: /^Add an aim.*Violence and exploitation/ }).click();
    await page.getByLabel("Aim", { exact: true }).fill("Fewer referrals wait");
    await page.getByLabel("Measure (optional)").selectOption({ label: "All Crime" });
    await page.getByLabel("A percentage change on the baseline").check();
    await page.getByLabel("Target", { exact: true }).fill("-2.5");
    await page.getByRole("button", { name: "Add the aim" }).click();
    await page.getByRole("alert").getByText("Enter the baseline that the percentage is of").waitFor();
    await page.getByLabel("Baseline (optional)").fill("7,475");
    await page.getByLabel("What is the baseline of?").fill("2022/23");
    await shot("aim");
    await page.getByRole("button", { name: "Add the aim" }).click();
    await textOf(page).toContain("−2.5% on 7,475 (2022/23)");

    await page.getByRole("link", { name: /^Add a row.*Violence and exploitation/ }).click();
    await page.getByLabel("Heading", { exact: true }).selectOption({ label: "Prevention" });
    await page.getByLabel("Key action").fill("Visits to licensed premises on Friday nights");
    await page.getByLabel("Lead agency (optional)").selectOption(policeId);
    await page.getByLabel("Time scale (optional)").fill("Each Friday");
    await day("Due by (optional)", ago(1));
    await page.getByLabel("Outcome (optional)").fill("Fewer assaults");
    await shot("row");
    await page.getByRole("button", { name: "Add the row" }).click();
    await textOf(page).toMatch(/No progress yet for Quarter \d/);
    expect(await page.getByText("Overdue", { exact: true }).count()).toBe(1);
    await page.getByRole("link", { name: /^Add an action/ }).click();
    expect(await page.getByLabel("What is to be done").inputValue()).toBe(
      "Visits to licensed premises on Friday nights",
    );
    await page.getByLabel("Agency that owns it").selectOption({ index: 1 });
    await day("Due", ago(-14));
    await page.getByRole("button", { name: "Save the action" }).click();
    await page.waitForURL(({ pathname }) => !pathname.endsWith("/action"));
    await page.goto(plan);
    await textOf(page).toContain("A-");
    await shot("plan");
  });

  test("the agency that leads a row says how it goes, and the group reviews the plan", async () => {
    await page.getByRole("link", { name: /^Change.*Visits/ }).click();
    await page.getByLabel("Outcome (optional)").fill("Fewer assaults on Fridays");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await textOf(page).toContain("The change of the plan has been saved");
    await police.goto(plan);
    expect(await police.getByRole("link", { name: /^Change/ }).count()).toBe(0);
    await police.getByRole("link", { name: /^Say how it goes/ }).click();
    await police.getByLabel("How far is it?").selectOption({ label: "In progress" });
    await police.getByLabel("What has been done?").fill("Four visits");
    await shot("progress", police);
    await police.getByRole("button", { name: "Save the progress" }).click();
    await textOf(police).toContain("Four visits");
    expect(await police.getByText(/No progress yet/).count()).toBe(0);
    await page.goto(`${plan}/review`);
    await page.getByLabel("What was found?").fill("On course");
    await shot("review");
    await page.getByRole("button", { name: "Record the review" }).click();
    await textOf(page).toContain("The review of the plan has been recorded");
  });

  test("a priority that carries work is retired with its reason, and one by mistake is gone", async () => {
    await page.goto(plan);
    await page.getByRole("link", { name: /^Remove the priority.*Violence and exploitation/ }).click();
    await page.getByRole("heading", { name: "Retire the priority" }).waitFor();
    await page.getByRole("button", { name: "Retire it" }).click();
    await page.getByRole("alert").getByText("Enter why it is retired").waitFor();
    await shot("retire");
    await page.getByLabel("Why is it retired?").fill("The county does this now");
    await page.getByRole("button", { name: "Retire it" }).click();
    await textOf(page).toContain("The county does this now");
    await shot("retired");
    await page.getByRole("link", { name: /^Remove the priority.*Terrorism and hate/ }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await textOf(page).toContain("It has been removed from the plan");
    await textOf(page).not.toContain("Terrorism and hate");
  });

  test("last year's recommendations are carried into this year's list, and told of", async () => {
    await page.goto(`${seats.app.origin}/recommendations`);
    await page.getByRole("button", { name: "Carry last year’s list over" }).click();
    await page.getByRole("button", { name: "Carry the list over" }).click();
    await page.getByRole("cell", { name: "In progress" }).waitFor();
    await shot("recommendations");
    await page.getByRole("link", { name: "Look at burglary" }).click();
    await page.getByLabel("How far is it?").selectOption({ label: "Fully implemented" });
    await page.getByLabel("What has been done?").fill("Looked at in June");
    await shot("recommendation");
    await page.getByRole("button", { name: "Save the update" }).click();
    await textOf(page).toContain("Looked at in June");
    await page.goto(`${seats.app.origin}/recommendations/new`);
    await shot("recommendation-new");
  });
});
