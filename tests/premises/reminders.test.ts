import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { NOTIFICATION_KINDS, pathOfObject } from "#app/domain/notifications/kinds.ts";
import { remindOfPremises } from "#app/services/premises/remind-of-premises.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aPremises, aPremisesGroup, testDatabase, type TestPartnership } from "../factories.ts";
import { aMeeting, aPlan } from "./follow-up-rows.ts";

let db: Executor;
let p: TestPartnership;
let premisesId: string;
let told: Actor[];
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  const { groupId } = await aPremisesGroup(db, p);
  premisesId = await aPremises(db, p, { name: "The Canary Arms" });
  told = [await anActor(db, p, { duties: ["licensing-officer"] }), await anActor(db, p, { groups: { [groupId]: "chair" } })];
  await anActor(db, p, { groups: { [groupId]: "member" } });
  await anActor(db, p, { groups: { [p.jagId]: "chair" } });
}); // prettier-ignore

const run = (day: string) => remindOfPremises({ db, now: new Date(`${day}T06:00:00.000Z`) });
const notices = () => db.selectFrom("notification").selectAll().orderBy("id").execute();

test.each([
  ["on its due day", "2026-03-26", 0],
  ["the day after", "2026-03-27", 2],
  ["after 28 days", "2026-04-23", 2],
  ["after longer than is looked back", "2026-04-24", 0],
])("a meeting that is not held, %s", async (_name, day, count) => {
  await aMeeting(db, p, premisesId);
  expect(await run(day)).toMatchObject({ meetings: count });
  expect(await run(day)).toMatchObject({ meetings: 0 });
});

test("one that was held, or is not held, is told of to nobody; nor of premises that have closed", async () => {
  await aMeeting(db, p, premisesId, { held_on: "2026-03-30" });
  await aMeeting(db, p, premisesId, { not_held_reason: "Shut" });
  const closed = await aPremises(db, p, { closed_on: "2026-03-20", closed_reason: "Shut" });
  await aMeeting(db, p, closed);
  await aPlan(db, p, closed, { ends_on: "2026-04-01" });
  expect(await run("2026-03-30")).toEqual({ meetings: 0, plans: 0, contacts: 0 });
});

test.each([
  ["eight days before its end", "2026-05-23", 0],
  ["seven days before", "2026-05-24", 2],
  ["on its last day", "2026-05-31", 2],
  ["the day after", "2026-06-01", 0],
])("a plan, %s", async (_name, day, count) => {
  await aPlan(db, p, premisesId);
  expect(await run(day)).toMatchObject({ plans: count });
  expect(await run("2026-05-31")).toMatchObject({ plans: count === 2 ? 0 : day < "2026-05-31" ? 2 : expect.anything() as number });
}); // prettier-ignore

test("overdue contacts are told of once a week, whatever there are", async () => {
  const graded = { agreed_band: "red", agreed_on: "2026-03-01", agreed_grade_id: "g" } as const;
  await aPremises(db, p, { ...graded, contact_from_on: "2026-03-02" });
  expect(await run("2026-03-09")).toMatchObject({ contacts: 0 });
  expect(await run("2026-03-10")).toMatchObject({ contacts: 2 });
  expect(await run("2026-03-15")).toMatchObject({ contacts: 0 });
  expect(await run("2026-03-16")).toMatchObject({ contacts: 2 });
});

test("they name the reference and nobody, and lead to the page", async () => {
  await aMeeting(db, p, premisesId);
  await run("2026-03-27");
  const rows = await notices();
  expect(rows.map(({ user_id }) => user_id).sort()).toEqual(told.map(({ id }) => id).sort());
  expect(JSON.stringify(rows)).not.toContain("Canary");
  const [row] = rows;
  expect(pathOfObject("premises-plan", row?.object_id ?? "")).toBe(`/premises/${premisesId}/plan`);
  expect(NOTIFICATION_KINDS["premises-meeting-late"].text).not.toMatch(/red|amber/i);
});
