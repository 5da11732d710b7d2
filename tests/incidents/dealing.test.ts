import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { isContactLate, refuseStep } from "#app/domain/incidents/deal-incident.ts";
import { contactDueAfter, firstContactDueOn } from "#app/domain/incidents/first-contact.ts";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { loader as page } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as allocate, loader as allocatePage } from "#app/routes/incidents/$incidentId_.allocate/route.tsx";
import { action as close } from "#app/routes/incidents/$incidentId_.close/route.tsx";
import { action as record } from "#app/routes/incidents/$incidentId_.record/route.tsx";
import { action as reopen } from "#app/routes/incidents/$incidentId_.reopen/route.tsx";
import { contactDueOn } from "#app/services/incidents/contact-due.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  aPartnership,
  aReport,
  aUser,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let incidentId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
  incidentId = await anIncident(db, p, { latest_day: ago(5), first_contact_due_on: ago(2) });
});

const now = () => db.selectFrom("incident").selectAll().where("id", "=", incidentId).executeTakeFirstOrThrow();
const step = (changes: Record<string, string> = {}) => ({
  ...{
    version: "1",
    kind: "first-contact",
    how: "phone",
    words: "Spoke to them",
    nextStep: "",
    ...dayFields("happenedOn", ago(1)),
    ...dayFields("nextStepOn", null),
  },
  ...changes,
});
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;

test("it is given to an officer of an agency, which the page and the log tell", async () => {
  expect(await get(allocatePage, officer, { incidentId })).toMatchObject({
    officerAgencyId: officer.agencyId,
    officerUserId: officer.id,
  });
  const fields = { version: "1", officerAgencyId: p.councilId, officerUserId: officer.id, priority: "serious" };
  expect(status(await post(allocate, officer, { incidentId }, fields))).toBe(302);
  expect(await now()).toMatchObject({ officer_user_id: officer.id, priority: "serious", version: 2 });
  expect(await get(page, officer, { incidentId })).toMatchObject({
    steps: [{ kind: "allocated", words: expect.stringContaining("Olive Ficer") as string }],
  });
  expect((await auditEvents(db)).map(({ event }) => event)).toContain("incident.allocated");
});

describe("whoever it is given to", () => {
  const give = (officerUserId: string, changes: Record<string, string> = {}) =>
    post(allocate, officer, { incidentId }, { version: "1", officerAgencyId: p.councilId, officerUserId, priority: "standard", ...changes }); // prettier-ignore
  const notices = () => db.selectFrom("notification").select(["user_id", "kind", "object_kind", "object_id"]).execute();

  test("is told, once, and by the reference alone", async () => {
    const colleague = await anActor(db, p, { duties: ["asb-officer"] });
    expect(status(await give(colleague.id))).toBe(302);
    const told = { user_id: colleague.id, kind: "incident-given", object_kind: "incident", object_id: incidentId };
    expect(await notices()).toEqual([told]);
    expect(status(await give(colleague.id, { version: "2", priority: "serious" }))).toBe(302);
    expect(await notices()).toHaveLength(1);
  });

  test("is not told of what they took themselves", async () => {
    expect(status(await give(officer.id))).toBe(302);
    expect(await notices()).toEqual([]);
  });

  test("may be a coordinator", async () => {
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(status(await give(coordinator.id))).toBe(302);
  });

  test.each<[string, () => Promise<string>]>([
    ["a member of a group", async () => (await anActor(db, p, { groups: { [p.jagId]: "member" } })).id],
    ["somebody with no duty", () => aUser(db, p.councilId)],
    [
      "an ASB officer of another partnership",
      async () => (await anActor(db, await aPartnership(db), { duties: ["asb-officer"] })).id,
    ],
  ])("is not %s", async (_, who) => {
    expect(status(await give(await who()))).toBe(422);
    expect(await now()).toMatchObject({ officer_user_id: null, version: 1 });
    const { officers } = (await get(allocatePage, officer, { incidentId })) as { officers: { id: string }[] };
    expect(officers.map(({ id }) => id)).toEqual([officer.id]);
  });
});

describe("with another priority", () => {
  const give = (priority: string, version = "1") =>
    post(allocate, officer, { incidentId }, { version, officerAgencyId: p.councilId, officerUserId: officer.id, priority }); // prettier-ignore
  const due = async () => (await now()).first_contact_due_on;

  test("raised, the first contact is due within a serious one’s time from today; lowered, from the report again", async () => {
    await aReport(db, p, [incidentId], { reported_on: ago(5) });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("incident")
        .set({ first_contact_due_on: ago(-30) })
        .execute(),
    );
    await give("serious");
    const raised = await due();
    expect(raised).toBe(await contactDueOn(db, p.partnershipId, ago(0), "serious"));
    expect((raised ?? "") > ago(0)).toBe(true);
    await give("standard", "2");
    expect(await due()).toBe(await contactDueOn(db, p.partnershipId, ago(5), "standard"));
  });

  test("it is never put off by being raised, nor reckoned again once it was made or while nothing changes", async () => {
    await give("serious");
    expect(await due(), "it was late already").toBe(ago(2));
    await give("serious", "2");
    expect(await due()).toBe(ago(2));
    await inTransaction(db, (trx) =>
      trx
        .updateTable("incident")
        .set({ first_contact_on: ago(1) })
        .execute(),
    );
    await give("standard", "3");
    expect(await due()).toBe(ago(2));
  });

  test.each<[string, Parameters<typeof contactDueAfter>, string | null]>([
    [
      "raised, sooner than it was",
      ["serious", { dueOn: "2026-03-10", raised: "2026-03-05", lowered: "2026-03-12" }],
      "2026-03-05",
    ],
    [
      "raised, later than it was",
      ["serious", { dueOn: "2026-03-03", raised: "2026-03-05", lowered: "2026-03-12" }],
      "2026-03-03",
    ],
    ["raised, where no day was known", ["serious", { dueOn: null, raised: "2026-03-05", lowered: null }], "2026-03-05"],
    [
      "raised, where no holidays are loaded",
      ["serious", { dueOn: "2026-03-03", raised: null, lowered: null }],
      "2026-03-03",
    ],
    ["lowered", ["standard", { dueOn: "2026-03-03", raised: "2026-03-05", lowered: "2026-03-12" }], "2026-03-12"],
  ])("%s", (_, [priority, days], expected) => {
    expect(contactDueAfter(priority, days)).toBe(expected);
  });
});

test("an officer of another agency, and an agency of elsewhere, are refused", async () => {
  const other = await aUser(db, p.policeId);
  const give = (officerAgencyId: string, officerUserId: string) =>
    post(allocate, officer, { incidentId }, { version: "1", officerAgencyId, officerUserId, priority: "standard" });
  expect(status(await give(p.councilId, other))).toBe(422);
  expect(status(await give(uuid(), ""))).toBe(422);
});

describe("what is recorded", () => {
  test("the first contact stops being late, and the victim has been told", async () => {
    expect(await get(page, officer, { incidentId })).toMatchObject({ firstContact: { isLate: true } });
    expect(status(await post(record, officer, { incidentId }, step()))).toBe(302);
    expect(await now()).toMatchObject({ first_contact_on: ago(1), victim_told_on: ago(1) });
    expect(await get(page, officer, { incidentId })).toMatchObject({ firstContact: { isLate: false } });
  });

  test("work that was done tells the victim nothing, and carries the next step", async () => {
    const fields = step({ kind: "work", how: "", nextStep: "Visit", ...dayFields("nextStepOn", ago(-7)) });
    expect(status(await post(record, officer, { incidentId }, fields))).toBe(302);
    expect(await now()).toMatchObject({
      victim_told_on: ago(5),
      next_step: "Visit",
      next_step_on: ago(-7),
      first_contact_on: null,
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ["told, but not how", { how: "" }, "how"],
    ["tomorrow", dayFields("happenedOn", ago(-1)), "happenedOn"],
    ["before it happened", dayFields("happenedOn", ago(6)), "happenedOn"],
    ["a next step without a day", { nextStep: "Visit" }, "nextStepOn"],
    ["a day without a next step", dayFields("nextStepOn", ago(-3)), "nextStep"],
    ["a next step in the past", { nextStep: "Visit", ...dayFields("nextStepOn", ago(1)) }, "nextStepOn"],
  ])("%s is refused", async (_, changes, field) => {
    const answer = (await post(record, officer, { incidentId }, step(changes))) as {
      data: { errors: Record<string, string> };
    };
    expect(Object.keys(answer.data.errors)).toEqual([field]);
    expect(await now()).toMatchObject({ version: 1 });
  });
});

test("closed with its reason, nothing more is recorded until it is opened again", async () => {
  expect(status(await post(close, officer, { incidentId }, { version: "1", reason: "No further reports" }))).toBe(302);
  expect(await now()).toMatchObject({ status: "closed", ended_on: ago(0), end_reason: "No further reports" });
  expect(status(await post(record, officer, { incidentId }, step({ version: "2" })))).toBe(422);
  expect(status(await post(close, officer, { incidentId }, { version: "2", reason: "Again" }))).toBe(422);
  expect(status(await post(reopen, officer, { incidentId }, { version: "2", reason: "Reported again" }))).toBe(302);
  expect(await now()).toMatchObject({ status: "open", ended_on: null, end_reason: null });
});

test("whoever comes second is told, and nothing of theirs is saved", async () => {
  await post(record, officer, { incidentId }, step());
  const answer = await post(close, officer, { incidentId }, { version: "1", reason: "No further reports" });
  expect(answer).toMatchObject({
    init: { status: 409 },
    data: { values: { version: "2", reason: "No further reports" } },
  });
  expect(await now()).toMatchObject({ status: "open" });
});

const HOLIDAYS = bankHolidaysOf([
  "2026-01-01",
  "2026-04-03",
  "2026-04-06",
  "2026-05-04",
  "2026-05-25",
  "2026-08-31",
  "2026-12-25",
  "2026-12-28",
]);
test.each([
  ["serious, on a Thursday before Easter", "2026-04-02", "serious", "2026-04-07"],
  ["serious, on a Monday", "2026-03-02", "serious", "2026-03-03"],
  ["standard, over a weekend", "2026-03-05", "standard", "2026-03-10"],
  ["a year that is not loaded", "2026-12-30", "standard", null],
] as const)("the day of the first contact: %s", (_, reportedOn, priority, expected) => {
  expect(firstContactDueOn(reportedOn, priority, { serious: 1, standard: 3 }, HOLIDAYS)).toBe(expected);
});

test.each([
  ["on the day", "2026-03-04", null, "open", false],
  ["a day after", "2026-03-05", null, "open", true],
  ["made", "2026-03-09", "2026-03-05", "open", false],
  ["of a closed one", "2026-03-09", null, "closed", false],
] as const)("the first contact due on 4 March is late: %s", (_, today, firstContactOn, state, expected) => {
  expect(isContactLate({ status: state, firstContactDueOn: "2026-03-04", firstContactOn }, today)).toBe(expected);
});

test("a first contact is made once", () => {
  const form = {
    kind: "first-contact",
    happenedOn: "2026-03-05",
    how: "phone",
    words: "Spoke",
    nextStep: null,
    nextStepOn: null,
  } as const;
  const incident = { status: "open", latestDay: "2026-03-01", firstContactOn: "2026-03-04" } as const;
  expect(refuseStep(form, incident, "2026-03-06")).toEqual({
    field: "kind",
    message: "The first contact is recorded already",
  });
});
