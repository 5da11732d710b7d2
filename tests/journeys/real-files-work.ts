import type { Page } from "playwright-core";
import { expect } from "vitest";
import { londonDay, longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { quarterId } from "#app/domain/performance/quarter.ts";
import { fillDay } from "../support/sign-in.ts";
import { fillLevels, saved } from "./case-steps.ts";
import { press, said, takenOver } from "./real-files-steps.ts";
import { LAST_DAY, QUARTER } from "./real-files-written.ts";

// What the people of the partnership do with what its files brought.

/** A call about noise, in the street and postcode of the files, on the last day of the figures. */
export async function logCall(page: Page) {
  await page.goto("/incidents/new");
  await takenOver(page);
  await page.getByLabel("Given names").first().fill("Pat");
  await page.getByLabel("Family name").first().fill("Sample");
  await page.getByLabel("How was it reported?").selectOption({ label: "By telephone" });
  await fillDay(page, "Day of the report", LAST_DAY);
  await fillDay(page, "Day on which it happened", LAST_DAY);
  await page.getByLabel("Where did it happen?").fill("7 Weir Side");
  await page.getByLabel("Postcode (optional)").last().fill("LE11 1AD");
  await page.getByLabel("What was it?").selectOption({ label: "Noise" });
  await page.getByLabel("Personal", { exact: true }).check();
  await page.getByLabel("What happened?").fill("Loud music until three");
  await press(page, "Save");
  await page.waitForURL(/incidents\/reports\//);
}

/** Of the person whom the file knows by a reference alone. */
export async function assessCase(page: Page, subject: RegExp) {
  await page.goto("/cases");
  await page.getByRole("row", { name: subject }).getByRole("link", { name: /^CS-/ }).click();
  await page.waitForURL(/cases\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/risk`);
  await press(page, /^Assess /);
  await page.waitForURL(/assess/);
  await takenOver(page);
  await fillLevels(page, ["High", "Medium", "Low"]);
  await fillDay(page, "Next review", plusDays(londonDay(new Date()), 5));
  await press(page, "Save the assessment");
  await saved(page, "The risk assessment has been saved");
}

/** Today's meeting of the group with its agenda, and everybody there; at a weekend it is added all the same. */
export async function openMeeting(page: Page, groupId: string): Promise<string> {
  const today = londonDay(new Date());
  await page.goto(`/groups/${groupId}/meetings/new`);
  await fillDay(page, "Day of the meeting", today);
  await page.getByLabel("Start time").fill("09:00");
  await press(page, "Add the meeting");
  const again = page.getByRole("button", { name: "Add it all the same" });
  // A click while the page is still on its way is not taken, and a button that has done its work is gone.
  const isAdded = async () => {
    if (await again.isVisible()) await again.click({ timeout: 2000 }).catch(() => undefined);
    return page.getByText("The meeting has been added").isVisible();
  };
  await expect.poll(isAdded, { timeout: 60_000 }).toBe(true);
  await page
    .getByRole("link", { name: longDay(today) })
    .first()
    .click();
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}/);
  const meeting = /^.*\/meetings\/[0-9a-f-]{36}/.exec(page.url())?.[0] ?? "";
  await page.goto(`${meeting}/agenda`);
  await press(page, "Read and accept the statement");
  await press(page, "I have read and accept it");
  await page.waitForURL(/\/agenda/);
  await page.getByRole("button", { name: "Bring it up to date" }).first().click();
  await page.getByText("The agenda is up to date").waitFor();
  await page.goto(`${meeting}/attendance`);
  await takenOver(page);
  for (const name of ["cora Partner", "pia Partner"])
    await page.getByRole("group", { name }).getByLabel("Present").check();
  await press(page, "Save");
  await page.getByRole("alert").first().waitFor();
  return meeting;
}

type Given = { words: string; agency: string; owner: string };

export async function hearFirstCase(page: Page, meeting: string, { words, agency, owner }: Given) {
  await page.goto(`${meeting}/agenda`);
  await page.locator('a[href*="/agenda/"]').filter({ hasText: /CS-/ }).first().click();
  await page.getByLabel("Minute", { exact: true }).fill("Two more calls");
  await page.getByLabel("Decision", { exact: true }).fill("The case stays open");
  await page.getByText(/^Saved \d\d:\d\d/).waitFor();
  await page.getByText("New action", { exact: true }).click();
  await page.getByLabel("What is to be done").fill(words);
  await page.getByLabel("Agency that owns it").selectOption({ label: agency });
  await page.getByLabel("Owner", { exact: true }).selectOption({ label: owner });
  await press(page, "Save the action");
  await page.getByRole("link", { name: words }).waitFor();
}

export async function finishAction(page: Page, words: string) {
  await page.goto("/");
  await page.getByRole("row", { name: words }).getByRole("link", { name: /^A-/ }).click();
  await page.getByLabel("What was done").fill("Visited: the gate has a lock now");
  await press(page, "Finish");
  await page.getByRole("heading", { name: "Your work" }).waitFor();
}

export async function writeReport(page: Page, summary: string) {
  await page.goto("/reports/new");
  await page.getByLabel("Quarter", { exact: true }).selectOption(quarterId(QUARTER));
  await press(page, "Begin the report");
  await said(page).toContain("The report has been begun");
  await page.getByRole("link", { name: /^Write.*Summary$/ }).click();
  await page.getByLabel("What the report says").fill(summary);
  await press(page, "Save and go to the next part");
  await said(page).toContain("Recommendations");
}

export async function sendReport(page: Page, agency: string) {
  await page.goto(`/reports?quarter=${quarterId(QUARTER)}`);
  await page.getByRole("link", { name: new RegExp(agency) }).click();
  for (const [button, heading, words] of [["Sign off", "Sign off the report", "signed off"], ["Send", "Send the report", "sent"]] as const) {
    await press(page, button);
    await page.getByRole("heading", { name: heading }).waitFor();
    await press(page, button);
    await said(page).toContain(`The report has been ${words}`);
  } // prettier-ignore
}
