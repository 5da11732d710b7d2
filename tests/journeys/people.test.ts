import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { loadKeys } from "#app/http/keys.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, insert, type TestPartnership } from "../factories.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, launchBrowser, look, type Visit, visitor } from "../support/browser.ts";
import { fillDay } from "../support/sign-in.ts";
import { fillReferral } from "./fill-referral.ts";

let app: RunningApp;
let db: Executor;
let browser: Browser;
let p: TestPartnership;
const visits: Visit[] = [];
beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  useKeys(loadKeys({ dataDir: app.dataDir, secrets: {} }));
  db = openDatabase(`file:${path.join(app.dataDir, "joint-action.db")}`);
  p = await aPartnership(db, "Charnwood");
  await insert(db, "marker_kind", {
    id: uuid(), partnership_id: p.partnershipId, name: "Dog at address", name_folded: "dog at address", ended_on: null, created_at: "2026-01-05T09:00:00.000Z", version: 1,
  }); // prettier-ignore
});
afterAll(async () => {
  for (const visit of visits) await visit.close();
  await browser.close();
  await db.destroy();
  await app.close();
});

async function signedIn(actor: Actor, javaScript: boolean) {
  const visit = await visitor(browser, app.origin, { javaScript });
  visits.push(visit);
  const token = newToken();
  const now = new Date();
  await insert(db, "session", {
    id: uuid(), token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: actor.id,
    partnership_id: actor.partnershipId, stage: "complete", pending_secret_sealed: null, browser: "test",
    created_at: now.toISOString(), last_seen_at: now.toISOString(), expires_at: new Date(now.getTime() + 3_600_000).toISOString(), ended_at: null,
  }); // prettier-ignore
  await visit.page.context().addCookies([{ name: "session", value: token, url: app.origin }]);
  return visit.page;
}

/** In a case of the JAG, and found by name. */
async function known(given_names: string, family_name: string, birth_date: string) {
  const reference = `P-26-${String(1000 + Math.floor(Math.random() * 8999))}`;
  const id = await aPerson(db, p, { given_names, family_name, reference, birth_date });
  const terms = personTerms({ reference, givenNames: given_names, familyName: family_name, birthDate: birth_date, birthDateBasis: "exact" }); // prettier-ignore
  await inTransaction(db, (trx) => replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id }, terms)); // prettier-ignore
  const { id: caseId } = await aCase(db, p, { person_id: id });
  return { id, reference, caseId };
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
    page = await signedIn(await anActor(db, p, { groups, name: `Cora Dinator ${how}` }), javaScript);
    grace = await known("Grace", family, "1990-05-01");
    twin = await known("Gracie", family, "1990-05-01");
    await known("Martha", family, "1962-11-30");
  });
  const shown = async (name: string) => {
    await expectAccessible(page);
    await look(page, `people-${javaScript ? "js" : "no-js"}-${name}`);
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, `people-${javaScript ? "js" : "no-js"}-${name}-phone`);
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const search = async (name: string, born = "") => {
    await page.getByLabel("Name or reference").fill(name);
    if (born) await fillDay(page, "Date of birth", born);
    await page.getByRole("button", { name: "Search" }).click();
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
    await page.getByRole("button", { name: "Make them two records again" }).click();
    await page.goto(`/people/${twin.id}`);
    await page.getByRole("heading", { name: `Gracie ${family}` }).waitFor();
  });

  test("leaves the console of the browser quiet", () => {
    expect(visits.flatMap((visit) => visit.complaints)).toEqual([]);
  });
});
