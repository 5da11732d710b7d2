import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { aGrade, aGroup, anActor, aPartnership, aPremises, aPremisesIncident, aSitting, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// A licensing officer takes the group through the fortnightly list: what got worse, why, and what it agrees.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let officer: Actor;
  let page: Page;
  const shot = (what: string) => shown(page, `grades-${short}-${what}`);
  const sized = async (width: number, height: number, what: string) => {
    await page.setViewportSize({ width, height });
    await shot(what);
  };
  beforeAll(async () => {
    p = await aPartnership(seats.db, `Charnwood ${short}`);
    officer = await anActor(seats.db, p, { duties: ["licensing-officer"], name: `Lee Censing ${short}` });
    const groupId = await aGroup(seats.db, p.partnershipId, { name: "Night-time economy premises group", kind: "premises" }); // prettier-ignore
    const meetings = [];
    for (const days of [70, 56, 42, 28, 14, 0]) meetings.push(await aSitting(seats.db, p, { group_id: groupId, day: ago(days) })); // prettier-ignore
    const [, , , , last = ""] = meetings;
    const venue = (name: string, changes = {}) => aPremises(seats.db, p, { name, beat_code: "62", ...changes });
    const at = (premisesId: string, day: number, changes = {}) => aPremisesIncident(seats.db, p, premisesId, { day: ago(day), ...changes }); // prettier-ignore
    const forge = await venue("The Old Forge");
    for (const day of [60, 40, 20, 9, 5, 2]) await at(forge, day, day === 9 ? { called_police: 1 } : {});
    await at(forge, 3, { severity: "noise", attribution: "near" });
    await at(forge, 4, { severity: "robbery", attribution: "undecided" });
    const queens = await venue("The Queen’s Head and Tap House", { address_words: "114 Market Place, Loughborough" });
    await at(queens, 6, { severity: "serious-wounding", called_police: 1, good_practice: 1 });
    const bell = await venue("The Bell");
    for (const day of [50, 30, 18]) await at(bell, day);
    const new1 = await venue("Club New");
    await at(new1, 8, { severity: "drug-supply" });
    for (const [premises_id, agreed_band, points] of [
      [forge, "amber", 7],
      [bell, "amber", 8],
      [queens, "green", 0],
    ] as const)
      await aGrade(seats.db, p, { premises_id, sitting_id: last, graded_on: ago(14), agreed_band, computed_points: points * 1_000_000 }); // prettier-ignore
    page = await seats.sit(officer, javaScript);
  });

  test("the fortnightly list, worst first, as on a wall and as on a phone", async () => {
    await page.goto(`${seats.app.origin}/premises/fortnight`);
    await page.getByRole("heading", { name: "The fortnightly list" }).waitFor();
    const first = page.getByRole("row").filter({ hasText: "1. The Old Forge" });
    await first.getByText("▲ up").waitFor();
    await shot("list");
    await sized(1280, 800, "list-1280");
    await sized(1920, 1080, "list-1920");
    await sized(390, 844, "list-phone");
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test("its points, every one of them", async () => {
    await page.getByRole("link", { name: "points of The Old Forge" }).click();
    await page.getByText("Where the points come from").waitFor();
    await sized(1280, 800, "ledger");
    await sized(390, 844, "ledger-phone");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goBack();
  });

  test("Red against the proposal needs its reason, then brings the list back at the next premises", async () => {
    await page.getByRole("link", { name: "Grade The Queen’s Head and Tap House" }).click();
    await page.getByRole("heading", { name: `Grade agreed on ${longDay(ago(0))}` }).waitFor();
    await shot("grade");
    await page.getByRole("radio", { name: "Red" }).check();
    await page.getByRole("button", { name: "Save the grade" }).click();
    await page.getByRole("alert").getByText("Enter why the group agreed Red where the points propose Amber").waitFor();
    await shot("grade-refused");
    await page.getByLabel("Reason").fill("Doors were unstaffed, and it is the second wounding in a year");
    await page.getByRole("button", { name: "Save the grade" }).click();
    await page.getByText("The grade has been recorded").waitFor();
    expect(page.url()).toMatch(/\/premises\/fortnight\?.*#premises-/);
    await page
      .getByRole("row")
      .filter({ hasText: "The Queen’s Head and Tap House" })
      .getByText("Red")
      .first()
      .waitFor();
    await shot("list-graded");
  });

  test("figures open their rows, and a lower threshold says who moves", async () => {
    await page.goto(`${seats.app.origin}/premises/figures`);
    await page.getByRole("heading", { name: "Figures of licensed premises" }).waitFor();
    await sized(1280, 800, "figures");
    await page.getByRole("link", { name: `Red, ${longDay(ago(0))}` }).click();
    await page.getByRole("heading", { name: "Red: 1" }).waitFor();
    await shot("figures-rows");
    await insert(seats.db, "setting_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, key: "premises.red-from", value: "8", from_day: ago(0) },
      ...{ reason: "Agreed by the group", recorded_by: null, recorded_at: new Date().toISOString() },
    });
    await page.goto(`${seats.app.origin}/admin/settings/premises`);
    await page.getByRole("link", { name: longDay(ago(0)), exact: true }).click();
    await page.getByRole("heading", { name: "Bands that moved with a change of the scheme" }).waitFor();
    await page.getByRole("row").filter({ hasText: "The Bell" }).waitFor();
    await shot("bands-moved");
    await page.goto(`${seats.app.origin}/premises/fortnight`);
  });

  test("a correction keeps what it corrects, and each grade has its ledger", async () => {
    await page.getByRole("link", { name: "Correct The Queen’s Head and Tap House" }).click();
    await page.getByText("Red is recorded for this meeting").waitFor();
    await page.getByRole("radio", { name: "Amber" }).check();
    await page.getByLabel("Why is the grade corrected?").fill("The chair said Amber");
    await page.setViewportSize({ width: 390, height: 844 });
    await shot("correct-phone");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "Save the correction" }).click();
    await page.getByText("The grade has been recorded").waitFor();
    await page.getByRole("link", { name: "points of The Queen’s Head and Tap House" }).click();
    await page.getByText("Corrected since").waitFor();
    await shot("ledger-after");
    await page.getByRole("table", { name: "Agreed grades" }).getByRole("link").first().click();
    await page.getByText("The ledger as the group had it").waitFor();
    await shot("agreed");
  });
});
