import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as referralPage from "#app/routes/cases/referrals.$referralId/route.tsx";
import * as matchPage from "#app/routes/cases/referrals.$referralId_.match/route.tsx";
import * as withdrawPage from "#app/routes/cases/referrals.$referralId_.withdraw/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  aReferralAbout,
  aReferralLink,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let chair: Actor;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { name: "Hattie Housing" });
  chair = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const DECIDED = { "decidedOn-day": "10", "decidedOn-month": "3", "decidedOn-year": "2026" };
const decide = (referralId: string, fields: Record<string, string>, by = chair) =>
  post(referralPage.action, by, { referralId }, { version: "1", reason: "Because", ...DECIDED, ...fields });
const typedReferral = (more: Partial<Parameters<typeof aReferral>[2]> = {}) =>
  aReferral(db, p, {
    ...{ group_id: p.youthJagId, person_id: null, typed_given_names: "Robin", typed_family_name: "Example" },
    ...{ typed_birth_date: "2011-05-01", typed_birth_date_basis: "exact", created_by: officer.id, ...more },
  });
const row = (id: string) => db.selectFrom("referral").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const told = () => db.selectFrom("notification").select(["kind", "user_id", "object_id"]).orderBy("id").execute();
const statusOf = (reply: unknown) =>
  reply instanceof Response ? reply.status : (reply as { init: { status: number } }).init.status;
const errorsOf = (reply: unknown) => (reply as { data: { errors: Record<string, string> } }).data.errors;
const accept = () => ({ decision: "accepted", leadAgencyId: p.policeId, leadUserId: "" });

describe("whoever is only typed", () => {
  test("is no case before somebody has said who it is", async () => {
    const id = await typedReferral();
    const reply = await decide(id, accept());
    expect([statusOf(reply), errorsOf(reply).decision]).toEqual([422, "Say who this person is before you accept the referral"]);
  }); // prettier-ignore

  const matching = async (id: string, search = "") => {
    const page = (await get(matchPage.loader, chair, { referralId: id }, search)) as {
      searchId: string;
      version: number;
    };
    return { version: String(page.version), searchId: page.searchId };
  };

  test("is recorded as a new person with what was typed, and becomes a case in the role that the group gives", async () => {
    const id = await typedReferral();
    const reply = await post(matchPage.action, chair, { referralId: id }, { ...(await matching(id)), personId: "new" });
    expect(statusOf(reply)).toBe(302);
    const { person_id } = await row(id);
    const person = await db.selectFrom("person").selectAll().where("id", "=", person_id).executeTakeFirstOrThrow();
    expect(person).toMatchObject({ given_names: "Robin", family_name: "Example", birth_date: "2011-05-01" });
    expect((await auditEvents(db)).find((e) => e.event === "referral.person-matched")?.category).toBe("combination");
    expect(statusOf(await decide(id, { ...accept(), version: "2", role: "person-at-risk" }))).toBe(302);
    expect(await db.selectFrom("case_link").selectAll().execute()).toMatchObject([{ person_id, role: "person-at-risk", standing: null }]);
    expect(await told()).toMatchObject([{ kind: "referral-decided", user_id: officer.id, object_id: id }]);
  }); // prettier-ignore

  test("is matched with somebody of those shown, once; the second coordinator is told", async () => {
    const id = await typedReferral();
    const recorded = await aPerson(db, p, { given_names: "Robin", family_name: "Example", birth_date: "2011-05-01", created_at: "2026-03-10T08:00:00.000Z", created_by: chair.id }); // prettier-ignore
    const first = await matching(id);
    expect(statusOf(await post(matchPage.action, chair, { referralId: id }, { ...first, personId: recorded }))).toBe(
      302,
    );
    expect((await row(id)).person_id).toBe(recorded);
    expect(statusOf(await post(matchPage.action, chair, { referralId: id }, { ...first, personId: "new" }))).toBe(409);
  });

  test("is nobody of whom no search has shown anything, and no adult for the Youth JAG", async () => {
    const id = await typedReferral();
    const form = await matching(id);
    const unseen = await aPerson(db, p);
    const reply = await post(matchPage.action, chair, { referralId: id }, { ...form, personId: unseen });
    expect([statusOf(reply), errorsOf(reply).personId]).toEqual([422, "Select one of these people"]);
    const adult = await aPerson(db, p, { created_by: chair.id, created_at: "2026-03-10T08:00:00.000Z" });
    const refused = await post(matchPage.action, chair, { referralId: id }, { ...form, personId: adult });
    expect([statusOf(refused), errorsOf(refused).personId]).toEqual([422, expect.stringMatching(/under 18/)]);
  });

  test("among the people of a problem is matched each for themselves", async () => {
    const id = await aReferralAbout(db, p, { problem_title: "Off-road bikes" }, { group_id: p.youthJagId });
    const linkId = await aReferralLink(db, p, id, { person_id: null, typed_family_name: "Sample", typed_birth_date_basis: "unknown" });
    const form = await matching(id, `?person=${linkId}`);
    const reply = await post(matchPage.action, chair, { referralId: id }, { ...form, personId: "new" }, `?person=${linkId}`);
    expect(statusOf(reply)).toBe(302);
    const link = await db.selectFrom("referral_link").selectAll().executeTakeFirstOrThrow();
    expect(link.person_id).not.toBeNull();
  }); // prettier-ignore

  test.each([
    ["a member of the group", { role: "member" as const }, 403],
    ["a coordinator of another group", { role: null }, 404],
  ])("is not %s's to match", async (_, { role }, status) => {
    const id = await typedReferral();
    const groups = role ? { [p.youthJagId]: role } : { [p.jagId]: "coordinator" as const };
    const actor = await anActor(db, p, { groups });
    expect(statusOf(await get(matchPage.loader, actor, { referralId: id }))).toBe(status);
  });
});

describe("passing on", () => {
  test("keeps the first as redirected, and makes one of the same day in the other group, whose chair is told", async () => {
    const jagChair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const id = await typedReferral({ received_on: "2026-03-02" });
    const reply = await decide(id, { decision: "redirected", toGroupId: p.jagId });
    expect(statusOf(reply)).toBe(302);
    const next = await db.selectFrom("referral").selectAll().where("redirected_from_id", "=", id).executeTakeFirstOrThrow();
    expect(next).toMatchObject({ group_id: p.jagId, status: "awaiting-decision", received_on: "2026-03-02", typed_family_name: "Example", created_by: officer.id, version: 1 });
    expect(await told()).toMatchObject([
      { kind: "referral-received", user_id: jagChair.id, object_id: next.id },
      { kind: "referral-decided", user_id: officer.id, object_id: id },
    ]);
    const decisions = await db.selectFrom("referral_decision").selectAll().execute();
    expect(decisions).toMatchObject([{ referral_id: id, decision: "redirected", reason: "Because", decided_by: chair.id, case_id: null }]);
    // The chair who passed it on is in no other group, and sees its state; so does whoever made it.
    expect(statusOf(await get(referralPage.loader, chair, { referralId: next.id }))).toBe(404);
    expect(await get(referralPage.loader, chair, { referralId: id })).toMatchObject({ kind: "whole", passedOn: `JAG, as ${next.reference}: awaiting decision` });
    expect(await get(referralPage.loader, officer, { referralId: id })).toMatchObject({ kind: "state-only", statusName: "Redirected", passedOn: { id: next.id, groupName: "JAG" } });
    expect(await get(referralPage.loader, jagChair, { referralId: next.id })).toMatchObject({ kind: "whole" });
    expect(statusOf(await get(referralPage.loader, jagChair, { referralId: id }))).toBe(404);
  }); // prettier-ignore

  test.each([
    ["a child to the Adults at Risk Group", () => p.adultsId, /aged 18 and over/],
    ["to the same group", () => p.youthJagId, /another group/],
    ["to no group", () => "", /Select the group/],
  ])("%s is refused", async (_, to, message) => {
    const reply = await decide(await typedReferral(), { decision: "redirected", toGroupId: to() });
    expect(errorsOf(reply).toGroupId).toMatch(message);
  });

  test("takes the people of a problem with it", async () => {
    const id = await aReferralAbout(db, p, { problem_title: "Off-road bikes" }, { group_id: p.youthJagId });
    await aReferralLink(db, p, id);
    await decide(id, { decision: "redirected", toGroupId: p.jagId });
    expect(await db.selectFrom("referral_link").select(["referral_id", "role", "standing"]).execute()).toHaveLength(2);
  });
});

describe("withdrawing", () => {
  const withdraw = (id: string, by: Actor, version = "1") =>
    post(withdrawPage.action, by, { referralId: id }, { version, reason: "They moved away" });

  test("is the referrer's before the decision, and the group is told", async () => {
    const id = await typedReferral();
    expect(statusOf(await withdraw(id, officer))).toBe(302);
    expect((await row(id)).status).toBe("withdrawn");
    expect(await told()).toMatchObject([{ kind: "referral-withdrawn", user_id: chair.id, object_id: id }]);
    expect((await auditEvents(db)).map((e) => e.event)).toContain("referral.withdrawn");
  });

  test("after the decision is a conflict, and changes nothing", async () => {
    const id = await typedReferral();
    await decide(id, { decision: "declined" });
    const reply = await withdraw(id, officer, "2");
    expect([statusOf(reply), errorsOf(reply).form]).toEqual([409, "This referral has been decided already: declined"]);
    expect((await row(id)).status).toBe("declined");
  });

  test("is nobody else's: the group's chair does not find the page", async () => {
    const id = await typedReferral();
    expect(statusOf(await withdraw(id, chair))).toBe(404);
    expect(statusOf(await get(withdrawPage.loader, chair, { referralId: id }))).toBe(404);
  });

  test("loses to a decision made at once: one of them happens", async () => {
    const id = await typedReferral();
    const replies = await Promise.all([withdraw(id, officer), decide(id, { decision: "declined" })]);
    expect(replies.map(statusOf).sort()).toEqual([302, 409]);
    expect(await db.selectFrom("referral_decision").select("decision").execute()).toHaveLength(1);
  });
});

test("every outcome tells the officer from whom it comes as well, but not whoever decides", async () => {
  const id = await typedReferral({ referring_user_id: chair.id });
  await decide(id, { decision: "declined" });
  expect(await told()).toMatchObject([{ kind: "referral-decided", user_id: officer.id }]);
});
