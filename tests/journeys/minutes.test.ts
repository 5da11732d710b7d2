import { readFile } from "node:fs/promises";
import PizZip from "pizzip";
import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { aCase, aGroup, anAction, anActor, aPartnership, aPerson, aSitting, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { anItem, hasAccepted } from "../support/meetings.ts";
import { look } from "../support/browser.ts";
import { shown, useSeats } from "../support/seated.ts";

// After a meeting of the JAG: its chair drafts the minutes, each agency reads its own copy, the next meeting confirms them.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let chair: Page;
  let member: Page;
  let minutes: string;
  let list: string;
  const shot = (page: Page, what: string) => shown(page, `minutes-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    p = await aPartnership(db, `Charnwood minutes ${short}`);
    const of = { partnershipId: p.partnershipId };
    const chairs = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
    const members = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
    const sittingId = await aSitting(db, p, { day: ago(7), place: "Council Offices, Southfield Road" });
    await aSitting(db, p, { day: ago(0) });
    for (const userId of [chairs.id, members.id]) await hasAccepted(db, of, { sittingId, userId });
    for (const [user, agency, office] of [[chairs.id, p.councilId, "chair"], [members.id, p.policeId, null]] as const)
      await insert(db, "attendance", {
        ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, agency_id: agency, user_id: user },
        ...{ name: null, capacity: "member", status: "present", deputy_for_id: null, office },
        ...{ recorded_by: chairs.id, recorded_at: new Date().toISOString(), version: 1 },
      }); // prettier-ignore
    const names = [["Hal", "Ashwell", "1985-03-01"], ["Sammy", "Birchall", "2013-03-01"], ["Nia", "Carver", "1990-01-01"]] as const; // prettier-ignore
    for (const [at, [given_names, family_name, birth_date]] of names.entries()) {
      const person_id = await aPerson(db, p, { given_names, family_name, birth_date, name_folded: family_name.toLowerCase() }); // prettier-ignore
      const { id: case_id } = await aCase(db, p, { reference: `CS-26-000${at + 1}`, person_id });
      const state = at === 2 ? ({ state: "deferred", state_reason: "The social worker was away" } as const) : ({ state: "done" } as const); // prettier-ignore
      const item = await anItem(db, of, { sitting_id: sittingId, case_id, position: at + 1, ...state });
      await insert(db, "item_minute", {
        ...{ item_id: item, partnership_id: p.partnershipId, saved_at: null, saved_by: null, lease_user_id: null, lease_until: null, version: 1 },
        minute: `Everybody spoke of ${given_names} at length.\nThe street has been quieter since the visit, and the neighbours say so too.`,
        decision: at === 2 ? "" : "Keep the case open; visit before the next meeting.",
        shared_summary: at === 2 ? "" : "Fewer reports than last month.",
      }); // prettier-ignore
      for (const owner_agency_id of [p.policeId, p.councilId])
        await anAction(db, p, { case_id, owner_agency_id, agenda_item_id: item, reference: `A-26-${short}-${at}${owner_agency_id === p.policeId ? 1 : 2}`, words: owner_agency_id === p.policeId ? "Patrol past the green on Friday evenings" : "Write to the landlord", due_on: ago(-7), original_due_on: ago(-7) }); // prettier-ignore
    }
    list = `${seats.app.origin}/groups/${p.jagId}/meetings?show=past`;
    minutes = `${seats.app.origin}/groups/${p.jagId}/meetings/${sittingId}/minutes`;
    chair = await seats.sit(chairs, javaScript);
    member = await seats.sit(members, javaScript);
  });

  test("the chair drafts them, and reads and prints the whole", async () => {
    await chair.goto(minutes);
    await chair.getByText("There are no minutes of this meeting yet.").waitFor();
    await shot(chair, "none");
    await chair.getByRole("button", { name: "Draft the minutes" }).click();
    await chair.getByText("The minutes have been drafted").waitFor();
    await chair.getByText("Nothing has changed since this draft.").waitFor();
    await shot(chair, "draft");
    await chair.getByRole("link", { name: "The whole", exact: true }).click();
    await chair.getByRole("heading", { name: "3. CS-26-0003 · Nia Carver" }).waitFor();
    expect(await chair.getByText("Birchall").count()).toBe(0);
    await shot(chair, "whole");
    await chair.emulateMedia({ media: "print" });
    await chair.setViewportSize({ width: 718, height: 1040 });
    await look(chair, `minutes-${short}-whole-print`);
    await chair.emulateMedia({ media: null });
    await chair.setViewportSize({ width: 1280, height: 800 });
    if (javaScript) {
      const pdf = (
        await chair.pdf({
          preferCSSPageSize: true,
          path: process.env.SCREENSHOTS && `${process.env.SCREENSHOTS}/minutes.pdf`,
        })
      ).toString("latin1");
      expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    }
  });

  test("it is saved as a Word document that says what it is and for whom", async () => {
    const [download] = await Promise.all([
      chair.waitForEvent("download"),
      chair.getByRole("button", { name: "Download as Word" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`minutes-${ago(7)}-v1.docx`);
    const zip = new PizZip(await readFile(await download.path()));
    expect(zip.file("word/header1.xml")?.asText()).toContain("OFFICIAL-SENSITIVE");
    expect(zip.file("word/document.xml")?.asText()).toContain("Everybody spoke of Hal");
  });

  test("a member of another agency is told, and opens the copy of their agency alone", async () => {
    await member.goto(list);
    await member.getByRole("link", { name: /^Minutes: draft, version 1/ }).click();
    await shot(member, "member");
    await member.getByRole("link", { name: "Your agency’s copy" }).click();
    await member.getByRole("heading", { name: "1. CS-26-0001 · Hal Ashwell" }).waitFor();
    await member.getByText("Patrol past the green on Friday evenings").first().waitFor();
    for (const words of ["Everybody spoke", "Write to the landlord", "social worker"])
      expect(await member.getByText(words).count(), words).toBe(0);
    await shot(member, "agency-copy");
    await member.goto(minutes);
    await member.getByRole("link", { name: "Your agency’s actions" }).click();
    await shot(member, "actions");
  });

  test("the next meeting confirms them, and what is wrong in them is corrected with a day", async () => {
    await chair.goto(minutes);
    await chair.getByRole("button", { name: "Confirm the minutes" }).click();
    await chair.getByRole("radio").check();
    await shot(chair, "confirm");
    await chair.getByRole("button", { name: "Confirm them" }).click();
    await chair.getByText("The minutes are confirmed.").waitFor();
    await chair.getByRole("button", { name: "Correct the minutes" }).click();
    await chair.getByRole("button", { name: "Save the correction" }).click();
    await chair.getByRole("alert").getByText("Enter the correction").waitFor();
    await chair.getByLabel("Which item does it correct?").selectOption({ label: "1. CS-26-0001 · Hal Ashwell" });
    await chair.getByRole("radio", { name: "The decision" }).check();
    await chair
      .getByLabel("Correction", { exact: true })
      .fill("Keep the case open; visit twice before the next meeting.");
    await shot(chair, "correct");
    await chair.getByRole("button", { name: "Save the correction" }).click();
    await chair.getByText("The correction has been saved").waitFor();
    await shot(chair, "corrected");
    await member.goto(minutes);
    await member.getByRole("link", { name: "Your agency’s copy" }).click();
    await member.getByText("Keep the case open; visit twice before the next meeting.").waitFor();
  });

  test("who got which version is there to be read, and for the file there is one that names nobody", async () => {
    await chair.goto(minutes);
    await chair.getByRole("link", { name: "Without what is personal, for the file" }).click();
    expect(
      await chair
        .getByRole("main")
        .getByText(/Ashwell|Chris|Everybody spoke/)
        .count(),
    ).toBe(0);
    await shot(chair, "redacted");
    await chair.goto(minutes);
    await chair.getByRole("link", { name: "Who got which version" }).click();
    await chair.getByText("Mem Ber").first().waitFor();
    await shot(chair, "given");
  });
});

test("a board's minutes say who was present, who sent apologies and what was AGREED", async () => {
  const { db, app } = seats;
  const p = await aPartnership(db, "Charnwood board");
  const groupId = await aGroup(db, p.partnershipId, {
    name: "Community Safety Partnership",
    kind: "board",
    holds_cases: 0,
  });
  const chairs = await anActor(db, p, { groups: { [groupId]: "chair" }, name: "Cllr Chris Hair" });
  const of = { partnershipId: p.partnershipId };
  const sitting_id = await aSitting(db, p, { group_id: groupId, day: ago(7), place: "Committee Room 1" });
  for (const [name, capacity, status] of [["Insp. Pat Roll", "member", "present"], ["Off Icer", "in-attendance", "present"], ["Sorry Person", "member", "apologies"]] as const)
    await insert(db, "attendance", {
      ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id, agency_id: p.policeId, user_id: null, name, capacity, status },
      ...{ deputy_for_id: null, office: null, recorded_by: chairs.id, recorded_at: new Date().toISOString(), version: 1 },
    }); // prettier-ignore
  for (const [at, title] of ["Performance update", "Partnership plan"].entries())
    await insert(db, "item_minute", {
      ...{ item_id: await anItem(db, of, { sitting_id, title, part: at === 0 ? "performance" : "plan", position: at, state: "done" }) },
      ...{ partnership_id: p.partnershipId, minute: "The Head of Strategic Support presented it.", decision: "The report be noted." },
      ...{ shared_summary: "", saved_at: null, saved_by: null, lease_user_id: null, lease_until: null, version: 1 },
    }); // prettier-ignore
  const page = await seats.sit(chairs, true);
  await page.goto(`${app.origin}/groups/${groupId}/meetings/${sitting_id}/minutes`);
  await page.getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Draft the minutes" }).click();
  await page.getByRole("link", { name: "The whole", exact: true }).click();
  await page.getByRole("heading", { name: "OFFICERS IN ATTENDANCE" }).waitFor();
  expect(await page.getByText("AGREED that the report be noted.").count()).toBe(2);
  await page.getByText("Sorry Person – Agency").waitFor();
  await shown(page, "minutes-board");
});
