import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as itemPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import {
  action as changeItem,
  loader as placePage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.place/route.tsx";
import {
  action as settle,
  loader as conflictsPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.conflicts/route.tsx";
import { loader as agendaPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { loader as minutesPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, aGroup, anActor, aPartnership, aPerson, aReferral, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted, hasAgreement } from "../support/meetings.ts";

const NOW = new Date("2026-04-02T09:00:00Z");
let db: Executor;
let p: TestPartnership;
let member: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
  await hasAgreement(db, p, { agencyId: p.policeId });
  sittingId = await aSitting(db, p);
});
afterEach(() => vi.useRealTimers());

type Item = { id: string; kind: string; subject: string; reference: string | null };
type Page = { parts: { items: Item[] }[]; gate: { why: string; chairs: string[] } | null };
type Refused = { init?: { status?: number } };
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Refused).init?.status ?? 200);
const at = () => ({ groupId: p.jagId, sittingId });
const open = async (who = member) => (await get(agendaPage, who, at())) as Page;
const item = (changes: Parameters<typeof anItem>[2] | object) => anItem(db, p, { sitting_id: sittingId, ...changes });
const CANARY = "Canary Smith";

/** One of each kind, with a canary wherever somebody may have written of it. */
async function aFullAgenda() {
  const person = await aPerson(db, p, { given_names: "Canary", family_name: "Smith", name_folded: "smith canary" });
  const { id: case_id } = await aCase(db, p, { reference: "CS-26-0001", person_id: person, risk_level: "very-high", risk_assessed_on: "2026-03-01" }); // prettier-ignore
  const referral_id = await aReferral(db, p, { reference: "R-26-0002", person_id: person });
  const standing = uuid();
  await insert(db, "standing_item", {
    ...{ id: standing, partnership_id: p.partnershipId, group_id: p.jagId, part: "standing", title: "Beat 61" },
    ...{ subject: null, beat_code: null, retired_on: null, created_at: NOW.toISOString(), version: 1 },
  });
  const words = { reason: CANARY, state: "deferred", state_reason: CANARY } as const;
  return {
    case: await item({ case_id, ...words }),
    referral: await item({ kind: "referral", referral_id, title: null, part: "new-referrals", ...words }),
    matter: await item({ title: CANARY, part: "other", ...words }),
    standing: await item({ kind: "standing", title: null, standing_item_id: standing, part: "standing", ...words }),
  };
}

describe("who has not accepted the statement", () => {
  test("reads of the agenda what kind of item it is and by what reference, and not a word that anybody wrote", async () => {
    await aFullAgenda();
    const page = await open();
    expect(page.gate).toMatchObject({ why: "not-accepted" });
    expect(page.parts.flatMap(({ items }) => items.map(({ reference, subject }) => [reference, subject]))).toEqual([
      ["CS-26-0001", "A case"],
      ["R-26-0002", "A referral"],
      [null, "Beat 61"],
      [null, "A matter"],
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Canary|Smith|very-high|overdue/);
  });

  test("opens no item, nor what is done with it, and that stands in the log without the case as seen", async () => {
    const ids = await aFullAgenda();
    for (const itemId of Object.values(ids))
      for (const loader of [itemPage, placePage, conflictsPage])
        expect(JSON.stringify(await get(loader, member, { ...at(), itemId }))).not.toMatch(/Canary|Smith|very-high/);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, agencyId: p.policeId });
    const form = { version: "1", state: "deferred", part: "other", reason: "No time" };
    expect(status(await post(changeItem, chair, { ...at(), itemId: ids.matter }, form))).toBe(403);
    await open();
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events).toContain("agenda.item-gated");
    expect(events).not.toContain("agenda.item-viewed");
    const listed = (await auditEvents(db)).find(({ event }) => event === "agenda.viewed");
    expect(listed?.result_count).toBe(0);
    expect(await db.selectFrom("audit_object").selectAll().where("object_kind", "=", "case").execute()).toEqual([]);
  });

  test("says that they have an interest in an item, which they know by its reference", async () => {
    const ids = await aFullAgenda();
    const own = { userId: "", intent: "record" };
    expect(status(await post(settle, member, { ...at(), itemId: ids.case }, own))).toBe(302);
  });

  test("reads it all once they have accepted these very words, for this very meeting", async () => {
    await aFullAgenda();
    const other = await aSitting(db, p, { day: "2026-05-07" });
    await hasAccepted(db, p, { sittingId: other, userId: member.id });
    await hasAccepted(db, p, { sittingId, userId: member.id, words: "Words of last year" });
    expect((await open()).gate).not.toBeNull();
    await hasAccepted(db, p, { sittingId, userId: member.id });
    const page = await open();
    expect(page.gate).toBeNull();
    expect(JSON.stringify(page)).toContain("Canary Smith");
  });

  test("opens the case that is theirs to lead, and one behind broken glass in that session", async () => {
    const led = await aCase(db, p, { reference: "CS-26-0003", lead_user_id: member.id });
    const glass = await aCase(db, p, { reference: "CS-26-0004" });
    const closed = await aCase(db, p, { reference: "CS-26-0005" });
    const ids = { led: await item({ case_id: led.id }), glass: await item({ case_id: glass.id }), closed: await item({ case_id: closed.id }) }; // prettier-ignore
    await insert(db, "break_glass", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: glass.id, session_id: member.sessionId },
      ...{ user_id: member.id, reason: "A threat to life tonight", opened_at: NOW.toISOString() },
    });
    const isOpen = async (itemId: string, who = member) =>
      ((await get(itemPage, who, { ...at(), itemId })) as { isOpen: boolean }).isOpen;
    expect([await isOpen(ids.led), await isOpen(ids.glass), await isOpen(ids.closed)]).toEqual([true, true, false]);
    expect(await isOpen(ids.glass, { ...member, sessionId: uuid() })).toBe(false);
  });
});

describe("an agency whose agreement is not in date", () => {
  test.each<[string, { signedOn: string | null; expiresOn: string | null }, string | null, string | null]>([
    ["none", { signedOn: null, expiresOn: null }, null, "agreement"],
    ["its last day", { signedOn: "2020-01-01", expiresOn: "2026-04-02" }, null, null],
    ["lapsed yesterday", { signedOn: "2020-01-01", expiresOn: "2026-04-01" }, null, "agreement"],
    ["lapsed, the last day of grace", { signedOn: "2020-01-01", expiresOn: "2026-04-01" }, "2026-04-02", null],
    ["lapsed, grace over", { signedOn: "2020-01-01", expiresOn: "2026-03-01" }, "2026-04-01", "agreement"],
  ])("%s", async (_, agreement, graceUntil, why) => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
    await hasAgreement(db, p, { agencyId: p.policeId, ...agreement });
    await hasAccepted(db, p, { sittingId, userId: member.id });
    if (graceUntil !== null)
      await insert(db, "lapse_decision", {
        ...{ id: uuid(), partnership_id: p.partnershipId, group_id: p.jagId, agency_id: p.policeId },
        ...{
          expired_on: agreement.expiresOn,
          decision: "grace",
          grace_until: graceUntil,
          reason: "It is being signed",
        },
        ...{ decided_on: "2026-03-05", decided_at: NOW.toISOString(), decided_by: chair.id },
      });
    const { gate } = await open();
    expect(gate?.why ?? null).toBe(why);
    expect(gate?.chairs ?? null).toEqual(why === null ? null : ["Chris Hair"]);
  });

  test("grace for an earlier lapse, in another group or of another agency is none", async () => {
    await hasAgreement(db, p, { agencyId: p.policeId, signedOn: "2020-01-01", expiresOn: "2026-03-20" });
    await hasAccepted(db, p, { sittingId, userId: member.id });
    const grace = { decision: "grace", grace_until: "2026-04-20", reason: "r", decided_on: "2026-03-25" } as const;
    const row = { partnership_id: p.partnershipId, group_id: p.jagId, agency_id: p.policeId, expired_on: "2026-03-20" };
    for (const changes of [{ expired_on: "2025-03-20" }, { expired_on: null }, { group_id: p.youthJagId }, { agency_id: p.councilId }]) // prettier-ignore
      await insert(db, "lapse_decision", { id: uuid(), ...row, ...grace, decided_at: NOW.toISOString(), decided_by: null, ...changes }); // prettier-ignore
    expect((await open()).gate).toMatchObject({ why: "agreement" });
  });
});

test("the working group of a case has a gate, and its minutes are read whole by whoever keeps them alone", async () => {
  const { id: caseId } = await aCase(db, p, { reference: "CS-26-0077" });
  const groupId = await aGroup(db, p.partnershipId, { kind: "working", holds_cases: 0 });
  await insert(db, "case_working_group", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, group_id: groupId, started_on: "2026-03-01" },
    ...{ objective: "O", started_by: null, ended_on: null, ended_reason: null, ended_by: null, version: 1 },
  });
  const worker = await anActor(db, p, { groups: { [groupId]: "member" }, agencyId: p.policeId });
  const at = { groupId, sittingId: await aSitting(db, p, { group_id: groupId }) };
  await anItem(db, p, { sitting_id: at.sittingId, case_id: caseId, reason: "Canary of the case" });
  const page = (await get(agendaPage, worker, at)) as Page;
  expect(page.gate).toMatchObject({ why: "not-accepted" });
  expect(JSON.stringify(page)).not.toContain("Canary");
  await hasAccepted(db, p, { sittingId: at.sittingId, userId: worker.id });
  expect(JSON.stringify(await get(agendaPage, worker, at))).toContain("Canary");
  expect(await get(minutesPage, worker, at)).toMatchObject({ mayReadWhole: false });
});

test("a board, which hears no cases, has no gate; a group of licensed premises has one", async () => {
  const board = await aGroup(db, p.partnershipId, { kind: "board", holds_cases: 0 });
  const licensing = await aGroup(db, p.partnershipId, { kind: "premises", holds_cases: 0 });
  const both = await anActor(db, p, { groups: { [board]: "member", [licensing]: "member" } });
  const gateAt = async (group_id: string) => {
    const sitting = await aSitting(db, p, { group_id });
    await anItem(db, p, { sitting_id: sitting });
    return ((await get(agendaPage, both, { groupId: group_id, sittingId: sitting })) as Page).gate;
  };
  expect(await gateAt(board)).toBeNull();
  expect(await gateAt(licensing)).toMatchObject({ why: "not-accepted" });
});
