import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, insert } from "../factories.ts";
import { aNote } from "../support/notes.ts";
import { aRightsRequest } from "../support/rights.ts";
import { shown, useSeats } from "../support/seated.ts";

// What is held about somebody who asks: gathered, decided, asked of the agency that supplied it, read through and given.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let contact: Actor;
  let requestId: string;
  let pack: string;
  const shot = (what: string) => shown(page, `subject-access-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    const p = await aPartnership(db, `Charnwood subject access ${short}`);
    const governance = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
    contact = await anActor(db, p, { agencyId: p.policeId, name: "Pol Sergeant" });
    await inTransaction(db, (trx) =>
      trx.updateTable("partnership_agency").set({ contact_user_id: contact.id }).where("agency_id", "=", p.policeId).execute(),
    ); // prettier-ignore
    const personId = await aPerson(db, p, { given_names: "Kerensa", family_name: "Trewhella" });
    await aPerson(db, p, { given_names: "Osric", family_name: "Pennefather" });
    const { id: caseId } = await aCase(db, p, { person_id: personId, lead_agency_id: p.councilId });
    await aNote(db, p, { caseIds: [caseId], words: "Kerensa was seen with Osric Pennefather, known as Badger, by the canal." });
    await aNote(db, p, { caseIds: [caseId], words: "Told by a source that she sells.", kind: "intelligence" });
    await insert(db, "person_contact", {
      ...{ id: uuid(), partnership_id: p.partnershipId, person_id: personId, recorded_at: "2026-03-02T15:00:00.000Z" },
      ...{ contact_kind: "phone", value: "01632 960777", never_use: 0, version: 1 },
    });
    requestId = await aRightsRequest(db, p, { person_id: personId, subject_name: "Kerensa Trewhella" });
    pack = `${seats.app.origin}/rights/${requestId}/pack`;
    page = await seats.sit(governance, javaScript);
  }); // prettier-ignore

  const part = async (name: string) => {
    await page.goto(pack);
    await page.getByRole("link", { name, exact: true }).click();
  };

  test("what is held is gathered and listed with marks proposed", async () => {
    await page.goto(pack);
    await shot("empty");
    await page.getByRole("button", { name: "Gather what is held" }).click();
    await page.getByRole("heading", { name: "Parts of the pack" }).or(page.getByText("Parts of the pack")).first().waitFor();
    await page.getByText("What is held has been gathered").waitFor();
    await shot("gathered");
    await part("Notes");
    await shot("notes");
    expect(await page.getByText("Prejudice to preventing or detecting crime").count()).toBeGreaterThan(0);
  }); // prettier-ignore

  test("many items are decided in one go, and what is missing is said", async () => {
    await part("Cases");
    await page.getByRole("button", { name: "Save for those that are ticked" }).click();
    await page.getByRole("alert").getByText("Select at least one item").waitFor();
    await shot("nothing-ticked");
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.getByLabel("Withhold").check();
    await page.getByLabel("Reason").fill("To be looked at");
    await page.getByRole("button", { name: "Save for those that are ticked" }).click();
    await page.getByRole("alert").getByText("Select the exemption by which it is withheld").waitFor();
    expect(await page.getByLabel("Reason").inputValue()).toBe("To be looked at");
    await page.getByLabel("Disclose").check();
    await page.getByRole("button", { name: "Save for those that are ticked" }).click();
    await page.getByText("The items have been decided").waitFor();
    await shot("cases-decided");
  });

  test("one item is read beside what would be given, and words are blacked out by hand", async () => {
    await part("Notes");
    await page.getByRole("link", { name: /Read and decide Note/ }).first().click();
    await page.getByRole("heading", { name: "As it would be given" }).waitFor();
    await shot("item");
    expect(await page.getByText("Kerensa was seen with Person B, known as Badger").count()).toBe(1);
    await page.getByLabel("Words to give in its place").fill("Kerensa was seen with Person B by the canal.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Other words are given.").waitFor();
  }); // prettier-ignore

  test("the agency that supplied it is asked, and its contact answers", async () => {
    await page.goto(pack);
    await page.getByRole("button", { name: /Ask agencies about/ }).click();
    await page.getByText("The agencies have been asked").waitFor();
    const officer = page;
    page = await seats.sit(contact, javaScript);
    await page.goto(`${seats.app.origin}/rights/asked`);
    await shot("asked");
    await page.getByRole("link", { name: /^Note/ }).first().click();
    await page.getByRole("heading", { name: "May this be given to Kerensa Trewhella?" }).waitFor();
    await shot("asked-item");
    await page.getByLabel("Disclose").check();
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByText("The answer has been recorded").waitFor();
    const waiting = page.getByRole("main").getByRole("link", { name: /^(Note|Referral|Case)/ });
    for (let left = await waiting.count(); left > 0; left -= 1) {
      await waiting.first().click();
      await page.getByLabel("Disclose").check();
      await page.getByRole("button", { name: "Answer" }).click();
      await page.getByText("The answer has been recorded").waitFor();
    }
    await page.getByText("Nothing waits for an answer").waitFor();
    await shot("asked-nothing");
    page = officer;
  }); // prettier-ignore

  test("the pack is read through, given and fetched as a Word file", async () => {
    for (let tries = 0; tries < 12; tries += 1) {
      await page.goto(pack);
      const open = page.getByRole("link", { name: /: Not decided$/ }).first();
      if ((await open.count()) === 0) break;
      await open.click();
      for (const box of await page.getByRole("checkbox").all()) await box.check();
      await page.getByLabel("Disclose").check();
      await page.getByRole("button", { name: "Save for those that are ticked" }).click();
      await page.getByText("The items have been decided").waitFor();
    }
    await page.getByText("Everything is decided").waitFor();
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("exactly as it will be given").waitFor();
    await shot("preview");
    const text = await page.getByRole("article").innerText();
    expect(text).toContain("Kerensa was seen with Person B by the canal.");
    for (const secret of ["Osric", "Pennefather", "Badger", "sells"]) expect(text).not.toContain(secret);
    await page.getByRole("button", { name: "Give it" }).click();
    await page.getByRole("button", { name: "Give it" }).click();
    await page.getByRole("alert").getByText("Select how it is given").waitFor();
    await shot("give-errors");
    await page.getByLabel("By post, recorded delivery").check();
    await page.getByRole("button", { name: "Give it" }).click();
    await page.getByText(/^Given on/).waitFor();
    await shot("given");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as a Word file" }).click();
    expect((await file).suggestedFilename()).toMatch(/^SR-26-\d+-pack-1\.docx$/);
    await page.goto(pack);
    await page.getByRole("button", { name: "Gather a further pack" }).waitFor();
    await shot("after");
  });
});
