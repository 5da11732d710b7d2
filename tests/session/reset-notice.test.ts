import { addSeconds } from "date-fns";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ResetShown } from "#app/components/session/reset-notice.tsx";
import { loader as rootLoader } from "#app/root.tsx";
import { action as acknowledge, loader as acknowledgePage } from "#app/routes/session/account_.resets/route.tsx";
import { action as confirmCode, loader as enrolmentPage } from "#app/routes/session/sign-in_.authenticator/route.tsx";
import { action as signIn } from "#app/routes/session/sign-in/route.tsx";
import { issueUserLink } from "#app/services/admin/issue-user-link.ts";
import { resetFactor } from "#app/services/session/reset-factor.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, auditEvents, testDatabase } from "../factories.ts";
import { codeNow, TestBrowser } from "./browser.ts";
import { aSignInUser, PASSWORD, signedInBrowser } from "./people.ts";

let db: Executor;
let user: Awaited<ReturnType<typeof aSignInUser>>;
const NOW = new Date("2026-03-02T10:00:00.000Z");

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  user = await aSignInUser(db);
});
afterEach(() => vi.useRealTimers());

const shownTo = async (browser: TestBrowser) => (await browser.get(rootLoader)).data.resets as ResetShown[];
async function linkMadeBy(name: string) {
  const actor = await anActor(db, user, { duties: ["administrator"], name });
  const made = await issueUserLink({ db, actor, now: new Date() }, user.userId, "password-reset", "Forgot it");
  expect(made.kind).toBe("done");
}
const fields = (resets: ResetShown[], next = "/cases") =>
  [...resets.map(({ id }) => ["resetId", id]), ["next", next]] as [string, string][];

test("the user is told at the next sign-in who made which way in, on every page, until they say that they know", async () => {
  await linkMadeBy("Alex Admin");
  expect(await shownTo(new TestBrowser(db)), "before signing in").toEqual([]);
  const browser = await signedInBrowser(db, user);
  const shown = await shownTo(browser);
  expect(shown).toEqual([
    { id: expect.any(String) as string, kind: "password-link", madeAt: NOW.toISOString(), madeBy: "Alex Admin" },
  ]);
  expect(await shownTo(browser)).toEqual(shown);
  expect(await browser.post(acknowledge, fields(shown))).toMatchObject({ status: 302, location: "/cases" });
  expect(await shownTo(browser)).toEqual([]);
  expect((await auditEvents(db)).at(-1)).toMatchObject({
    event: "user.reset-acknowledged",
    category: "sign-in",
    object_id: user.userId,
  });
});

test("what is made after the page was shown is shown still", async () => {
  await linkMadeBy("Alex Admin");
  const browser = await signedInBrowser(db, user);
  const shown = await shownTo(browser);
  vi.setSystemTime(addSeconds(NOW, 60));
  await linkMadeBy("Bo Admin");
  await browser.post(acknowledge, fields(shown));
  expect((await shownTo(browser)).map((reset) => reset.madeBy)).toEqual(["Bo Admin"]);
});

test("a reset authenticator is told of as soon as the new one has been set up, and not to the password alone", async () => {
  const actor = await anActor(db, user, { duties: ["administrator"], name: "Alex Admin" });
  await resetFactor({ db, actor, now: NOW }, user.userId, "New phone");
  const browser = new TestBrowser(db);
  await browser.post(signIn, { email: user.email, password: PASSWORD });
  expect(await shownTo(browser)).toEqual([]);
  const { enrolment } = (await browser.get(enrolmentPage)).data as { enrolment: { secret: string } };
  await browser.post(confirmCode, { code: codeNow(enrolment.secret.replaceAll(" ", "")) });
  expect(await shownTo(browser)).toMatchObject([{ kind: "authenticator", madeBy: "Alex Admin" }]);
});

test("nobody acknowledges what is somebody else's, and no address leads elsewhere", async () => {
  await linkMadeBy("Alex Admin");
  const shown = await shownTo(await signedInBrowser(db, user));
  const other = await aSignInUser(db);
  vi.setSystemTime(addSeconds(NOW, 60));
  const stranger = await signedInBrowser(db, other);
  const before = (await auditEvents(db)).length;
  expect(await stranger.post(acknowledge, fields(shown, "https://evil.example/"))).toMatchObject({
    status: 302,
    location: "/",
  });
  expect(await auditEvents(db)).toHaveLength(before);
  expect(await db.selectFrom("credential_reset").select("acknowledged_at").execute()).toEqual([
    { acknowledged_at: null },
  ]);
  expect(await stranger.post(acknowledge, [["resetId", "no id"]])).toMatchObject({ status: 400 });
  expect(await stranger.get(acknowledgePage)).toMatchObject({ status: 302, location: "/account" });
  expect(await new TestBrowser(db).post(acknowledge, fields(shown))).toMatchObject({ status: 401 });
});
