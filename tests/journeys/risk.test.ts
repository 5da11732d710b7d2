import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anActor, aPartnership, aPerson, aPlanStep, type TestPartnership } from "../factories.ts";
import { useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";
import * as step from "./case-steps.ts";

const seats = useSeats();
let p: TestPartnership;
let coordinator: Actor;
let chair: Actor;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood Community Safety Partnership");
  coordinator = await anActor(seats.db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
  chair = await anActor(seats.db, p, { agencyId: p.policeId, groups: { [p.jagId]: "chair" }, name: "Charlie Chair" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("risk %s", (_name, short, javaScript) => {
  const family = javaScript ? "Ashwell" : "Birchall";
  const name = `Dexter ${family}`;
  const shot = step.shotsOf(`risk-${short}`);
  let page: Page;
  let chairs: Page;
  let c: step.Case;
  const [reference, late] = javaScript ? ["CS-26-0011", "CS-26-0012"] : ["CS-26-0021", "CS-26-0022"];
  beforeAll(async () => {
    page = await seats.sit(coordinator, javaScript);
    chairs = await seats.sit(chair, javaScript);
    const person_id = await aPerson(seats.db, p, {
      given_names: "Dexter",
      family_name: family,
      birth_date: "2001-05-01",
    });
    const { id } = await aCase(seats.db, p, {
      person_id,
      lead_user_id: chair.id,
      reference,
    });
    await aPlanStep(seats.db, p, {
      case_id: id,
      person_id,
      owner_user_id: coordinator.id,
      until_day: plusDays(step.today(), 60),
    });
    c = { page, shot, path: `/cases/${id}` };
    const risk = {
      risk_level: "high",
      risk_assessed_on: "2026-03-02",
      review_due_on: plusDays(step.today(), -2),
    } as const;
    await aCase(seats.db, p, { ...risk, reference: late, lead_user_id: coordinator.id });
  });

  test("three domains stand on one screen, and what is missing is asked for with what was typed kept", async () => {
    await page.goto(`${c.path}/risk`);
    await shot(page, "not-assessed");
    await page.getByRole("button", { name: `Assess ${name}` }).click();
    await page.getByRole("heading", { name: `Assess risk: ${name}` }).waitFor();
    await page.getByText("What the levels mean in each domain").waitFor();
    for (const label of [/^Risk of reoffending/, /^Risk of harm to others/, /^Risk of harm to self/]) {
      const group = await page.getByRole("group", { name: label }).boundingBox();
      expect((group?.y ?? 0) + (group?.height ?? Infinity), String(label)).toBeLessThanOrEqual(768);
    }
    const last = await page
      .getByLabel(/^Reasons for the risk/)
      .nth(2)
      .boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? Infinity)).toBeLessThanOrEqual(768);
    await page
      .getByLabel(/^Reasons for the risk/)
      .first()
      .fill("Four incidents since Christmas");
    await page.getByRole("button", { name: "Save the assessment" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    expect(
      await page
        .getByLabel(/^Reasons for the risk/)
        .first()
        .inputValue(),
    ).toBe("Four incidents since Christmas");
    await shot(page, "assess-errors");
    await step.fillLevels(page, ["High", "Medium", "Low"]);
    await fillDay(page, "Next review", plusDays(step.today(), 5));
    await step.saveAssessment(c, "High");
  });

  test("a High says what it lacks, each with the way to it, until the chair signs it off", async () => {
    await page.getByText("Incomplete: 5 to do").waitFor();
    await page.getByRole("link", { name: "Mental health question answered" }).click();
    await page.getByRole("heading", { name: "Safeguarding and other questions" }).waitFor();
    for (const question of [/mental health/, /alcohol or drug/])
      await page.getByRole("group", { name: question }).getByLabel("No", { exact: true }).check();
    await page.getByLabel("Considered, and not met").check();
    await page.getByLabel("What was done, or why it is not met").fill("He lives with his grandmother, who copes");
    await page.getByLabel("Basis for sharing information").selectOption({ index: 1 });
    await shot(page, "questions");
    await page.getByRole("button", { name: "Save the answers" }).click();
    await step.saved(page, "The answers have been saved");
    await page.getByText("Incomplete: 1 to do").waitFor();
    await chairs.goto(`${c.path}/risk`);
    await chairs.getByRole("link", { name: "Signed off by the supervisor" }).click();
    await chairs.getByLabel("Send it back").check();
    await chairs.getByRole("button", { name: "Save", exact: true }).click();
    await chairs.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(chairs, "sign-off-errors");
    await chairs.getByLabel("Sign it off").check();
    await chairs.getByRole("button", { name: "Save", exact: true }).click();
    await step.saved(chairs, "signed off");
    await chairs.getByText("Complete", { exact: true }).waitFor();
    await shot(chairs, "signed-off");
  });

  test("each count of reviews due opens its rows, and each row its case", async () => {
    await page.goto("/");
    const counted = page.getByRole("link", { name: /overdue review/ });
    const count = Number.parseInt(await counted.innerText(), 10);
    await counted.click();
    await page.getByRole("heading", { name: "Reviews of risk" }).waitFor();
    await page.getByRole("link", { name: late }).waitFor();
    expect(await page.getByRole("link", { name: /^CS-/ }).count()).toBe(count);
    await shot(page, "reviews-overdue");
    await page.getByRole("link", { name: "Lead, all that I see" }).click();
    await page.getByRole("link", { name: /due within a week: High/ }).click();
    await page.getByRole("link", { name: reference }).waitFor();
    await shot(page, "reviews-due");
    await page.getByRole("link", { name: reference }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  });

  test("a lower level is proposed by one person and confirmed by another", async () => {
    await step.lower(c, chairs, name);
    await page.goto(c.path);
    await shot(page, "overview");
  });
});
