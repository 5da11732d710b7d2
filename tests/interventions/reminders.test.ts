import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { reminderPoint } from "#app/domain/interventions/reminders.ts";
import { NOTIFICATION_KINDS, pathOfObject } from "#app/domain/notifications/kinds.ts";
import { remindOfInterventions } from "#app/services/interventions/remind-of-interventions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import {
  aCase,
  anActor,
  anIntervention,
  aPartnership,
  aPerson,
  aRespondent,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

describe("the reminder that stands on a day", () => {
  const days = { days: [28, 7], months: [] };
  const pspo = { days: [], months: [9, 6, 3] };
  test.each([
    ["the day before the first", "2026-03-29", days, "2026-02-28", null],
    ["the day of the first", "2026-03-29", days, "2026-03-01", "2026-03-01"],
    ["between the two", "2026-03-29", days, "2026-03-21", "2026-03-01"],
    ["the day of the second", "2026-03-29", days, "2026-03-22", "2026-03-22"],
    ["the last day itself", "2026-03-29", days, "2026-03-29", "2026-03-22"],
    ["the day after", "2026-03-29", days, "2026-03-30", null],
    ["over 29 February", "2028-03-28", days, "2028-02-29", "2028-02-29"],
    ["nine months before, less a day", "2026-10-19", pspo, "2026-01-18", null],
    ["nine months before", "2026-10-19", pspo, "2026-01-19", "2026-01-19"],
    ["six months before", "2026-10-19", pspo, "2026-04-19", "2026-04-19"],
    ["three months before", "2026-10-19", pspo, "2026-07-19", "2026-07-19"],
    ["three months before the last of May", "2027-05-31", pspo, "2027-02-28", "2027-02-28"],
    ["three months before the last of May, in a leap year", "2028-05-31", pspo, "2028-02-29", "2028-02-29"],
    ["after a stop over two of them: the later", "2026-10-19", pspo, "2026-05-01", "2026-04-19"],
  ])("%s", (_, day, leads, today, expected) => {
    expect(reminderPoint(day, leads, today)).toBe(expected);
  });
});

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
});

const TODAY = "2026-06-15";
const on = (day: string) => remindOfInterventions({ db, now: new Date(`${day}T05:00:00Z`) });
const told = async (userId = officer.id) =>
  (await db.selectFrom("notification").selectAll().where("user_id", "=", userId).orderBy("id").execute()).map(
    ({ kind, for_day, object_kind }) => `${kind} ${for_day ?? ""} ${object_kind}`,
  );
type Row = Partial<Database["intervention"]>;
const of = (changes: Row) => anIntervention(db, p, { tier: "civil", officer_user_id: officer.id, ...changes });
const NOTHING = { ending: 0, reviews: 0, appeals: 0, hearings: 0 };

describe("an officer is reminded", () => {
  test("of what ends, four weeks and a week ahead, once each, and not when it has ended or was not made", async () => {
    await of({ kind: "abc", issued_on: "2026-01-01", until_day: plusDays(TODAY, 28) });
    await of({ kind: "injunction", issued_on: "2026-01-01", until_day: plusDays(TODAY, 29) });
    await of({ kind: "abc", issued_on: "2026-01-01", until_day: plusDays(TODAY, 5), ended_on: "2026-02-01", end_kind: "completed", end_reason: "Kept" }); // prettier-ignore
    await of({ kind: "injunction", state: "planned", issued_on: "2026-01-01", until_day: plusDays(TODAY, 5) });
    expect(await on(TODAY)).toEqual({ ...NOTHING, ending: 1 });
    expect(await on(TODAY)).toEqual(NOTHING);
    expect(await on(plusDays(TODAY, 1))).toEqual({ ...NOTHING, ending: 1 });
    expect(await on(plusDays(TODAY, 20))).toEqual(NOTHING);
    expect(await on(plusDays(TODAY, 21))).toEqual({ ...NOTHING, ending: 1 });
    expect(await told()).toEqual([
      `intervention-ends ${TODAY} intervention`,
      `intervention-ends ${plusDays(TODAY, 1)} intervention`,
      `intervention-ends ${plusDays(TODAY, 21)} intervention`,
    ]);
  });

  test("of a public spaces order nine, six and three months ahead, and as of all that ends", async () => {
    await of({ kind: "pspo", issued_on: "2023-10-20", until_day: "2026-10-19" });
    for (const day of ["2026-01-18", "2026-01-19", "2026-04-19", "2026-07-19", "2026-09-21", "2026-10-12"])
      await on(day);
    expect((await told()).map((text) => text.split(" ")[1])).toEqual(["2026-01-19", "2026-04-19", "2026-07-19", "2026-09-21", "2026-10-12"]); // prettier-ignore
  });

  test("by the partnership's own settings", async () => {
    await insert(db, "setting_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, key: "interventions.remind-first-days", value: "60" },
      ...{ from_day: "2026-01-10", reason: "Agreed", recorded_by: null, recorded_at: "2026-01-01T09:00:00.000Z" },
    });
    await of({ kind: "abc", issued_on: "2026-01-01", until_day: plusDays(TODAY, 60) });
    expect(await on(TODAY)).toMatchObject({ ending: 1 });
  });

  test("of the review of a child's order before it is due, not when it was held, and never of an adult's", async () => {
    const child = await aPerson(db, p, { birth_date: "2012-01-01", birth_date_basis: "exact" });
    const adult = await aPerson(db, p, { birth_date: "1990-01-01", birth_date_basis: "exact" });
    const order = { kind: "cbo" as const, tier: "criminal" as const, issued_on: "2025-07-01", until_day: "2028-06-30" };
    const first = await of(order);
    await aRespondent(db, p, first, { person_id: child });
    const reviewed = await of(order);
    await aRespondent(db, p, reviewed, { person_id: child });
    await insert(db, "intervention_step", {
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        intervention_id: reviewed,
        kind: "reviewed",
        on_day: "2026-05-01",
      },
      recorded_at: "2026-05-01T10:00:00.000Z",
    });
    await aRespondent(db, p, await of(order), { person_id: adult });
    expect(await on("2026-06-01")).toEqual(NOTHING);
    expect(await on("2026-06-02")).toEqual({ ...NOTHING, reviews: 1 });
    expect(await on("2026-06-22")).toEqual(NOTHING);
    expect(await on("2026-06-23")).toEqual({ ...NOTHING, reviews: 1 });
    expect(await on("2026-07-02")).toEqual(NOTHING);
  });

  test("that the time to appeal against a notice is over, from the day after and once", async () => {
    await of({ kind: "cpn", issued_on: "2026-05-26" });
    expect(await on(TODAY)).toEqual(NOTHING);
    expect(await on("2026-06-16")).toEqual({ ...NOTHING, appeals: 1 });
    expect(await on("2026-06-17")).toEqual(NOTHING);
    expect(await told()).toEqual(["intervention-appeal-over 2026-06-15 intervention"]);
  });

  test("by when a closure is heard", async () => {
    const id = await of({
      kind: "closure-notice",
      issued_on: "2026-06-14",
      issued_time: "09:00",
      until_day: "2026-06-16",
    });
    await aRespondent(db, p, id, { served_on: "2026-06-14", served_time: "10:00", served_how: "posted" });
    expect(await on(TODAY)).toMatchObject({ hearings: 1 });
    expect(await on("2026-06-16")).toMatchObject({ hearings: 0 });
    expect(await told()).toContain("intervention-hearing-by 2026-06-16 intervention");
  });
});

describe("who is told", () => {
  const ending = (changes: Row) =>
    of({ kind: "abc", issued_on: "2026-01-01", until_day: plusDays(TODAY, 5), ...changes });

  test("without an officer the lead of its case, without a case the contact of its agency", async () => {
    const lead = await anActor(db, p, { name: "Lee Lead" });
    const contact = await anActor(db, p, { name: "Connie Contact" });
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ contact_user_id: contact.id }).where("agency_id", "=", p.councilId).execute()); // prettier-ignore
    const { id: caseId } = await aCase(db, p, { lead_user_id: lead.id });
    await ending({ officer_user_id: null, case_id: caseId });
    await ending({ officer_user_id: null });
    expect(await on(TODAY)).toMatchObject({ ending: 2 });
    expect([(await told(lead.id)).length, (await told(contact.id)).length]).toEqual([1, 1]);
  });

  test("nobody who may not sign in any more, or has a conflict of interest in the case", async () => {
    const lead = await anActor(db, p, { name: "Lee Lead" });
    const { id: caseId } = await aCase(db, p, { lead_user_id: lead.id });
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: officer.id, access: "conflict" },
      ...{ reason: "Neighbours", since: "2026-03-01T10:00:00.000Z", given_by: null, ended_at: null, version: 1 },
    });
    await ending({ case_id: caseId });
    expect(await on(TODAY)).toMatchObject({ ending: 1 });
    expect([(await told()).length, (await told(lead.id)).length]).toEqual([0, 1]);
    await inTransaction(db, (trx) => trx.updateTable("user_account").set({ status: "disabled" }).where("id", "=", lead.id).execute()); // prettier-ignore
    expect(await on(plusDays(TODAY, 1))).toMatchObject({ ending: 0 });
  });

  test("in each partnership its own", async () => {
    const other = await aPartnership(db, "Elsewhere");
    const elsewhere = await anActor(db, other, { duties: ["asb-officer"] });
    await anIntervention(db, other, { kind: "abc", until_day: plusDays(TODAY, 5), officer_user_id: elsewhere.id });
    await ending({});
    expect(await on(TODAY)).toMatchObject({ ending: 2 });
    const rows = await db.selectFrom("notification").select(["partnership_id", "user_id"]).orderBy("id").execute();
    expect(new Set(rows.map((row) => `${row.partnership_id ?? ""} ${row.user_id}`))).toEqual(
      new Set([`${p.partnershipId} ${officer.id}`, `${other.partnershipId} ${elsewhere.id}`]),
    );
  });

  test("by the reference alone, with the way to the record", async () => {
    const id = await ending({});
    await on(TODAY);
    const row = await db.selectFrom("notification").selectAll().executeTakeFirstOrThrow();
    expect([row.object_id, row.reference]).toEqual([id, `IV-${id}`]);
    expect(pathOfObject("intervention", id)).toBe(`/interventions/${id}`);
    expect(NOTIFICATION_KINDS["intervention-ends"].text).toBe("An intervention or order ends soon");
  });
});
