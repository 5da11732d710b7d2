import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { inTransaction } from "#db/transaction.ts";
import { aCase, anActor, anAgency, aPartnership, aPerson, aSitting, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// One month of a group that hears cases, from the agenda to minutes that the next meeting confirms: the JAG on a wall, and
// the Youth JAG, whose children stand in every list by their initials.

const seats = useSeats();

describe.each([
  ["a JAG on the wall", "jag", { born: "1990-03-01", given: "Hal", family: "Ashwell", listed: "Hal Ashwell" }, true],
  [
    "a Youth JAG without JavaScript",
    "youth-jag",
    { born: `${Number(ago(0).slice(0, 4)) - 13}-03-01`, given: "Sammy", family: "Birchall", listed: "SB" },
    false,
  ],
] as const)("%s", (_name, kind, subject, javaScript) => {
  let p: TestPartnership;
  let chair: Page;
  let police: Page;
  let housing: Page;
  let meeting: string;
  let next: string;
  let item: string;
  const shot = (page: Page, what: string) => shown(page, `monthly-${kind}-${what}`);
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

  beforeAll(async () => {
    const { db } = seats;
    p = await aPartnership(db, `Charnwood month ${kind}`);
    await inTransaction(db, (trx) =>
      trx.updateTable("partnership_group").set({ kind }).where("id", "=", p.jagId).execute(),
    );
    const housingId = await anAgency(db, p.partnershipId, { name: "Soar Valley Homes" });
    const seat = (name: string, role: "chair" | "member", agencyId: string) =>
      anActor(db, p, { groups: { [p.jagId]: role }, name, agencyId });
    const chairs = await seat("Chris Hair", "chair", p.councilId);
    await aSitting(db, p, { day: ago(28) });
    const today = await aSitting(db, p, { day: ago(0), place: "Council Offices" });
    const later = await aSitting(db, p, { day: plusDays(ago(0), 28) });
    const person = await aPerson(db, p, { given_names: subject.given, family_name: subject.family, name_folded: "x", birth_date: subject.born }); // prettier-ignore
    await aCase(db, p, { reference: "CS-26-0001", person_id: person, risk_level: "high", risk_assessed_on: ago(60), opened_on: ago(90) }); // prettier-ignore
    const other = await aPerson(db, p, { given_names: "Nia", family_name: "Carver", name_folded: "carver nia", birth_date: subject.born }); // prettier-ignore
    await aCase(db, p, { reference: "CS-26-0002", person_id: other, risk_level: "low", risk_assessed_on: ago(60), opened_on: ago(90) }); // prettier-ignore
    meeting = `${seats.app.origin}/groups/${p.jagId}/meetings/${today}`;
    next = `${seats.app.origin}/groups/${p.jagId}/meetings/${later}`;
    chair = await seats.sit(chairs, javaScript);
    police = await seats.sit(await seat("Pat Olice", "member", p.policeId), javaScript);
    housing = await seats.sit(await seat("Holly Ousing", "member", housingId), javaScript);
    await chair.setViewportSize({ width: 1920, height: 1080 });
  });

  test("everybody accepts the statement before they read what is said of anybody", async () => {
    for (const page of [chair, police, housing]) {
      await page.goto(`${meeting}/agenda`);
      await page.getByRole("button", { name: "Read and accept the statement" }).click();
      await press(page, "I have read and accept it");
      await page.waitForURL(/\/agenda/);
    }
  });

  test("the chair has an agenda, the agencies are asked, and one answers what the other must not read", async () => {
    await chair.goto(`${meeting}/agenda`);
    await press(chair, "Bring it up to date");
    await chair.getByText("The agenda is up to date").waitFor();
    await chair.getByText(subject.listed).first().waitFor();
    await shot(chair, "agenda");
    await chair.goto(`${meeting}/research`);
    await press(chair, "Ask the agencies");
    await chair.getByText("Agencies", { exact: true }).first().waitFor();
    await police.goto(`${seats.app.origin}/groups/research`);
    await police.getByRole("link", { name: /CS-26-0001/ }).click();
    await police.getByRole("radio", { name: "Known to us", exact: true }).check();
    await police.getByLabel("What your agency shares").fill("Seen on two stolen bikes in March");
    await police.getByLabel("Soar Valley Homes").check();
    await press(police, "Save the answer");
    await police.getByRole("alert").first().waitFor();
    await chair.goto(`${meeting}/research`);
    await chair.getByText("Known", { exact: true }).first().waitFor();
    await shot(chair, "research");
  });

  test("who is there is recorded", async () => {
    await chair.goto(`${meeting}/attendance`);
    for (const name of ["Chris Hair", "Pat Olice", "Holly Ousing"])
      await chair.getByRole("group", { name }).getByLabel("Present").check();
    await chair.getByLabel("Office of Chris Hair").selectOption({ label: "In the chair" });
    await press(chair, "Save");
    await chair.getByRole("alert").first().waitFor();
    await shot(chair, "attendance");
  });

  test("the worst case is heard: minute, decision, what everybody may take away, and an action", async () => {
    await chair.goto(`${meeting}/agenda`);
    const place = chair.locator(`a[href*="${new URL(meeting).pathname}/agenda/"]`).filter({ hasText: "CS-26-0001" });
    item = new URL((await place.first().getAttribute("href")) ?? "", seats.app.origin).href;
    await chair.goto(`${item}${javaScript ? "?view=wall" : ""}`);
    await chair.getByRole("heading", { name: "What is known" }).waitFor();
    await chair.getByLabel("Minute", { exact: true }).fill("Two more bikes were found.\nPolice to visit the family");
    await chair.getByLabel("Decision", { exact: true }).fill("The case stays open");
    await chair.getByLabel("Shared summary").fill("Work with the family goes on");
    if (javaScript) {
      await chair.getByText(/^Saved \d\d:\d\d/).waitFor();
      await chair.getByLabel("Minute", { exact: true }).press("Control+End");
      await chair.getByLabel("Minute", { exact: true }).press("Control+Enter");
      await expect.poll(() => chair.getByLabel("What is to be done").inputValue()).toBe("Police to visit the family");
    } else {
      await chair.getByRole("button", { name: "Save", exact: true }).click();
      await chair.getByText("New action", { exact: true }).click();
      await chair.getByLabel("What is to be done").fill("Police to visit the family");
    }
    await chair.getByLabel("Agency that owns it").selectOption(p.policeId);
    await press(chair, "Save the action");
    await chair.getByRole("link", { name: "Police to visit the family" }).waitFor();
    await shot(chair, "item");
    await press(chair, "Taken: next item");
    await chair.getByRole("heading", { name: /CS-26-0002/ }).waitFor();
  });

  test("what is withheld from housing is on no wall, and housing does not read it", async () => {
    const there = chair.url();
    await chair.goto(item);
    await chair.getByText("Seen on two stolen bikes in March").waitFor();
    await chair.getByText("Not to be shared with Soar Valley Homes.").waitFor();
    await chair.goto(`${item}?view=wall`);
    await chair.getByText("1 answer is not for everybody at the table, and not shown here.").waitFor();
    expect(await chair.getByText("stolen bikes").count()).toBe(0);
    await shot(chair, "wall");
    await housing.goto(item);
    await housing.getByText("Two more bikes were found.").first().waitFor();
    expect(await housing.getByText("stolen bikes").count()).toBe(0);
    await shot(housing, "item-of-another");
    await chair.goto(there);
  });

  test("the second case is deferred with a reason and stands on the next agenda, once", async () => {
    await chair.getByText("Defer it, or close it").click();
    await chair.getByLabel("Why", { exact: true }).fill("The school was not there");
    await press(chair, "Defer to the next meeting");
    await chair.getByText("The school was not there").first().waitFor();
    await inTransaction(seats.db, (trx) => trx.updateTable("sitting").set({ day: ago(1) }).where("id", "=", meeting.split("/").at(-1) ?? "").execute()); // prettier-ignore
    await chair.goto(`${next}/statement`);
    await press(chair, "I have read and accept it");
    await press(chair, "Bring it up to date");
    await chair.getByText("The agenda is up to date").waitFor();
    await chair.getByText("Carried over from an earlier meeting").first().waitFor();
    await shot(chair, "next-agenda");
  });

  test("minutes are drafted, and each agency opens its own copy", async () => {
    await chair.goto(`${meeting}/minutes`);
    await press(chair, "Draft the minutes");
    await chair.getByText("The minutes have been drafted").waitFor();
    await shot(chair, "minutes");
    await police.goto(`${meeting}/minutes`);
    await police.getByRole("link", { name: "Your agency’s copy" }).click();
    await police.getByText("Work with the family goes on").first().waitFor();
    await police.getByText("Police to visit the family").first().waitFor();
    await housing.goto(`${meeting}/minutes`);
    await housing.getByRole("link", { name: "Your agency’s copy" }).click();
    await housing.getByText("The case stays open").first().waitFor();
    for (const words of ["Police to visit the family", "Two more bikes", "stolen bikes"])
      expect(await housing.getByText(words).count(), words).toBe(0);
    if (kind === "youth-jag") expect(await housing.getByText(subject.family).count()).toBe(0);
    await shot(housing, "agency-copy");
  });
});
