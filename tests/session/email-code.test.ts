import { addMinutes } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { mayUseEmailCode } from "#app/domain/access/email-code.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { action as giveEmailCode, loader as page } from "#app/routes/session/sign-in_.email-code/route.tsx";
import { loader as codePage } from "#app/routes/session/sign-in_.code/route.tsx";
import { action as signIn } from "#app/routes/session/sign-in/route.tsx";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { insertSettingChange } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { auditEvents, insert, testDatabase } from "../factories.ts";
import { mailServer, type MailServer } from "../support/mail-server.ts";
import { TestBrowser } from "./browser.ts";
import { aSignInUser, PASSWORD } from "./people.ts";

const NOW = new Date("2026-03-02T10:00:00.000Z");

test.each<{ title: string; held: { roles: Role[]; allowed: Role[] }[]; may: boolean }>([
  { title: "its one role allowed", held: [{ roles: ["member"], allowed: ["member"] }], may: true },
  { title: "one of two roles not", held: [{ roles: ["member", "chair"], allowed: ["member"] }], may: false },
  { title: "no role", held: [{ roles: [], allowed: ["member"] }], may: false },
  { title: "no partnership", held: [], may: false },
  {
    title: "another partnership that does not allow it",
    held: [
      { roles: ["member"], allowed: ["member"] },
      { roles: ["member"], allowed: [] },
    ],
    may: false,
  },
])("somebody with $title: $may", ({ held, may }) => {
  const partnerships = held.map(({ roles, allowed }) => ({ roles, isAllowed: (role: Role) => allowed.includes(role) }));
  expect(mayUseEmailCode(partnerships)).toBe(may);
});

describe("a code by e-mail", () => {
  let db: Executor;
  let user: Awaited<ReturnType<typeof aSignInUser>>;
  let server: MailServer;
  let browser: TestBrowser;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    db = await testDatabase();
    user = await aSignInUser(db);
    server = await mailServer();
    useMail({ smtpUrl: server.url, from: "ja@example.org", origin: "https://ja.example.org" });
    browser = await halfWay();
  });
  afterEach(async () => {
    vi.useRealTimers();
    useMail(null);
    await server.stop();
  });

  async function halfWay() {
    const fresh = new TestBrowser(db);
    await fresh.post(signIn, { email: user.email, password: PASSWORD });
    return fresh;
  }
  const allow = (value = "yes") =>
    inTransaction(db, (trx) =>
      insertSettingChange(trx, {
        ...{ id: uuid(), partnership_id: user.partnershipId, key: "sign-in.email-code.member", value },
        ...{ from_day: "2026-03-01", reason: "Decided", recorded_at: NOW.toISOString(), recorded_by: user.userId },
      }),
    );
  const send = (from = browser) => from.post(giveEmailCode, { send: "1" }, { path: "/sign-in/email-code?next=/cases" });
  const give = (code: string, from = browser) =>
    from.post(giveEmailCode, { code }, { path: "/sign-in/email-code?next=/cases" });
  const codeIn = (index = 0) => /\d{6}/.exec(server.received[index]?.text ?? "")?.[0] ?? "";
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("is sent when the setting allows it, opens once, and leaves its events", async () => {
    await allow();
    expect((await browser.get(codePage)).data).toMatchObject({ hasEmailCode: true });
    expect(await send()).toMatchObject({ status: 302, location: "/sign-in/email-code?next=%2Fcases&sent=1" });
    expect(server.received).toMatchObject([{ to: [user.email], headers: { subject: "Joint Action: your code to sign in" } }]); // prettier-ignore
    const code = codeIn();
    expect(JSON.stringify(await db.selectFrom("email_code").selectAll().execute())).not.toContain(code);
    expect(await give(wrong(code))).toMatchObject({ status: 422 });
    const before = browser.token;
    expect(await give(code)).toMatchObject({ status: 302, location: "/cases" });
    expect(browser.token).not.toBe(before);
    expect((await auditEvents(db)).map(({ event, purpose }) => [event, purpose])).toEqual([
      ["email-code.sent", null],
      ["email-code.failed", null],
      ["user.signed-in", "code by e-mail"],
    ]);
    expect(await db.selectFrom("email_code").selectAll().execute()).toEqual([]);
  });

  test.each([
    { title: "the setting does not allow it", set: async () => {} },
    { title: "the setting no longer allows it", set: () => allow("no") },
    { title: "no mail is set up", set: async () => (await allow(), useMail(null)) },
    {
      title: "another role of the user's is not allowed it",
      set: async () => {
        await allow();
        const duty = { duty: "manager", from_day: "2026-01-01", until_day: null, version: 1 } as const;
        await insert(db, "duty", { id: uuid(), partnership_id: user.partnershipId, user_id: user.userId, ...duty });
      },
    },
  ])("is neither offered nor sent when $title", async ({ set }) => {
    await set();
    expect((await browser.get(codePage)).data).toMatchObject({ hasEmailCode: false });
    expect(await browser.get(page)).toMatchObject({ status: 302, location: "/sign-in/code?next=%2F" });
    expect(await send()).toMatchObject({ status: 302, location: "/sign-in/code?next=%2Fcases" });
    expect(server.received).toEqual([]);
  });

  test("opens no longer after ten minutes, nor after another was sent, nor in another browser", async () => {
    await allow();
    await send();
    const other = await halfWay();
    expect(await give(codeIn(), other)).toMatchObject({ status: 422 });
    await send();
    if (codeIn(0) !== codeIn(1)) expect(await give(codeIn(0))).toMatchObject({ status: 422 });
    vi.setSystemTime(addMinutes(NOW, 9));
    const late = await halfWay();
    await send(late);
    const stored = await db.selectFrom("email_code").select("expires_at").orderBy("expires_at", "desc").execute();
    expect(stored[0]?.expires_at).toBe(addMinutes(NOW, 19).toISOString());
    await inTransaction(db, (trx) => trx.updateTable("email_code").set({ expires_at: addMinutes(NOW, 9).toISOString() }).execute()); // prettier-ignore
    expect(await give(codeIn(2), late)).toMatchObject({ status: 422 });
  });

  test("is held back after too many, sent or guessed", async () => {
    await allow();
    await send();
    const guess = wrong(codeIn());
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push((await give(guess)).status);
    expect(answers.at(-1)).toBe(429);
    expect(await give(codeIn())).toMatchObject({ status: 429 });
    expect(await send()).toMatchObject({ status: 429 });
    expect(server.received).toHaveLength(1);
  });

  test("is sent to an office behind one address all at once, and to one account ten times in five minutes", async () => {
    await allow();
    for (let i = 0; i < 10; i++) expect(await send()).toMatchObject({ status: 302 });
    expect(await send()).toMatchObject({ status: 429 });
    expect(server.received).toHaveLength(10);
    expect(await give(codeIn(9))).toMatchObject({ status: 302, location: "/cases" });
  });

  test("that could not be sent says so, and the authenticator still works", async () => {
    await allow();
    await server.stop();
    expect(await send()).toMatchObject({ status: 503, data: { errors: { send: expect.stringMatching(/not be sent/) as string } } }); // prettier-ignore
  });
});
