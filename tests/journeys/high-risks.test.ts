import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { giveFirstRiskLists } from "#app/services/risk/give-first-lists.ts";
import { inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  aPlanStep,
  aReferral,
  insert,
  type TestPartnership,
} from "../factories.ts";
import { shown, useSeats } from "../support/seated.ts";

const seats = useSeats();
const today = londonDay(new Date());

let p: TestPartnership;
let chair: Actor;
let administrator: Actor;
let caseId: string;
let otherId: string;
beforeAll(async () => {
  const { db } = seats;
  p = await aPartnership(db, "Charnwood Community Safety Partnership");
  await inTransaction(db, (trx) => giveFirstRiskLists(trx, p.partnershipId, "2026-01-05T09:00:00.000Z"));
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair", [p.adultsId]: "member" }, name: "Charlie Chair" });
  administrator = await anActor(db, p, { duties: ["administrator"], name: "Addie Min" });
  const person_id = await aPerson(db, p, { given_names: "Robin", family_name: "Example", reference: "P-26-0001" });
  const high = { risk_level: "high", risk_assessed_on: today, opened_on: plusDays(today, -30) } as const;
  ({ id: caseId } = await aCase(db, p, { ...high, person_id, reference: "CS-26-0001", lead_user_id: chair.id, review_due_on: plusDays(today, -1) })); // prettier-ignore
  ({ id: otherId } = await aCase(db, p, { person_id, group_id: p.adultsId, reference: "CS-26-0002", supervisor_user_id: chair.id })); // prettier-ignore
  await insert(db, "risk_assessment", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id, reoffending: "medium", reoffending_reasons: "Two thefts", harm_to_others: "high",
    harm_to_others_reasons: "Rides at people", harm_to_self: "low", harm_to_self_reasons: "None seen", overall: "high", proposed: null,
    level_reason: null, occasion: "review", protective_factors: null, strengths: null, own_view: null, assessed_on: today, assessed_by: chair.id,
    recorded_at: new Date().toISOString(), next_review_on: plusDays(today, 10), corrects_id: null, correction_reason: null,
  } as never); // prettier-ignore
  const step = { case_id: caseId, person_id, domain: "harm-to-others" } as const;
  await aPlanStep(db, p, { ...step, words: "Weekly visits by the neighbourhood team", until_day: plusDays(today, -2), owner_user_id: chair.id, status: "under-way" }); // prettier-ignore
  await aPlanStep(db, p, { ...step, domain: "reoffending", words: "Bike kept at the station", until_day: plusDays(today, 20) }); // prettier-ignore
  await anAction(db, p, { case_id: caseId, reference: "A-26-0001", due_on: plusDays(today, 5), original_due_on: plusDays(today, 5) }); // prettier-ignore
  await aReferral(db, p, { reference: "R-26-0009", person_id });
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("%s", (_name, javaScript) => {
  test("from Home to what a High lacks, and to the page where it is done", async () => {
    const page = await seats.sit(chair, javaScript);
    await page.goto("/");
    await page.getByRole("link", { name: "High risks that are not complete" }).click();
    await page.getByRole("heading", { level: 1, name: "High risks that are not complete" }).waitFor();
    await shown(page, "high-risks-not-complete");
    await page.getByRole("link", { name: "Basis for sharing information (1)" }).click();
    await page.getByRole("link", { name: "Basis for sharing information", exact: true }).last().click();
    await page.waitForURL(/questions#sharingBasis$/);
  });

  test("the Overview says what is late in the plan and who else knows the person", async () => {
    const page = await seats.sit(chair, javaScript);
    await page.goto(`/cases/${caseId}`);
    await page.getByText("2 open, 1 late, 0 ended.").waitFor();
    await page.getByRole("heading", { name: "Also known to" }).waitFor();
    await shown(page, "overview-with-plan");
    await page.getByRole("link", { name: "CS-26-0002" }).click();
    await page.waitForURL(`**/cases/${otherId}`);
  });

  test("one's own cases say why, and referrals how many", async () => {
    const page = await seats.sit(chair, javaScript);
    await page.goto("/cases?group=own");
    await page.getByRole("link", { name: "My own cases (2)" }).waitFor();
    expect(await page.getByRole("row").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining("You lead it"), expect.stringContaining("You supervise it")]),
    );
    await shown(page, "own-cases");
    await page.goto("/referrals");
    await page.getByRole("link", { name: "Awaiting decision (1)" }).waitFor();
    await shown(page, "referrals-counted");
    await page.goto("/risk/reviews");
    await page.getByRole("link", { name: "Download this row" }).waitFor();
    await shown(page, "reviews-to-download");
  });

  test("a draft of the questionnaire is begun and discarded", async () => {
    const page = await seats.sit(administrator, javaScript);
    await page.goto("/admin/questionnaire");
    await page.getByRole("button", { name: "Begin a new version" }).click();
    await page.getByRole("link", { name: "Discard the draft" }).click();
    await page.getByRole("heading", { level: 1, name: "Discard the draft of version 2?" }).waitFor();
    await shown(page, "discard-draft");
    await page.getByRole("button", { name: "Discard the draft" }).click();
    await page.getByText("The draft has been discarded").waitFor();
    await page.getByRole("button", { name: "Begin a new version" }).waitFor();
  });
});
