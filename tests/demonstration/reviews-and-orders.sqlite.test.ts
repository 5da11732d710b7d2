import { beforeAll, describe, expect, test } from "vitest";
import { buildCaseReviews } from "#app/services/demonstration/case-reviews/build-case-reviews.ts";
import { recordPlaces } from "#app/services/demonstration/incidents.ts";
import { buildInterventions } from "#app/services/demonstration/interventions/build-interventions.ts";
import { buildLives } from "#app/services/demonstration/lives/build-lives.ts";
import { foundTown, type World } from "#app/services/demonstration/world.ts";
import { testDatabase } from "../factories.ts";
import { closeDatabases } from "../support/database.ts";

const NOW = new Date("2026-11-28T09:00:00Z");
const TODAY = "2026-11-28";

async function told() {
  const db = await testDatabase();
  const world = await foundTown({ db, now: NOW });
  const places = await recordPlaces(world);
  const lives = await buildLives(world, places, 0.1);
  await buildInterventions(world, places, lives, 0.4);
  await buildCaseReviews(world, places, lives);
  return { db, lives };
}

/** What is told, without references and ids. */
async function content({ db }: { db: World["db"] }) {
  const reviews = await db.selectFrom("case_review").select(["status", "received_on", "applicant_name", "about", "outcome", "next_duty", "next_due_on"]).orderBy("received_on").orderBy("about").execute();
  const steps = await db.selectFrom("case_review_step").select(["kind", "happened_on", "words", "recorded_at"]).orderBy("recorded_at").orderBy("kind").orderBy("words").execute();
  const orders = await db.selectFrom("intervention").select(["kind", "state", "issued_on", "until_day", "grounds", "ended_on", "support_words"]).orderBy("issued_on").orderBy("kind").orderBy("grounds").execute();
  const conditions = await db.selectFrom("intervention_condition").select(["number", "words", "from_day"]).orderBy("from_day").orderBy("words").execute();
  const breaches = await db.selectFrom("intervention_breach").select(["breached_on", "evidence", "consequence", "heard_on"]).orderBy("breached_on").orderBy("evidence").execute();
  return { reviews, steps, orders, conditions, breaches };
} // prettier-ignore

describe("the case reviews and the orders of the demonstration", () => {
  let first: Awaited<ReturnType<typeof told>>;
  let all: Awaited<ReturnType<typeof content>>;
  beforeAll(async () => {
    first = await told();
    all = await content(first);
    return () => closeDatabases();
  }, 60_000);

  test("are the same every time", { timeout: 60_000 }, async () => {
    expect(await content(await told())).toEqual(all);
  });

  test("there is a review at every step, and the victim of three incidents applies today", async () => {
    expect(all.reviews.length).toBe(20);
    const statuses = new Set(all.reviews.map(({ status }) => status));
    for (const status of ["received", "acknowledged", "information-requested", "threshold-met", "threshold-not-met", "panel-scheduled", "panel-held", "outcome-sent", "appeal-received", "withdrawn", "closed"] as const)
      expect(statuses).toContain(status);
    const newest = await first.db.selectFrom("case_review").select(["received_on", "victim_person_id"]).orderBy("received_on", "desc").executeTakeFirstOrThrow();
    expect(newest).toEqual({ received_on: TODAY, victim_person_id: first.lives.victimOfThree.personId });
  }); // prettier-ignore

  test("one review is late against its clock, with a reply that has not come", async () => {
    const late = await first.db
      .selectFrom("case_review")
      .select(["id", "next_duty"])
      .where("next_due_on", "<", TODAY)
      .execute();
    expect(late.map(({ next_duty }) => next_duty)).toEqual(["decide-threshold"]);
    const open = await first.db
      .selectFrom("case_review_request")
      .select("replied_on")
      .where("review_id", "=", late[0]?.id ?? "")
      .execute();
    expect(open.some(({ replied_on }) => replied_on === null)).toBe(true);
  });

  test("recommendations were accepted, accepted in part and refused, and some are still to be done", async () => {
    const made = await first.db
      .selectFrom("case_review_recommendation")
      .leftJoin("action", "action.id", "case_review_recommendation.action_id")
      .select(["case_review_recommendation.response", "action.status"])
      .execute();
    const responses = new Set(made.map(({ response }) => response));
    expect([...responses].sort()).toEqual(["accepted", "in-part", "not-accepted", null]);
    const carried = new Set(made.map(({ status }) => status));
    expect(carried).toContain("done");
    expect(carried).toContain("open");
  });

  test("one order was served this week, and two end within the month", async () => {
    const served = await first.db
      .selectFrom("intervention_respondent")
      .select("served_on")
      .where("served_on", ">=", "2026-11-22")
      .execute();
    expect(served.length).toBeGreaterThan(0);
    const ending = all.orders.filter(({ until_day }) => until_day !== null && until_day >= TODAY && until_day <= "2026-12-28"); // prettier-ignore
    expect(ending.length).toBeGreaterThanOrEqual(2);
  });

  test("nothing of them lies in the future but what is said to", () => {
    for (const { issued_on, ended_on } of all.orders)
      expect(issued_on <= TODAY && (ended_on ?? TODAY) <= TODAY).toBe(true);
    for (const { happened_on } of all.steps) expect(happened_on <= TODAY).toBe(true);
    for (const { breached_on, heard_on } of all.breaches) expect(breached_on <= (heard_on ?? TODAY)).toBe(true);
  });

  test("no words are left unfilled", () => {
    expect(JSON.stringify(all)).not.toMatch(/\{(name|place|what)\}/);
  });
});
