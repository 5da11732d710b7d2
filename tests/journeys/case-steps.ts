import type { Page } from "playwright-core";
import { expect } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { shown } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

export type Case = { page: Page; path: string; shot: (page: Page, name: string) => Promise<void> };
type Levels = readonly [reoffending: string, harmToOthers: string, harmToSelf: string];

export const today = () => londonDay(new Date());

export async function saved(page: Page, words: string) {
  await page.getByRole("alert").getByText(words).waitFor();
}

/** What a page is called in the browser's tab, and that axe finds nothing on it. */
export const shotsOf = (prefix: string) => async (page: Page, name: string) => {
  expect(await page.title()).toMatch(/ – Joint Action$/);
  await shown(page, `${prefix}-${name}`);
};

export async function accept(page: Page, agency: string, officer: string, shot: Case["shot"]) {
  await page.getByRole("heading", { name: "Decide" }).waitFor();
  await page.getByRole("button", { name: "Save the decision" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await page.getByLabel("Accept: it becomes a case").check();
  await page.getByLabel("Lead agency").selectOption({ label: agency });
  await page.getByLabel("Lead officer").selectOption({ label: officer });
  await page.getByLabel("Reason for the decision").fill("Several agencies know of it and none leads");
  await shot(page, "decide");
  await page.getByRole("button", { name: "Save the decision" }).click();
  await saved(page, "The referral has been accepted and this case opened");
  return new URL(page.url()).pathname;
}

/** Somebody whom nobody knows yet: found nowhere, recorded, and added to the case without losing the way. */
export async function linkNewPerson({ page, path, shot }: Case, given: string, family: string, role: string) {
  await page.goto(path);
  await page.getByRole("link", { name: "Add a person" }).click();
  await page.getByLabel("Name or reference").fill(`${given} ${family}`);
  await shot(page, "search-for-case");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await page.getByRole("button", { name: "Record a new person" }).click();
  await page.getByLabel("Given names").waitFor();
  await page.getByLabel("Not known").check();
  await page.getByLabel("Area").fill("Shelthorpe");
  await shot(page, "person-new");
  await page.getByRole("button", { name: /^Save and/ }).click();
  await page.getByRole("heading", { name: `Add ${given} ${family}` }).waitFor();
  await page.getByLabel("Role in this case").selectOption({ label: role });
  await shot(page, "person-add");
  await page.getByRole("button", { name: "Add to the case" }).click();
  await saved(page, "The person has been added to the case");
  await shot(page, "people");
}

export async function confirmPerpetrator({ page, path, shot }: Case, name: string) {
  await page.goto(`${path}/people`);
  await page.getByRole("link", { name: `Change ${name} as Alleged perpetrator` }).click();
  await page.getByLabel("Confirmed", { exact: true }).check();
  await page.getByLabel("Why does this change?").fill("Convicted of riding without insurance");
  await page.getByRole("button", { name: "Save the change" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await shot(page, "standing-errors");
  expect(await page.getByLabel("Why does this change?").inputValue()).toBe("Convicted of riding without insurance");
  await page.getByLabel("Conviction", { exact: true }).check();
  await fillDay(page, "Day on which it was confirmed", today());
  await page.getByLabel("Source of that").fill("Loughborough Magistrates’ Court");
  await page.getByRole("button", { name: "Save the change" }).click();
  await saved(page, "The role has been changed");
  await page.getByText("Perpetrator, confirmed").first().waitFor();
}

/** The form of one person, with three levels and their reasons; the rest is left as it stands. */
export async function fillLevels(page: Page, levels: Levels) {
  for (const [index, name] of [/^Risk of (re)?offending/, /^Risk of harm to others/, /^Risk of harm to self/].entries())
    await page
      .getByRole("group", { name })
      .getByLabel(levels[index] ?? "", { exact: true })
      .check();
  const reasons = page.getByLabel(/^Reasons for the risk/);
  for (let n = 0; n < 3; n++) await reasons.nth(n).fill("As the agencies told each other at the meeting");
}

export async function assess({ page, path, shot }: Case, name: string, levels: Levels) {
  await page.goto(`${path}/risk`);
  await page.getByRole("button", { name: `Assess ${name}` }).click();
  await page.getByRole("heading", { name: `Assess risk: ${name}` }).waitFor();
  await fillLevels(page, levels);
  await shot(page, "assess");
}

export async function saveAssessment({ page, shot }: Case, level: string) {
  await page.getByRole("button", { name: "Save the assessment" }).click();
  await saved(page, "The risk assessment has been saved");
  await page.getByText(level, { exact: true }).first().waitFor();
  await shot(page, "risk");
}

export async function plan({ page, path, shot }: Case, words: string, domain: string, agency: string) {
  await page.goto(`${path}/plan`);
  await shot(page, "plan-empty");
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByLabel(domain, { exact: true }).check();
  await page.getByLabel("What is to be done").fill(words);
  await page.getByLabel("Why", { exact: true }).fill("The risk is highest there");
  await page.getByLabel("Agency that owns it").selectOption({ label: agency });
  await shot(page, "plan-step");
  await page.getByRole("button", { name: "Save the step" }).click();
  await saved(page, "The step has been added to the plan");
  await page
    .getByRole("link", { name: /^Add an action/ })
    .first()
    .click();
  await page.getByLabel("What is to be done").fill(`${words}: the first visit`);
  await page.getByLabel("Agency that owns it").selectOption({ label: agency });
  await fillDay(page, "Due", plusDays(today(), 14));
  await shot(page, "plan-action");
  await page.getByRole("button", { name: "Save the action" }).click();
  await saved(page, "The action has been given");
  await page.goto(`${path}/plan`);
  await shot(page, "plan");
}

export async function note({ page, path, shot }: Case, words: string) {
  await page.goto(path);
  await page.getByRole("button", { name: "Write a note" }).click();
  await page.getByLabel("Note", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Save the note" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  expect(await page.getByLabel("Note", { exact: true }).inputValue()).toBe(words);
  await shot(page, "note-errors");
  await page.getByLabel("Fact", { exact: true }).check();
  await page.getByLabel("Everyone who sees this case").check();
  await page.getByRole("button", { name: "Save the note" }).click();
  await saved(page, "The note has been saved");
  await shot(page, "notes");
}

export async function holdAndResume({ page, path, shot }: Case) {
  await page.goto(path);
  await page.getByRole("link", { name: "Put on hold" }).click();
  await fillDay(page, "Last day of the hold", plusDays(today(), 28));
  await page.getByLabel("Why is the case put on hold?").fill("Away until the end of the month");
  await shot(page, "hold");
  await page.getByRole("button", { name: "Put on hold" }).click();
  await saved(page, "The case is on hold");
  await shot(page, "held");
  await page.getByRole("link", { name: "Take off hold" }).first().click();
  await page.getByLabel("Why does work on the case go on?").fill("Back earlier than thought");
  await shot(page, "resume");
  await page.getByRole("button", { name: "Take off hold" }).click();
  await saved(page, "The case is not on hold any more");
}

export async function changeLead({ page, path, shot }: Case, agency: string, officer: string) {
  await page.goto(path);
  await page.getByRole("link", { name: "Change the lead" }).click();
  await page.getByLabel("Agency that leads the case").selectOption({ label: agency });
  await page.getByLabel("Officer who leads").selectOption({ label: officer });
  await page.getByLabel("Why does the lead change?").fill("The council does most of the work");
  await page.getByRole("button", { name: "Change the lead" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await shot(page, "lead-errors");
  expect(await page.getByLabel("Why does the lead change?").inputValue()).toContain("most of the work");
  await page.getByLabel("Lawful basis under which").selectOption({ index: 1 });
  await page.getByLabel("Its owner keeps it").check();
  await page.getByRole("button", { name: "Change the lead" }).click();
  await saved(page, "The lead has been changed");
}

/** Down from High: proposed by one, and in force when a second person confirms it. */
export async function lower(c: Case, chair: Page, name: string) {
  await assess(c, name, ["Medium", "Low", "Low"]);
  await c.page.getByLabel(/^Reason, if it is lower/).fill("Nothing since the visit");
  // The view of a child is asked anew each time.
  const ownView = c.page.getByLabel("The child’s own view");
  if ((await ownView.count()) > 0) await ownView.fill("“I have stopped seeing them”");
  await c.page.getByRole("button", { name: "Save the assessment" }).click();
  await saved(c.page, "The lower level is proposed");
  await c.shot(c.page, "lower-proposed");
  await chair.goto(`${c.path}/risk`);
  await chair.getByRole("button", { name: "Confirm or refuse it" }).click();
  await chair.getByLabel(/^Confirm: /).check();
  await c.shot(chair, "lower-confirm");
  await chair.getByRole("button", { name: "Save the decision" }).click();
  await saved(chair, "The lower level has been confirmed");
  await c.shot(chair, "risk-lowered");
}

export async function closeAndReopen({ page, path, shot }: Case, outcome: string) {
  await page.goto(path);
  await page.getByRole("link", { name: "Close the case" }).click();
  await page.getByLabel("Outcome").selectOption({ label: outcome });
  await page.getByLabel("Why is the case closed?").fill("No report for three months");
  await page.getByRole("button", { name: "Close the case" }).click();
  await page.getByRole("heading", { name: "There is a problem" }).waitFor();
  await shot(page, "close-errors");
  expect(await page.getByLabel("Why is the case closed?").inputValue()).toBe("No report for three months");
  await page.getByLabel("It ends", { exact: true }).check();
  await page.getByLabel("If any of them ends, why?").fill("No longer needed");
  await page.getByRole("button", { name: "Close the case" }).click();
  await saved(page, "The case has been closed");
  expect(await page.getByRole("button", { name: "Add an action" }).count()).toBe(0);
  await shot(page, "closed");
  await page.getByRole("link", { name: "Re-open the case" }).click();
  await fillDay(page, "Day of the next review", plusDays(today(), 14));
  await page.getByLabel("Why is the case opened again?").fill("Two new reports on Sunday");
  await shot(page, "reopen");
  await page.getByRole("button", { name: "Re-open the case" }).click();
  await saved(page, "The case is open again");
  await shot(page, "reopened");
}
