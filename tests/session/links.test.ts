import { addSeconds } from "date-fns";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";
import { action as acceptInvitation, loader as invitationPage } from "#app/routes/session/invitation.$token/route.tsx";
import { action as setNewPassword, loader as resetPage } from "#app/routes/session/reset.$token/route.tsx";
import { action as confirmCode, loader as enrolmentPage } from "#app/routes/session/sign-in_.authenticator/route.tsx";
import { action as giveCode } from "#app/routes/session/sign-in_.code/route.tsx";
import { action as signIn } from "#app/routes/session/sign-in/route.tsx";
import { issueAccessLink } from "#app/services/session/access-links.ts";
import { resetFactor } from "#app/services/session/reset-factor.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, auditEvents, insert, testDatabase, aPartnership } from "../factories.ts";
import { codeNow, TestBrowser } from "./browser.ts";
import { aSignInUser, PASSWORD, SECRET, signedInBrowser } from "./people.ts";

let db: Executor;
let user: Awaited<ReturnType<typeof aSignInUser>>;
const NOW = new Date("2026-03-02T10:00:00.000Z");
const anyPage = guardedLoader("home:read", z.object({}), async ({ actor }) => ({ name: actor.name }));
const NEW_PASSWORD = "lamppost otter seventeen paint";

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  user = await aSignInUser(db, { withFactor: false });
});
afterEach(() => vi.useRealTimers());

const invite = async () => {
  await inTransaction(db, (trx) => updateUserForSignIn(trx, user.userId, { status: "invited", password_hash: null }));
  return linkFor("invitation");
};
const linkFor = async (purpose: "invitation" | "password-reset") => {
  const { token } = await inTransaction(db, (trx) =>
    issueAccessLink(trx, { purpose, userId: user.userId }, new Date()),
  );
  return { params: { token } };
};
const accountRow = () =>
  db.selectFrom("user_account").selectAll().where("id", "=", user.userId).executeTakeFirstOrThrow();
const events = async () => (await auditEvents(db)).map((e) => e.event);

test("an invitation sets a password, then an authenticator, and shows ten recovery codes once", async () => {
  const link = await invite();
  const browser = new TestBrowser(db);
  expect(await browser.get(invitationPage, link)).toMatchObject({
    status: 200,
    data: { link: { name: "Sam Example", email: user.email, otherUser: null } },
  });
  expect(await browser.post(acceptInvitation, { newPassword: NEW_PASSWORD }, link)).toMatchObject({
    status: 302,
    location: "/sign-in/authenticator",
  });
  expect(await accountRow()).toMatchObject({ status: "active", totp_confirmed_at: null });
  expect((await accountRow()).password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await browser.get(anyPage), "before the code").toMatchObject({ status: 401 });

  const { enrolment } = (await browser.get(enrolmentPage)).data as { enrolment: { secret: string } };
  const secret = enrolment.secret.replaceAll(" ", "");
  const again = (await browser.get(enrolmentPage)).data as { enrolment: { secret: string } };
  expect(again.enrolment.secret, "the same when the page is loaded again").toBe(enrolment.secret);
  expect(JSON.stringify(await db.selectFrom("session").selectAll().execute())).not.toContain(secret);

  expect(await browser.post(confirmCode, { code: "000000" })).toMatchObject({ status: 422, data: { codes: null } });
  const before = browser.token;
  const done = await browser.post(confirmCode, { code: codeNow(secret) });
  expect(done.status).toBe(200);
  expect(new Set(done.data.codes as string[]).size).toBe(10);
  expect(browser.token).not.toBe(before);
  expect(await browser.get(anyPage)).toMatchObject({ status: 200 });
  expect(await accountRow()).toMatchObject({
    totp_confirmed_at: NOW.toISOString(),
    last_signed_in_at: NOW.toISOString(),
  });
  expect((await accountRow()).totp_secret_sealed).not.toContain(secret);
  expect(await events()).toEqual([
    "user.invitation-accepted",
    "new-code.failed",
    "user.signed-in",
    "user.authenticator-set",
  ]);

  const other = new TestBrowser(db);
  await other.post(signIn, { email: user.email, password: NEW_PASSWORD });
  expect(await other.post(giveCode, { code: codeNow(secret) }), "the code that confirmed").toMatchObject({
    status: 422,
  });
  expect(await browser.get(enrolmentPage), "once signed in").toMatchObject({ status: 302, location: "/" });
});

test("a link works once", async () => {
  const link = await invite();
  await new TestBrowser(db).post(acceptInvitation, { newPassword: NEW_PASSWORD }, link);
  expect(await new TestBrowser(db).get(invitationPage, link)).toMatchObject({ status: 410, data: { link: null } });
  expect(await new TestBrowser(db).post(acceptInvitation, { newPassword: `${NEW_PASSWORD} 2` }, link)).toMatchObject({
    status: 410,
  });
});

test("of two who use a link at once, one sets a password", async () => {
  const link = await invite();
  const answers = await Promise.all(
    [1, 2].map((n) => new TestBrowser(db).post(acceptInvitation, { newPassword: `${NEW_PASSWORD} ${n}` }, link)),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([302, 410]);
  expect(await events()).toEqual(["user.invitation-accepted"]);
});

test.each([
  ["a second before 24 hours", "2026-03-03T09:59:59Z", 200],
  ["at 24 hours", "2026-03-03T10:00:00Z", 410],
])("%s a link answers %s", async (_, at, status) => {
  const link = await invite();
  vi.setSystemTime(at);
  expect(await new TestBrowser(db).get(invitationPage, link)).toMatchObject({ status });
});

test("a newer link takes the place of the earlier, and a link serves its own purpose alone", async () => {
  const first = await invite();
  const second = await linkFor("invitation");
  expect(await new TestBrowser(db).get(invitationPage, first)).toMatchObject({ status: 410 });
  expect(await new TestBrowser(db).get(resetPage, second)).toMatchObject({ status: 410 });
  expect(await new TestBrowser(db).get(invitationPage, { params: { token: "made up" } })).toMatchObject({
    status: 410,
  });
  expect(await new TestBrowser(db).get(invitationPage, second)).toMatchObject({ status: 200 });
});

test("a link of a disabled user opens nothing", async () => {
  const link = await invite();
  await inTransaction(db, (trx) => updateUserForSignIn(trx, user.userId, { status: "disabled" }));
  expect(await new TestBrowser(db).post(acceptInvitation, { newPassword: NEW_PASSWORD }, link)).toMatchObject({
    status: 410,
  });
  expect(await accountRow()).toMatchObject({ status: "disabled", password_hash: null });
});

test("a poor password is refused with its reason, and the link still works", async () => {
  const link = await invite();
  const browser = new TestBrowser(db);
  expect(await browser.post(acceptInvitation, { newPassword: "" }, link)).toMatchObject({
    status: 400,
    data: { errors: { newPassword: "Enter a password" } },
  });
  expect(await browser.post(acceptInvitation, { newPassword: "too short" }, link)).toMatchObject({
    status: 422,
    data: { errors: { newPassword: "Password must be 12 characters or more" } },
  });
  expect(await browser.post(acceptInvitation, { newPassword: "SamExample2026" }, link)).toMatchObject({ status: 422 });
  expect(await browser.post(acceptInvitation, { newPassword: NEW_PASSWORD }, link)).toMatchObject({ status: 302 });
});

test("in a browser where somebody else is signed in, the page says so and the link takes over", async () => {
  const link = await invite();
  const other = await aSignInUser(db);
  const browser = await signedInBrowser(db, other);
  expect(await browser.get(invitationPage, link)).toMatchObject({ data: { link: { otherUser: "Sam Example" } } });
  expect(await browser.post(acceptInvitation, { newPassword: NEW_PASSWORD }, link)).toMatchObject({ status: 302 });
  expect(
    await db
      .selectFrom("session")
      .select("id")
      .where("user_id", "=", other.userId)
      .where("ended_at", "is", null)
      .execute(),
  ).toEqual([]);
});

test("a forgotten password is set anew, ends the sessions and still asks for the code", async () => {
  const withFactor = await aSignInUser(db);
  user = withFactor;
  const signedIn = await signedInBrowser(db, user);
  const link = await linkFor("password-reset");
  const browser = new TestBrowser(db);
  expect(await browser.post(setNewPassword, { newPassword: NEW_PASSWORD }, link)).toMatchObject({
    status: 302,
    location: "/sign-in/code",
  });
  expect(await signedIn.get(anyPage)).toMatchObject({ status: 401 });
  expect(await browser.get(anyPage)).toMatchObject({ status: 401 });
  vi.setSystemTime(addSeconds(NOW, 60));
  expect(await browser.post(giveCode, { code: codeNow(SECRET) })).toMatchObject({ status: 302, location: "/" });
  expect(await new TestBrowser(db).post(signIn, { email: user.email, password: PASSWORD })).toMatchObject({
    status: 422,
  });
});

test("a lost authenticator is reset by an administrator, with a reason in the log, and set up again at the next sign-in", async () => {
  user = await aSignInUser(db);
  const signedIn = await signedInBrowser(db, user);
  const admin = await anActor(db, user, { duties: ["administrator"] });
  const now = new Date();
  expect(await resetFactor({ db, actor: admin, now }, user.userId, "Phone lost")).toEqual({ kind: "done" });
  expect(await signedIn.get(anyPage)).toMatchObject({ status: 401 });
  expect(await new TestBrowser(db).post(signIn, { email: user.email, password: PASSWORD })).toMatchObject({
    location: "/sign-in/authenticator",
  });
  const event = (await auditEvents(db)).find((e) => e.event === "user.factor-reset");
  expect(event).toMatchObject({ category: "permission", actor_id: admin.id, object_id: user.userId });
  const detail = await db
    .selectFrom("audit_detail")
    .select("content")
    .where("event_id", "=", event?.id ?? "")
    .executeTakeFirst();
  expect(detail?.content).toBe('{"reason":"Phone lost"}');
});

test("an administrator resets neither their own authenticator nor one of another partnership", async () => {
  const admin = await anActor(db, user, { duties: ["administrator"] });
  const context = { db, actor: admin, now: new Date() };
  expect(await resetFactor(context, admin.id, "Mine")).toEqual({ kind: "forbidden" });
  const elsewhere = await aSignInUser(db);
  expect(await resetFactor(context, elsewhere.userId, "Theirs")).toEqual({ kind: "not-found" });

  const other = await aPartnership(db);
  await insert(db, "duty", {
    id: crypto.randomUUID(),
    partnership_id: other.partnershipId,
    user_id: user.userId,
    duty: "manager",
    from_day: "2026-01-01",
    until_day: null,
    version: 1,
  });
  expect(await resetFactor(context, user.userId, "Shared")).toMatchObject({ kind: "refused" });
});

test("an enrolment that somebody else with the password had begun ends when the user confirms theirs", async () => {
  const thief = new TestBrowser(db);
  await thief.post(signIn, { email: user.email, password: PASSWORD });
  const { enrolment } = (await thief.get(enrolmentPage)).data as { enrolment: { secret: string } };
  const browser = new TestBrowser(db);
  await browser.post(signIn, { email: user.email, password: PASSWORD });
  const own = (await browser.get(enrolmentPage)).data as { enrolment: { secret: string } };
  expect(await browser.post(confirmCode, { code: codeNow(own.enrolment.secret.replaceAll(" ", "")) })).toMatchObject({
    status: 200,
  });
  expect(await thief.post(confirmCode, { code: codeNow(enrolment.secret.replaceAll(" ", "")) })).toMatchObject({
    status: 302,
  });
  expect(await thief.get(anyPage)).toMatchObject({ status: 401 });
});
