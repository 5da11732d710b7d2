import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningApp, startApp } from "../support/app.ts";
import { launchBrowser, visitor } from "../support/browser.ts";

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  await app.command(...["setup", "--template", "empty", "--name", "Early CSP", "--admin", "ada@example.org", "--json"]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

test("what somebody types, pastes and presses while the page is still being taken over is the browser's to do", async () => {
  const { page, complaints, close } = await visitor(browser, app.origin);
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
  await page.goto("/sign-in");
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
  const email = page.getByLabel("E-mail address");
  await email.click();
  await page.keyboard.type("ada@");
  await email.evaluate((field) => {
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    field.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true }));
    for (const name of ["dragstart", "drop", "dragend"]) field.dispatchEvent(new DragEvent(name, { bubbles: true }));
  });
  await email.fill("ada@example.org");
  await page.keyboard.press("Tab");
  await page.evaluate(() => (window as unknown as { goOn: () => void }).goOn());
  await email.evaluate(async (field) => {
    const isTakenOver = () => Object.keys(field).some((key) => key.startsWith("__react"));
    while (!isTakenOver()) await new Promise((later) => setTimeout(later, 20));
  });
  expect(await email.inputValue()).toBe("ada@example.org");
  expect(complaints).toEqual([]);
  await close();
});
