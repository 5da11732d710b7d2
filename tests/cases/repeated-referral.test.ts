import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { CASE_STATUS_NAMES, type CaseStatus } from "#app/domain/cases/case-status.ts";
import { REFERRAL_STATUS_NAMES, type ReferralStatus } from "#app/domain/cases/referral-status.ts";
import { alreadyThere } from "#app/domain/cases/repeated-referral.ts";
import * as newReferralPage from "#app/routes/cases/referrals.new/route.tsx";
import * as referralPage from "#app/routes/cases/referrals.$referralId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  get,
  insert,
  post,
  REFERRAL_FIELDS,
  testDatabase,
} from "../factories.ts";
import type { TestPartnership } from "../factories.ts";

describe("what the group has already", () => {
  const aCaseThat = (status: CaseStatus) => ({ id: "c", reference: "CS-26-0001", status });
  const aReferralThat = (status: ReferralStatus, role: "perpetrator" | "victim" = "perpetrator") => ({
    ...{ id: "r", reference: "R-26-0001", status, role },
  });
  test.each([
    ["nothing", { cases: [], referrals: [] }, null],
    ["an open case", { cases: [aCaseThat("open")], referrals: [] }, "case"],
    ["a case on hold", { cases: [aCaseThat("on-hold")], referrals: [] }, "case"],
    ["a closed case", { cases: [aCaseThat("closed")], referrals: [] }, null],
    ["a closed case and an open one", { cases: [aCaseThat("closed"), aCaseThat("open")], referrals: [] }, "case"],
    ["the same referral, waiting", { cases: [], referrals: [aReferralThat("awaiting-decision")] }, "referral"],
    ["a referral in another role", { cases: [], referrals: [aReferralThat("awaiting-decision", "victim")] }, null],
    ["a referral that was declined", { cases: [], referrals: [aReferralThat("declined")] }, null],
    ["a case and a referral", { cases: [aCaseThat("open")], referrals: [aReferralThat("awaiting-decision")] }, "case"],
  ])("%s", (_name, known, kind) => {
    expect(alreadyThere(known, "perpetrator")?.kind ?? null).toBe(kind);
  });

  test("is never a closed case or a decided referral", () => {
    const statuses = Object.keys(CASE_STATUS_NAMES) as CaseStatus[];
    const states = Object.keys(REFERRAL_STATUS_NAMES) as ReferralStatus[];
    const known = fc.record({
      cases: fc.array(fc.record({ id: fc.uuid(), reference: fc.string(), status: fc.constantFrom(...statuses) })),
      referrals: fc.array(
        fc.record({
          ...{ id: fc.uuid(), reference: fc.string(), status: fc.constantFrom(...states) },
          role: fc.constantFrom("perpetrator" as const, "victim" as const),
        }),
      ),
    });
    fc.assert(
      fc.property(known, (held) => {
        const already = alreadyThere(held, "victim");
        const open = held.cases.some((c) => c.status !== "closed");
        const waiting = held.referrals.some((r) => r.status === "awaiting-decision" && r.role === "victim");
        expect(already?.kind ?? null).toBe(open ? "case" : waiting ? "referral" : null);
      }),
    );
  });
});

describe("making a referral", () => {
  let db: Executor;
  let p: TestPartnership;
  let coordinator: Actor;
  beforeEach(async () => {
    vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
    db = await testDatabase();
    p = await aPartnership(db);
    coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** As if a search of the actor's own had just shown the person. */
  const found = async (actor: Actor, personId: string) => {
    const row = { partnership_id: p.partnershipId, user_id: actor.id, person_id: personId };
    await insert(db, "found_person", { ...row, expires_at: "2026-03-11T09:00:00.000Z" });
    return actor;
  };
  const stranger = async (personId: string) => found(await anActor(db, p, { duties: ["asb-officer"] }), personId);
  const refer = (actor: Actor, personId: string, more: Record<string, string> = {}) => {
    const fields = {
      ...{
        groupId: p.jagId,
        role: "perpetrator",
        agencyId: p.councilId,
        reason: "Bikes",
        lawfulBasis: "public-task",
        ...REFERRAL_FIELDS,
      },
      ...{ "receivedOn-day": "9", "receivedOn-month": "3", "receivedOn-year": "2026", ...more },
    };
    return post(newReferralPage.action, actor, {}, fields, `?person=${personId}`);
  };
  const referrals = async () => (await db.selectFrom("referral").select("id").execute()).length;

  test("to a group with an open case about the person warns whoever may open the case, and keeps what was typed", async () => {
    const { id, personId } = await aCase(db, p);
    const before = await referrals();
    const reply = await refer(coordinator, personId);
    expect(reply).toMatchObject({
      init: { status: 422 },
      data: {
        values: { reason: "Bikes", groupId: p.jagId },
        errors: { groupId: "This group already has an open case about this person" },
        already: { kind: "case", id },
      },
    });
    expect(await referrals()).toBe(before);
    expect(await refer(coordinator, personId, { anyway: p.jagId })).toMatchObject({ status: 302 });
    expect(await referrals()).toBe(before + 1);
  });

  test("the consent is to the group of the warning: another group is looked at for itself", async () => {
    const personId = await aPerson(db, p);
    await aCase(db, p, { person_id: personId });
    expect(await refer(coordinator, personId, { anyway: p.youthJagId })).toMatchObject({ init: { status: 422 } });
  });

  test("somebody who may not open the case is told nothing of it: the answer is as if there were none", async () => {
    const { personId } = await aCase(db, p);
    expect(await refer(await stranger(personId), personId)).toMatchObject({ status: 302 });
    await aCase(db, p, { person_id: personId, visibility: "restricted" });
    expect(await refer(await stranger(personId), personId)).toMatchObject({ status: 302 });
  });

  test("a second time to a group of others warns whoever made the first, and nobody else", async () => {
    const personId = await aPerson(db, p);
    const outsider = await stranger(personId);
    expect(await refer(outsider, personId)).toMatchObject({ status: 302 });
    expect(await refer(outsider, personId)).toMatchObject({
      init: { status: 422 },
      data: { errors: { groupId: "This group already has the same referral, waiting for a decision" } },
    });
    expect(await refer(outsider, personId, { role: "victim" })).toMatchObject({ status: 302 });
    expect(await refer(await stranger(personId), personId)).toMatchObject({ status: 302 });
    expect(await refer(coordinator, personId)).toMatchObject({ init: { status: 422 } });
  });

  test("of a person with a closed case only, or a case of another group, warns of nothing", async () => {
    const personId = await aPerson(db, p);
    await aCase(db, p, { person_id: personId, status: "closed", closed_on: "2026-03-01" });
    await aCase(db, p, { person_id: personId, group_id: p.adultsId });
    expect(await refer(coordinator, personId)).toMatchObject({ status: 302 });
  });

  test("whoever decides a referral sees that the group has an open case about the person", async () => {
    const { id, personId } = await aCase(db, p);
    const referralId = await aReferral(db, p, { person_id: personId });
    expect(await get(referralPage.loader, coordinator, { referralId })).toMatchObject({
      toDecide: { already: { kind: "case", id } },
    });
    const other = await aReferral(db, p);
    expect(await get(referralPage.loader, coordinator, { referralId: other })).toMatchObject({
      toDecide: { already: null },
    });
  });
});
