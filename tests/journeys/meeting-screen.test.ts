import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anAction, anActor, anAgency, anIncident, aPartnership, aPerson, aSitting, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { anItem, hasAccepted } from "../support/meetings.ts";
import { expectAccessible, look } from "../support/browser.ts";
import { useSeats } from "../support/seated.ts";

// A monthly JAG is held from a screen on the wall: the chair takes the items one by one, a coordinator and a member sit beside.

const seats = useSeats();
const WALL = { width: 1920, height: 1080 };
let p: TestPartnership;
let chair: Page;
let coordinator: Page;
let member: Page;
let withoutScript: Page;
let agenda: string;
const items: Record<"high" | "low" | "referral" | "lights", string> = { high: "", low: "", referral: "", lights: "" };
const at = (item: keyof typeof items) => `${agenda}/${items[item]}`;
const minute = (page: Page) => page.getByLabel("Minute", { exact: true });
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d/).waitFor();
const stored = (item: keyof typeof items) =>
  seats.db.selectFrom("item_minute").selectAll().where("item_id", "=", items[item]).executeTakeFirst();

/** At a desk, on the wall and on a phone. */
async function shown(page: Page, name: string) {
  const size = page.viewportSize() ?? WALL;
  await expectAccessible(page);
  for (const [what, width, height] of [["wall", 1920, 1080], ["desk", 1280, 800], ["phone", 390, 844]] as const) {
    await page.setViewportSize({ width, height });
    await look(page, `meeting-${name}-${what}`);
  }
  await page.setViewportSize(size);
} // prettier-ignore

beforeAll(async () => {
  const { db } = seats;
  p = await aPartnership(db, "Charnwood");
  const [probationId, councilId] = [await anAgency(db, p.partnershipId, { name: "Probation Service" }), await anAgency(db, p.partnershipId, { name: "Charnwood Borough Council" })]; // prettier-ignore
  const seat = (name: string, role: "chair" | "coordinator" | "member", agencyId: string) =>
    anActor(db, p, { groups: { [p.jagId]: role }, name, agencyId });
  const keeps = await seat("Chris Hair", "chair", councilId);
  const writes = await seat("Priya Shah", "coordinator", councilId);
  const listens = await seat("Mem Ber", "member", probationId);
  const plain = await seat("No Script", "coordinator", councilId);
  const last = await aSitting(db, p, { day: ago(28) });
  const sittingId = await aSitting(db, p, { day: ago(0), place: "Council Offices" });
  await aSitting(db, p, { day: plusDays(ago(0), 28) });
  for (const { id: userId } of [keeps, writes, listens, plain]) await hasAccepted(db, p, { sittingId, userId });
  const person = (given_names: string, family_name: string) =>
    aPerson(db, p, { given_names, family_name, name_folded: `${family_name} ${given_names}`.toLowerCase() });
  const of = { opened_on: ago(90), risk_assessed_on: ago(40) };
  const high = await aCase(db, p, { reference: "CS-26-0001", person_id: await person("Hal", "Ashwell"), risk_level: "high", lead_agency_id: councilId, ...of }); // prettier-ignore
  const low = await aCase(db, p, { reference: "CS-26-0002", person_id: await person("Mel", "Birchall"), risk_level: "low", lead_agency_id: councilId, ...of }); // prettier-ignore
  await anAction(db, p, { case_id: high.id, due_on: ago(10), words: "Visit with the housing officer", owner_agency_id: councilId }); // prettier-ignore
  await anAction(db, p, { case_id: high.id, due_on: plusDays(ago(0), 10), words: "Ask the school what it knows", owner_agency_id: probationId }); // prettier-ignore
  const incident = await anIncident(db, p, { reference: "IN-26-0041", latest_day: ago(3), earliest_day: ago(3) });
  await insert(db, "incident_case", {
    ...{ incident_id: incident, case_id: high.id, partnership_id: p.partnershipId, shows_reporter: 0 },
    ...{ linked_at: new Date().toISOString(), linked_by: keeps.id },
  });
  const before = await anItem(db, p, { sitting_id: last, case_id: high.id, state: "done" });
  await insert(db, "item_minute", {
    ...{
      item_id: before,
      partnership_id: p.partnershipId,
      minute: "Heard at length",
      shared_summary: "",
      saved_at: null,
    },
    ...{ decision: "AGREED that housing visits within two weeks, and that the risk stays High.", saved_by: null },
    ...{ lease_user_id: null, lease_until: null, version: 2 },
  });
  items.high = await anItem(db, p, { sitting_id: sittingId, case_id: high.id, position: 1 });
  items.low = await anItem(db, p, { sitting_id: sittingId, case_id: low.id, position: 2 });
  items.lights = await anItem(db, p, { sitting_id: sittingId, title: "Lighting at the canal", part: "other", position: 3 }); // prettier-ignore
  agenda = `${seats.app.origin}/groups/${p.jagId}/meetings/${sittingId}/agenda`;
  withoutScript = await seats.sit(plain, false);
  [chair, coordinator, member] = [await seats.sit(keeps, true), await seats.sit(writes, true), await seats.sit(listens, true)]; // prettier-ignore
  for (const page of [chair, coordinator]) await page.setViewportSize(WALL);
});

test("the chair opens the first item: what is known stands beside what is said", async () => {
  await chair.goto(agenda);
  await chair.getByRole("link", { name: /^In the meeting.*Hal Ashwell/ }).click();
  await chair.getByRole("heading", { name: /CS-26-0001 · Hal Ashwell/ }).waitFor();
  await chair.getByText("Item 1 of 3").waitFor();
  await chair.getByText("AGREED that housing visits").waitFor();
  await chair.getByText("Overdue", { exact: true }).waitFor();
  await shown(chair, "first");
  await chair.getByRole("link", { name: "Projector view" }).click();
  await chair.waitForURL(/view=wall/);
  await shown(chair, "projector");
});

test("what is typed is saved a second after a pause, and a line of it becomes an action by one key", async () => {
  await minute(chair).fill("Police have had four calls.\n");
  await saved(chair);
  expect(await stored("high")).toMatchObject({ minute: "Police have had four calls.\n", version: 2 });
  await minute(chair).press("End");
  await minute(chair).pressSequentially("Action: write to the landlord");
  await minute(chair).press("Control+Enter");
  await expect.poll(() => chair.getByLabel("What is to be done").inputValue()).toBe("write to the landlord");
  await chair.getByRole("button", { name: "Save the action" }).click();
  await chair.getByRole("alert").getByText("Select the agency that owns the action").waitFor();
  await chair.getByLabel("Agency that owns it").selectOption({ label: "Charnwood Borough Council" });
  await shown(chair, "action");
  await chair.getByRole("button", { name: "Save the action" }).click();
  await chair.getByRole("link", { name: "write to the landlord" }).waitFor();
  const action = await seats.db.selectFrom("action").selectAll().where("words", "=", "write to the landlord").executeTakeFirstOrThrow(); // prettier-ignore
  expect(action).toMatchObject({ agenda_item_id: items.high, due_on: plusDays(ago(0), 28), context: "case" });
});

test("a member reads along and adds what they know, and the chair sees it without asking", async () => {
  await member.goto(at("high"));
  await member.getByText("Police have had four calls.").waitFor();
  await shown(member, "member");
  await member.getByLabel("Add to what is said").fill("He has missed two appointments.");
  await member.getByRole("button", { name: "Add it" }).click();
  await member.getByText("Your contribution has been added").waitFor();
  await chair.getByText("He has missed two appointments.").waitFor();
});

test("a second writer takes over by one click, and what the first had typed is kept beside it", async () => {
  await coordinator.goto(at("high"));
  await coordinator.getByText("Chris Hair is writing.").waitFor();
  await shown(coordinator, "held");
  await coordinator.getByRole("button", { name: "Take over" }).click();
  await coordinator.getByText("Chris Hair is writing.").waitFor({ state: "detached" });
  await minute(coordinator).fill("Police have had four calls, and the school two.");
  await saved(coordinator);
  await minute(chair).fill("Police have had four calls, all at night.");
  await chair.getByText("Somebody else has saved meanwhile").waitFor();
  await chair.getByText("Minute, as you typed it").waitFor();
  await shown(chair, "lost");
  await chair.getByRole("button", { name: "Go on with the text as it stands" }).click();
  await expect.poll(() => minute(chair).inputValue()).toBe("Police have had four calls, and the school two.");
  await chair.getByText("Text that was not saved over").waitFor();
  expect(await stored("high")).toMatchObject({ minute: "Police have had four calls, and the school two." });
  const kept = await seats.db.selectFrom("item_contribution").selectAll().where("kind", "=", "lost-text").execute();
  expect(kept).toMatchObject([{ words: "Minute: Police have had four calls, all at night." }]);
});

test("by key to the next item and back; one is taken, one deferred with why", async () => {
  await chair.keyboard.press("Alt+PageDown");
  await chair.getByRole("heading", { name: /CS-26-0002 · Mel Birchall/ }).waitFor();
  expect(chair.url()).toContain("view=wall");
  await minute(chair).fill("Nothing new.");
  // In mid-sentence too: it is saved on the way.
  await chair.keyboard.press("Alt+PageDown");
  await chair.getByRole("heading", { name: "Lighting at the canal" }).waitFor();
  expect(await stored("low")).toMatchObject({ minute: "Nothing new." });
  await chair.keyboard.press("Alt+PageUp");
  await chair.getByRole("heading", { name: /Mel Birchall/ }).waitFor();
  await chair.getByRole("button", { name: "Taken: next item" }).click();
  await chair.getByRole("heading", { name: "Lighting at the canal" }).waitFor();
  await chair.getByText("Defer it, or close it").click();
  await chair.getByRole("button", { name: "Defer to the next meeting" }).click();
  await chair.getByRole("alert").getByText("Enter why it is deferred").waitFor();
  await chair.getByLabel("Why", { exact: true }).fill("The county is away");
  await chair.getByRole("button", { name: "Defer to the next meeting" }).click();
  await chair.getByText("The item has been changed").waitFor();
  await chair.getByText("All 3 items, 1 not taken").click();
  await shown(chair, "deferred");
});

describe("without JavaScript", () => {
  test("the text is saved by a button, and a race that is lost shows both", async () => {
    await withoutScript.goto(at("lights"));
    await minute(withoutScript).fill("The county mends the lights in May.");
    await withoutScript.getByRole("button", { name: "Save", exact: true }).click();
    await withoutScript.getByText("What was said has been saved").waitFor();
    expect(await stored("lights")).toMatchObject({ minute: "The county mends the lights in May.", version: 2 });
    await shown(withoutScript, "no-script");
    await chair.goto(at("lights"));
    await minute(withoutScript).fill("The county mends the lights in June.");
    await chair.getByRole("button", { name: "Take over" }).click();
    await chair.getByRole("button", { name: "Take over" }).waitFor({ state: "detached" });
    await minute(chair).fill("The county mends the lights in July.");
    await saved(chair);
    await withoutScript.getByRole("button", { name: "Save", exact: true }).click();
    await withoutScript.getByText("Nothing of yours has been written over it").waitFor();
    await withoutScript.getByRole("cell", { name: "The county mends the lights in July." }).waitFor();
    expect(await minute(withoutScript).inputValue()).toBe("The county mends the lights in June.");
    await shown(withoutScript, "no-script-lost");
    await withoutScript.getByRole("button", { name: "Save", exact: true }).click();
    await withoutScript.getByText("What was said has been saved").waitFor();
    expect(await stored("lights")).toMatchObject({ minute: "The county mends the lights in June." });
    // Neither is gone: what was displaced is kept under the name of whoever wrote it.
    await withoutScript.getByText("The county mends the lights in July.").waitFor();
  });
});

test("without a connection the page says so, keeps the text, and saves by itself once there is one", async () => {
  await coordinator.goto(at("low"));
  await coordinator.getByRole("button", { name: "Take over" }).click();
  await coordinator.getByRole("button", { name: "Take over" }).waitFor({ state: "detached" });
  await coordinator.context().setOffline(true);
  await minute(coordinator).fill("Nothing new since the visit.");
  await coordinator.getByText(/^Not saved since \d\d:\d\d/).waitFor();
  await look(coordinator, "meeting-offline");
  await coordinator.context().setOffline(false);
  await saved(coordinator);
  expect(await stored("low")).toMatchObject({ minute: "Nothing new since the visit." });
  expect(await coordinator.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([
    0,
    expect.any(Number),
  ]);
  const kept = await coordinator.evaluate(() => JSON.stringify({ ...sessionStorage }) + document.cookie);
  expect(kept).not.toContain("Nothing new");
});
