import path from "node:path";
import type { Browser } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mondayOf } from "#app/domain/notifications/week.ts";
import { loadKeys } from "#app/http/keys.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anAction, anActor, aPartnership, insert, type TestPartnership } from "../factories.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { mailServer, type MailServer } from "../support/mail-server.ts";

let app: RunningApp;
let db: Executor;
let browser: Browser;
let server: MailServer;
let p: TestPartnership;
beforeAll(async () => {
  server = await mailServer();
  app = await startApp({ SMTP_URL: server.url, MAIL_FROM: "ja@example.org" });
  useMail({ smtpUrl: server.url, from: "ja@example.org", origin: app.origin });
  browser = await openBrowser();
  useKeys(loadKeys({ dataDir: app.dataDir, secrets: {} }));
  db = openDatabase(`file:${path.join(app.dataDir, "joint-action.db")}`);
  p = await aPartnership(db, "Charnwood");
});
afterAll(async () => {
  useMail(null);
  await leaveBrowser(browser);
  await db.destroy();
  await app.close();
  await server.stop();
});

async function signIn(visit: Visit, actor: Actor, stage: "complete" | "code-due" = "complete") {
  const token = newToken();
  const now = new Date();
  await insert(db, "session", {
    id: uuid(), token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: actor.id,
    partnership_id: stage === "complete" ? actor.partnershipId : null, stage, pending_secret_sealed: null, browser: "test",
    created_at: now.toISOString(), last_seen_at: now.toISOString(), expires_at: new Date(now.getTime() + 3_600_000).toISOString(), ended_at: null,
  }); // prettier-ignore
  await visit.page.context().addCookies([{ name: "session", value: token, url: app.origin }]);
}

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("%s", (_name, javaScript) => {
  let visit: Visit;
  async function shot(name: string) {
    await look(visit.page, `${name}-${javaScript ? "js" : "nojs"}`);
    await visit.page.setViewportSize({ width: 320, height: 640 });
    await look(visit.page, `${name}-${javaScript ? "js" : "nojs"}-phone`);
    await visit.page.setViewportSize({ width: 1366, height: 768 });
  }
  beforeAll(async () => {
    visit = await visitor(browser, app.origin, { javaScript });
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test("a manager sees that there is news, opens it, and chooses what comes by e-mail", async () => {
    const { page } = visit;
    const manager = await anActor(db, p, { duties: ["manager"], name: "Mo Manager" });
    const actionId = await anAction(db, p, { owner_user_id: manager.id, owner_agency_id: p.councilId });
    const monday = mondayOf(londonDay(new Date()));
    await inTransaction(db, async (trx) => {
      const at = new Date();
      const own = { partnershipId: p.partnershipId, userId: manager.id, at };
      await notify(trx, [
        { ...own, kind: "weekly-summary", objectKind: "week", objectId: monday, reference: "", forDay: monday },
        { ...own, kind: "action-given", objectKind: "action", objectId: actionId, reference: "A-26-0014" },
      ]);
      const event = {
        category: "alteration",
        event: "action.completed",
        objectKind: "action",
        objectId: uuid(),
      } as const;
      await insertAuditEvent(trx, manager, at, event);
    });
    await signIn(visit, manager);
    await page.goto("/");
    await page.getByRole("link", { name: "Notifications 2 not read" }).click();
    await page.getByRole("heading", { level: 1, name: "Notifications" }).waitFor();
    await expectAccessible(page);
    await shot("notifications");
    await page.getByRole("button", { name: "You have been given an action: A-26-0014" }).click();
    await page.waitForURL(`${app.origin}/actions/${actionId}`);
    await page.getByRole("link", { name: "Notifications 1 not read" }).click();
    await page.getByRole("button", { name: /^The weekly summary/ }).click();
    await page.getByText("Finished an action").first().waitFor();
    await expectAccessible(page);
    await shot("week");
    await page.goto("/account");
    await page.getByRole("link", { name: "Choose what you are sent by e-mail" }).click();
    await page.getByRole("heading", { level: 1, name: "What you are sent by e-mail" }).waitFor();
    await expectAccessible(page);
    await shot("choices");
    await page.getByLabel("You are given an action").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("What you are sent by e-mail has been saved").waitFor();
    const arrived = () => server.received.filter(({ to }) => to.includes(`${manager.id}@example.org`));
    for (let waited = 0; arrived().length < 2 && waited < 300; waited++) await page.waitForTimeout(50);
    expect(arrived().map(({ headers }) => headers.subject).sort()).toEqual([
      "Joint Action: The weekly summary of your agency's work is ready",
      "Joint Action: You have been given an action",
    ]); // prettier-ignore
  });

  test("an administrator tries the mail, settles a message and runs a job", async () => {
    const { page } = visit;
    const administrator = await anActor(db, p, { duties: ["administrator"], name: "Ada Ministrator" });
    const id = uuid();
    const at = new Date().toISOString();
    await insert(db, "outbox_email", {
      id, partnership_id: p.partnershipId, user_id: administrator.id, kind: "action-given", reference: "A-26-0001", path: "/actions/x",
      message_id: `<${id}@localhost>`, status: "unknown", attempts: 1, created_at: at, waiting_since: at, next_attempt_at: at, claimed_at: at,
      sent_at: null, last_error: "cut-short",
    }); // prettier-ignore
    await signIn(visit, administrator);
    await page.goto("/admin/mail");
    await page.getByRole("heading", { level: 1, name: "E-mail" }).waitFor();
    await expectAccessible(page);
    await shot("mail");
    await page.getByRole("button", { name: "Send a test message to yourself" }).click();
    await page.getByText("The mail server has taken a test message to your own address").waitFor();
    await page.getByRole("button", { name: "Leave it: You have been given an action, to Ada Ministrator" }).click();
    await page.getByText("The message will not be sent").waitFor();
    await page.getByRole("link", { name: "Jobs" }).click();
    await page.getByRole("heading", { level: 1, name: "Jobs" }).waitFor();
    await page.getByRole("button", { name: "Run now: Tell managers of the week's work" }).click();
    await page.getByText("will run within a few seconds").waitFor();
    const hasRun = async () =>
      (await db.selectFrom("job_run").select("id").where("job", "=", "weekly-summary").execute()).length > 0;
    for (let waited = 0; !(await hasRun()) && waited < 200; waited++) await page.waitForTimeout(50);
    await page.goto("/admin/jobs");
    await page.getByRole("heading", { level: 1, name: "Jobs" }).waitFor();
    await expectAccessible(page);
    await shot("jobs");
    expect(await page.getByRole("cell", { name: "Tell managers of the week's work" }).count()).toBeGreaterThan(0);
  });

  test("somebody signs in with a code from an e-mail", async () => {
    const { page } = visit;
    const reviewer = await anActor(db, p, { duties: ["reviewer"], name: "Rae Viewer" });
    await insert(db, "setting_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, key: "sign-in.email-code.reviewer", value: "yes" },
      ...{ from_day: "2026-01-01", reason: "Decided", recorded_by: reviewer.id, recorded_at: new Date().toISOString() },
    });
    await signIn(visit, reviewer, "code-due");
    await page.goto("/sign-in/code?next=/account");
    await page.getByRole("link", { name: "Have a code sent by e-mail" }).click();
    await page.getByRole("button", { name: "Send the code" }).click();
    await page.getByRole("heading", { level: 1, name: "Enter the code from your e-mail" }).waitFor();
    await expectAccessible(page);
    await shot("email-code");
    const email = server.received.find(({ to }) => to.includes(`${reviewer.id}@example.org`));
    await page.getByLabel("Code from your e-mail").fill(/\d{6}/.exec(email?.text ?? "")?.[0] ?? "");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { level: 1, name: "Your account" }).waitFor();
  });
});
