import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { inTransaction } from "#db/transaction.ts";
import { followGrade } from "#app/services/premises/follow-grade.ts";
import {
  aGrade,
  anActor,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aSitting,
  type TestPartnership,
} from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { aContact, aPlan } from "../premises/follow-up-rows.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// Premises turn Red: the meeting is arranged and held, the plan is made and followed, and contact is recorded.

const seats = useSeats();
let p: TestPartnership;
let groupId: string;
beforeAll(async () => {
  p = await aPartnership(seats.db);
  ({ groupId } = await aPremisesGroup(seats.db, p, { day: ago(40) }));
  await aSitting(seats.db, p, { group_id: groupId, day: ago(-9) });
});

async function turnsRed(officer: Actor, premisesId: string, gradedOn: string) {
  const { db } = seats;
  const sitting_id = await aSitting(db, p, { group_id: groupId, day: gradedOn });
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id, agreed_band: "red", graded_on: gradedOn });
  const settings = await settingsOn(db, p.partnershipId, gradedOn);
  const at = { actor: officer, now: new Date(), today: ago(0), settings };
  const owner = { ownerAgencyId: officer.agencyId, ownerUserId: officer.id };
  await inTransaction(db, (trx) =>
    followGrade(trx, at, { premisesId, gradeId, band: "red", previousBand: null, gradedOn, ...owner }),
  );
}

describe.each([
  ["with JavaScript", true],
  ["without", false],
] as const)("%s", (name, javaScript) => {
  let page: Page;
  let id: string;
  const shot = (what: string) => shown(page, `${what}-${name.replaceAll(" ", "-")}`);
  const open = (path: string) => page.goto(`${seats.app.origin}/premises/${path}`);
  beforeAll(async () => {
    const officer = await anActor(seats.db, p, { duties: ["licensing-officer"], name: "Lee Censing" });
    id = await aPremises(seats.db, p, { name: javaScript ? "The Old Forge" : "The Anvil" });
    await turnsRed(officer, id, ago(5));
    page = await seats.sit(officer, javaScript);
  });

  test("the meeting is arranged, somebody is invited, and it is recorded that it was held", async () => {
    await open(`${id}/plan`);
    await page.getByRole("heading", { name: "Meeting with the premises" }).waitFor();
    await shot("plan-page-red");
    await page.getByRole("button", { name: "Invitations and what came of it" }).click();
    await shot("meeting");
    await page.getByRole("button", { name: "Arrange it" }).click();
    await fillDay(page, "Day", ago(-2));
    await page.getByLabel("Time").fill("14:00");
    await page.getByLabel("Place").fill("Council offices");
    await shot("arrange");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=premises-meeting-arranged/);
    await page.getByRole("link", { name: "Change the invitation of Not recorded" }).first().click();
    await page.getByLabel("Name").fill("Forge Taverns Ltd");
    await fillDay(page, "Day on which they were invited", ago(1));
    await page.getByLabel("Letter").check();
    await page.getByLabel("Will come", { exact: true }).check();
    await shot("invitation");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=premises-invitation-changed/);
    await page.getByRole("link", { name: "Text of the invitation, to copy or print" }).click();
    await page.getByText("Council offices").first().waitFor();
    await shot("letters");
    await page.goBack();
    await page.getByRole("button", { name: "Record that it was held" }).click();
    await fillDay(page, "Day", ago(0));
    await page.getByLabel("Forge Taverns Ltd (premises licence holder)").check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Enter what came of the meeting").first().waitFor();
    await shot("held-refused");
    await page.getByLabel("What came of the meeting?").fill("Two more door staff on Fridays and Saturdays");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=premises-meeting-held/);
    await shot("meeting-held");
  }, 90_000);

  test("the plan is made, an action given, and the plan not closed as finished before it is", async () => {
    await open(`${id}/plan`);
    await page.getByRole("button", { name: "Make a plan" }).click();
    await page.getByLabel("What is the plan to achieve?").fill("Fewer fights at closing time");
    await shot("make-plan");
    await page.getByRole("button", { name: "Save the plan" }).click();
    await page.waitForURL(/saved=premises-plan-made/);
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByLabel("What is to be done").fill("Search at the door on Fridays");
    await page.getByLabel("Agency that owns it").selectOption({ index: 1 });
    await fillDay(page, "Due", ago(-100));
    await page.getByRole("button", { name: "Save the action" }).click();
    await page.getByText("The due day is after the plan ends").first().waitFor();
    await shot("outside-plan");
    await fillDay(page, "Due", ago(-10));
    await page.getByRole("button", { name: "Save the action" }).click();
    await page.waitForURL(/saved=action-given/);
    await shot("plan-with-action");
    await page.getByRole("link", { name: "Close the plan" }).click();
    await page.getByLabel("Its actions are finished").check();
    await page.getByLabel("What came of the plan, or why does it end?").fill("Quieter");
    await page.getByRole("button", { name: "Close the plan" }).click();
    await page.getByText("The plan has 1 action that is not finished").first().waitFor();
    await shot("close-refused");
  }, 90_000);

  test("a contact is recorded, and the list of contacts due knows it", async () => {
    await open(`${id}/contacts/new`);
    await page.getByLabel("Visit").check();
    await shot("contact");
    await page.getByRole("button", { name: "Save the contact" }).click();
    await page.waitForURL(/saved=premises-contact-recorded/);
    await open("contacts-due");
    await page.getByRole("heading", { name: "Contacts due" }).waitFor();
    await shot("contacts-due");
    expect(
      await page.getByRole("link", { name: javaScript ? "The Old Forge" : "The Anvil", exact: true }).count(),
    ).toBe(1);
  }, 60_000);

  test("still Red after the plan ended, a review is to be considered", async () => {
    const { db } = seats;
    const other = await aPremises(db, p, {
      name: `The Bellows ${name}`,
      last_contact_on: ago(20),
      contact_from_on: ago(20),
    });
    await aPlan(db, p, other, {
      started_on: ago(110),
      ends_on: ago(34),
      closed_on: ago(34),
      closed_reason: "Its actions were done, and the fights went on",
    });
    await aContact(db, p, other, { contacted_on: ago(20), words: "Spoke with the manager at the door" });
    for (const days of [120, 30, 16])
      await aGrade(db, p, {
        premises_id: other,
        sitting_id: await aSitting(db, p, { group_id: groupId, day: ago(days) }),
        agreed_band: "red",
        graded_on: ago(days),
      });
    await open(`${other}/plan`);
    await page.getByText("Consider an application for review").waitFor();
    await shot("prompt");
    await page.getByRole("link", { name: "Put this aside, with a reason" }).click();
    await shot("put-aside");
    await page.getByLabel("Why is no review applied for now?").fill("The licence is being transferred");
    await page.getByRole("button", { name: "Put it aside" }).click();
    await page.waitForURL(/saved=premises-prompt-aside/);
    await shot("aside");
  }, 60_000);
});
