import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { type Notice, notify } from "#app/services/notifications/notify.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aUser, insert, testDatabase, type TestPartnership } from "../factories.ts";

const at = new Date("2026-03-20T09:00:00Z");
const MAIL = { smtpUrl: "smtp://localhost:25", from: "ja@example.org", origin: "https://ja.example.org" };
let db: Executor;
let p: TestPartnership;
let userId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  userId = await aUser(db, p.councilId);
  useMail(MAIL);
});
afterEach(() => useMail(null));

const given = (changes: Partial<Notice> = {}): Notice => ({
  partnershipId: p.partnershipId,
  userId,
  kind: "action-given",
  objectKind: "action",
  objectId: uuid(),
  reference: "A-26-0014",
  at,
  ...changes,
});
const tell = (...notices: Notice[]) => inTransaction(db, (trx) => notify(trx, notices));
const told = () => db.selectFrom("notification").selectAll().orderBy("id").execute();
const mailed = () => db.selectFrom("outbox_email").selectAll().orderBy("id").execute();
const choose = (kind: NotificationKind, by_email: 0 | 1) =>
  insert(db, "notification_choice", { user_id: userId, kind, by_email });

test("writes what the user is told, and the e-mail of it", async () => {
  const notice = given();
  expect(await tell(notice)).toBe(1);
  expect(await told()).toMatchObject([
    {
      partnership_id: p.partnershipId,
      user_id: userId,
      kind: "action-given",
      object_kind: "action",
      object_id: notice.objectId,
      reference: "A-26-0014",
      created_at: at.toISOString(),
      read_at: null,
    },
  ]);
  const [email] = await mailed();
  expect(email).toMatchObject({
    user_id: userId,
    reference: "A-26-0014",
    path: `/actions/${notice.objectId}`,
    message_id: `<${email?.id}@ja.example.org>`,
    status: "waiting",
    attempts: 0,
    next_attempt_at: at.toISOString(),
  });
});

test("leaves neither behind when the transaction fails", async () => {
  const failing = inTransaction(db, async (trx) => {
    await notify(trx, [given()]);
    throw new Error("refused later");
  });
  await expect(failing).rejects.toThrow("refused later");
  expect(await told()).toEqual([]);
  expect(await mailed()).toEqual([]);
});

test("without mail set up tells in the app alone", async () => {
  useMail(null);
  await tell(given());
  expect(await told()).toHaveLength(1);
  expect(await mailed()).toEqual([]);
});

test.each([
  { title: "nothing chosen", kind: "action-given", choice: null, emails: 1 },
  { title: "chosen off", kind: "action-given", choice: 0, emails: 0 },
  { title: "chosen on", kind: "action-given", choice: 1, emails: 1 },
  { title: "a kind that nobody can switch off", kind: "credential-reset", choice: 0, emails: 1 },
] as const)("e-mail with $title: $emails", async ({ kind, choice, emails }) => {
  if (choice !== null) await choose(kind, choice);
  await tell(given({ kind }));
  expect(await told()).toHaveLength(1);
  expect(await mailed()).toHaveLength(emails);
});

test.each(["invited", "disabled"] as const)("a user who is %s gets no e-mail", async (status) => {
  const other = await aUser(db, p.councilId, { status });
  await tell(given({ userId: other }));
  expect(await told()).toHaveLength(1);
  expect(await mailed()).toEqual([]);
});

test("one thing for one day is told once, for another day again", async () => {
  const notice = given({ kind: "action-due-today", forDay: "2026-03-20" });
  expect(await tell(notice, notice)).toBe(1);
  expect(await tell(notice)).toBe(0);
  expect(await tell({ ...notice, forDay: "2026-03-27" })).toBe(1);
  expect(await tell({ ...notice, kind: "action-due-soon" })).toBe(1);
  expect(await told()).toHaveLength(3);
  expect(await mailed()).toHaveLength(3);
});

test("what is about no day is told each time", async () => {
  const notice = given({ kind: "action-chased" });
  expect(await tell(notice, notice)).toBe(2);
});
