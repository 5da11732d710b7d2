import * as argon2 from "@node-rs/argon2";
import { addMinutes, addSeconds } from "date-fns";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { guardedLoader } from "#app/http/guard.server.ts";
import { isSessionAlive } from "#app/domain/access/session-limits.ts";
import { action as giveCode, loader as codePage } from "#app/routes/session/sign-in_.code/route.tsx";
import { action as giveRecoveryCode } from "#app/routes/session/sign-in_.recovery-code/route.tsx";
import { action as signIn, loader as signInPage } from "#app/routes/session/sign-in/route.tsx";
import { action as signOut, loader as signOutPage } from "#app/routes/session/sign-out/route.tsx";
import { issueRecoveryCodes } from "#app/services/session/recovery-codes.ts";
import { openDatabase } from "#db/connection.ts";
import { serveFrom } from "#db/open.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { z } from "zod/mini";
import { auditEvents, aUser, testDatabase } from "../factories.ts";
import { codeNow, TestBrowser } from "./browser.ts";
import { aSignInUser, PASSWORD, SECRET, signedInBrowser } from "./people.ts";

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

let db: Executor;
let user: Awaited<ReturnType<typeof aSignInUser>>;
const NOW = new Date("2026-03-02T10:00:00.000Z");

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  user = await aSignInUser(db);
});
afterEach(() => vi.useRealTimers());

const anyPage = guardedLoader("home:read", z.object({}), async ({ actor }) => ({ name: actor.name }));
const events = async () => (await auditEvents(db)).map((e) => e.event);
const sessions = () => db.selectFrom("session").selectAll().orderBy("id").execute();

test("the password opens nothing; the code after it does, and leaves one event", async () => {
  const browser = new TestBrowser(db);
  const first = await browser.post(signIn, {
    email: ` ${user.email.toUpperCase()} `,
    password: PASSWORD,
    next: "/cases?status=open",
  });
  expect(first).toMatchObject({ status: 302, location: "/sign-in/code?next=%2Fcases%3Fstatus%3Dopen" });
  expect(await browser.get(anyPage)).toMatchObject({ status: 401 });
  expect(await events()).toEqual([]);

  const tokenBefore = browser.token;
  const second = await browser.post(
    giveCode,
    { code: codeNow(SECRET) },
    { path: "/sign-in/code?next=%2Fcases%3Fstatus%3Dopen" },
  );
  expect(second).toMatchObject({ status: 302, location: "/cases?status=open" });
  expect(browser.token).not.toBe(tokenBefore);
  expect(await browser.get(anyPage)).toMatchObject({ status: 200, data: { name: "Sam Example" } });
  const [event] = await auditEvents(db);
  expect(event).toMatchObject({
    event: "user.signed-in",
    category: "sign-in",
    actor_id: user.userId,
    object_id: user.userId,
    partnership_id: user.partnershipId,
  });
  const row = await db
    .selectFrom("user_account")
    .select("last_signed_in_at")
    .where("id", "=", user.userId)
    .executeTakeFirstOrThrow();
  expect(row.last_signed_in_at).toBe(NOW.toISOString());
  expect((await sessions())[0]).toMatchObject({
    stage: "complete",
    browser: "Firefox on Windows",
    partnership_id: user.partnershipId,
  });

  const old = new TestBrowser(db);
  old.token = tokenBefore;
  expect(await old.get(anyPage), "the token from before the code").toMatchObject({ status: 401 });
});

test.each([
  ["https://evil.example/", "/sign-in/code"],
  ["//evil.example", "/sign-in/code"],
  ["/\\evil.example", "/sign-in/code"],
  ["/cases", "/sign-in/code?next=%2Fcases"],
])("the way back to %s", async (next, location) => {
  const browser = new TestBrowser(db);
  expect(await browser.post(signIn, { email: user.email, password: PASSWORD, next })).toMatchObject({ location });
  const done = await browser.post(
    giveCode,
    { code: codeNow(SECRET) },
    { path: `/sign-in/code?${new URLSearchParams({ next }).toString()}` },
  );
  expect(done.location).toBe(next === "/cases" ? "/cases" : "/");
  const again = await browser.get(signInPage, { path: `/sign-in?${new URLSearchParams({ next }).toString()}` });
  expect(again.location).toBe(next === "/cases" ? "/cases" : "/");
});

test("known, unknown, invited and disabled users cost one hash each and get the same answer", async () => {
  const invited = await aUser(db, user.councilId, { status: "invited", password_hash: null });
  const disabled = await aSignInUser(db);
  await inTransaction(db, (trx) => updateUserForSignIn(trx, disabled.userId, { status: "disabled" }));
  const { hash, verify } = vi.mocked(argon2);
  const answers = [];
  for (const [email, password] of [
    [user.email, "a wrong password"],
    ["nobody@example.org", PASSWORD],
    [`${invited}@example.org`, PASSWORD],
    [disabled.email, PASSWORD],
  ] as const) {
    hash.mockClear();
    verify.mockClear();
    answers.push(await new TestBrowser(db).post(signIn, { email, password }));
    expect([hash.mock.calls.length, verify.mock.calls.length], email).toEqual([0, 1]);
    expect(argon2.parseOptions(verify.mock.calls[0]?.[0] ?? ""), email).toMatchObject({
      memoryCost: 65_536,
      timeCost: 3,
      parallelism: 1,
      outputLen: 32,
    });
  }
  for (const answer of answers) {
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: { email: "The e-mail address or the password is not right" } },
    });
    expect(JSON.stringify(answer.data)).not.toContain('password":"');
  }
  const failed = await auditEvents(db);
  expect(failed.map((e) => [e.event, e.actor_id, e.object_id])).toEqual([
    ["sign-in.failed", "anonymous", user.userId],
    ["sign-in.failed", "anonymous", null],
    ["sign-in.failed", "anonymous", invited],
    ["sign-in.failed", "anonymous", disabled.userId],
  ]);
  expect(
    JSON.stringify([failed, await db.selectFrom("audit_detail").selectAll().execute()]),
    "what was typed",
  ).not.toContain("nobody@");
  expect(await sessions()).toEqual([]);
});

test("blank fields are named, and the address is kept but never the password", async () => {
  const answer = await new TestBrowser(db).post(signIn, { email: "x@example.org", password: "" });
  expect(answer).toMatchObject({
    status: 400,
    data: { values: { email: "x@example.org" }, errors: { password: "Enter your password" } },
  });
  expect(await new TestBrowser(db).post(signIn, {})).toMatchObject({ status: 400 });
});

test("after ten wrong passwords the right one is refused too, also after a restart, until five minutes have passed", async () => {
  for (let i = 0; i < 10; i++) {
    const browser = new TestBrowser(db, `192.0.2.${i + 10}`);
    expect(await browser.post(signIn, { email: user.email, password: `wrong ${i}` })).toMatchObject({ status: 422 });
  }
  const right = () =>
    new TestBrowser(db, "192.0.2.99").post(signIn, { email: user.email.toUpperCase(), password: PASSWORD });
  vi.mocked(argon2.verify).mockClear();
  expect(await right()).toMatchObject({
    status: 429,
    data: { errors: { email: expect.stringContaining("too many tries") as string } },
  });
  expect(argon2.verify).not.toHaveBeenCalled();
  expect(await events()).toContain("sign-in.throttled");

  const reopened = openDatabase(await urlOf(db));
  serveFrom(reopened);
  expect(await right(), "another handle").toMatchObject({ status: 429 });
  serveFrom(db);
  await reopened.destroy();

  vi.setSystemTime(addSeconds(NOW, 299));
  expect(await right()).toMatchObject({ status: 429 });
  vi.setSystemTime(addSeconds(NOW, 301));
  expect(await right()).toMatchObject({ status: 302 });
});

async function urlOf(handle: Executor) {
  const { sql } = await import("kysely");
  if (process.env.TEST_DATABASE_URL) {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(handle);
    const url = new URL(process.env.TEST_DATABASE_URL);
    url.pathname = `/${rows[0]?.name}`;
    return url.href;
  }
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(
    handle,
  );
  return `file:${rows[0]?.file}`;
}

test("one address gets ten tries whatever accounts it names, existing or not", async () => {
  const browser = new TestBrowser(db, "203.0.113.9");
  for (let i = 0; i < 10; i++)
    expect(await browser.post(signIn, { email: `nobody${i}@example.org`, password: "wrong" })).toMatchObject({
      status: 422,
    });
  expect(await browser.post(signIn, { email: user.email, password: PASSWORD })).toMatchObject({ status: 429 });
  expect(
    await new TestBrowser(db, "203.0.113.10").post(signIn, { email: user.email, password: PASSWORD }),
  ).toMatchObject({ status: 302 });
});

test("of thirty tries at once no more than ten are made", async () => {
  vi.mocked(argon2.verify).mockClear();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      new TestBrowser(db, `198.51.100.${i}`).post(signIn, { email: user.email, password: `wrong ${i}` }),
    ),
  );
  expect(vi.mocked(argon2.verify).mock.calls.length).toBeLessThanOrEqual(10);
  expect(answers.filter((a) => a.status === 429).length).toBeGreaterThanOrEqual(20);
});

test("an office behind one address signs in all at once", async () => {
  for (let i = 0; i < 12; i++) {
    const colleague = await aSignInUser(db);
    const browser = await signedInBrowser(db, colleague, new TestBrowser(db, "203.0.113.1"));
    expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
  }
});

test("a code opens once, and a wrong one leaves an event", async () => {
  const code = codeNow(SECRET);
  await signedInBrowser(db, user);
  const second = new TestBrowser(db);
  await second.post(signIn, { email: user.email, password: PASSWORD });
  expect(await second.post(giveCode, { code })).toMatchObject({ status: 422 });
  expect(await second.get(anyPage)).toMatchObject({ status: 401 });
  expect(await events()).toEqual(["user.signed-in", "code.failed"]);
  vi.setSystemTime(addSeconds(NOW, 30));
  expect(await second.post(giveCode, { code: codeNow(SECRET).replace(/(...)/, "$1 ") })).toMatchObject({
    status: 302,
    location: "/",
  });
});

test("of two browsers with one code at once, one gets in", async () => {
  const browsers = [new TestBrowser(db), new TestBrowser(db)];
  for (const browser of browsers) await browser.post(signIn, { email: user.email, password: PASSWORD });
  const answers = await Promise.all(browsers.map((browser) => browser.post(giveCode, { code: codeNow(SECRET) })));
  expect(answers.map((a) => a.status).sort()).toEqual([302, 422]);
});

test("codes are throttled as passwords are, and recovery codes with them", async () => {
  const browser = new TestBrowser(db);
  await browser.post(signIn, { email: user.email, password: PASSWORD });
  for (let i = 0; i < 5; i++) expect(await browser.post(giveCode, { code: "000000" })).toMatchObject({ status: 422 });
  for (let i = 0; i < 5; i++)
    expect(await browser.post(giveRecoveryCode, { recoveryCode: "0000-0000" })).toMatchObject({ status: 422 });
  expect(await browser.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({ status: 429 });
  expect(await browser.post(giveCode, { code: "12" })).toMatchObject({
    status: 400,
    data: { errors: { code: "The code is 6 digits, like 123456" } },
  });
});

test("a recovery code opens once", async () => {
  const [code = ""] = await inTransaction(db, (trx) => issueRecoveryCodes(trx, user.userId));
  const stored = await db.selectFrom("recovery_code").selectAll().execute();
  expect(stored).toHaveLength(10);
  expect(JSON.stringify(stored)).not.toContain(code);
  for (const status of [302, 422]) {
    const browser = new TestBrowser(db);
    await browser.post(signIn, { email: user.email, password: PASSWORD });
    expect(await browser.post(giveRecoveryCode, { recoveryCode: code.toUpperCase() })).toMatchObject({ status });
  }
  const list = await auditEvents(db);
  expect(list.map((e) => [e.event, e.purpose])).toEqual([
    ["user.signed-in", "recovery code"],
    ["recovery-code.failed", null],
  ]);
});

test("a session that waits for its code ends after ten minutes", async () => {
  const browser = new TestBrowser(db);
  await browser.post(signIn, { email: user.email, password: PASSWORD });
  expect(await browser.get(codePage)).toMatchObject({ status: 200 });
  vi.setSystemTime(addMinutes(NOW, 10));
  expect(await browser.get(codePage)).toMatchObject({ status: 302, location: "/sign-in?next=%2F" });
  expect(await browser.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({
    status: 302,
    location: "/sign-in?next=%2F",
  });
});

test("the code page needs the session's form token; the sign-in form needs none, so that a second tab can sign in again", async () => {
  const browser = new TestBrowser(db);
  await browser.post(signIn, { email: user.email, password: PASSWORD });
  expect(await browser.post(giveCode, { code: codeNow(SECRET) }, { formToken: "another" })).toMatchObject({
    status: 403,
  });
  const before = browser.token;
  expect(await browser.post(signIn, { email: user.email, password: PASSWORD }, { formToken: null })).toMatchObject({
    status: 302,
  });
  expect(browser.token).not.toBe(before);
  expect((await sessions()).map((s) => s.ended_at !== null)).toEqual([true, false]);
});

// SECURITY S8.
test("a session ends after 30 idle minutes and after twelve hours of use", async () => {
  const browser = await signedInBrowser(db, user);
  vi.setSystemTime(addMinutes(NOW, 29));
  expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
  vi.setSystemTime(addMinutes(NOW, 29 + 30));
  expect(await browser.get(anyPage)).toMatchObject({ status: 401 });

  const long = new TestBrowser(db);
  const start = new Date();
  await signedInBrowser(db, user, long);
  for (let minutes = 25; minutes < 720; minutes += 25) {
    vi.setSystemTime(addMinutes(start, minutes));
    expect(await long.get(anyPage), `${minutes} minutes`).toMatchObject({ status: 200 });
  }
  vi.setSystemTime(addMinutes(start, 720));
  expect(await long.get(anyPage)).toMatchObject({ status: 401 });
});

test.each([
  ["just before 30 idle minutes", null, "2026-03-02T10:29:59.999Z", true],
  ["at 30 idle minutes", null, "2026-03-02T10:30:00.000Z", false],
  ["at 30 idle minutes, in a meeting kept since", "2026-03-02T10:05:00.000Z", "2026-03-02T10:30:00.000Z", true],
  ["just before two hours after a meeting was kept", "2026-03-02T10:05:00.000Z", "2026-03-02T12:04:59.999Z", true],
  ["at two hours after a meeting was kept", "2026-03-02T10:05:00.000Z", "2026-03-02T12:05:00.000Z", false],
  ["at twelve hours, in a meeting", "2026-03-02T21:59:00.000Z", "2026-03-02T22:00:00.000Z", false],
])("%s", (_, keptMeetingAt, at, alive) => {
  const session = {
    ...{ lastSeenAt: NOW.toISOString(), keptMeetingAt, expiresAt: "2026-03-02T22:00:00.000Z", endedAt: null },
  };
  expect(isSessionAlive(session, new Date(at))).toBe(alive);
});

test("disabling an account works on its next request", async () => {
  const browser = await signedInBrowser(db, user);
  await inTransaction(db, (trx) => updateUserForSignIn(trx, user.userId, { status: "disabled" }));
  expect(await browser.get(anyPage)).toMatchObject({ status: 401 });
});

test("a change of role gives a new token at the next request, and the old one dies within a minute", async () => {
  const browser = await signedInBrowser(db, user);
  const before = browser.token;
  await inTransaction(db, (trx) => markRenewalDue(trx, user.userId));
  expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
  expect(browser.token).not.toBe(before);
  const old = new TestBrowser(db);
  old.token = before;
  vi.setSystemTime(addSeconds(NOW, 31));
  expect(await old.get(anyPage)).toMatchObject({ status: 401 });
  expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
});

test("somebody with no part in any partnership is told so and not sent to sign in again", async () => {
  const browser = await signedInBrowser(db, user);
  await inTransaction(db, async (trx) => {
    await trx.deleteFrom("membership").where("user_id", "=", user.userId).execute();
  });
  expect(await browser.get(anyPage)).toMatchObject({ status: 403, data: { noPart: true } });
});

test("signing out ends the session, clears the browser and cannot be done by a link", async () => {
  const browser = await signedInBrowser(db, user);
  const token = browser.token;
  expect(await browser.get(signOutPage), "a page with a button").toMatchObject({ status: 200 });
  expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
  expect(await browser.post(signOut, {}, { formToken: "another" })).toMatchObject({ status: 403 });
  const done = await browser.post(signOut, {});
  expect(done).toMatchObject({ status: 302, location: "/sign-in?signed-out" });
  expect(done.headers.get("Clear-Site-Data")).toBe('"cache", "cookies", "storage"');
  expect(browser.token).toBeNull();
  browser.token = token;
  expect(await browser.get(anyPage)).toMatchObject({ status: 401 });
  expect(await events()).toEqual(["user.signed-in", "user.signed-out"]);
  expect(await new TestBrowser(db).post(signOut, {})).toMatchObject({ status: 302 });
  expect(await new TestBrowser(db).get(signOutPage)).toMatchObject({ status: 302, location: "/sign-in" });
});
