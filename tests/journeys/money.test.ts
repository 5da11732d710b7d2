import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterOf } from "#app/domain/performance/quarter.ts";
import { anActor, aPartnership } from "../factories.ts";
import { aFundingLine, anEntry } from "../support/planning.ts";
import { shown, useSeats } from "../support/seated.ts";

// A manager keeps the money of a year, transfers and corrects, follows the OPCC's steps, and logs a course.

const seats = useSeats();
let withScript: Page;
let without: Page;
const at = (path: string) => `${seats.app.origin}${path}`;
const shot = (page: Page, what: string) => shown(page, `money-${what}`);
const told = (page: Page, words: string) =>
  expect.poll(() => page.locator("main").innerText(), { timeout: 15_000 }).toContain(words);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

beforeAll(async () => {
  const { db } = seats;
  const p = await aPartnership(db, "Charnwood money");
  const { year } = quarterOf(londonDay(new Date()));
  const pastors = await aFundingLine(db, p, { year, description: "Street Pastors" });
  await anEntry(db, p, pastors, { pence: 300_000 });
  await anEntry(db, p, pastors, { kind: "spent", pence: 310_000 });
  const manager = await anActor(db, p, { duties: ["manager"], name: "Morgan Manager" });
  withScript = await seats.sit(manager, true);
  without = await seats.sit(manager, false);
});

test.each([
  ["with script", () => withScript],
  ["without script", () => without],
])("a line, an amount typed wrong and right, a transfer and its correction, %s", async (name, seat) => {
  const page = seat();
  await page.goto(at("/money"));
  await told(page, "Street Pastors: More has been spent than was allocated");
  await page
    .getByRole("button", { name: "Add a line" })
    .or(page.getByRole("link", { name: "Add a line" }))
    .click();
  await page.getByLabel("Description").fill(`Mediation ${name}`);
  await page.getByLabel("Who gives the money").fill("OPCC");
  await page.getByLabel("Amount allocated (optional)").fill("£5,000");
  await press(page, "Add the line");
  await told(page, "The line has been added");
  const line = new URL(page.url()).pathname;
  await page.goto(at(`${line}/entries/new`));
  await page.getByRole("radio", { name: "Spent" }).check();
  await page.getByLabel("Amount", { exact: true }).fill("12.5");
  await page.getByLabel("What was it?").fill("Invoice");
  await press(page, "Enter the amount");
  await told(page, "Amount must be in pounds, like 1234.50 or £1,234");
  expect(await page.getByLabel("Amount", { exact: true }).inputValue()).toBe("12.5");
  if (name === "with script") await shot(page, "entry");
  await page.getByLabel("Amount", { exact: true }).fill("£1,234.50");
  await press(page, "Enter the amount");
  await told(page, "£3,765.50");
  await page.goto(at(`${line}/transfer`));
  await page.getByLabel("To which line?").selectOption("Street Pastors");
  await page.getByLabel("Amount", { exact: true }).fill("300");
  await page.getByLabel("Why is it transferred?").fill("Overspent");
  if (name === "with script") await shot(page, "transfer");
  await press(page, "Transfer the money");
  await told(page, "Transferred to Street Pastors: Overspent");
  await page.getByRole("link", { name: /Correct Transferred to/ }).click();
  await page.getByLabel("Amount", { exact: true }).fill("50");
  await page.getByLabel("Why is it corrected?").fill("Typed wrong");
  await press(page, "Correct the entry");
  await told(page, "Corrected, counts no more");
  await told(page, "£4,950.00");
  if (name === "with script") await shot(page, "line");
  await page.goto(at("/money"));
  await told(page, name === "with script" ? "£8,000.00" : "£13,000.00");
  await shot(page, `year-${name.replace(" ", "-")}`);
});

test("the OPCC's first step", async () => {
  await without.goto(at("/money"));
  await without.getByRole("link", { name: "Mediation without script" }).click();
  await without.getByRole("link", { name: "Record a step of the OPCC" }).or(without.getByRole("button", { name: "Record a step of the OPCC" })).click(); // prettier-ignore
  await without.getByLabel("What happened?").fill("£5,000 to bid against");
  await shot(without, "step");
  await press(without, "Record the step");
  await told(without, "Allocation told");
});

test("a course, its people by agency, and a change of it", async () => {
  await withScript.goto(at("/training/new"));
  await withScript.getByLabel("Name of the course").fill("Prevent for front desks");
  await withScript.getByLabel("Subject").selectOption("Prevent");
  for (const [label, value] of [["Day", "1"], ["Month", "5"], ["Year", "2026"]] as const) await withScript.getByLabel(label, { exact: true }).fill(value); // prettier-ignore
  await press(withScript, "Add the course");
  await told(withScript, "Enter how many people came, from one agency at least");
  await withScript.locator('input[name^="people-"]').first().fill("12");
  await shot(withScript, "course");
  await press(withScript, "Add the course");
  await told(withScript, "The course has been added");
  await without.goto(at("/training?year=2026"));
  await without.getByRole("link", { name: "Prevent for front desks" }).click();
  await without.locator('input[name^="people-"]').first().fill("15");
  await press(without, "Save");
  await told(without, "The course has been changed");
  await told(without, "15");
  await shot(without, "training");
});
