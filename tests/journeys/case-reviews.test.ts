import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { aVictim } from "../case-reviews/victim.ts";
import { anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

const seats = useSeats();
let p: TestPartnership;
let officer: Actor;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood Community Safety Partnership");
  officer = await anActor(seats.db, p, { duties: ["asb-officer"], name: "Jo Officer" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("a case review %s", (_name, short, javaScript) => {
  let page: Page;
  const shot = (name: string) => shown(page, `case-review-${short}-${name}`);
  const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
  const save = async (label: string | RegExp, words: string, button: string) => {
    await page.getByLabel(label).fill(words);
    await press(button);
  };

  test("goes from the third report to the outcome letter", async () => {
    page = await seats.sit(officer, javaScript);
    const victim = await aVictim(seats.db, p, 3, {
      given_names: "Dana",
      family_name: `Ashby${short}`,
      birth_date: "1990-05-01",
    });
    await page.goto(`/incidents/reports/${victim.reportId}`);
    await page.getByRole("link", { name: "Record an application for a case review" }).click();
    await page.getByLabel("The victim", { exact: true }).check();
    await page.getByLabel("By telephone").check();
    await press("Save the application");
    await page.getByRole("link", { name: "Enter what the application is about" }).waitFor();
    await save("What the application is about", "Noise every night, and nobody comes", "Save the application");
    await page.getByText("The application has been recorded").waitFor();
    await shot("received");

    await press("Passed to all relevant bodies");
    await save("To whom", "Council, police, integrated care board", "Save");
    await press("Acknowledge the application");
    await page.getByLabel("Contact officer").selectOption(officer.id);
    await press("Save the acknowledgement");
    await press("Ask bodies for information");
    await page.locator(`input[value="${p.policeId}"]`).check();
    await save("What are they asked?", "What do you hold about number 12?", "Ask them");
    await page.getByText("The bodies have been asked").waitFor();

    await press("Decide on the threshold");
    await page.getByText("The Act leaves no choice").waitFor();
    await shot("threshold");
    await page.getByLabel("The threshold is not met").check();
    await save("Reasons", "We know better", "Save the decision");
    await page.getByRole("link", { name: /Enter who decided/ }).waitFor();
    await page.getByLabel("The threshold is met").check();
    await save("Reasons", "Three reports in time", "Save the decision");
    await press("Tell the applicant that the threshold is met");
    await shot("letter");
    await save("How it was sent", "Post", "Record that it was sent");
    await press("Offer the victim a part in the review");
    await save("How it was offered, and by whom", "By telephone, Jo Officer", "Save");

    await page.getByRole("link", { name: "Name the panel" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Ada Chair");
    await page.getByLabel("Independent chair").check();
    await press("Add to the panel");
    await page.getByText("Ada Chair, independent chair").waitFor();
    await page.getByRole("link", { name: /^Case review CR/ }).click();
    await press("Arrange the panel");
    await fillDay(page, "Day of the panel", londonDay(new Date()));
    await press("Save the arrangement");
    await press("Record the panel");
    await page.getByLabel("Ada Chair").check();
    await save("Outcome of the review", "More could have been done", "Save the panel");
    await page.getByRole("link", { name: "Add a recommendation" }).click();
    await page.getByLabel("What does the panel recommend?").fill("Name one officer for the family");
    await page.getByLabel("To which body?").selectOption(p.policeId);
    await page.getByLabel("Theme").selectOption("Silo working");
    await press("Add the recommendation");
    await press("Consult the victim on the plan of action");
    await save("What the victim said of the plan", "Content with it", "Save");
    await press("Write and send the outcome letter");
    await page.getByText("Name one officer for the family").waitFor();
    await save("How it was sent", "Post", "Record that it was sent");
    await page.getByText("Outcome sent", { exact: true }).first().waitFor();
    await shot("outcome");

    await page.goto("/case-reviews");
    await shot("list");
    await page.getByRole("link", { name: "The published figures" }).click();
    await shot("figures");
    const numbers = await page.locator("table").first().getByRole("link").allInnerTexts();
    expect(numbers).toEqual(javaScript ? ["1", "0", "1", "1"] : ["2", "0", "2", "2"]);
  });
});
