import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anActor, aPartnership, insert, type TestPartnership } from "../factories.ts";
import { aFindablePerson } from "../support/findable.ts";
import { shown as shot, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";
import { fillReferral } from "./fill-referral.ts";

const seats = useSeats();
let p: TestPartnership;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood");
  await insert(seats.db, "marker_kind", {
    id: uuid(), partnership_id: p.partnershipId, name: "Dog at address", name_folded: "dog at address", ended_on: null, created_at: "2026-01-05T09:00:00.000Z", version: 1,
  }); // prettier-ignore
});

/** In a case of the JAG, and found by name. */
async function known(given: string, family: string, born: string) {
  const person = await aFindablePerson(seats.db, p, { given, family, born });
  const { id: caseId } = await aCase(seats.db, p, { person_id: person.id });
  return { ...person, caseId };
}

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("a person %s", (how, javaScript) => {
  const family = javaScript ? "Underhill" : "Pemberton";
  let page: Page;
  let grace: Awaited<ReturnType<typeof known>>;
  let twin: Awaited<ReturnType<typeof known>>;
  beforeAll(async () => {
    const groups = { [p.jagId]: "coordinator" as const };
    page = await seats.sit(await anActor(seats.db, p, { groups, name: `Cora Dinator ${how}` }), javaScript);
    grace = await known("Grace", family, "1990-05-01");
    twin = await known("Gracie", family, "1990-05-01");
    await known("Martha", family, "1962-11-30");
  });
  const shown = (name: string) => shot(page, `people-${javaScript ? "js" : "no-js"}-${name}`);
  const search = async (name: string, born = "") => {
    await page.getByLabel("Name or reference").fill(name);
    if (born) await fillDay(page, "Date of birth", born);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { name: /found$/ }).waitFor();
  };
  const add = async (what: string, fill: () => Promise<unknown>) => {
    await page.goto(`/people/${grace.id}`);
    await page.getByRole("link", { name: `Add ${what}`, exact: true }).click();
    await page.getByRole("heading", { name: `Add ${what}` }).waitFor();
    await fill();
    await page.getByLabel("From the person, or not through a record").check();
    await shown(`add-${what.replaceAll(" ", "-")}`);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("It has been added to the record").waitFor();
  };

  test("is found under another spelling as likely the same, and opened", async () => {
    await page.goto("/search");
    await search(`${family.replace("er", "re")} Grace`, "1990-05-01");
    await page.getByText("Likely the same").first().waitFor();
    await shown("found");
    await page.getByRole("link", { name: `Grace ${family}`, exact: true }).click();
    await page.getByRole("heading", { name: `Grace ${family}` }).waitFor();
    await shown("opened");
  });

  test("is recorded anew only once those who may be the same have been looked at", async () => {
    await page.goto("/search");
    await search(`Grace ${family}`, "1990-05-01");
    await page.getByRole("button", { name: "Record a new person" }).click();
    await page.getByRole("group", { name: "Is the date of birth known?" }).getByLabel("Exact").check();
    await page.getByRole("button", { name: "Save and make a referral" }).click();
    await page.getByText("Recorded already: is it one of these?").waitFor();
    expect(await page.getByLabel("Family name").inputValue()).toBe(family);
    await shown("is-it-one-of-these");
    await page.getByLabel("It is none of these: record a new person").check();
    await page.getByRole("button", { name: "Save and make a referral" }).click();
    await page.getByRole("heading", { name: "Make a referral" }).waitFor();
    await page.getByLabel("Which group is asked").selectOption({ label: "JAG" });
    await page.getByLabel("Person at risk").check();
    await page.getByLabel("Referring agency").selectOption({ index: 1 });
    await page.getByLabel("Reason", { exact: true }).fill("Seen in a flat used for drugs");
    await fillReferral(page);
    await page.getByRole("button", { name: "Make the referral" }).click();
    await page.getByText("The referral has been made").waitFor();
  });

  test("is known by another name, an address, a warning and how to be contacted safely", async () => {
    await add("another name", async () => {
      await page.getByLabel("Nickname").check();
      await page.getByLabel("Given names").fill("Gigi");
      await page.getByLabel("Family name").fill(family);
    });
    await add("an address", async () => {
      await page.getByLabel("Home", { exact: true }).check();
      await page.getByRole("textbox", { name: "Address" }).fill("1 Quarry Lane\nLoughborough");
      await page.getByLabel("Postcode").fill("LE11 1AB");
      await page.getByLabel("Never write there", { exact: true }).check();
      await page.getByLabel("Never write there: why").fill("He opens her post");
    });
    await add("a warning", async () => {
      await page.getByLabel("Warning", { exact: true }).selectOption({ label: "Dog at address" });
      await page.getByRole("textbox", { name: "Reason" }).fill("A large dog, loose in the yard on 1 March");
      await fillDay(page, "Review date", plusDays(londonDay(new Date()), 90));
      const told = page.getByRole("group", { name: "Has the person been told?" });
      await told.getByLabel("No", { exact: true }).check();
      await told.getByLabel("Why not?").fill("Not met yet");
    });
    await add("how to contact safely", async () => {
      await page.getByLabel("Text message").check();
      await page.getByLabel("When (optional)").fill("Weekdays before three");
      await page
        .getByRole("group", { name: "Is it safe to leave a message?" })
        .getByLabel("No", { exact: true })
        .check();
    });
    await page.getByText("Dog at address: A large dog").waitFor();
    await page.getByText(/Never write to 1 Quarry Lane/).waitFor();
    await page.getByText("Never leave a message").first().waitFor();
    await shown("known");
    await page.goto(`/cases/${grace.caseId}`);
    await page.getByRole("region", { name: "Warnings about people" }).getByText("Dog at address").waitFor();
    await shown("case");
    await page.goto(`/cases/${grace.caseId}/people`);
    await page.getByText(/^Do not write to 1 Quarry Lane/).waitFor();
    await shown("people-of-case");
  });

  test("is related to somebody who is found by searching", async () => {
    await page.goto(`/people/${grace.id}`);
    await page.getByRole("link", { name: "Add a relationship", exact: true }).click();
    await search(`Martha ${family}`);
    await shown("found-relation");
    await page.getByRole("link", { name: `Choose Martha ${family}` }).click();
    await page.getByText(`How Grace ${family} stands to`).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await page.getByLabel("Child of").check();
    await page.getByLabel("From the person, or not through a record").check();
    await shown("relationship");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("It has been added to the record").waitFor();
    await page.getByRole("link", { name: `Martha ${family}`, exact: true }).click();
    await page.getByText("Parent or carer of").first().waitFor();
  });

  test("of whom there are two records becomes one, and two again", async () => {
    await page.goto(`/people/${grace.id}`);
    await page.getByRole("link", { name: "Merge with another record" }).click();
    await page.getByLabel("Reference of the other record").fill(twin.reference);
    await shown("merge-with");
    await page.getByRole("button", { name: "Compare the two" }).click();
    await page.getByRole("heading", { name: "Merge two records" }).waitFor();
    await page.getByLabel("Why are they the same person?").fill("The same birth date and the same mother");
    await shown("merge");
    await page.getByRole("button", { name: "Merge them" }).click();
    await page.getByRole("link", { name: `Undo the merging of ${twin.reference}` }).waitFor();
    await page.getByText(`Gracie ${family}`).first().waitFor();
    await shown("merged");
    await page.goto(`/people/${twin.id}`);
    expect(new URL(page.url()).pathname).toBe(`/people/${grace.id}`);
    await page.getByRole("link", { name: `Undo the merging of ${twin.reference}` }).click();
    await page.getByRole("textbox").first().fill("They are sisters");
    await shown("undo");
    const { pathname: undo } = new URL(page.url());
    await page.getByRole("button", { name: "Make them two records again" }).click();
    await page.waitForURL(({ pathname }) => pathname !== undo);
    await page.goto(`/people/${twin.id}`);
    await page.getByRole("heading", { name: `Gracie ${family}` }).waitFor();
  });
});
