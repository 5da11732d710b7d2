import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as riskPage from "#app/routes/risk/cases.$caseId_.risk/route.tsx";
import * as placePage from "#app/routes/risk/cases.$caseId_.risk_.location/route.tsx";
import { giveFirstRiskLists } from "#app/services/risk/give-first-lists.ts";
import { listLocationLevels } from "#db/queries/location-assessments.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  aLocation,
  anActor,
  aPartnership,
  aReferralAbout,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { dayOf } from "./assessing.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let caseId: string;
let levels: { id: string; name: string; reviewDays: number; rank: number }[];
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  await inTransaction(db, (trx) => giveFirstRiskLists(trx, p.partnershipId, "2026-01-05T09:00:00.000Z"));
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  caseId = await aCaseAboutAPlace();
  levels = await listLocationLevels(db, p.partnershipId, "2026-03-10");
});
afterEach(() => {
  vi.useRealTimers();
});

async function aCaseAboutAPlace(changes: { status?: "closed"; closed_on?: string } = {}) {
  const location_id = await aLocation(db, p);
  const referral_id = await aReferralAbout(db, p, { location_id }, { status: "accepted" });
  const id = uuid();
  await insert(db, "case_record", {
    id, partnership_id: p.partnershipId, reference: `CS-${id}`, version: 1, group_id: p.jagId, referral_id, subject_kind: "location", person_id: null,
    location_id, status: "open", visibility: "standard", lead_agency_id: p.policeId, lead_user_id: null, opened_on: "2026-02-25", closed_on: null,
    risk_level: null, risk_person_id: null, risk_assessed_on: null, review_due_on: null, created_at: "2026-02-25T09:00:00.000Z", ...changes,
  }); // prettier-ignore
  return id;
}

const lowest = () => levels[0] ?? { id: "", name: "", reviewDays: 0, rank: 0 };
const highest = () => levels.at(-1) ?? lowest();
const fields = (more: Record<string, string> = {}) => ({
  ...{ seen: "", correctsId: "", correctionReason: "", levelId: highest().id, reasons: "Fires at night" },
  ...{ occasion: "review", ...dayOf("assessedOn", "2026-03-10"), ...more },
});
const assess = (more: Record<string, string> = {}, actor = coordinator) =>
  post(placePage.action, actor, { caseId }, fields(more));
const rows = () => db.selectFrom("location_assessment").selectAll().orderBy("id").execute();
const record = () =>
  db
    .selectFrom("case_record")
    .select(["location_level_name as level", "review_due_on as due", "version"])
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
const newest = async () => (await rows()).at(-1)?.id ?? "";

const plusDays = (days: number) => new Date(Date.UTC(2026, 2, 10 + days)).toISOString().slice(0, 10);

test("a place's level stands beside the case, is due for review after as many days as it says, and is logged", async () => {
  expect(await assess()).toMatchObject({ status: 302 });
  expect(await record()).toMatchObject({ level: highest().name, due: plusDays(highest().reviewDays) });
  expect(await rows()).toMatchObject([
    {
      ...{ level_id: highest().id, level_name: highest().name, level_rank: highest().rank, reasons: "Fires at night" },
      ...{ assessed_on: "2026-03-10", assessed_by: coordinator.id, corrects_id: null, correction_reason: null },
    },
  ]);
  const logged = (await auditEvents(db)).filter(({ event }) => event === "risk.location-assessed");
  expect(logged).toMatchObject([{ object_kind: "case", object_id: caseId, actor_id: coordinator.id }]);
});

test("before it is closed a place needs no next review; a day for it may be nearer than the level allows", async () => {
  await assess({ ...dayOf("nextReviewOn", "2026-03-12") });
  expect((await record()).due).toBe("2026-03-12");
  await assess({ seen: await newest(), occasion: "closure", levelId: lowest().id });
  expect(await record()).toMatchObject({ level: lowest().name, due: null });
});

test("a correction keeps what it corrects, says why, and counts from then on", async () => {
  await assess();
  const wrong = await newest();
  const form = (await get(placePage.loader, coordinator, { caseId }, `?corrects=${wrong}`)) as { correctsId: string };
  expect(form.correctsId).toBe(wrong);
  const right = { seen: wrong, correctsId: wrong, correctionReason: "Another field was meant", levelId: lowest().id };
  // It may be of a day before the one that was entered wrongly.
  expect(await assess({ ...right, ...dayOf("assessedOn", "2026-03-02") })).toMatchObject({ status: 302 });
  expect(await rows()).toMatchObject([
    { id: wrong, level_name: highest().name, corrects_id: null },
    { level_name: lowest().name, corrects_id: wrong, correction_reason: "Another field was meant", assessed_on: "2026-03-02" },
  ]); // prettier-ignore
  expect((await record()).level).toBe(lowest().name);
  const page = (await get(riskPage.loader, coordinator, { caseId })) as object;
  expect(JSON.stringify(page)).toContain("Another field was meant");
});

test.each<[string, () => Promise<Record<string, string>>, number, string]>([
  ["no level", () => Promise.resolve({ levelId: "" }), 400, "levelId"],
  ["a level that is not on the list", () => Promise.resolve({ levelId: lowest().id.replace(/.$/, (c) => (c === "0" ? "1" : "0")) }), 422, "levelId"], // prettier-ignore
  ["no reasons", () => Promise.resolve({ reasons: " " }), 400, "reasons"],
  ["an impossible day", () => Promise.resolve(dayOf("assessedOn", "2026-02-30")), 400, "assessedOn"],
  ["a day to come", () => Promise.resolve(dayOf("assessedOn", "2026-03-11")), 422, "assessedOn"],
  ["a review today", () => Promise.resolve(dayOf("nextReviewOn", "2026-03-10")), 422, "nextReviewOn"],
  ["a review past the limit", () => Promise.resolve(dayOf("nextReviewOn", "2027-03-10")), 422, "nextReviewOn"],
  [
    "a day before the newest entry",
    async () => {
      await assess();
      return { seen: await newest(), ...dayOf("assessedOn", "2026-03-09") };
    },
    422,
    "assessedOn",
  ],
  [
    "a correction without what was wrong",
    async () => {
      await assess();
      return { seen: await newest(), correctsId: await newest() };
    },
    400,
    "correctionReason",
  ],
  [
    "a correction of an entry that is not the newest",
    async () => {
      await assess();
      const first = await newest();
      await assess({ seen: first });
      return { seen: await newest(), correctsId: first, correctionReason: "Too late" };
    },
    422,
    "form",
  ],
])("with %s nothing is saved and what was typed is kept", async (_name, make, status, field) => {
  const wrong = await make();
  const before = (await rows()).length;
  expect(await assess(wrong)).toMatchObject({
    init: { status },
    data: { values: wrong, errors: { [field]: expect.any(String) as string } },
  });
  expect(await rows()).toHaveLength(before);
});

test("who had not seen the newest entry is shown it first, and loses nothing of theirs", async () => {
  await assess();
  expect(await assess({ reasons: "Broken glass" })).toMatchObject({
    init: { status: 409 },
    data: { isStale: true, values: { seen: await newest(), reasons: "Broken glass" } },
  });
  expect(await rows()).toHaveLength(1);
});

test("a level that has been retired is not chosen any more; what was assessed by it keeps its name", async () => {
  await assess();
  await inTransaction(db, (trx) =>
    trx.updateTable("location_level").set({ ended_on: "2026-03-09" }).where("id", "=", highest().id).execute(),
  );
  expect(await assess({ seen: await newest() })).toMatchObject({ init: { status: 422 } });
  expect((await record()).level).toBe(highest().name);
});

test("a place in a closed case is not assessed", async () => {
  caseId = await aCaseAboutAPlace({ status: "closed", closed_on: "2026-03-01" });
  expect(await assess()).toMatchObject({ init: { status: 422 } });
  expect(await rows()).toEqual([]);
});

test("a case about a person has no place to assess, and another group's case is nobody's to know", async () => {
  const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  expect(await get(placePage.loader, stranger, { caseId })).toMatchObject({ status: 404 });
  expect(await assess({}, stranger)).toMatchObject({ status: 404 });
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  expect(await assess({}, member)).toMatchObject({ status: 403 });
  caseId = (await aCase(db, p)).id;
  expect(await get(placePage.loader, coordinator, { caseId })).toMatchObject({ status: 404 });
  expect(await assess()).toMatchObject({ status: 404 });
  expect(await rows()).toEqual([]);
});
