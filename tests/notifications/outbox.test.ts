import { addDays, addHours, addMinutes, addSeconds } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GIVE_UP_DAYS } from "#app/domain/notifications/outbox.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { emailSender } from "#app/services/notifications/send-email.ts";
import { sendOutbox } from "#app/services/notifications/send-outbox.ts";
import { anyEmailDue, claimNextEmail } from "#db/queries/outbox.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aUser, testDatabase, type TestPartnership } from "../factories.ts";
import { mailServer, type MailServer } from "../support/mail-server.ts";

const START = new Date("2026-03-20T09:00:00.000Z");
const ORIGIN = "https://ja.example.org";

let db: Executor;
let p: TestPartnership;
let server: MailServer;
let now: Date;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  server = await mailServer();
  now = START;
  useMail({ smtpUrl: server.url, from: "Joint Action <ja@example.org>", origin: ORIGIN });
});
afterEach(async () => {
  useMail(null);
  await server.stop();
});

async function aTold(email = `${uuid()}@example.org`) {
  const userId = await aUser(db, p.councilId, { name: "Robin Canary", email, email_folded: email });
  const about = { objectKind: "action", objectId: uuid(), reference: "A-26-0014" } as const;
  await inTransaction(db, (trx) =>
    notify(trx, [{ partnershipId: p.partnershipId, userId, kind: "action-given", ...about, at: now }]),
  );
  return { userId, email, actionId: about.objectId };
}

function run({ smtpUrl = server.url, isStopping = (): boolean => false } = {}) {
  const send = emailSender({ smtpUrl, from: "Joint Action <ja@example.org>" });
  return sendOutbox({ db, clock: () => now, isStopping }, { send, origin: ORIGIN });
}
const rows = () => db.selectFrom("outbox_email").selectAll().orderBy("id").execute();
const first = async () => (await rows())[0];

describe("a message", () => {
  test("is sent once, with a reference, a link and nothing else", async () => {
    const { email, actionId } = await aTold();
    expect(await run()).toEqual({ sent: 1, unsent: 0, lost: 0 });
    expect(await run()).toEqual({ sent: 0, unsent: 0, lost: 0 });
    const row = await first();
    expect(row).toMatchObject({ status: "sent", sent_at: START.toISOString(), attempts: 1, last_error: null });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      to: [email],
      from: "ja@example.org",
      headers: {
        from: "Joint Action <ja@example.org>",
        to: email,
        subject: "Joint Action: You have been given an action",
        "message-id": row?.message_id,
        "auto-submitted": "auto-generated",
        "content-type": "text/plain; charset=utf-8",
      },
    });
    expect(server.received[0]?.text).toBe(
      [
        "You have been given an action.",
        "Reference: A-26-0014",
        `Sign in to read more:\n${ORIGIN}/actions/${actionId}`,
        `What you are sent by e-mail is for you to choose:\n${ORIGIN}/account/notifications`,
        "This message was written by a computer. Nobody reads an answer to it.\n",
      ].join("\n\n"),
    );
    expect(JSON.stringify(server.received)).not.toContain("Canary");
  });

  test("goes to the address that the user has when it is sent", async () => {
    const { userId } = await aTold("before@example.org");
    await inTransaction(db, (trx) =>
      trx.updateTable("user_account").set({ email: "after@example.org" }).where("id", "=", userId).execute(),
    );
    await run();
    expect(server.received[0]?.to).toEqual(["after@example.org"]);
  });

  test("does not go to a user disabled meanwhile", async () => {
    const { userId } = await aTold();
    await inTransaction(db, (trx) =>
      trx.updateTable("user_account").set({ status: "disabled" }).where("id", "=", userId).execute(),
    );
    expect(await run()).toMatchObject({ sent: 0, unsent: 1 });
    expect(await first()).toMatchObject({ status: "failed", last_error: "no-account" });
    expect(server.connections()).toBe(0);
  });

  test("the rest waits when the server that runs this is to stop", async () => {
    await aTold();
    await aTold();
    let asked = 0;
    expect(await run({ isStopping: () => (asked += 1) > 1 })).toMatchObject({ sent: 1 });
    expect((await rows()).map((row) => row.status)).toEqual(["sent", "waiting"]);
  });
});

describe("a mail server that is down", () => {
  test("for a day loses nothing, doubles nothing, and all goes within a minute of its return", async () => {
    await server.stop();
    for (let i = 0; i < 5; i++) await aTold();
    let tries = 0;
    while (now < addDays(START, 1)) {
      if (await anyEmailDue(db, now, addMinutes(now, -2))) {
        expect(await run()).toEqual({ sent: 0, unsent: 1, lost: 0 });
        tries += 1;
      }
      now = addMinutes(now, 5);
    }
    expect(tries).toBeGreaterThan(20);
    const waiting = await rows();
    expect(waiting.every((row) => row.status === "waiting" && row.last_error === "ESOCKET")).toBe(true);

    await server.start();
    await aTold();
    expect(await run()).toEqual({ sent: 6, unsent: 0, lost: 0 });
    expect(new Set(server.received.flatMap(({ to }) => to)).size).toBe(6);
    expect(server.received).toHaveLength(6);
  });

  test(`for ${GIVE_UP_DAYS} days is given up on, visibly`, async () => {
    await server.stop();
    await aTold();
    now = addSeconds(addDays(START, GIVE_UP_DAYS), -1);
    await run();
    expect(await first()).toMatchObject({ status: "waiting" });
    now = addHours(now, 5);
    await run();
    expect(await first()).toMatchObject({ status: "given-up", attempts: 2, last_error: "ESOCKET" });
    await server.start();
    now = addDays(now, 1);
    expect(await run()).toMatchObject({ sent: 0 });
  });

  test("one that refuses the password keeps everything waiting", async () => {
    const strict = await mailServer({ onAuth: (_auth, _session, done) => done(new Error("no")) });
    try {
      await aTold();
      await aTold();
      const smtpUrl = `smtp://someone:hunter2@127.0.0.1:${strict.port}`;
      expect(await run({ smtpUrl })).toEqual({ sent: 0, unsent: 1, lost: 0 });
      expect(await rows()).toMatchObject([
        { status: "waiting", attempts: 1, last_error: "server 535" },
        { status: "waiting", attempts: 0, last_error: null },
      ]);
      expect(strict.received).toEqual([]);
      expect(JSON.stringify(await rows())).not.toContain("hunter2");
    } finally {
      await strict.stop();
    }
  });

  test("a password goes as it was meant", async () => {
    const seen: unknown[] = [];
    const strict = await mailServer({
      onAuth: (auth, _session, done) => {
        seen.push([auth.username, auth.password]);
        done(null, { user: auth.username });
      },
    });
    try {
      await aTold();
      expect(await run({ smtpUrl: `smtp://ja%40example.org:p%3Aw%2F1@127.0.0.1:${strict.port}` })).toMatchObject({
        sent: 1,
      });
      expect(seen).toEqual([["ja@example.org", "p:w/1"]]);
    } finally {
      await strict.stop();
    }
  });
});

describe("a mail server that refuses", () => {
  test.each([
    { title: "the recipient for good", at: "recipient", code: 550, status: "failed", error: "message 550" },
    { title: "the recipient for now", at: "recipient", code: 450, status: "waiting", error: "message 450" },
    { title: "the content for good", at: "content", code: 554, status: "failed", error: "message 554" },
    { title: "the content for now", at: "content", code: 451, status: "waiting", error: "message 451" },
  ] as const)("$title", async ({ at, code, status, error }) => {
    await aTold();
    server.answers[at] = { responseCode: code };
    expect(await run()).toEqual({ sent: 0, unsent: 1, lost: 0 });
    expect(await first()).toMatchObject({ status, last_error: error, sent_at: null });
    server.answers[at] = null;
    now = addMinutes(now, 1);
    expect(await run()).toMatchObject({ sent: status === "waiting" ? 1 : 0 });
  });

  test("one message does not hold up the next", async () => {
    await aTold();
    server.answers.recipient = { responseCode: 550 };
    await run();
    await aTold();
    server.answers.recipient = null;
    expect(await run()).toMatchObject({ sent: 1 });
    expect((await rows()).map((row) => row.status)).toEqual(["failed", "sent"]);
  });
});

describe("a message whose fate is not known", () => {
  test("is not sent again when the server took it and hung up without an answer", async () => {
    await aTold();
    server.answers.content = "never";
    const running = run();
    while (server.received.length === 0) await new Promise((wait) => setTimeout(wait, 5));
    server.hangUp();
    expect(await running).toEqual({ sent: 0, unsent: 1, lost: 0 });
    expect(await first()).toMatchObject({ status: "unknown", last_error: "no-answer" });
    server.answers.content = null;
    now = addDays(now, 1);
    expect(await run()).toMatchObject({ sent: 0 });
    expect(server.received).toHaveLength(1);
  });

  test("is tried again when the server hung up before it had the message", async () => {
    await aTold();
    server.answers.recipient = "never";
    const running = run();
    while (server.connections() === 0) await new Promise((wait) => setTimeout(wait, 5));
    await new Promise((wait) => setTimeout(wait, 50));
    server.hangUp();
    expect(await running).toMatchObject({ unsent: 1 });
    expect(await first()).toMatchObject({ status: "waiting" });
    server.answers.recipient = null;
    now = addMinutes(now, 1);
    expect(await run()).toMatchObject({ sent: 1 });
    expect(server.received).toHaveLength(1);
  });

  test("is marked so when the process that was sending it is no more, and never before its time is up", async () => {
    await aTold();
    await inTransaction(db, (trx) => claimNextEmail(trx, now));
    now = addSeconds(now, 119);
    expect(await run()).toMatchObject({ lost: 0 });
    expect(await first()).toMatchObject({ status: "sending" });
    now = addSeconds(now, 1);
    expect(await anyEmailDue(db, now, addMinutes(now, -2))).toBe(true);
    expect(await run()).toMatchObject({ lost: 1, sent: 0 });
    expect(await first()).toMatchObject({ status: "unknown", last_error: "cut-short" });
    expect(server.connections()).toBe(0);
  });

  test("of two who claim at once one gets it", async () => {
    await aTold();
    const claim = () => inTransaction(db, (trx) => claimNextEmail(trx, now));
    const claims = await Promise.all([claim(), claim(), claim()]);
    expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
  });
});
