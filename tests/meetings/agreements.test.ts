import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { warningDue } from "#app/domain/meetings/agreement-warning.ts";
import { refuseLapseDecision } from "#app/domain/meetings/gate.ts";
import { action as decide, loader as decidePage } from "#app/routes/meetings/$groupId.agreements.$agencyId/route.tsx";
import { loader as agreementsPage } from "#app/routes/meetings/$groupId.agreements._index/route.tsx";
import { warnOfAgreements } from "#app/services/meetings/warn-of-agreements.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { hasAgreement } from "../support/meetings.ts";

test.each([
  ["before the first", "2026-01-09", null],
  ["on the first", "2026-01-10", "2026-01-10"],
  ["between the first and the second", "2026-03-10", "2026-01-10"],
  ["on the second", "2026-03-11", "2026-03-11"],
  ["on the last", "2026-04-03", "2026-04-03"],
  ["on the last day of the agreement", "2026-04-10", "2026-04-03"],
])("of an agreement that ends on 10 April a warning is due, %s", (_, today, due) => {
  expect(warningDue("2026-04-10", [90, 30, 7], today)).toBe(due);
});

const lapsed = { signedOn: "2020-01-01", expiresOn: "2026-04-01" };
test.each([
  ["in date on its last day", { signedOn: "2020-01-01", expiresOn: "2026-04-02" }, [], false],
  ["lapsed yesterday", lapsed, [], true],
  ["never signed", { signedOn: null, expiresOn: null }, [], true],
  ["lapsed, and grace given for it", lapsed, [{ decision: "grace", expiredOn: "2026-04-01" }], false],
  ["lapsed, and grace given for the lapse before", lapsed, [{ decision: "grace", expiredOn: "2025-04-01" }], true],
  ["lapsed, and blocked", lapsed, [{ decision: "block", expiredOn: "2026-04-01" }], true],
  ["never signed, and grace given for that", { signedOn: null, expiresOn: null }, [{ decision: "grace", expiredOn: null }], false],
] as const)("grace is given, once for each lapse: %s", (_, agreement, earlier, isGiven) => {
  expect(refuseLapseDecision("grace", agreement, earlier, "2026-04-02") === null).toBe(isGiven);
}); // prettier-ignore

let db: Executor;
let p: TestPartnership;
let chair: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
});
afterEach(() => vi.useRealTimers());

type Page = { agencies: { id: string; words: string; holds: string | null }[]; mayDecide: boolean };
type Answer = { init?: { status?: number }; data: { errors: Record<string, string>; recorded: object } };
const status = (answer: unknown) => (answer instanceof Response ? answer.status : (answer as Answer).init?.status);
const open = async (who = chair) => (await get(agreementsPage, who, { groupId: p.jagId })) as Page;
const at = () => ({ groupId: p.jagId, agencyId: p.policeId });
const send = (decision: string, version = "1", who = chair) =>
  post(decide, who, at(), { version, decision, reason: "It is being signed" });

describe("a lapse in a group", () => {
  beforeEach(() => hasAgreement(db, p, { agencyId: p.policeId, ...lapsed }));

  test("is listed, blocked until it is decided, and grace is given for the days of the setting", async () => {
    expect((await open()).agencies).toEqual([
      expect.objectContaining({ id: p.policeId, words: "Lapsed yesterday", holds: "Blocked until it is decided" }),
    ]);
    expect(status(await send("grace"))).toBe(302);
    expect(await db.selectFrom("lapse_decision").selectAll().execute()).toMatchObject([
      { decision: "grace", grace_until: "2026-04-30", expired_on: "2026-04-01", decided_by: chair.id },
    ]);
    expect((await open()).agencies[0]?.holds).toBe("Grace until 30 April 2026 (Chris Hair)");
    const again = await send("grace", "2");
    expect(status(again)).toBe(422);
    expect((again as Answer).data.errors).toEqual({ decision: "Grace has been given for this lapse already" });
    expect(status(await send("block", "2"))).toBe(302);
    expect((await open()).agencies[0]?.holds).toBe("Blocked (Chris Hair)");
    expect((await auditEvents(db)).filter(({ event }) => event === "agreement.lapse-decided")).toHaveLength(2);
  });

  test("is decided by the chair alone; a coordinator sees it, a member and other groups do not", async () => {
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(await open(coordinator)).toMatchObject({ mayDecide: false, agencies: [{ id: p.policeId }] });
    expect(status(await send("grace", "1", coordinator))).toBe(403);
    expect(status(await get(decidePage, coordinator, at()))).toBe(403);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "chair" } });
    expect(status(await get(agreementsPage, member, { groupId: p.jagId }))).toBe(403);
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await get(agreementsPage, youth, { groupId: p.jagId }))).toBe(404);
    expect(status(await send("grace", "1", youth))).toBe(404);
    expect(await db.selectFrom("lapse_decision").selectAll().execute()).toEqual([]);
  });

  test("of two chairs who decide at once the second sees what the first has decided", async () => {
    const other = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    expect(status(await send("block"))).toBe(302);
    const late = await send("grace", "1", other);
    expect(status(late)).toBe(409);
    expect((late as Answer).data.recorded).toMatchObject({ Decision: "Blocked" });
  });

  test("of an agency whose agreement is in date nothing is decided", async () => {
    await hasAgreement(db, p, { agencyId: p.policeId, signedOn: "2026-01-01", expiresOn: "2027-01-01" });
    expect((await open()).agencies).toEqual([]);
    expect(status(await send("block"))).toBe(422);
  });
});

describe("each morning", () => {
  const told = () =>
    db.selectFrom("notification").select(["user_id", "kind", "object_kind", "for_day"]).orderBy("id").execute();
  const run = (day: string) => warnOfAgreements({ db, now: new Date(`${day}T06:00:00Z`) });

  test("of an agreement that ends its contact, the administrators and the chairs are told, once for each warning", async () => {
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    const contact = await anActor(db, p, { agencyId: p.policeId });
    await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    await hasAgreement(db, p, { agencyId: p.policeId, signedOn: "2020-01-01", expiresOn: "2026-06-30" });
    await inTransaction(db, (trx) =>
      trx.updateTable("partnership_agency").set({ contact_user_id: contact.id }).where("agency_id", "=", p.policeId).execute(),
    );
    expect(await run("2026-03-31")).toEqual({ told: 0 });
    expect(await run("2026-04-01")).toEqual({ told: 3 });
    expect(await run("2026-04-02")).toEqual({ told: 0 });
    expect(await run("2026-06-02")).toEqual({ told: 3 });
    expect(await run("2026-06-23")).toEqual({ told: 3 });
    expect(await run("2026-06-30")).toEqual({ told: 0 });
    expect(await run("2026-07-01")).toEqual({ told: 3 });
    expect(await run("2026-07-02")).toEqual({ told: 0 });
    const rows = await told();
    expect(rows.filter(({ user_id }) => user_id === chair.id).map(({ kind, object_kind, for_day }) => [kind, object_kind, for_day])).toEqual([
      ["agreement-ends", "group-agreements", "2026-04-01"],
      ["agreement-ends", "group-agreements", "2026-05-31"],
      ["agreement-ends", "group-agreements", "2026-06-23"],
      ["agreement-lapsed", "group-agreements", "2026-07-01"],
    ]);
    expect(new Set(rows.map(({ user_id }) => user_id))).toEqual(new Set([chair.id, administrator.id, contact.id]));
  }); // prettier-ignore
});

test("a renewed agreement opens the gate by itself, whatever was decided before", async () => {
  await hasAgreement(db, p, { agencyId: p.policeId, ...lapsed });
  await insert(db, "lapse_decision", {
    ...{ id: uuid(), partnership_id: p.partnershipId, group_id: p.jagId, agency_id: p.policeId, decision: "block" },
    ...{ expired_on: "2026-04-01", grace_until: null, reason: "r", decided_on: "2026-04-02" },
    ...{ decided_at: "2026-04-02T09:00:00.000Z", decided_by: chair.id },
  });
  await aSitting(db, p);
  expect((await open()).agencies[0]?.holds).toBe("Blocked (Chris Hair)");
  await hasAgreement(db, p, { agencyId: p.policeId, signedOn: "2026-04-02", expiresOn: "2028-04-01" });
  expect((await open()).agencies).toEqual([]);
});
