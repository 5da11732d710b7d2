import { beforeEach, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { action, loader } from "#app/routes/audit/events.$eventId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, aPerson, aReferral, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { log } from "./log.ts";

// Whether the content of an event takes a reason is decided when it is opened, over the records as they are then.

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});

type Case = Awaited<ReturnType<typeof aCase>>;
type RecordId = { kind: string; id: string };

const makeIt = (visibility: "standard" | "restricted", { id }: Case) =>
  inTransaction(db, (trx) => trx.updateTable("case_record").set({ visibility }).where("id", "=", id).execute());
const isLinkedTo = (personId: string, caseId: string) =>
  insert(db, "case_link", {
    id: uuid(),
    partnership_id: p.partnershipId,
    case_id: caseId,
    person_id: personId,
    role: "witness",
    standing: null,
    from_day: "2026-02-25",
    until_day: null,
    version: 1,
  });
const asked = async (eventId: string) =>
  ((await get(loader, officer, { eventId })) as { content: unknown }).content === null;

/** An event about the record itself and one that only names it beside another give the same answer. */
async function takesReason({ kind, id }: RecordId, restricted = false) {
  const detail = { words: "CANARY" };
  const about = await log(db, { objectKind: kind, objectId: id, detail, restricted }, coordinator);
  const beside = await log(
    db,
    { objectKind: "person-search", objectId: uuid(), objects: [{ kind, id }], detail, restricted },
    coordinator,
  );
  const answers = [await asked(about), await asked(beside)];
  expect(answers[0]).toBe(answers[1]);
  return answers[0];
}

const RECORDS: [string, (of: Case) => Promise<RecordId> | RecordId][] = [
  ["the case itself", ({ id }) => ({ kind: "case", id })],
  ["the referral that became it", ({ referralId }) => ({ kind: "referral", id: referralId })],
  ["an action of it", async ({ id }) => ({ kind: "action", id: await anAction(db, p, { case_id: id }) })],
  ["its person", ({ personId }) => ({ kind: "person", id: personId })],
  ["a person linked to it later", async ({ id }) => {
    const personId = await aPerson(db, p);
    await isLinkedTo(personId, id);
    return { kind: "person", id: personId };
  }],
]; // prettier-ignore

test.each(RECORDS)("%s takes no reason while the case is open to its group", async (_, recordOf) => {
  expect(await takesReason(await recordOf(await aCase(db, p)))).toBe(false);
});

test.each(RECORDS)(
  "%s takes one when the case was restricted after the event, until it no longer is",
  async (_, of) => {
    const restricted = await aCase(db, p);
    const record = await of(restricted);
    const detail = { words: "CANARY" };
    const event = await log(db, { objectKind: record.kind, objectId: record.id, detail }, coordinator);
    await makeIt("restricted", restricted);
    const closed = await get(loader, officer, { eventId: event });
    expect(closed).toMatchObject({ state: "kept", content: null });
    expect(JSON.stringify(closed)).not.toContain("CANARY");
    expect(await takesReason(record)).toBe(true);
    expect(await post(action, officer, { eventId: event }, { reason: "Complaint 12" })).toMatchObject({
      data: { content: [{ name: "words", after: "CANARY" }] },
      init: { status: 200 },
    });
    await makeIt("standard", restricted);
    expect(await takesReason(record)).toBe(false);
  },
);

test("what was written as restricted takes a reason for good", async () => {
  const standard = await aCase(db, p);
  expect(await takesReason({ kind: "case", id: standard.id }, true)).toBe(true);
});

test.each([
  ["one restricted case and one that is not", ["restricted", "standard"], false],
  ["two restricted cases", ["restricted", "restricted"], true],
  ["two cases, neither restricted", ["standard", "standard"], false],
  ["no case at all", [], false],
] as const)("a person in %s", async (_, visibilities, expected) => {
  const personId = await aPerson(db, p);
  for (const visibility of visibilities) await aCase(db, p, { person_id: personId, visibility });
  expect(await takesReason({ kind: "person", id: personId })).toBe(expected);
});

test("a person in one restricted and one open case is no way round the restricted one", async () => {
  const personId = await aPerson(db, p);
  const restricted = await aCase(db, p, { person_id: personId, visibility: "restricted" });
  await aCase(db, p, { person_id: personId });
  const objects = [
    { kind: "person", id: personId },
    { kind: "case", id: restricted.id },
  ];
  const id = await log(db, { objectKind: "referral", objectId: uuid(), objects, detail: { words: "x" } }, coordinator);
  expect(await asked(id)).toBe(true);
});

test("another referral of the person, an action of a group, a record of another kind and one that is gone take none", async () => {
  const personId = await aPerson(db, p);
  const { id } = await aCase(db, p, { person_id: personId, visibility: "restricted" });
  const others = [
    { kind: "referral", id: await aReferral(db, p, { person_id: personId }) },
    { kind: "action", id: await anAction(db, p, { context: "group", case_id: null, group_id: p.jagId }) },
    { kind: "group", id },
    { kind: "case", id: uuid() },
  ];
  for (const record of others) expect(await takesReason(record), record.kind).toBe(false);
});

test("an event without content has nothing to give a reason for", async () => {
  const { id } = await aCase(db, p, { visibility: "restricted" });
  const event = await log(db, { objectId: id }, coordinator);
  expect(await get(loader, officer, { eventId: event })).toMatchObject({ state: "none", content: null });
});
