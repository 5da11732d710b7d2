import { addMinutes, addSeconds, subDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod/mini";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import {
  action as changeAuthenticator,
  loader as authenticatorPage,
} from "#app/routes/session/account_.authenticator/route.tsx";
import { action as changePassword, loader as passwordPage } from "#app/routes/session/account_.password/route.tsx";
import {
  action as newRecoveryCodes,
  loader as recoveryCodesPage,
} from "#app/routes/session/account_.recovery-codes/route.tsx";
import { action as endSession, loader as accountPage } from "#app/routes/session/account/route.tsx";
import { action as giveCode } from "#app/routes/session/sign-in_.code/route.tsx";
import { action as signIn } from "#app/routes/session/sign-in/route.tsx";
import { action as signOut } from "#app/routes/session/sign-out/route.tsx";
import { action as switchPartnership, loader as switchPage } from "#app/routes/session/switch-partnership/route.tsx";
import { action as discardUnsent, loader as discardPage } from "#app/routes/session/unsent_.discard/route.tsx";
import { action as sendUnsent, loader as unsentPage } from "#app/routes/session/unsent/route.tsx";
import { expireSessionData } from "#app/services/session/expire.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, insert, post, testDatabase } from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { codeNow, TestBrowser } from "./browser.ts";
import { aSignInUser, PASSWORD, SECRET, signedInBrowser } from "./people.ts";

let db: Executor;
let user: Awaited<ReturnType<typeof aSignInUser>>;
const NOW = new Date("2026-03-02T10:00:00.000Z");
const NEW_PASSWORD = "lamppost otter seventeen paint";
const anyPage = guardedLoader("home:read", z.object({}), async ({ actor }) => ({ partnershipId: actor.partnershipId }));
const savePage = guardedAction("home:read", z.object({}), async ({ form }) => ({ saved: [...form] }));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  user = await aSignInUser(db);
});
afterEach(() => vi.useRealTimers());

/** A second browser of the same user, half a minute later: each code opens once. */
async function secondBrowser() {
  vi.setSystemTime(addSeconds(new Date(), 30));
  return signedInBrowser(db, user);
}
const newEvents = async () => (await auditEvents(db)).map((e) => e.event).filter((event) => event !== "user.signed-in");

test.each([
  ["/account", accountPage, endSession],
  ["/account/password", passwordPage, changePassword],
  ["/account/authenticator", authenticatorPage, changeAuthenticator],
  ["/account/recovery-codes", recoveryCodesPage, newRecoveryCodes],
  ["/switch-partnership", switchPage, switchPartnership],
  ["/unsent", unsentPage, sendUnsent],
  ["/unsent/discard", discardPage, discardUnsent],
] as const)("%s is for nobody signed out", async (_, loader, action) => {
  const browser = new TestBrowser(db);
  expect(await browser.get(loader)).toMatchObject({ status: 401 });
  expect(await browser.post(action, {})).toMatchObject({ status: 401 });
  const actor = { ...user.actor, permissions: new Set<never>() };
  expect(await get(loader as never, actor)).toMatchObject({ status: 403 });
  expect(await post(action as never, actor, {}, {})).toMatchObject({ status: 403 });
});

test("own sessions are listed, and one or all others can be ended", async () => {
  const first = await signedInBrowser(db, user);
  const second = await secondBrowser();
  const third = await secondBrowser();
  const { sessions } = (await first.get(accountPage)).data as {
    sessions: { id: string; browser: string; isThisOne: boolean }[];
  };
  expect(sessions.map((s) => [s.browser, s.isThisOne])).toEqual([
    ["Firefox on Windows", true],
    ["Firefox on Windows", false],
    ["Firefox on Windows", false],
  ]);
  expect(JSON.stringify(await first.get(accountPage))).not.toMatch(/token_hash|tokenHash|password_hash|\$argon2/);

  expect(await first.post(endSession, { sessionId: sessions[1]?.id ?? "" })).toMatchObject({
    status: 302,
    location: "/account?changed=sessions",
  });
  const [secondNow, thirdNow] = [await second.get(anyPage), await third.get(anyPage)];
  expect([secondNow.status, thirdNow.status].sort()).toEqual([200, 401]);
  expect(await first.post(endSession, { sessionId: "others" })).toMatchObject({ status: 302 });
  for (const browser of [second, third]) expect(await browser.get(anyPage)).toMatchObject({ status: 401 });
  expect(await first.get(anyPage)).toMatchObject({ status: 200 });
  expect(await newEvents()).toEqual(["session.ended", "user.other-sessions-ended"]);
});

test("somebody else's session is not there to be ended", async () => {
  const other = await signedInBrowser(db, await aSignInUser(db));
  const theirs = await db.selectFrom("session").select("id").executeTakeFirstOrThrow();
  const browser = await signedInBrowser(db, user);
  expect(await browser.post(endSession, { sessionId: theirs.id })).toMatchObject({ status: 404 });
  expect(await browser.post(endSession, { sessionId: "all" })).toMatchObject({ status: 400 });
  expect(await other.get(anyPage)).toMatchObject({ status: 200 });
});

test("a new password takes the present one, ends the other sessions and gives this one a new token", async () => {
  const other = await signedInBrowser(db, user);
  const browser = await secondBrowser();
  const before = browser.token;
  expect(await browser.post(changePassword, { currentPassword: "wrong", newPassword: NEW_PASSWORD })).toMatchObject({
    status: 422,
    data: { errors: { currentPassword: "The current password is not right" } },
  });
  expect(await browser.post(changePassword, { currentPassword: PASSWORD, newPassword: "Password2026!" })).toMatchObject(
    { status: 422, data: { errors: { newPassword: expect.any(String) as string } } },
  );
  expect(await browser.post(changePassword, { currentPassword: "", newPassword: "" })).toMatchObject({ status: 400 });
  expect(await browser.post(changePassword, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD })).toMatchObject({
    status: 302,
    location: "/account?changed=password",
  });
  expect(browser.token).not.toBe(before);
  expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
  expect(await other.get(anyPage)).toMatchObject({ status: 401 });
  expect(await new TestBrowser(db).post(signIn, { email: user.email, password: PASSWORD })).toMatchObject({
    status: 422,
  });
  expect(await new TestBrowser(db).post(signIn, { email: user.email, password: NEW_PASSWORD })).toMatchObject({
    status: 302,
  });
  expect(await newEvents()).toEqual(["sign-in.failed", "user.password-changed", "sign-in.failed"]);
});

test("guessing the present password on the account page is throttled with signing in", async () => {
  const browser = await signedInBrowser(db, user);
  for (let i = 0; i < 10; i++) await browser.post(newRecoveryCodes, { currentPassword: `wrong ${i}` });
  expect(await browser.post(newRecoveryCodes, { currentPassword: PASSWORD })).toMatchObject({ status: 429 });
  expect(
    await new TestBrowser(db, "198.51.100.7").post(signIn, { email: user.email, password: PASSWORD }),
  ).toMatchObject({ status: 429 });
});

test("codes of a new authenticator are guessed ten times at the most, the right one refused after that, each in the log", async () => {
  const browser = await signedInBrowser(db, user);
  await browser.post(changeAuthenticator, { currentPassword: PASSWORD });
  const { enrolment } = (await browser.get(authenticatorPage)).data as { enrolment: { secret: string } };
  const right = () => browser.post(changeAuthenticator, { code: codeNow(enrolment.secret.replaceAll(" ", "")) });
  const earlier = (await auditEvents(db)).length;
  for (let i = 0; i < 10; i++)
    expect(await browser.post(changeAuthenticator, { code: "000000" })).toMatchObject({ status: 422 });
  expect(await right()).toMatchObject({ status: 429, data: { codes: null } });
  const by = {
    category: "sign-in",
    actor_id: user.userId,
    agency_id: user.actor.agencyId,
    object_kind: "user",
    object_id: user.userId,
    objects: [`user ${user.userId}`],
  } as const;
  const wrong = Array.from({ length: 10 }, () => ({ event: "new-code.failed", ...by }));
  await expectAudit(db, [...wrong, { event: "sign-in.throttled", ...by }], earlier);
  vi.setSystemTime(addSeconds(NOW, 301));
  expect(await right()).toMatchObject({ status: 200 });
});

test("a new authenticator takes the password and its first code; the old one works until then", async () => {
  const browser = await signedInBrowser(db, user);
  expect((await browser.get(authenticatorPage)).data).toEqual({ enrolment: null });
  expect(await browser.post(changeAuthenticator, { code: codeNow(SECRET) }), "without the password").toMatchObject({
    status: 302,
    location: "/account/authenticator",
  });
  expect(await browser.post(changeAuthenticator, { currentPassword: "wrong" })).toMatchObject({ status: 422 });
  expect(await browser.post(changeAuthenticator, { currentPassword: PASSWORD })).toMatchObject({ status: 302 });
  const { enrolment } = (await browser.get(authenticatorPage)).data as { enrolment: { secret: string } };
  const secret = enrolment.secret.replaceAll(" ", "");
  const other = await secondBrowser();

  expect(await browser.post(changeAuthenticator, { code: "000000" })).toMatchObject({ status: 422 });
  const before = browser.token;
  const done = await browser.post(changeAuthenticator, { code: codeNow(secret) });
  expect(done).toMatchObject({ status: 200, data: { codes: expect.arrayContaining([]) as string[] } });
  expect(done.data.codes).toHaveLength(10);
  expect(browser.token).not.toBe(before);
  expect(await other.get(anyPage)).toMatchObject({ status: 401 });
  expect(await newEvents()).toEqual(["sign-in.failed", "new-code.failed", "user.authenticator-set"]);

  vi.setSystemTime(addSeconds(new Date(), 60));
  const next = new TestBrowser(db);
  await next.post(signIn, { email: user.email, password: PASSWORD });
  expect(await next.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({ status: 422 });
  expect(await next.post(giveCode, { code: codeNow(secret) })).toMatchObject({ status: 302 });
});

test("new recovery codes take the place of the old", async () => {
  const browser = await signedInBrowser(db, user);
  const first = await browser.post(newRecoveryCodes, { currentPassword: PASSWORD });
  const second = await browser.post(newRecoveryCodes, { currentPassword: PASSWORD });
  expect(new Set([...(first.data.codes as string[]), ...(second.data.codes as string[])]).size).toBe(20);
  expect((await browser.get(recoveryCodesPage)).data).toEqual({ left: 10 });
  expect(await db.selectFrom("recovery_code").select("id").execute()).toHaveLength(10);
  expect(await newEvents()).toEqual(["user.recovery-codes-replaced", "user.recovery-codes-replaced"]);
});

test("a user of two partnerships switches between them under a new token, and to no third", async () => {
  const other = await aPartnership(db, `Another ${uuid()}`);
  const third = await aPartnership(db);
  await insert(db, "membership", {
    id: uuid(),
    partnership_id: other.partnershipId,
    group_id: other.jagId,
    user_id: user.userId,
    role: "member",
    from_day: "2026-01-01",
    until_day: null,
    version: 1,
  });
  const browser = await signedInBrowser(db, user);
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: other.partnershipId });
  const before = browser.token;
  expect(await browser.post(switchPartnership, { partnershipId: user.partnershipId })).toMatchObject({
    status: 302,
    location: "/",
  });
  expect(browser.token).not.toBe(before);
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: user.partnershipId });
  expect(await browser.post(switchPartnership, { partnershipId: third.partnershipId })).toMatchObject({ status: 404 });
  expect(await browser.post(switchPartnership, { partnershipId: "" })).toMatchObject({ status: 400 });
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: user.partnershipId });
  const events = (await auditEvents(db)).filter((e) => e.event !== "user.signed-in");
  expect(events.map((e) => [e.event, e.partnership_id])).toEqual([
    ["session.partnership-switched", user.partnershipId],
    ["access.not-found", user.partnershipId],
    ["access.unreadable", user.partnershipId],
  ]);
});

const TYPED: [string, string][] = [
  ["reason", "Noise <b>every</b> night\nand more"],
  ["groups", "a"],
  ["groups", "b"],
  ["version", "3"],
  ["currentPassword", "secret"],
];

/** Posts with a session that has run out, and signs in again by the form that the answer shows. */
async function lapse(asUser = user) {
  const browser = await signedInBrowser(db, user);
  vi.setSystemTime(addMinutes(NOW, 31));
  const refused = await browser.post(savePage, TYPED, { path: "/referrals?index" });
  expect(refused).toMatchObject({ status: 401, data: { next: "/referrals?index" } });
  const { unsentKey } = refused.data as { unsentKey: string };
  await browser.post(signIn, { email: asUser.email, password: PASSWORD, unsentKey, next: "/referrals?index" });
  const done = await browser.post(
    giveCode,
    { code: codeNow(SECRET) },
    { path: "/sign-in/code?next=%2Freferrals%3Findex" },
  );
  return { browser, unsentKey, done };
}

test("what was posted after the session ended is offered to the same user, sent on by 307 and then gone", async () => {
  const { browser, unsentKey, done } = await lapse();
  expect(done.location).toBe("/unsent");
  expect(JSON.stringify(await db.selectFrom("unsent_form").selectAll().execute())).not.toMatch(/Noise|secret/);
  const { fields } = (await browser.get(unsentPage)).data as { fields: [string, string][] };
  expect(fields).toEqual(TYPED.filter(([name]) => name !== "currentPassword"));

  expect(await browser.post(sendUnsent, fields)).toMatchObject({ status: 307, location: "/referrals?index" });
  expect((await browser.post(savePage, fields)).data).toEqual({ saved: fields });
  expect(await browser.get(unsentPage)).toMatchObject({ data: { fields: null } });
  expect(await browser.post(sendUnsent, fields), "twice").toMatchObject({ status: 302, location: "/unsent" });
  expect(await db.selectFrom("unsent_form").selectAll().execute()).toEqual([]);
  expect(unsentKey).toMatch(/^[\w-]{43}$/);
});

/** Posts a form of a session that was signed out of in another tab, which took the cookie away. */
async function postSignedOut(changed: (formToken: string) => string = (formToken) => formToken, after = 0) {
  const browser = await signedInBrowser(db, user);
  const { id } = await db.selectFrom("session").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
  const formToken = changed(formTokenOf(id));
  await browser.post(signOut, {});
  expect(browser.token).toBeNull();
  vi.setSystemTime(addMinutes(NOW, 2 + after));
  return { browser, refused: await browser.post(savePage, TYPED, { path: "/referrals?index", formToken }) };
}

test("what was posted after signing out in another tab waits for the same user as well", async () => {
  const { browser, refused } = await postSignedOut();
  const { unsentKey } = refused.data as { unsentKey: string };
  expect(refused).toMatchObject({
    status: 401,
    data: { next: "/referrals?index", unsentKey: expect.any(String) as string },
  });
  await browser.post(signIn, { email: user.email, password: PASSWORD, unsentKey });
  expect(await browser.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({ location: "/unsent" });
  const { fields } = (await browser.get(unsentPage)).data as { fields: [string, string][] };
  expect(fields).toEqual(TYPED.filter(([name]) => name !== "currentPassword"));
});

test.each([
  ["whose token was made up", (token: string) => `${token.slice(0, -4)}AAAA`, 0],
  ["of a session that nobody had", (token: string) => token.replace(/^.*\./, `${uuid()}.`), 0],
  ["without a token", () => "", 0],
  ["of a day that is over", (token: string) => token, 12 * 60],
])("a form %s is kept for nobody", async (_name, changed, after) => {
  const { refused } = await postSignedOut(changed, after);
  expect(refused).toMatchObject({ status: 401, data: { next: "/", unsentKey: null } });
  expect(await db.selectFrom("unsent_form").selectAll().execute()).toEqual([]);
});

test("it is offered to nobody else who signs in with the key, and lost to the key once handed over", async () => {
  const other = await aSignInUser(db);
  const { browser, unsentKey, done } = await lapse(other);
  expect(done.location).toBe("/referrals?index");
  expect(await browser.get(unsentPage)).toMatchObject({ data: { fields: null } });

  vi.setSystemTime(addMinutes(NOW, 32));
  const own = new TestBrowser(db);
  await own.post(signIn, { email: user.email, password: PASSWORD, unsentKey });
  expect(await own.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({ location: "/unsent" });
  const third = new TestBrowser(db);
  vi.setSystemTime(addMinutes(NOW, 33));
  await third.post(signIn, { email: user.email, password: PASSWORD, unsentKey });
  expect(await third.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({ location: "/" });
});

test("it can be thrown away, and goes by itself after 30 minutes", async () => {
  const { browser } = await lapse();
  expect(await browser.post(discardUnsent, {})).toMatchObject({ status: 302, location: "/" });
  expect(await browser.get(unsentPage)).toMatchObject({ data: { fields: null } });

  vi.setSystemTime(addMinutes(NOW, 70));
  const late = await browser.post(savePage, TYPED);
  const { unsentKey } = late.data as { unsentKey: string };
  await browser.post(signIn, { email: user.email, password: PASSWORD, unsentKey });
  await browser.post(giveCode, { code: codeNow(SECRET) });
  expect((await browser.get(unsentPage)).data.fields).not.toBeNull();
  vi.setSystemTime(addMinutes(NOW, 99));
  expect((await browser.get(anyPage)).status).toBe(200);
  vi.setSystemTime(addMinutes(NOW, 101));
  expect(await browser.get(unsentPage)).toMatchObject({ data: { fields: null } });
});

test("what served a session is deleted when it serves nobody any more", async () => {
  const { browser } = await lapse();
  await new TestBrowser(db).post(signIn, { email: "nobody@example.org", password: "wrong" });
  const actor = await anActor(db, user);
  await insert(db, "recent_view", {
    session_id: "s",
    event: "case.viewed",
    object_kind: "case",
    object_id: "c",
    partnership_id: user.partnershipId,
    seen_at: subDays(new Date(), 2).toISOString(),
  });
  await insert(db, "person_search", {
    id: uuid(),
    partnership_id: user.partnershipId,
    user_id: actor.id,
    query: "{}",
    created_at: NOW.toISOString(),
    expires_at: NOW.toISOString(),
  });
  const count = async () => {
    const tables = ["sign_in_attempt", "unsent_form", "recent_view", "person_search", "session"] as const;
    return Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
  };
  expect(await count()).toEqual([2, 1, 1, 1, 2]);
  await expireSessionData({ db, now: new Date() });
  expect(await count()).toEqual([2, 1, 0, 0, 2]);
  await expireSessionData({ db, now: addMinutes(new Date(), 31) });
  expect(await count()).toEqual([0, 0, 0, 0, 2]);
  await expireSessionData({ db, now: addMinutes(subDays(new Date(), -31), 1) });
  expect((await count())[4]).toBe(0);
  expect(browser.token).not.toBeNull();
});
