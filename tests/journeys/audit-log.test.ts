import path from "node:path";
import type { Browser } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loadKeys } from "#app/http/keys.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, insert } from "../factories.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";

let app: RunningApp;
let db: Executor;
let browser: Browser;
let officer: Actor;
let restricted: string;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  useKeys(loadKeys({ dataDir: app.dataDir, secrets: {} }));
  db = openDatabase(`file:${path.join(app.dataDir, "joint-action.db")}`);
  const p = await aPartnership(db, "Charnwood");
  officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
  await inTransaction(db, async (trx) => {
    const record = { objectKind: "case", objectId: uuid() };
    for (let i = 0; i < 60; i++) {
      await insertAuditEvent(trx, coordinator, new Date(), {
        category: "consultation",
        event: "case.viewed",
        ...record,
      });
    }
    restricted = await insertAuditEvent(trx, coordinator, new Date(), {
      ...record,
      category: "collection",
      event: "risk.assessed",
      fields: ["overall", "nextReviewOn"],
      detail: { before: { level: "low" }, after: { level: "high" } },
      restricted: true,
    });
  });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await db.destroy();
  await app.close();
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("the information governance officer, %s,", (name, javaScript) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitor(browser, app.origin, { javaScript });
    const token = newToken();
    const now = new Date();
    await insert(db, "session", {
      id: uuid(), token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: officer.id,
      partnership_id: officer.partnershipId, stage: "complete", pending_secret_sealed: null, browser: "test",
      created_at: now.toISOString(), last_seen_at: now.toISOString(), expires_at: new Date(now.getTime() + 3_600_000).toISOString(), ended_at: null,
    }); // prettier-ignore
    await visit.page.context().addCookies([{ name: "session", value: token, url: app.origin }]);
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test("searches the log, turns a page and takes a filter away", async () => {
    const { page } = visit;
    await page.goto("/audit");
    await expectAccessible(page);
    await look(page, `log-${javaScript}`);
    expect(await page.locator("tbody tr").count()).toBe(50);
    await page.getByLabel("What happened").selectOption({ label: "Looked at a case" });
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.getByRole("link", { name: /Remove this filter Looked at a case/ }).waitFor();
    await page.getByRole("link", { name: "Earlier events" }).click();
    await page.waitForURL(/after=/);
    expect(await page.locator("tbody tr").count()).toBe(10);
    await page.getByRole("link", { name: /Remove this filter Looked at a case/ }).click();
    await page.waitForURL(`${app.origin}/audit`);
  });

  test("is told what is wrong with a filter, at the field", async () => {
    const { page } = visit;
    await page.goto("/audit");
    await page.getByLabel("Record").fill("CS-99-0001");
    await page.getByRole("group", { name: "First day" }).getByLabel("Day").fill("31");
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.getByRole("alert").getByText("First day must be a real date, like 27 3 2026").waitFor();
    expect(await page.getByLabel("Record").inputValue()).toBe("CS-99-0001");
    await expectAccessible(page);
    await look(page, `log-error-${javaScript}`);
  });

  test("opens the content of a restricted event for a reason", async () => {
    const { page } = visit;
    await page.goto(`/audit/events/${restricted}`);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Open the content" }).click();
    await page.getByRole("alert").getByText("Enter why you need to see this content").waitFor();
    await look(page, `event-${javaScript}`);
    await page.getByLabel("Why do you need to see it?").fill(`Complaint 12, ${name}`);
    await page.getByRole("button", { name: "Open the content" }).click();
    await page.getByRole("rowheader", { name: "level" }).waitFor();
    await expectAccessible(page);
    await look(page, `event-open-${javaScript}`);
    const opened = await db
      .selectFrom("audit_detail")
      .innerJoin("audit_event", "audit_event.id", "audit_detail.event_id")
      .select("content")
      .where("event", "=", "audit.detail-opened")
      .execute();
    expect(opened.map((e) => JSON.parse(e.content) as unknown)).toContainEqual({ reason: `Complaint 12, ${name}` });
  });

  test("has the log checked, and is told that it is whole", async () => {
    const { page } = visit;
    await page.goto("/audit/check");
    await page.getByRole("button", { name: "Check the log now" }).click();
    await page.waitForURL("**/audit/check");
    await expect
      .poll(
        async () => (await page.goto("/audit/check"), page.getByRole("button", { name: "Check the log now" }).count()),
        { timeout: 90_000 },
      )
      .toBe(1);
    await page.getByText("Whole", { exact: true }).waitFor();
    await expectAccessible(page);
    await look(page, `check-${javaScript}`);
  });

  test("sees who has seen a record", async () => {
    const { page } = visit;
    const { object_id: id } = await db
      .selectFrom("audit_object")
      .select("object_id")
      .where("object_kind", "=", "case")
      .limit(1)
      .executeTakeFirstOrThrow();
    await page.goto(`/audit/records/case/${id}`);
    await page.getByRole("heading", { name: /Who has seen/ }).waitFor();
    await expectAccessible(page);
    await look(page, `record-${javaScript}`);
  });
});

test("events are sealed while the server runs, and all of them when it stops", async () => {
  await expect
    .poll(async () => (await db.selectFrom("audit_unsealed").select("event_id").execute()).length, { timeout: 90_000 })
    .toBe(0);
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, officer, new Date(), {
      category: "consultation",
      event: "case.viewed",
      objectKind: "case",
      objectId: uuid(),
    }),
  );
  expect(await app.stop()).toBe(0);
  expect(JSON.parse(await app.command("audit", "verify", "--json"))).toMatchObject({
    ok: true,
    unsealed: 0,
    first: null,
  });
});
