import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { anActor, aPartnership, insert } from "../factories.ts";
import { shown, useSeats } from "../support/seated.ts";

// A manager brings in what others counted: the similar group, a table by beat, the borough's table typed, police.uk; and takes one back.

const seats = useSeats();
let withScript: Page;
let without: Page;
const at = (path: string) => `${seats.app.origin}${path}`;
const shot = (page: Page, what: string) => shown(page, `figures-in-${what}`);
const text = (page: Page) => page.locator("main").innerText();
const told = (page: Page, words: string) => expect.poll(() => text(page), { timeout: 15_000 }).toContain(words);
const STREET = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n,2025-06,Leicestershire Police,Leicestershire Police,-1.2,52.7,x,E01000001,Charnwood 001A,Robbery,,\n,2025-06,Leicestershire Police,Leicestershire Police,-1.2,52.7,x,E01009202,Birmingham 043B,Robbery,,\n"; // prettier-ignore
const BEATS = [
  "Beat\tAll Crime\t\t\tBurglary – Residential",
  "\tSept 2022\tSept 2023\t% variance\tSept 2022\tSept 2023\t% variance",
  "56\t435\t458\t+5%\t10\t27\t+170%",
  "58\t299\t278\t-7%\t13\t5\t-61%",
  "Not recorded\t20\t12\t-40%",
  "Charnwood Borough",
].join("\n");

beforeAll(async () => {
  const { db } = seats;
  const p = await aPartnership(db, "Charnwood figures");
  const area = (kind: "lsoa" | "beat", code: string, name: string) =>
    insert(db, "area", { id: uuid(), partnership_id: p.partnershipId, kind, code, name, version: 1 });
  await area("lsoa", "E01000001", "Charnwood 001A");
  await area("beat", "NL56", "Rothley and Quorn");
  await area("beat", "NL58", "Anstey");
  const manager = await anActor(db, p, { duties: ["manager"], name: "Morgan Manager" });
  withScript = await seats.sit(manager, true);
  without = await seats.sit(manager, false);
});

async function days(page: Page, legend: string, day: string, month: string, year: string) {
  const group = page.getByRole("group", { name: legend });
  await group.getByLabel("Day").fill(day);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}

test("the similar group, with a member left out", async () => {
  await withScript.goto(at("/performance/similar-group/versions/new"));
  await days(withScript, "First day of this group", "1", "3", "2016");
  await withScript.getByLabel("Publisher").fill("iQuanta");
  await withScript
    .getByLabel("Members", { exact: true })
    .fill("Leicestershire – Charnwood\nKent – Maidstone\nEssex – Chelmsford");
  await withScript.getByLabel("Which of them is this partnership").fill("Leicestershire – Charnwood");
  await shot(withScript, "group");
  await withScript.getByRole("button", { name: "Record the group" }).click();
  await told(withScript, "Leicestershire – Charnwood (this partnership)");
  await without.goto(at("/performance/similar-group/exclusions/new"));
  await without.getByLabel("Member").selectOption("Kent – Maidstone");
  await days(without, "First day without usable figures", "1", "1", "2024");
  await without.getByLabel("Reason").fill("Recorded under an unassigned partnership of Kent");
  await without.getByRole("button", { name: "Exclude the member" }).click();
  await told(without, "No end yet");
  await shot(without, "groups");
});

test("a table by beat is checked and loaded, with what it counts in none", async () => {
  await withScript.goto(at("/performance/import/areas"));
  await withScript.getByLabel("The table").fill(BEATS);
  await days(withScript, "First day of the figures", "1", "4", "2023");
  await days(withScript, "Last day of the figures", "30", "9", "2023");
  await withScript.getByRole("button", { name: "Check the table" }).click();
  await told(withScript, "its numbers give −62%");
  expect(await text(withScript)).toContain("They are kept and shown as “Not recorded”");
  await shot(withScript, "beats");
  await withScript.getByRole("button", { name: "Load these figures" }).click();
  await told(withScript, "Crime by beat or ward");
  await shot(withScript, "beats-loaded");
});

test("the borough's table is typed without script, and typed again finds what is recorded", async () => {
  await without.goto(at("/performance/import/form"));
  await days(without, "First day of the figures", "1", "4", "2023");
  await days(without, "Last day of the figures", "30", "9", "2023");
  await without.getByRole("button", { name: "Continue" }).click();
  await without.getByLabel("All Crime, to 30 Sep 2022").fill("7475");
  await without.getByLabel("All Crime, to 30 Sep 2023").fill("7142");
  await without.getByLabel("All Crime, position such as 12 of 15").fill("12 of 15");
  await shot(without, "typed");
  await without.getByRole("button", { name: "Record the figures" }).click();
  await told(without, "12 of 15");
  await without.goBack();
  await without.reload();
  expect(await without.getByLabel("All Crime, to 30 Sep 2023").inputValue()).toBe("7142");
});

test("a month of police.uk is checked, loaded and taken back", async () => {
  await withScript.goto(at("/performance/import/files"));
  const choose = () => withScript.getByLabel("The file", { exact: true }).setInputFiles({ name: "street.csv", mimeType: "text/csv", buffer: Buffer.from(STREET) }); // prettier-ignore
  await choose();
  await withScript.getByRole("button", { name: "Check it only" }).click();
  await told(withScript, "Nothing was written");
  await shot(withScript, "published");
  await choose();
  await withScript.getByRole("button", { name: "Load the file" }).click();
  await told(withScript, "Outside the area");
  await withScript.getByRole("button", { name: "Undo" }).click();
  await withScript.getByRole("button", { name: "Undo these figures" }).click();
  await told(withScript, "No: it was undone");
  await withScript.getByRole("link", { name: "Figures loaded" }).click();
  await told(withScript, "What was loaded, newest first");
  await shot(withScript, "imports");
});

test.each(["import", "types", "populations", "positions"])("/performance/%s", async (path) => {
  await withScript.goto(at(`/performance/${path}`));
  await shot(withScript, path);
});
