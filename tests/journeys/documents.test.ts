import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loadKeys } from "#app/http/keys.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import type { Executor } from "#db/transaction.ts";
import { BYTES } from "../documents/bytes.ts";
import { aCase, anActor, aPartnership, insert } from "../factories.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";

let app: RunningApp;
let db: Executor;
let browser: Browser;
let coordinator: Actor;
let caseId: string;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
  useKeys(loadKeys({ dataDir: app.dataDir, secrets: {} }));
  db = openDatabase(`file:${path.join(app.dataDir, "joint-action.db")}`);
  const p = await aPartnership(db, "Charnwood");
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
  caseId = (await aCase(db, p, { reference: "CS-26-0014" })).id;
  for (let i = 1; i <= 3; i++) await aCase(db, p, { reference: `CS-26-002${i}` });
});
afterAll(async () => {
  await leaveBrowser(browser);
  await db.destroy();
  await app.close();
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("a coordinator, %s,", (_name, javaScript) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await visitor(browser, app.origin, { javaScript });
    const token = newToken();
    const now = new Date();
    await insert(db, "session", {
      id: uuid(), token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: coordinator.id,
      partnership_id: coordinator.partnershipId, stage: "complete", pending_secret_sealed: null, browser: "test",
      created_at: now.toISOString(), last_seen_at: now.toISOString(), expires_at: new Date(now.getTime() + 3_600_000).toISOString(), ended_at: null,
    }); // prettier-ignore
    await visit.page.context().addCookies([{ name: "session", value: token, url: app.origin }]);
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  test("adds a document to a case, is told what a wrong file is, opens it and removes it", async () => {
    const { page } = visit;
    await page.goto(`/cases/${caseId}`);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Add a document" }).click();
    await page.getByLabel("Title").fill("Letter to the school");
    await page.getByLabel("Letter or e-mail").check();
    await expectAccessible(page);
    await choose(page, "Letter.pdf", BYTES.exe);
    await page.getByText("The file is named .pdf, but what is in it is a .exe file").first().waitFor();
    await expectAccessible(page);
    await both(page, `document-refused-${javaScript}`);
    expect(await page.getByLabel("Title").inputValue()).toBe("Letter to the school");
    expect(await page.getByLabel("Letter or e-mail").isChecked()).toBe(true);

    await choose(page, "Letter.pdf", BYTES.pdf);
    await page.getByRole("heading", { name: "Documents of CS-26-0014" }).waitFor();
    await expectAccessible(page);
    await both(page, `documents-${javaScript}`);
    const bytes = await downloaded(page, () => page.getByRole("link", { name: "Letter to the school", exact: true }).click()); // prettier-ignore
    expect(bytes.content.equals(BYTES.pdf)).toBe(true);
    const address = await page.getByRole("link", { name: "Letter to the school", exact: true }).getAttribute("href");
    const headers = (await page.request.get(address ?? "")).headers();
    expect(headers["content-disposition"]).toMatch(/^attachment; /);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("sandbox; default-src 'none'");
    expect(headers["cache-control"]).toBe("no-store");
    expect(bytes.name).toMatch(/^CS-26-0014-\d{4}-\d\d-\d\d-\w{6}\.pdf$/);

    await page.goto(`/cases/${caseId}`);
    await both(page, `case-with-documents-${javaScript}`);
    await page.getByRole("link", { name: "Remove Letter to the school" }).click();
    await page.getByRole("button", { name: "Remove the document" }).click();
    await page.getByText("Enter why the document is removed").first().waitFor();
    await page.getByLabel("Why it is removed").fill("Added to the wrong case");
    await expectAccessible(page);
    await both(page, `document-remove-${javaScript}`);
    await page.getByRole("button", { name: "Remove the document" }).click();
    await page.getByText("Added to the wrong case").first().waitFor();
    await both(page, `document-removed-${javaScript}`);
  });

  test("downloads a list for the work of the partnership, and for somebody outside with what that takes", async () => {
    const { page } = visit;
    await page.goto("/cases");
    await both(page, `cases-with-download-${javaScript}`);
    await page.getByRole("link", { name: "Download these 4 rows" }).click();
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByText("Select where it goes").first().waitFor();
    await expectAccessible(page);
    await page.getByLabel("CSV (.csv)").check();
    await page.getByLabel("Only for work within the partnership").check();
    await page.getByLabel("What it is for").fill("The meeting in May");
    await both(page, `export-own-use-${javaScript}`);
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByRole("heading", { name: "Your download is ready" }).waitFor();
    await expectAccessible(page);
    await both(page, `export-ready-${javaScript}`);
    const csv = await downloaded(page, () => page.getByRole("button", { name: "Download the file" }).click());
    expect(csv.name).toMatch(/^cases-\d{4}-\d\d-\d\d-\w{6}\.csv$/);
    expect(csv.content.toString().trim().split("\r\n")).toHaveLength(5);

    await page.goto("/cases");
    await page.getByRole("link", { name: "Download these 4 rows" }).click();
    await page.getByLabel("It goes to somebody outside the partnership").check();
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByText("Enter to whom it goes").first().waitFor();
    await expectAccessible(page);
    await both(page, `export-outside-${javaScript}`);
    await page.getByLabel("To whom it goes").fill("Probation, Ada Example");
    await page.getByLabel(/section 115/).check();
    await page.getByLabel("Why it is necessary").fill("To plan a release");
    await page.getByLabel("Why it is no more than is needed").fill("Open cases only");
    await page.getByLabel("Who approved it").fill("Bea Example, chair");
    await page.getByRole("button", { name: "Make the file" }).click();
    await page.getByRole("heading", { name: "Your download is ready" }).waitFor();
    const excel = await downloaded(page, () => page.getByRole("button", { name: "Download the file" }).click());
    expect(excel.content.subarray(0, 2).toString()).toBe("PK");
  });
});

async function choose(page: Page, name: string, buffer: Buffer) {
  await page.setInputFiles("#file", { name, mimeType: "application/pdf", buffer });
  await page.getByRole("button", { name: "Add the document" }).click();
}

async function downloaded(page: Page, click: () => Promise<void>) {
  const coming = page.waitForEvent("download");
  await click();
  const download = await coming;
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

async function both(page: Page, name: string) {
  await look(page, name);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 700 });
  await look(page, `${name}-phone`);
  if (size) await page.setViewportSize(size);
}
