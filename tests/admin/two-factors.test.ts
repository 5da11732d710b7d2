import { addHours, subMilliseconds } from "date-fns";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { systemActor } from "#app/domain/access/actor.ts";
import { action as resetAuthenticator } from "#app/routes/admin/users.$userId_.authenticator/route.tsx";
import { action as makePasswordLink } from "#app/routes/admin/users.$userId_.password-link/route.tsx";
import { loader as logPage } from "#app/routes/audit/_index/route.tsx";
import { issueUserLink } from "#app/services/admin/issue-user-link.ts";
import { resetFactor } from "#app/services/session/reset-factor.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aUser, get, post, testDatabase } from "../factories.ts";
import { anOffice, events, NOW, type Office, userRow } from "./office.ts";

let db: Executor;
let office: Office;
let userId: string;
const FACTOR = { totp_secret_sealed: "sealed", totp_confirmed_at: NOW.toISOString(), totp_last_step: 1 };
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
  userId = await aUser(db, office.policeId, FACTOR);
});
afterEach(() => vi.useRealTimers());

type Answer = { status?: number; init?: { status: number }; data?: { errors: { reason?: string } } };
const statusOf = (answer: unknown) => (answer as Answer).status ?? (answer as Answer).init?.status;
const link = (actor: Actor = office.admin) => post(makePasswordLink, actor, { userId }, { reason: "Forgot it" });
const reset = (actor: Actor = office.admin) => post(resetAuthenticator, actor, { userId }, { reason: "New phone" });
const links = async () => (await db.selectFrom("access_link").select("id").execute()).length;

describe("one administrator alone", () => {
  test("who has made a link does not reset the authenticator: it stays, the sessions go on, and the log says so", async () => {
    expect(statusOf(await link())).toBe(201);
    const refused = (await reset()) as Answer;
    expect([statusOf(refused), refused.data?.errors.reason]).toEqual([
      422,
      "You made a link to set this person’s password on 10 Mar 2026, 09:00. Another administrator can reset the authenticator now, or you can from 11 Mar 2026, 09:00",
    ]);
    expect(await userRow(db, userId)).toMatchObject(FACTOR);
    expect(await events(db)).toMatchObject([
      { event: "user.password-reset-issued" },
      { event: "user.reset-refused", category: "refusal", object_id: userId, purpose: "authenticator" },
    ]);
  });

  test("who has reset the authenticator makes no link", async () => {
    expect(statusOf(await reset())).toBe(302);
    expect(statusOf(await link())).toBe(422);
    expect(await links()).toBe(0);
  });

  test.each<[string, Date, number]>([
    ["a millisecond before 24 hours have passed, not yet", subMilliseconds(addHours(NOW, 24), 1), 422],
    ["after 24 hours: nobody is locked out for good", addHours(NOW, 24), 302],
  ])("%s", async (_name, at, status) => {
    await link();
    vi.setSystemTime(at);
    expect(statusOf(await reset())).toBe(status);
  });

  test("of both at once, one happens", async () => {
    expect((await Promise.all([link(), reset()])).map(statusOf).filter((status) => status === 422)).toHaveLength(1);
    expect(await db.selectFrom("credential_reset").select("id").execute()).toHaveLength(1);
  });

  test("may do the same thing twice, and both for two people", async () => {
    expect([statusOf(await link()), statusOf(await link())]).toEqual([201, 201]);
    userId = await aUser(db, office.policeId, FACTOR);
    expect(statusOf(await reset())).toBe(302);
  });
});

test("another administrator does the second at once", async () => {
  const other = await anActor(db, office, { duties: ["administrator"], name: "Bo Admin" });
  expect(statusOf(await link())).toBe(201);
  expect(statusOf(await reset(other))).toBe(302);
});

test("whoever runs the server may do both, and the user is told of it as well", async () => {
  const context = { db, actor: { ...systemActor("root"), partnershipId: office.partnershipId }, now: NOW };
  expect((await issueUserLink(context, userId, "password-reset", "Both lost")).kind).toBe("done");
  expect((await resetFactor(context, userId, "Both lost")).kind).toBe("done");
  expect(await db.selectFrom("credential_reset").select(["kind", "made_by"]).orderBy("kind").execute()).toEqual([
    { kind: "authenticator", made_by: null },
    { kind: "password-link", made_by: null },
  ]);
});

test("the information governance officer finds each in the log under changes of permissions, and the try under refusals", async () => {
  await link();
  await reset();
  const officer = await anActor(db, office, { duties: ["information-governance"] });
  const found = async (category: string) => {
    const answer = (await get(logPage, officer, {}, `?category=${category}`)) as { data: { rows: { what: string }[] } };
    return answer.data.rows.map((row) => row.what);
  };
  expect(await found("permission")).toEqual(["Made a link to set a new password"]);
  expect(await found("refusal")).toEqual(["Was refused a reset of both password and authenticator of one user"]);
});
