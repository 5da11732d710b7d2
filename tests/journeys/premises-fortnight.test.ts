import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { aGroup, anActor, aPartnership, aPremises, aSitting, insert, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// One fortnight of the night-time economy group: incidents in, grades proposed, one agreed otherwise, the meeting that Red
// asks for, its plan, and back to Amber.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let page: Page;
  let forge: string;
  let bell: string;
  let lastMeeting: string;
  let thisMeeting: string;
  const at = (premisesId: string, path: string) => `${seats.app.origin}/premises/${premisesId}/${path}`;
  const shot = (what: string) => shown(page, `fortnight-${short}-${what}`);
  const save = (name: string) => page.getByRole("button", { name, exact: true }).click();

  beforeAll(async () => {
    p = await aPartnership(seats.db, `Charnwood ${short}`);
    const officer = await anActor(seats.db, p, { duties: ["licensing-officer"], name: "Lee Censing" });
    const group_id = await aGroup(seats.db, p.partnershipId, {
      ...{ name: "Night-time economy premises group", kind: "premises" },
    });
    await aSitting(seats.db, p, { group_id, day: ago(28) });
    lastMeeting = await aSitting(seats.db, p, { group_id, day: ago(14) });
    thisMeeting = await aSitting(seats.db, p, { group_id, day: ago(0) });
    forge = await aPremises(seats.db, p, { name: "The Old Forge", licence_number: "CHN/PREM/0101" });
    bell = await aPremises(seats.db, p, { name: "The Bell", licence_number: "CHN/PREM/0102" });
    const holder = (role: "licence-holder" | "dps", name: string, is_company: 0 | 1) =>
      insert(seats.db, "premises_holder", {
        ...{ id: uuid(), partnership_id: p.partnershipId, premises_id: forge, role, name, is_company },
        ...{ from_day: "2020-01-01", version: 1, created_at: "2026-01-01T09:00:00.000Z" },
      });
    await holder("licence-holder", "Example Taverns Ltd", 1);
    await holder("dps", "Dana Pearson", 0);
    page = await seats.sit(officer, javaScript);
  });

  async function recordAt(premisesId: string, day: string, severity: string, summary: string) {
    await page.goto(at(premisesId, "incidents/new"));
    await fillDay(page, "Day on which it happened", day);
    await page.getByLabel("What was found").fill(summary);
    await page.getByLabel("How severe was it?").selectOption({ label: severity });
    await page.getByLabel("What is it to the premises?").selectOption({ label: "Caused by or inside the premises" });
    await save("Save");
    await page.getByText("recorded", { exact: false }).first().waitFor();
    await page.waitForURL(/\/premises\/incidents\//);
  }
  async function grade(premisesId: string, sittingId: string, band: string, reason?: string) {
    await page.goto(at(premisesId, `grade?sitting=${sittingId}`));
    await page.getByRole("radio", { name: band }).check();
    if (reason !== undefined) await page.getByLabel("Reason").fill(reason);
    await save("Save the grade");
  }

  test("what happened comes in, and the points propose a grade", async () => {
    for (const day of [38, 36, 34]) await recordAt(forge, ago(day), "Violence with injury", "Fight at the bar after midnight"); // prettier-ignore
    await recordAt(bell, ago(20), "Noise", "Music after hours");
    await page.goto(`${seats.app.origin}/premises/fortnight?sitting=${lastMeeting}`);
    await page.getByRole("row").filter({ hasText: "The Old Forge" }).getByText("Red").first().waitFor();
    await shot("list");
  });

  test("Red is agreed as proposed, Amber against the points with its reason", async () => {
    await grade(forge, lastMeeting, "Red");
    await page.getByText("The grade has been recorded").first().waitFor();
    await grade(bell, lastMeeting, "Amber");
    await page.getByRole("alert").getByText("Enter why the group agreed Amber").waitFor();
    await shot("against-the-points");
    await page.getByLabel("Reason").fill("Residents of three streets complained in person");
    await save("Save the grade");
    await page.getByText("The grade has been recorded").first().waitFor();
  });

  test("Red asks for the meeting: arranged, the holder invited, held", async () => {
    await page.goto(at(forge, "plan"));
    await page.getByText("Invitations and what came of it").click();
    await page.getByText("Example Taverns Ltd").first().waitFor();
    await page.getByText("Dana Pearson").first().waitFor();
    await page.getByRole("button", { name: "Arrange it" }).or(page.getByRole("link", { name: "Arrange it" })).first().click(); // prettier-ignore
    await fillDay(page, "Day", ago(0));
    await page.getByLabel("Time").fill("14:00");
    await page.getByLabel("Place").fill("Council Offices");
    await save("Save");
    await page
      .getByText(longDay(ago(0)))
      .first()
      .waitFor();
    await shot("meeting");
    await page.getByRole("row").filter({ hasText: "Example Taverns Ltd" }).getByRole("link").first().click();
    await fillDay(page, "Day on which they were invited", ago(10));
    await page.getByRole("radio", { name: "Letter" }).check();
    await page.getByRole("radio", { name: "Will come" }).check();
    await save("Save");
    await page.getByRole("heading", { name: "Meeting with the premises" }).waitFor();
    await page.getByRole("button", { name: "Record that it was held" }).or(page.getByRole("link", { name: "Record that it was held" })).first().click(); // prettier-ignore
    await fillDay(page, "Day", ago(0));
    await page.getByLabel(/Example Taverns Ltd/).check();
    await page.getByLabel("What came of the meeting?").fill("Two more door staff from Friday");
    await save("Save");
    await page.getByText("Two more door staff from Friday").first().waitFor();
    await shot("held");
  });

  test("the plan, with an owner and a day", async () => {
    await page.goto(at(forge, "plan"));
    await page.getByRole("button", { name: "Make a plan" }).or(page.getByRole("link", { name: "Make a plan" })).first().click(); // prettier-ignore
    await page.getByLabel("What is the plan to achieve?").fill("No more violence at the bar");
    await fillDay(page, "First day of the plan", ago(5));
    await fillDay(page, "Last day of the plan", plusDays(ago(5), 85));
    await save("Save the plan");
    await page.getByRole("alert").getByText("84").waitFor();
    await shot("plan-too-long");
    await fillDay(page, "Last day of the plan", plusDays(ago(5), 56));
    await save("Save the plan");
    await page.getByRole("button", { name: "Add an action" }).or(page.getByRole("link", { name: "Add an action" })).first().click(); // prettier-ignore
    await page.getByLabel("What is to be done").fill("See two more door staff at work on a Friday");
    await page
      .getByRole("combobox", { name: /Agency/ })
      .first()
      .selectOption({ index: 1 });
    await fillDay(page, "Due", plusDays(ago(0), 7));
    await save("Save the action");
    await page.getByText("See two more door staff at work on a Friday").first().waitFor();
    await shot("plan");
  });

  test("Red is not left while the plan is unfinished", async () => {
    await grade(forge, thisMeeting, "Amber");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("plan");
    await shot("not-yet");
  });

  test("the action is finished, the group agrees Amber, and the list shows the way down", async () => {
    await page.goto(at(forge, "plan"));
    await page
      .getByRole("link", { name: /A-\d\d-\d+/ })
      .last()
      .click();
    await page.getByText("See two more door staff at work on a Friday").first().waitFor();
    await page.getByRole("radio", { name: "Done", exact: true }).check();
    await page.getByLabel("What was done, or why not").first().fill("Seen on two Fridays");
    await page.getByRole("button", { name: "Finish" }).first().click();
    await page.getByText("The action has been finished").first().waitFor();
    await grade(forge, thisMeeting, "Amber");
    await page.getByText("The grade has been recorded").first().waitFor();
    await page.goto(`${seats.app.origin}/premises/fortnight?sitting=${thisMeeting}`);
    const row = page.getByRole("row").filter({ hasText: "The Old Forge" });
    await row.getByText("down", { exact: false }).first().waitFor();
    await row.getByText("Amber").first().waitFor();
    await shot("after");
    await page.goto(at(forge, "sheet"));
    await page.getByText("Example Taverns Ltd").first().waitFor();
    await shot("sheet");
  });
});
