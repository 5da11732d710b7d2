import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningApp, startApp } from "../support/app.ts";
import { leaveBrowser, openBrowser, visitor } from "../support/browser.ts";
import { enrol, signIn, type SignInOf } from "../support/sign-in.ts";

let app: RunningApp;
let ada: SignInOf;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  const setUp = ["setup", "--template", "empty", "--name", "Early CSP", "--admin", "ada@example.org", "--json"];
  const { invitation } = JSON.parse(await app.command(...setUp)) as { invitation: string };
  browser = await openBrowser();
  const { page, close } = await visitor(browser, app.origin);
  ada = await enrol(page, invitation, "ada@example.org");
  await close();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await app.close();
});

test("what somebody types, pastes and presses while the page is still being taken over is the browser's to do", async () => {
  const { page, complaints, close } = await visitor(browser, app.origin);
  await signIn(page, ada);
  // React begins to take the page over at once and gets no further, as on a busy machine: its own messages wait.
  await page.addInitScript(() => {
    const post = MessagePort.prototype.postMessage; // eslint-disable-line @typescript-eslint/unbound-method
    const late: (() => void)[] = [];
    const goOn = () => {
      MessagePort.prototype.postMessage = post;
      late.forEach((send) => send());
    };
    Object.assign(window, { goOn });
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      late.push(() => post.call(this, message));
    };
  });
  await page.goto("/admin/groups/new");
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
  const box = page.getByLabel("Name", { exact: true });
  await box.click();
  await page.keyboard.type("ada@");
  await box.evaluate((field) => {
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    field.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true }));
    for (const name of ["dragstart", "drop", "dragend"]) field.dispatchEvent(new DragEvent(name, { bubbles: true }));
  });
  await box.fill("ada@example.org");
  await page.keyboard.press("Tab");
  await page.evaluate(() => (window as unknown as { goOn: () => void }).goOn());
  await box.evaluate(async (field) => {
    const isTakenOver = () => Object.keys(field).some((key) => key.startsWith("__react"));
    while (!isTakenOver()) await new Promise((later) => setTimeout(later, 20));
  });
  expect(await box.inputValue()).toBe("ada@example.org");
  expect(complaints).toEqual([]);
  await close();
});
