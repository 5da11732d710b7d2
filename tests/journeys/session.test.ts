import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { inTransaction } from "#db/transaction.ts";
import { type RunningApp, startApp } from "../support/app.ts";
import { codeOf, expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { enrol, PASSWORD, signIn, type SignInOf } from "../support/sign-in.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("a session from its beginning to its end, %s", (_name, javaScript) => {
  let app: RunningApp;
  let cora: SignInOf;
  const visits: Visit[] = [];
  beforeAll(async () => {
    app = await startApp();
    const page = await visit();
    await page.goto(/http\S+\/set-up\/\S+/.exec(app.printed())?.[0] ?? "");
    await page.getByLabel("Name of the partnership").fill("Charnwood Community Safety Partnership");
    for (const [legend, email] of [
      ["First administrator", "ada@example.org"],
      ["First coordinator", "cora@example.org"],
    ] as const) {
      const person = page.getByRole("group", { name: legend });
      await person.getByLabel("Name", { exact: true }).fill("Cora Dinator");
      await person.getByLabel("E-mail address").fill(email);
      await person.getByLabel("Agency", { exact: true }).selectOption("Charnwood Borough Council");
    }
    await page.getByRole("button", { name: "Set up" }).click();
    cora = await enrol(await visit(), await page.locator("#link-2").inputValue(), "cora@example.org");
  });
  afterAll(async () => {
    for (const visit of visits) {
      expect(visit.complaints).toEqual([]);
      await visit.close();
    }
    await app.close();
  });

  async function visit() {
    const visit = await visitor(browser, app.origin, { javaScript });
    visits.push(visit);
    return visit.page;
  }
  const see = async (page: Page, name: string) => {
    await look(page, `session-${javaScript ? "js" : "nojs"}-${name}`);
    await expectAccessible(page);
  };

  /** As if nobody had touched the keyboard for half an hour. */
  async function lapse() {
    const db = openDatabase(`file:${path.join(app.dataDir, "joint-action.db")}`);
    const longAgo = new Date(Date.now() - 31 * 60_000).toISOString();
    await inTransaction(db, (trx) => trx.updateTable("session").set({ last_seen_at: longAgo }).execute());
    await db.destroy();
  }

  test("the pages of signing in say what is wrong and keep what may be kept", async () => {
    const page = await visit();
    await page.goto("/cases?status=open");
    await page.getByLabel("E-mail address").fill("cora@example.org");
    await page.getByLabel("Password", { exact: true }).fill("not the right one");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("The e-mail address or the password is not right").first().waitFor();
    expect(await page.getByLabel("E-mail address").inputValue()).toBe("cora@example.org");
    await see(page, "wrong-password");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Code from your authenticator app").fill("12");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("The code is 6 digits").first().waitFor();
    await see(page, "wrong-code");
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await see(page, "recovery-code");
    await page.getByLabel("Recovery code").fill(cora.recoveryCodes.pop() ?? "");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    expect(page.url()).toBe(`${app.origin}/cases?status=open`);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "session", httpOnly: true, sameSite: "Lax", path: "/" });
  });

  test("what was typed before the session ended is there after signing in, and goes where it was meant to go", async () => {
    const page = await visit();
    await signIn(page, cora);
    await page.goto("/search");
    await page.getByLabel("Name or reference").fill("Kyle Underhill");
    await lapse();
    await page.locator("main button[type=submit]").first().click();
    await page.getByText("What you typed has been kept for 30 minutes").waitFor();
    await see(page, "kept");
    expect(page.url()).not.toMatch(/Kyle|Underhill/);
    await page.getByLabel("E-mail address").fill(cora.email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(cora.recoveryCodes.pop() ?? "");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "What you had not sent" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/unsent");
    expect(await page.locator("main").innerText()).toContain("Kyle Underhill");
    await see(page, "unsent");
    await page.getByRole("button", { name: "Send it now" }).click();
    await page.waitForURL(/\/search\/[0-9a-f-]{36}/);
    await page.goto("/unsent");
    await page.getByText("There is nothing left to send").waitFor();
    await see(page, "nothing-left");
  });

  test("the account shows its sessions, ends one, changes the password and the authenticator", async () => {
    const page = await visit();
    await signIn(page, cora);
    const other = await visit();
    await signIn(other, cora);
    await page.goto("/account");
    await see(page, "account");
    await page.getByRole("button", { name: "End all other sessions" }).click();
    await page.getByText("The session has ended").waitFor();
    await other.goto("/account");
    await other.getByRole("heading", { name: "Sign in" }).waitFor();

    await page.getByRole("link", { name: "Change password" }).click();
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByLabel("New password").fill("Password2026!");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("harder to guess").first().waitFor();
    await see(page, "change-password");

    await page.goto("/account/authenticator");
    await see(page, "confirm-password");
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByRole("button", { name: "Continue" }).click();
    const secret = await page.locator("#key").innerText();
    await see(page, "new-authenticator");
    await page.getByLabel("Code from your authenticator app").fill(codeOf(secret));
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "I have saved my recovery codes" }).click();
    await page.getByText("Your new authenticator is in use").waitFor();
    await page.getByRole("link", { name: "Make new ones" }).click();
    await see(page, "new-recovery-codes");
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByRole("button", { name: "Make new recovery codes" }).click();
    await expect.poll(() => page.locator("#recovery-codes code").count()).toBe(10);

    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith("/sign-out")),
      page.getByRole("button", { name: "Sign out" }).click(),
    ]);
    expect((await response.allHeaders())["clear-site-data"]).toBe('"cache", "cookies", "storage"');
    await page.getByText("You have signed out").waitFor();
    await see(page, "signed-out");
    expect(await page.context().cookies()).toEqual([]);
    await page.goto("/account");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });
});
