import { beforeAll, describe, expect, test } from "vitest";
import { buildPremises } from "#app/services/demonstration/premises.ts";
import { foundTown } from "#app/services/demonstration/world.ts";
import { closeDatabases } from "../support/database.ts";
import { testDatabase } from "../factories.ts";

const NOW = new Date("2026-11-28T09:00:00Z");
/** Those of which there is something to tell. */
const SHARE = 0.4;

async function licensed() {
  const db = await testDatabase();
  await buildPremises(await foundTown({ db, now: NOW }), SHARE);
  const grades = await db
    .selectFrom("premises_grade")
    .innerJoin("premises", "premises.id", "premises_grade.premises_id")
    .select(["premises.name", "premises_grade.graded_on as day", "premises_grade.agreed_band as agreed"])
    .select(["premises_grade.computed_band as computed", "premises_grade.reason"])
    .orderBy("premises_grade.graded_on")
    .orderBy("premises.name")
    .execute();
  return { db, grades };
}

describe("the licensed premises of the demonstration", () => {
  let first: Awaited<ReturnType<typeof licensed>>;
  beforeAll(async () => {
    first = await licensed();
    return () => closeDatabases();
  }, 120_000);
  const bandsOf = (name: string) => first.grades.filter((one) => one.name === name).map(({ agreed }) => agreed);
  const changes = (name: string) => bandsOf(name).filter((band, at, all) => band !== all[at - 1]);

  test("one of them has been Green, Amber, Red, Amber and Green again", () => {
    expect(changes("The Lamplighter")).toEqual(["green", "amber", "red", "amber", "green"]);
  });

  test("three moved at the last meeting: one each to Red, from Red, and to Amber", () => {
    const last = first.grades.at(-1)?.day;
    const moved = [...new Set(first.grades.map(({ name }) => name))].flatMap((name) => {
      const own = first.grades.filter((one) => one.name === name);
      const [before, now] = own.slice(-2);
      return now?.day === last && before && before.agreed !== now?.agreed ? [`${before.agreed} to ${now?.agreed}`] : [];
    });
    expect(moved.sort()).toEqual(["amber to red", "green to amber", "red to amber"]);
  });

  test("a grade other than the points propose has its reason, and one of them is of the last meeting", () => {
    const otherwise = first.grades.filter(({ agreed, computed }) => agreed !== computed);
    expect(otherwise.every(({ reason }) => reason !== null)).toBe(true);
    expect(otherwise.some(({ day }) => day === first.grades.at(-1)?.day)).toBe(true);
  });

  test("Red premises of today have been met with or are to be, and have a plan with something overdue", async () => {
    const red = await first.db.selectFrom("premises").select("id").where("agreed_band", "=", "red").execute();
    const ids = red.map(({ id }) => id);
    expect(ids.length).toBe(2);
    const meetings = await first.db
      .selectFrom("premises_meeting")
      .select("id")
      .where("premises_id", "in", ids)
      .execute();
    expect(meetings.length).toBeGreaterThanOrEqual(2);
    const overdue = await first.db
      .selectFrom("action")
      .select("id")
      .where("premises_plan_id", "is not", null)
      .where("finished_on", "is", null)
      .where("due_on", "<", "2026-11-28")
      .execute();
    expect(overdue.length).toBeGreaterThan(0);
  });

  test("a plan that Red premises follow today was made for Red", async () => {
    const plans = await first.db
      .selectFrom("premises_plan")
      .innerJoin("premises", "premises.id", "premises_plan.premises_id")
      .select(["premises_plan.band", "premises_plan.closed_on"])
      .where("premises.agreed_band", "=", "red")
      .execute();
    expect(plans.filter(({ closed_on }) => closed_on === null).every(({ band }) => band === "red")).toBe(true);
  });

  test("what happened since the last meeting waits for the group", async () => {
    const waiting = await first.db
      .selectFrom("premises_incident")
      .select("id")
      .where("attribution", "=", "undecided")
      .execute();
    expect(waiting.length).toBeGreaterThan(0);
  });

  test("is the same every time", async () => {
    const again = await licensed();
    expect(again.grades).toEqual(first.grades);
  }, 120_000);
});
