import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { buildAgendas } from "#app/jobs/build-agendas.ts";
import { loader as home } from "#app/routes/home/_index/route.tsx";
import { loader as itemPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import {
  action as ask,
  loader as overview,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.research/route.tsx";
import { action as moveSitting } from "#app/routes/meetings/$groupId.meetings.$sittingId.move/route.tsx";
import { loader as meetingAddress } from "#app/routes/meetings/meetings.$sittingId/route.tsx";
import { action as answer, loader as answerPage } from "#app/routes/meetings/research.$researchId/route.tsx";
import { action as notKnown, loader as ownList } from "#app/routes/meetings/research._index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, anAgency, aPartnership, aSitting, aUser, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

const NOW = new Date("2026-04-01T09:00:00Z");
let db: Executor;
let p: TestPartnership;
let chair: Actor;
let police: Actor;
let probationId: string;
let probation: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  police = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Pol Ice", agencyId: p.policeId });
  probationId = await anAgency(db, p.partnershipId, { name: "Probation", name_folded: "probation" });
  probation = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Pro Bation", agencyId: probationId });
  sittingId = await aSitting(db, p, { day: "2026-04-09" });
});
afterEach(() => vi.useRealTimers());

type Answer = {
  init?: { status?: number };
  data: { errors: Record<string, string>; recorded: Record<string, string> | null };
};
type List = { requests: { id: string; reference: string; dueOn: string }[] };
type Shown = { id: string; agencyName: string; summary: string | null; answer: string };
const status = (got: unknown) => (got instanceof Response ? got.status : (got as Answer).init?.status);
const errors = (got: unknown) => (got as Answer).data.errors;
const at = () => ({ groupId: p.jagId, sittingId });
const send = (intent: "ask" | "chase", agencyId = "", who = chair) => post(ask, who, at(), { intent, agencyId });
const rows = () => db.selectFrom("research_request").selectAll().orderBy("id").execute();
const rowOf = async (agencyId: string, caseId?: string) =>
  (await rows()).find((r) => r.agency_id === agencyId && (caseId === undefined || r.case_id === caseId));
const list = async (who: Actor, search = "") => (await get(ownList, who, {}, search)) as List;
const told = (kind: string) =>
  db.selectFrom("notification").select(["user_id", "reference"]).where("kind", "=", kind as never).execute(); // prettier-ignore

async function onAgenda(changes: Parameters<typeof aCase>[2] = {}) {
  const { id } = await aCase(db, p, changes);
  return { caseId: id, itemId: await anItem(db, p, { sitting_id: sittingId, case_id: id }) };
}
async function give(who: Actor, fields: Record<string, string | string[]>, id?: string) {
  const row = id === undefined ? await rowOf(who.agencyId) : (await rows()).find((one) => one.id === id);
  const all = {
    version: String(row?.version),
    answer: "",
    summary: "",
    attendsUserId: "",
    attendsWords: "",
    ...fields,
  };
  const pairs = Object.entries(all).flatMap(([k, v]) => [v].flat().map((one): [string, string] => [k, one]));
  return post(answer, who, { researchId: row?.id ?? uuid() }, pairs);
}
const answersOn = async (who: Actor, itemId: string) =>
  ((await get(itemPage, who, { ...at(), itemId })) as { answers: { answers: Shown[] } | null }).answers?.answers.map(
    ({ agencyName }) => agencyName,
  );

describe("asking", () => {
  test("each member agency is asked about each case once, due two working days before, bank holidays left out", async () => {
    // Easter Monday is 6 April: two working days before Thursday the 9th is Tuesday the 7th.
    await onAgenda();
    await onAgenda();
    expect(status(await send("ask"))).toBe(302);
    const made = await rows();
    expect(made).toHaveLength(6);
    expect(new Set(made.map((r) => r.agency_id))).toEqual(new Set([p.councilId, p.policeId, probationId]));
    expect(new Set(made.map((r) => r.due_on))).toEqual(new Set(["2026-04-07"]));
    await send("ask");
    expect(await rows()).toHaveLength(6);
    expect((await auditEvents(db)).filter(({ event }) => event === "research.asked")).toHaveLength(1);
    await onAgenda();
    await send("ask");
    expect(await rows()).toHaveLength(9);
    expect((await told("research-asked")).map((one) => one.user_id).sort()).toEqual([chair.id, police.id, probation.id].sort());
  }); // prettier-ignore

  test("a restricted case is asked of the agency of whoever sees it alone; a guest answers for nobody", async () => {
    const { caseId } = await onAgenda({ visibility: "restricted", lead_user_id: police.id });
    const fireId = await anAgency(db, p.partnershipId);
    await anActor(db, p, { groups: { [p.jagId]: "guest" }, agencyId: fireId });
    await send("ask");
    expect((await rows()).map((r) => [r.case_id, r.agency_id])).toEqual([[caseId, p.policeId]]);
    await onAgenda();
    await send("ask");
    expect((await rows()).some((r) => r.agency_id === fireId)).toBe(false);
  });

  test("somebody with a conflict of interest in the only seat of an agency is not asked", async () => {
    const { caseId, itemId } = await onAgenda();
    await insert(db, "item_conflict", {
      ...{ item_id: itemId, user_id: police.id, partnership_id: p.partnershipId },
      ...{ declared_at: NOW.toISOString(), recorded_by: chair.id },
    });
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: probation.id, access: "conflict", reason: "Family" },
      ...{ since: "2026-03-01T10:00:00.000Z", given_by: chair.id, ended_at: null, version: 1 },
    }); // prettier-ignore
    await send("ask");
    expect((await rows()).map((r) => r.agency_id)).toEqual([p.councilId]);
  });

  test("by the chair or a coordinator, for a meeting that takes place; the job asks for a JAG", async () => {
    await onAgenda();
    expect(status(await send("ask", "", police))).toBe(403);
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await send("ask", "", youth))).toBe(404);
    expect(status(await get(overview, police, at()))).toBe(403);
    await buildAgendas.run({ db, now: NOW } as never);
    expect(await rows()).toHaveLength(3);
    expect((await rows()).every((r) => r.requested_by === null)).toBe(true);
    await inTransaction(db, (trx) =>
      trx.updateTable("sitting").set({ status: "cancelled", reason: "Snow" }).where("id", "=", sittingId).execute(),
    );
    expect(errors(await send("ask"))).toEqual({ form: "This meeting is cancelled" });
  });

  test("of a meeting that is moved what is not answered is due for the new day", async () => {
    await onAgenda();
    await send("ask");
    await give(police, { answer: "not-known" });
    const moved = await post(moveSitting, chair, at(), {
      ...{ "day-day": "16", "day-month": "4", "day-year": "2026", startTime: "10:00", place: "", reason: "Fire drill", version: "1" },
    }); // prettier-ignore
    expect(status(moved)).toBe(302);
    expect((await rowOf(probationId))?.due_on).toBe("2026-04-14");
    expect((await rowOf(p.policeId))?.due_on).toBe("2026-04-07");
  });
});

describe("answering", () => {
  test("members of that agency in that group answer; guests, others and strangers find nothing", async () => {
    await onAgenda();
    await send("ask");
    const id = (await rowOf(p.policeId))?.id ?? "";
    expect(status(await get(answerPage, probation, { researchId: id }))).toBe(404);
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" }, agencyId: p.policeId });
    const otherGroup = await anActor(db, p, { groups: { [p.youthJagId]: "member" }, agencyId: p.policeId });
    for (const who of [guest, otherGroup, probation, chair]) {
      expect(status(await get(answerPage, who, { researchId: id }))).toBe(404);
      expect(status(await give(who, { answer: "not-known" }, id))).toBe(404);
    }
    expect((await list(guest)).requests).toEqual([]);
    expect((await list(police)).requests.map((one) => one.id)).toEqual([id]);
    expect((await rows()).every((one) => one.answer === null)).toBe(true);
  });

  test("a restricted case is not answered for by a colleague who does not see it", async () => {
    await onAgenda({ visibility: "restricted", lead_user_id: police.id });
    await send("ask");
    const colleague = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    expect((await list(colleague)).requests).toEqual([]);
    expect(status(await give(colleague, { answer: "not-known" }))).toBe(404);
    expect(status(await give(police, { answer: "not-known" }))).toBe(302);
  });

  test("known with what is shared; corrected until the day of the meeting is over; a lost race shows both", async () => {
    await onAgenda();
    await send("ask");
    expect(errors(await give(police, { answer: "" })).answer).toContain("Select");
    expect(errors(await give(police, { answer: "known" }))).toEqual({ summary: "Enter what your agency shares with this meeting" });
    expect(status(await give(police, { answer: "known", summary: "Two visits", withheldFrom: [probationId] }))).toBe(302);
    expect((await list(police)).requests).toEqual([]);
    expect((await list(police, "?show=answered")).requests).toHaveLength(1);
    const lost = await give(police, { version: "1", answer: "known", summary: "Three visits" });
    expect(status(lost)).toBe(409);
    expect((lost as Answer).data.recorded).toMatchObject({ Shared: "Two visits", "Not shared with": "Probation" });
    vi.setSystemTime("2026-04-09T22:59:00Z");
    expect(status(await give(police, { answer: "known", summary: "Four visits" }))).toBe(302);
    expect(await db.selectFrom("research_withheld").selectAll().execute()).toEqual([]);
    vi.setSystemTime("2026-04-09T23:01:00Z");
    expect(status(await give(police, { answer: "known", summary: "Five visits" }))).toBe(422);
    expect(await rowOf(p.policeId)).toMatchObject({ summary: "Four visits", version: 3, answered_by: police.id });
    const answered = (await auditEvents(db)).filter(({ event }) => event === "research.answered");
    expect(answered).toHaveLength(2);
  }); // prettier-ignore

  test("many that are not known are answered in one go, and what was answered before stays", async () => {
    const { caseId } = await onAgenda();
    await onAgenda();
    await onAgenda();
    await send("ask");
    const ids = (await list(police)).requests.map(({ id }) => id);
    const first = (await rowOf(p.policeId, caseId))?.id ?? "";
    await give(police, { answer: "known", summary: "Two visits" }, first);
    expect(errors(await post(notKnown, police, {}, {}))).toEqual({ researchId: "Select what is not known to your agency" });
    const foreign = (await rowOf(probationId))?.id ?? "";
    expect(status(await post(notKnown, police, {}, [["researchId", foreign]]))).toBe(404);
    const answers = async () => (await rows()).filter((r) => r.agency_id === p.policeId).map((r) => r.answer).sort();
    const before = await answers();
    expect(status(await post(notKnown, police, {}, [...ids, foreign].map((id): [string, string] => ["researchId", id])))).toBe(404);
    expect(await answers()).toEqual(before);
    expect(status(await post(notKnown, police, {}, ids.map((id): [string, string] => ["researchId", id])))).toBe(302);
    const own = (await rows()).filter((r) => r.agency_id === p.policeId);
    expect(own.map((r) => r.answer).sort()).toEqual(["known", "not-known", "not-known"]);
    expect((await get(home, police)) as object).toMatchObject({ research: { waiting: 0, late: 0 } });
    expect((await get(home, probation)) as object).toMatchObject({ research: { waiting: 3, late: 0 } });
  }); // prettier-ignore

  test("what the agency answered for an earlier meeting is a hint, and no answer", async () => {
    const { caseId } = await onAgenda();
    await send("ask");
    await give(police, { answer: "not-known" });
    vi.setSystemTime("2026-05-01T09:00:00Z");
    sittingId = await aSitting(db, p, { day: "2026-05-07" });
    await anItem(db, p, { sitting_id: sittingId, case_id: caseId });
    await send("ask");
    const open = (await list(police)).requests[0]?.id ?? "";
    expect(await get(answerPage, police, { researchId: open })).toMatchObject({
      ...{ answer: null, last: { answer: "not-known", answeredAt: NOW.toISOString() } },
    });
    expect(await get(answerPage, probation, { researchId: (await list(probation)).requests[0]?.id ?? "" })).toMatchObject({ last: null });
  }); // prettier-ignore
});

describe("reading", () => {
  test("whoever hears the item reads the answer past the gate, but for an agency from which it is withheld", async () => {
    const { itemId } = await onAgenda();
    await send("ask");
    await give(police, { answer: "known", summary: "Two visits", withheldFrom: [probationId] });
    expect(await answersOn(police, itemId)).toHaveLength(1);
    expect(await answersOn(chair, itemId)).toEqual([]);
    for (const who of [chair, probation, police]) await hasAccepted(db, p, { sittingId, userId: who.id });
    expect(await answersOn(chair, itemId)).toHaveLength(1);
    expect(await answersOn(probation, itemId)).toEqual([]);
    expect(await answersOn(police, itemId)).toHaveLength(1);
    vi.setSystemTime("2026-06-01T09:00:00Z");
    expect(await answersOn(chair, itemId)).toHaveLength(1);
    expect(await answersOn(probation, itemId)).toEqual([]);
  });

  test("the chair sees who has answered, and no answer that is withheld or before the gate", async () => {
    await onAgenda();
    await send("ask");
    await give(police, { answer: "known", summary: "Canary", withheldFrom: [p.councilId] });
    await give(probation, { answer: "known", summary: "Two visits" });
    const cells = async () =>
      ((await get(overview, chair, at())) as { cases: { answers: { agencyId: string; isAnswered: boolean; answer: string | null }[] }[] }).cases[0]?.answers; // prettier-ignore
    const of = async (agencyId: string) => (await cells())?.find((one) => one.agencyId === agencyId);
    expect(await of(probationId)).toMatchObject({ isAnswered: true, answer: null });
    await hasAccepted(db, p, { sittingId, userId: chair.id });
    expect(await of(probationId)).toMatchObject({ isAnswered: true, answer: "known" });
    expect(await of(p.policeId)).toMatchObject({ isAnswered: true, answer: null });
    expect(await of(p.councilId)).toMatchObject({ isAnswered: false });
    expect(JSON.stringify(await get(overview, chair, at()))).not.toContain("Canary");
  });
});

describe("chasing", () => {
  test("one agency or all, once a day each; who has answered everything is left alone", async () => {
    await onAgenda();
    await send("ask");
    await give(police, { answer: "not-known" });
    expect(status(await send("chase", probationId))).toBe(302);
    expect((await told("research-chased")).map((one) => one.user_id)).toEqual([probation.id]);
    expect(errors(await send("chase", probationId))).toEqual({ form: "It has been chased today already" });
    expect(errors(await send("chase", p.policeId))).toEqual({ form: "It has answered everything" });
    const colleague = await aUser(db, p.councilId);
    await insert(db, "membership", {
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        group_id: p.jagId,
        user_id: colleague,
        role: "member" as const,
      },
      ...{ from_day: "2026-01-01", until_day: null, version: 1 },
    });
    expect(status(await send("chase"))).toBe(302);
    expect((await told("research-chased")).map((one) => one.user_id).sort()).toEqual([probation.id, colleague].sort());
    expect(status(await send("chase"))).toBe(422);
    vi.setSystemTime("2026-04-02T09:00:00Z");
    expect(status(await send("chase"))).toBe(302);
    expect((await auditEvents(db)).filter(({ event }) => event === "research.chased")).toHaveLength(3);
    expect(status(await send("chase", "", police))).toBe(403);
  });
});

test("the address of a meeting leads its group to the agenda, and tells strangers nothing", async () => {
  const to = (who: Actor) => get(meetingAddress, who, { sittingId });
  const found = await to(police);
  expect(found).toMatchObject({ status: 302 });
  expect((found as Response).headers.get("Location")).toBe(`/groups/${p.jagId}/meetings/${sittingId}/agenda`);
  const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  expect(status(await to(youth))).toBe(404);
  const other = await aPartnership(db);
  expect(status(await to(await anActor(db, other, { groups: { [other.jagId]: "chair" } })))).toBe(404);
});
