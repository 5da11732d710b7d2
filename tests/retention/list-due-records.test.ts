import { beforeEach, describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { listDue } from "#app/jobs/list-due-records.ts";
import { listDueRecords } from "#app/services/retention/list-due-records.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  anIntervention,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aClosing, aHold, anItem } from "../support/retention.ts";

const NOW = new Date("2026-11-27T10:00:00.000Z");
let db: Executor;
let p: TestPartnership;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

const items = () => db.selectFrom("retention_item").selectAll().orderBy("record_kind").orderBy("id").execute();
const look = (now = NOW) => listDueRecords({ db, now });

describe("the monthly list", () => {
  test("has what is due of every kind that stands by itself, once, and nothing that goes with another", async () => {
    const old = await anIncident(db, p, { latest_day: "2020-11-27" });
    await anIncident(db, p, { latest_day: "2020-11-28" });
    await aReport(db, p, [old], { reported_on: "2020-11-28" });
    const lone = await aReport(db, p, [], { reported_on: "2019-01-01" });
    const { id: caseId, personId } = await aClosing(db, p, "2020-05-03");
    await anIntervention(db, p, { case_id: caseId, issued_on: "2019-01-01" });
    const letter = await anIntervention(db, p, { issued_on: "2019-01-01" });
    const nobody = await aPerson(db, p);
    expect(await look()).toEqual({ listed: 6, kept: 0 });
    const listed = (await items()).map(({ record_kind, record_id, rule, status }) => [
      record_kind,
      record_id,
      rule,
      status,
    ]);
    expect(listed).toEqual([
      ["case", caseId, "adult", "due"],
      ["incident", old, "last-day", "due"],
      ["intervention", letter, "given", "due"],
      ...[personId, nobody].sort().map((id) => ["person", id, id === nobody ? "names-nobody" : "last-link", "due"]),
      ["report", lone, "reported", "due"],
    ]);
    expect(await look()).toEqual({ listed: 0, kept: 0 });
  });

  test("leaves out what is held, what was extended to a later day and what is approved; the extended comes back on its day", async () => {
    const [held, extended, approved] = [
      await anIncident(db, p, { latest_day: "2019-01-01" }),
      await anIncident(db, p, { latest_day: "2019-01-01" }),
      await anIncident(db, p, { latest_day: "2019-01-01" }),
    ];
    await aHold(db, p, { record_kind: "incident", record_id: held });
    const decided = { record_kind: "incident", status: "extended", reason: "Asked for", fate: null } as const;
    await anItem(db, p, { ...decided, record_id: extended, next_review_on: "2026-12-01" });
    await anItem(db, p, { record_kind: "incident", record_id: approved });
    expect(await look()).toEqual({ listed: 0, kept: 0 });
    expect(await look(new Date("2026-12-01T05:00:00.000Z"))).toEqual({ listed: 1, kept: 0 });
    expect((await items()).filter((item) => item.record_id === extended).map(({ status }) => status)).toEqual([
      "extended",
      "due",
    ]);
  });

  test("what is not due any more is kept, with why; what is not there any more is gone", async () => {
    const incident = await anIncident(db, p, { latest_day: "2019-01-01" });
    const { id: caseId, personId } = await aClosing(db, p, "2020-05-03");
    await anItem(db, p, { record_kind: "rights-request", record_id: uuid(), reference: "SR-20-0001" });
    await look();
    await aHold(db, p, { record_kind: "incident", record_id: incident, ground: "litigation" });
    await aCase(db, p, { person_id: personId });
    expect(await look()).toEqual({ listed: 0, kept: 3 });
    const found = await items();
    const of = (id: string) => found.find((item) => item.record_id === id);
    expect(of(incident)).toMatchObject({ status: "kept", kept_because: "Litigation" });
    expect(of(caseId)).toMatchObject({ status: "kept", kept_because: "A linked case is open" });
    expect(found.find((item) => item.record_kind === "rights-request")).toMatchObject({
      status: "gone",
      reference: null,
    });
  });

  test("a kept one comes back when nothing holds it any more", async () => {
    const incident = await anIncident(db, p, { latest_day: "2019-01-01" });
    await anItem(db, p, { record_kind: "incident", record_id: incident, status: "kept", kept_because: "Litigation" });
    expect(await look()).toEqual({ listed: 1, kept: 0 });
  });

  test("a period that was once shorter counts for the records of its days", async () => {
    const by = await anActor(db, p);
    const change = {
      partnership_id: p.partnershipId,
      key: "retention.incident-years",
      reason: "Agreed",
      recorded_by: by.id,
    };
    const at = (day: string) => ({ id: uuid(), from_day: day, recorded_at: `${day}T09:00:00.000Z` });
    await insert(db, "setting_change", { ...change, ...at("2023-01-01"), value: "2" });
    await insert(db, "setting_change", { ...change, ...at("2023-06-01"), value: "9" });
    await anIncident(db, p, { latest_day: "2023-05-31" });
    await anIncident(db, p, { latest_day: "2023-06-01" });
    expect(await look()).toEqual({ listed: 1, kept: 0 });
  });

  test("what was known when a case was closed becomes a hold that can be ended", async () => {
    const { id } = await aClosing(db, p, "2020-05-03", {}, { litigation: 1, review_on: null, holds_note: "A claim" });
    expect(await look()).toEqual({ listed: 0, kept: 0 });
    const holds = () => db.selectFrom("retention_hold").selectAll().execute();
    expect(await holds()).toMatchObject([
      { record_kind: "case", record_id: id, ground: "litigation", words: "A claim", review_on: "2027-11-27" },
    ]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "retention.hold-placed", object_id: id });
    await look();
    expect(await holds()).toHaveLength(1);
    await inTransaction(db, (trx) =>
      trx
        .updateTable("retention_hold")
        .set({ ended_on: "2026-11-27", ended_reason: "Settled" })
        .where("record_id", "=", id)
        .execute(),
    );
    expect((await look()).listed).toBe(2);
  });

  test("tells those who decide how many there are, once, and of no record", async () => {
    const officer = await anActor(db, p, { duties: ["information-governance"] });
    await anActor(db, p, { duties: ["manager"] });
    await anIncident(db, p, { latest_day: "2019-01-01" });
    await look();
    await anIncident(db, p, { latest_day: "2019-01-01" });
    await look();
    const told = await db.selectFrom("notification").selectAll().execute();
    expect(told).toMatchObject([{ user_id: officer.id, kind: "retention-due", reference: "1 record" }]);
  });

  test("more than one piece, with others younger in between; nobody of a neighbour", async () => {
    const q = await aPartnership(db);
    await anIncident(db, q, { latest_day: "2001-01-01" });
    const days = Array.from({ length: 450 }, (_, n) => plusDays("2018-01-01", n));
    for (const latest_day of days) await anIncident(db, p, { latest_day });
    const person_id = await aPerson(db, p);
    await anIncidentPerson(db, p, { incident_id: await anIncident(db, p, { latest_day: "2025-01-01" }), person_id });
    expect((await look()).listed).toBe(451);
    const mine = (await items()).filter((item) => item.partnership_id === p.partnershipId);
    expect(new Set(mine.map((item) => item.record_id)).size).toBe(450);
  });

  test("stopped, it lists no further and is due again", async () => {
    await anIncident(db, p, { latest_day: "2019-01-01" });
    await insert(db, "job", { name: "list-due-records", next_run_at: "2026-12-01T05:00:00.000Z" });
    expect(await listDueRecords({ db, now: NOW, isStopping: () => true })).toEqual({ listed: 0, kept: 0 });
    const job = await db.selectFrom("job").select("next_run_at").executeTakeFirstOrThrow();
    expect(job.next_run_at < "2026-12-01").toBe(true);
  });
});

test.each([
  ["2026-11-01T05:00:00.000Z", "2026-12-01T05:00:00.000Z"],
  ["2026-11-30T23:59:00.000Z", "2026-12-01T05:00:00.000Z"],
  ["2026-05-31T23:30:00.000Z", "2026-07-01T04:00:00.000Z"],
])("after a run at %s it runs again at %s", (now, next) => {
  expect(listDue.nextRunAt(new Date(now)).toISOString()).toBe(next);
});
