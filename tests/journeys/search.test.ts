import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { londonDay, longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aSitting,
  type TestPartnership,
} from "../factories.ts";
import { aFindablePerson, aFindablePlace } from "../support/findable.ts";
import { shown, useSeats } from "../support/seated.ts";

// From the header of any page: a person, a street, a day, a reference, and what is not there.

const seats = useSeats();
const COMING = plusDays(londonDay(new Date()), 12);

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s somebody", (_name, short, javaScript) => {
  let p: TestPartnership;
  let page: Page;
  let caseId: string;
  const shot = (what: string) => shown(page, `search-${short}-${what}`);
  const main = () => page.getByRole("main");
  const search = async (text: string) => {
    const header = page.getByRole("banner");
    await header.getByLabel("Search everything").fill(text);
    await header.getByRole("button", { name: "Search" }).click();
  };
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

  beforeAll(async () => {
    p = await aPartnership(seats.db, `Charnwood ${short}`);
    const { groupId } = await aPremisesGroup(seats.db, p, { day: plusDays(COMING, 20) });
    const groups = { [p.jagId]: "coordinator" as const, [groupId]: "chair" as const };
    page = await seats.sit(await anActor(seats.db, p, { groups, name: "Cora Dinator" }), javaScript);
    const grace = await aFindablePerson(seats.db, p, { given: "Grace", family: "Underhill", born: "1990-05-01" });
    await aFindablePerson(seats.db, p, { given: "Gracie", family: "Underhill", born: "1991-05-01" });
    ({ id: caseId } = await aCase(seats.db, p, { person_id: grace.id, reference: "CS-26-0014" }));
    const road = await aFindablePlace(seats.db, p, { name: "12 Ashby Road", postcode: "LE11 3TU" });
    await aFindablePlace(seats.db, p, { name: "Ashby Road recreation ground" });
    await aSitting(seats.db, p, { day: COMING, place: "Council Offices" });
    await aPremises(seats.db, p, { name: "The Ashby Arms", reference: "LP-26-0001" });
    for (let index = 1; index <= 7; index++) {
      const reference = `IN-26-000${index}`;
      const id = await anIncident(seats.db, p, { reference, location_id: road.id, latest_day: `2026-02-0${index}` });
      if (index === 1) await anIncidentPerson(seats.db, p, { incident_id: id, person_id: grace.id });
    }
  });

  test("finds a person from the home page, with the case and the incident, and may refer", async () => {
    await page.goto("/");
    await shot("home");
    await search("grace underhill");
    await heading("Search results");
    await expect.poll(() => page.url()).toMatch(/\/search\/[0-9a-f-]{36}$/);
    await expect.poll(() => page.locator("#people").innerText()).toContain("Grace Underhill");
    await expect.poll(() => page.locator("#cases").innerText()).toContain("CS-26-0014");
    await expect.poll(() => page.locator("#incidents").innerText()).toContain("IN-26-0001");
    await expect.poll(() => page.locator("nav [aria-current]").count()).toBe(0);
    await shot("person");
    await main().getByRole("link", { name: "Refer Grace Underhill" }).click();
    await heading("Make a referral");
  });

  test("goes straight to a record by its reference, in whatever way it is written", async () => {
    await search("cs 26 14");
    await expect.poll(() => page.url()).toContain(`/cases/${caseId}`);
    await search("LP-26-0001");
    await heading(/The Ashby Arms/);
  });

  test("finds a street and what is there, and reads all incidents of it", async () => {
    await search("ashby road");
    await heading("Search results");
    await expect.poll(() => page.locator("#places").innerText()).toContain("12 Ashby Road");
    await expect.poll(() => page.locator("#incidents").innerText()).toContain("Incidents (7)");
    await expect.poll(() => page.locator("#incidents").innerText()).not.toContain("IN-26-0002");
    await shot("street");
    await page.getByRole("button", { name: "All 7 incidents" }).click();
    await heading("Incidents found");
    await expect.poll(() => page.locator("#incidents").innerText()).toContain("IN-26-0002");
    await shot("all-incidents");
    await page.getByRole("link", { name: "Everything found" }).click();
    await heading("Search results");
  });

  test("finds a meeting by its day and opens its agenda", async () => {
    await search(longDay(COMING));
    await heading("Search results");
    await shot("day");
    await page.locator("#meetings").getByRole("link", { name: /^JAG/ }).click();
    await expect.poll(() => page.url()).toContain("/agenda");
  });

  test("finds nothing, reads how to search, and looks again", async () => {
    await search("CS-26-9999");
    await heading("Nothing found");
    await shot("nothing");
    await main().getByLabel("Search for").fill("le11 3tu");
    await main().getByRole("button", { name: "Search again" }).click();
    await heading("Search results");
    await expect.poll(() => page.locator("#places").innerText()).toContain("12 Ashby Road");
  });

  test("is told what to enter when the box was empty", async () => {
    await search("");
    await heading("Search");
    await page
      .getByRole("link", { name: "Enter at least two letters or numbers of what you are looking for" })
      .waitFor();
    await expect.poll(() => page.title()).toMatch(/^Error: Search/);
    await shot("empty");
  });
});

test("the / key goes to the box, but not while something is typed, and can be turned off", async () => {
  const p = await aPartnership(seats.db, "Charnwood keys");
  const page = await seats.sit(await anActor(seats.db, p, { groups: { [p.jagId]: "member" } }), true);
  await page.goto("/search/everything");
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  const off = page.getByRole("button", { name: "Turn this key off" });
  await off.waitFor();
  await page.keyboard.press("/");
  expect(await focused()).toBe("header-search");
  await page.keyboard.press("/");
  expect(await page.getByLabel("Search everything").inputValue()).toBe("/");
  await off.click();
  await page.getByRole("button", { name: "Use the / key" }).waitFor();
  await page.keyboard.press("/");
  expect(await focused()).not.toBe("header-search");
});
