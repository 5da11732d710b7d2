import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { aTemplate, wordsOf } from "../case-reviews/templates.ts";
import { aVictim } from "../case-reviews/victim.ts";
import { anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const seats = useSeats();
let p: TestPartnership;
let officer: Actor;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood Community Safety Partnership");
  officer = await anActor(seats.db, p, {
    ...{ duties: ["asb-officer"], name: "Jo Officer", groups: { [p.jagId]: "coordinator" } },
  });
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
    // The oldest of the three reports is left out, and chosen again before the decision.
    await page.locator('input[name="reportId"]').first().uncheck();
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
    await page.getByText("The reports chosen do not meet the threshold, but all that are recorded would").waitFor();
    await shot("threshold-chosen");
    await page.getByRole("link", { name: "Choose the reports" }).click();
    await page.locator('input[name="reportId"]').first().check();
    await shot("reports");
    await save("Why other reports are chosen", "The applicant means all three nights", "Save the reports");
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
    await page.getByRole("link", { name: /Take off the panel/ }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Ben Ill");
    await press("Add to the panel");
    await page.getByRole("link", { name: "Take off the panel Ben Ill" }).click();
    await shot("leaver");
    await save("Why they are taken off", "Ill on the day", "Take off the panel");
    await page.getByText("Ben Ill").waitFor({ state: "detached" });
    await page.getByRole("link", { name: /^Case review CR/ }).click();
    await press("Arrange the panel");
    await fillDay(page, "Day of the panel", londonDay(new Date()));
    await press("Save the arrangement");
    await press("Record the panel");
    await page.getByLabel("Ada Chair").check();
    await save("Outcome of the review", "More could have been done", "Save the panel");
    await page.getByRole("link", { name: "Record a further sitting of the panel" }).click();
    await page.getByLabel("Ada Chair").check();
    await shot("sitting");
    await save("Outcome of the review", "More could have been done, and will be", "Save the sitting");
    await page.getByRole("link", { name: "Add a recommendation" }).click();
    await page.getByLabel("What does the panel recommend?").fill("Name one officer for the family");
    await page.getByLabel("To which body?").selectOption(p.policeId);
    await page.getByLabel("Theme").selectOption("Silo working");
    await press("Add the recommendation");
    await page.getByRole("link", { name: "Name one officer for the family" }).click();
    await page.getByRole("link", { name: "Give an action" }).click();
    await page.getByLabel("What is to be done").fill("Name the officer, and tell the family");
    await fillDay(page, "Due", plusDays(londonDay(new Date()), 14));
    await page.getByLabel("Agency that owns it").selectOption(p.councilId);
    await page.getByLabel("Owner", { exact: true }).selectOption(officer.id);
    await press("Save the action");
    await page.getByText(/^A-\d\d-\d{4}, open/).waitFor();
    await press("Consult the victim on the plan of action");
    await save("What the victim said of the plan", "Content with it", "Save");
    await page.getByRole("button", { name: "Write and send the outcome letter" }).waitFor();
    const review = page.url();
    await page.goto("/case-reviews/templates/outcome");
    const body = "{reference} {recipient} {opening} {#paragraphs}{text}{/paragraphs}";
    const handIn = async (words: string) => {
      const file = { name: "ours.docx", mimeType: WORD, buffer: await aTemplate(words) };
      await page.getByLabel("Your template").setInputFiles(file);
      await press("Check and use this template");
    };
    await handIn(`${body} {victim}`);
    await page.getByRole("link", { name: /There is no placeholder {victim}/ }).waitFor();
    await shot("template-refused");
    await handIn(`Our own letter, ${short}. ${body}`);
    await page.getByText("The template has been changed").waitFor();
    await shot("template");
    await page.goto(review);
    await press("Write and send the outcome letter");
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download it as a Word document" }).click();
    const letter = wordsOf(readFileSync(await (await coming).path()));
    expect(letter).toContain(`Our own letter, ${short}.`);
    expect(letter).toContain("More could have been done, and will be");
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
