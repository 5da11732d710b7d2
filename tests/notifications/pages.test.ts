import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { MOST_UNREAD } from "#app/domain/notifications/unread.ts";
import { loader as root } from "#app/root.tsx";
import { loader as administration } from "#app/routes/admin/_index/route.tsx";
import { action as settle, loader as mailPage } from "#app/routes/admin/mail/route.tsx";
import { action as runJob, loader as jobsPage } from "#app/routes/admin/jobs/route.tsx";
import { action as read, loader as list } from "#app/routes/notifications/_index/route.tsx";
import { loader as week } from "#app/routes/notifications/weeks.$monday/route.tsx";
import { action as choose, loader as choices } from "#app/routes/session/account_.notifications/route.tsx";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { notify, type Notice } from "#app/services/notifications/notify.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findJob, insertJobIfNew, insertJobRun } from "#db/queries/jobs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { mailServer } from "../support/mail-server.ts";

const NOW = new Date("2026-03-20T09:00:00.000Z");
let db: Executor;
let p: TestPartnership;
let actor: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  actor = await anActor(db, p);
});
afterEach(() => {
  vi.useRealTimers();
  useMail(null);
});

async function aTold(changes: Partial<Notice> = {}) {
  const objectId = uuid();
  const about = { kind: "action-given", objectKind: "action", objectId, reference: "A-26-0014", at: NOW } as const;
  await inTransaction(db, (trx) =>
    notify(trx, [{ partnershipId: p.partnershipId, userId: actor.id, ...about, ...changes }]),
  );
  return objectId;
}
const eventNames = async () => (await auditEvents(db)).map(({ event }) => event);

describe("notifications", () => {
  type Page = { notifications: { id: string; text: string; about: string; isNew: boolean }[]; next: string | null };
  const page = async (search = "") => (await get(list, actor, {}, search)) as Page;
  const unread = async () => ((await get(root, actor)) as { unread: number }).unread;

  test("are listed newest first, new until they are opened, and lead to what they are about", async () => {
    await aTold({ reference: "A-26-0001" });
    const actionId = await aTold({ reference: "A-26-0002" });
    expect(await unread()).toBe(2);
    const [newest, older] = (await page()).notifications;
    expect(newest).toMatchObject({ text: "You have been given an action", about: "A-26-0002", isNew: true });
    expect(older).toMatchObject({ about: "A-26-0001", isNew: true });
    const answer = (await post(read, actor, {}, { notificationId: newest?.id ?? "" })) as Response;
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`/actions/${actionId}`);
    expect((await page()).notifications.map(({ isNew }) => isNew)).toEqual([false, true]);
    expect(await unread()).toBe(1);
  });

  test("are all marked as read at once", async () => {
    await aTold();
    await aTold();
    const answer = (await post(read, actor, {}, { notificationId: "all" })) as Response;
    expect(answer.headers.get("location")).toBe("/notifications");
    expect(await unread()).toBe(0);
  });

  test("are paged by key", async () => {
    for (let i = 0; i < 52; i++) await aTold({ reference: `A-${i}` });
    const first = await page();
    const second = await page(`?before=${first.next}`);
    expect(first.notifications).toHaveLength(50);
    expect(second.notifications.map(({ about }) => about)).toEqual(["A-1", "A-0"]);
    expect(second.next).toBeNull();
  });

  test("of somebody else, or of another partnership, are nobody's to see or open", async () => {
    const other = await anActor(db, p);
    const elsewhere = await aPartnership(db);
    await aTold({ userId: other.id });
    await aTold({ partnershipId: elsewhere.partnershipId });
    expect((await page()).notifications).toEqual([]);
    expect(await unread()).toBe(0);
    for (const { id } of await db.selectFrom("notification").select("id").execute())
      expect(await post(read, actor, {}, { notificationId: id })).toMatchObject({ status: 404 });
    await post(read, actor, {}, { notificationId: "all" });
    expect(await db.selectFrom("notification").select("id").where("read_at", "is not", null).execute()).toEqual([]);
  });

  test("about the user's own account are seen in every partnership", async () => {
    await aTold({
      partnershipId: null,
      kind: "credential-reset",
      objectKind: "user",
      objectId: actor.id,
      reference: "",
    });
    expect((await page()).notifications).toMatchObject([{ about: "", isNew: true }]);
    expect(await unread()).toBe(1);
  });

  test("are counted no further than the head of a page shows", async () => {
    for (let i = 0; i < MOST_UNREAD + 5; i++) await aTold();
    expect(await unread()).toBe(MOST_UNREAD);
  });

  test.each(["", "x", "../admin"])("a form that names %j is 400", async (notificationId) => {
    expect(await post(read, actor, {}, { notificationId })).toMatchObject({ status: 400 });
  });
});

describe("what somebody is sent by e-mail", () => {
  const chosen = async () => ((await get(choices, actor)) as { chosen: string[] }).chosen;

  test("is everything until they choose, and then what they chose, with a line in the log", async () => {
    expect(await chosen()).toContain("action-given");
    const answer = (await post(choose, actor, {}, [["byEmail", "action-chased"]])) as Response;
    expect(answer.headers.get("location")).toBe("/account?changed=notifications");
    expect(await chosen()).toEqual(["action-chased"]);
    expect(await eventNames()).toEqual(["user.emails-chosen"]);
  });

  test("may be nothing that can be chosen, and kinds that are always sent cannot be", async () => {
    await post(choose, actor, {}, {});
    expect(await chosen()).toEqual([]);
    await post(choose, actor, {}, [["byEmail", "credential-reset"], ["byEmail", "nonsense"]]); // prettier-ignore
    expect(await chosen()).toEqual([]);
  });
});

describe("the week's work of an agency", () => {
  type Week = { work: { userName: string; did: string; times: number }[]; next: string | null };
  const monday = "2026-03-09";
  const did = (who: Actor, event: string, at: string, category: "alteration" | "consultation" = "alteration") =>
    inTransaction(db, (trx) =>
      insertAuditEvent(trx, who, new Date(at), { category, event, objectKind: "action", objectId: uuid() }),
    );

  test("counts what each person of the manager's agency recorded and changed, from Monday to Sunday in London", async () => {
    const manager = await anActor(db, p, { duties: ["manager"], agencyId: p.policeId, name: "Mo Manager" });
    const officer = await anActor(db, p, { agencyId: p.policeId, name: "Olly Officer" });
    await did(officer, "action.completed", "2026-03-09T00:00:00Z");
    await did(officer, "action.completed", "2026-03-15T23:59:59Z");
    await did(officer, "action.created", "2026-03-10T10:00:00Z");
    await did(officer, "action.completed", "2026-03-08T23:59:59Z");
    await did(officer, "action.completed", "2026-03-16T00:00:00Z");
    await did(officer, "action.viewed", "2026-03-10T10:00:00Z", "consultation");
    await did(actor, "action.completed", "2026-03-10T10:00:00Z");
    const elsewhere = await aPartnership(db);
    await did({ ...officer, partnershipId: elsewhere.partnershipId }, "action.completed", "2026-03-10T10:00:00Z");

    const page = (await get(week, manager, { monday })) as Week;
    expect(page.work).toEqual([
      { userName: "Olly Officer", did: "Finished an action", times: 2 },
      { userName: "Olly Officer", did: "Gave an action", times: 1 },
    ]);
    expect(page.next).toBe("2026-03-16");
    expect(await eventNames()).toContain("work.summary-viewed");
  });

  test.each(["2026-03-10", "2026-03-23", "nonsense"])("of %s is no page", async (day) => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect(await get(week, manager, { monday: day })).toMatchObject({ status: 404 });
  });
});

describe("the page of jobs", () => {
  type Page = { jobs: { name: string; state: string; failure: string | null }[]; runs: { result: string }[] };

  test("has each job with its state, and the runs with what they did", async () => {
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    await inTransaction(db, async (trx) => {
      await insertJobIfNew(trx, "outbox", NOW);
      const run = { job: "outbox", startedAt: NOW, finishedAt: NOW };
      await insertJobRun(trx, { ...run, counts: { sent: 3, unsent: 0 }, error: null });
      await insertJobRun(trx, { ...run, counts: {}, error: "Error ENOSPC" });
      const failed = { last_failed_at: NOW.toISOString(), last_failure: "Error ENOSPC" };
      await trx.updateTable("job").set(failed).where("name", "=", "outbox").execute();
    });
    const page = (await get(jobsPage, administrator)) as Page;
    expect(page.jobs).toMatchObject([
      { name: "outbox", state: "failing", failure: "20 Mar 2026, 09:00: Error ENOSPC" },
    ]);
    expect(page.runs.map(({ result }) => result)).toEqual(["Failed: Error ENOSPC", "3 sent"]);
  });

  test("shows the failing ones alone, as many as Administration counts", async () => {
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    await inTransaction(db, async (trx) => {
      for (const name of ["outbox", "imports"]) await insertJobIfNew(trx, name, NOW);
      const failed = { last_failed_at: NOW.toISOString(), last_failure: "Error ENOSPC" };
      await trx.updateTable("job").set(failed).where("name", "=", "outbox").execute();
    });
    const { jobs } = (await get(jobsPage, administrator, {}, "?show=failing")) as Page;
    expect(jobs.map(({ name }) => name)).toEqual(["outbox"]);
    expect(await get(administration, administrator)).toMatchObject({ jobsFailing: 1 });
  });

  test("runs a job now, with a line in the log; there is no other job", async () => {
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    await inTransaction(db, (trx) => insertJobIfNew(trx, "weekly-summary", new Date("2026-03-23T06:00:00Z")));
    expect(await post(runJob, administrator, {}, { job: "weekly-summary" })).toMatchObject({ status: 302 });
    expect(await findJob(db, "weekly-summary")).toMatchObject({ nextRunAt: NOW.toISOString() });
    expect(await post(runJob, administrator, {}, { job: "nonsense" })).toMatchObject({ status: 404 });
    const [asked] = await auditEvents(db);
    expect(asked).toMatchObject({ event: "job.run-requested", purpose: "weekly-summary", actor_id: administrator.id });
  });
});

describe("the page of e-mail", () => {
  type Email = { id: string; status: string; userName: string; trouble: string | null };
  type Page = { settings: Record<string, unknown> | null; emails: Email[]; counts: Record<string, number> };
  let administrator: Actor;
  beforeEach(async () => {
    administrator = await anActor(db, p, { duties: ["administrator"] });
    useMail({
      smtpUrl: "smtp://ja:hunter2@mail.example.org",
      from: "ja@example.org",
      origin: "https://ja.example.org",
    });
  });
  const page = async () => (await get(mailPage, administrator)) as Page;
  const toStatus = (status: "failed" | "unknown" | "sending" | "sent") =>
    inTransaction(db, (trx) => {
      const at = NOW.toISOString();
      const set = { status, claimed_at: at, sent_at: status === "sent" ? at : null, last_error: "message 550" };
      return trx.updateTable("outbox_email").set(set).execute();
    });

  test("has the settings without the password, and what has not been sent without a word of it", async () => {
    await aTold();
    await toStatus("failed");
    const shown = await page();
    expect(shown.settings).toEqual({
      server: "mail.example.org, port 587", isEncrypted: true, user: "ja", from: "ja@example.org", origin: "https://ja.example.org",
    }); // prettier-ignore
    expect(shown.emails).toMatchObject([{ status: "failed", trouble: "The mail server refused the message (550)" }]);
    expect(shown.counts).toEqual({ failed: 1 });
    expect(JSON.stringify(shown)).not.toMatch(/hunter2|A-26-0014|\/actions\//);
  });

  test.each([
    { status: "failed", what: "again", to: "waiting", event: "email.tried-again" },
    { status: "unknown", what: "again", to: "waiting", event: "email.tried-again" },
    { status: "unknown", what: "leave", to: "dropped", event: "email.dropped" },
  ] as const)("a message $status: $what", async ({ status, what, to, event }) => {
    await aTold();
    await toStatus(status);
    const [email] = (await page()).emails;
    expect(await post(settle, administrator, {}, { what, emailId: email?.id ?? "" })).toMatchObject({ status: 302 });
    expect(await db.selectFrom("outbox_email").select(["status", "attempts"]).execute()).toEqual([
      { status: to, attempts: 0 },
    ]);
    expect(await eventNames()).toEqual([event]);
  });

  test("shows what somebody has to settle alone, as much as Administration counts", async () => {
    for (const reference of ["A-26-0001", "A-26-0002", "A-26-0003"]) await aTold({ reference });
    const [first, second] = (await page()).emails;
    await inTransaction(db, async (trx) => {
      const set = { status: "failed", last_error: "message 550" } as const;
      await trx
        .updateTable("outbox_email")
        .set(set)
        .where("id", "=", first?.id ?? "")
        .execute();
      const sending = { status: "sending", claimed_at: NOW.toISOString() } as const;
      await trx
        .updateTable("outbox_email")
        .set(sending)
        .where("id", "=", second?.id ?? "")
        .execute();
    });
    const { emails } = (await get(mailPage, administrator, {}, "?show=stuck")) as Page;
    expect(emails.map(({ id }) => id)).toEqual([first?.id]);
    expect((await page()).emails).toHaveLength(3);
    expect(await get(administration, administrator)).toMatchObject({ emailsStuck: 1 });
  });

  test.each(["sent", "sending"] as const)("a message %s cannot be sent again", async (status) => {
    await aTold();
    const [email] = (await page()).emails;
    await toStatus(status);
    const answer = await post(settle, administrator, {}, { what: "again", emailId: email?.id ?? "" });
    expect(answer).toMatchObject({ init: { status: 409 } });
    expect(await eventNames()).toEqual([]);
  });

  test("has nothing of another partnership", async () => {
    const elsewhere = await aPartnership(db);
    const stranger = await anActor(db, elsewhere, { agencyId: elsewhere.policeId });
    await aTold({ partnershipId: elsewhere.partnershipId, userId: stranger.id });
    await aTold({ partnershipId: null, userId: stranger.id });
    await aTold({ partnershipId: null });
    const [own, ...none] = (await page()).emails;
    expect([own?.userName, none]).toEqual([actor.name, []]);
    for (const { id } of await db.selectFrom("outbox_email").select("id").where("user_id", "=", stranger.id).execute())
      expect(await post(settle, administrator, {}, { what: "leave", emailId: id })).toMatchObject({ status: 404 });
  });

  test("sends a test message to the administrator, and says what is wrong", async () => {
    const server = await mailServer();
    useMail({ smtpUrl: server.url, from: "ja@example.org", origin: "https://ja.example.org" });
    expect(await post(settle, administrator, {}, { what: "test" })).toMatchObject({ status: 302 });
    expect(server.received.map(({ to }) => to)).toEqual([[`${administrator.id}@example.org`]]);
    await server.stop();
    expect(await post(settle, administrator, {}, { what: "test" })).toMatchObject({
      init: { status: 422 },
      data: { problem: "The test message was not sent. The mail server could not be reached (ESOCKET)." },
    });
    expect((await auditEvents(db)).map(({ event, purpose }) => [event, purpose])).toEqual([
      ["email.tested", "sent"],
      ["email.tested", "ESOCKET"],
    ]);
  });
});
