import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { Secret, TOTP } from "otpauth";
import { expect, vi } from "vitest";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let shared: Promise<Browser> | undefined;

/** The browser of this worker, which its files of tests share one after another: each leaves it with `leaveBrowser`. */
export async function openBrowser(): Promise<Browser> {
  const open = await shared;
  if (open?.isConnected()) return open;
  shared = launch();
  return shared;
}

/** Whoever sat at it has gone: their windows and what those remember. */
export async function leaveBrowser(browser: Browser) {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

function launch(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("No Chromium is found: set CHROMIUM_PATH");
  const quiet = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args: ["--no-sandbox", ...quiet] });
}

export type Visit = { page: Page; complaints: string[]; close: () => Promise<void> };

/** A person at a browser of their own. Whatever the console complains of is kept, to be asserted empty. */
export async function visitor(
  browser: Browser,
  origin: string,
  options: { javaScript?: boolean; width?: number; height?: number } = {},
): Promise<Visit> {
  const { javaScript = true, width = 1366, height = 768 } = options;
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: javaScript,
    viewport: { width, height },
  });
  context.setDefaultTimeout(90_000); // Beside other work a page takes longer
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    // A page that answers 4xx on purpose makes the browser say so; the journeys assert the answer itself.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`${String(error)} on ${page.url()}`));
  return { page, complaints, close: () => context.close() };
}

/** No finding of axe, one h1, and nothing that scrolls sideways at 320 pixels. */
export async function expectAccessible(page: Page) {
  // A page that is still on its way has no heading yet, or not all of what stands about it.
  await vi.waitFor(async () => expect(await page.locator("h1").count(), page.url()).toBe(1), { timeout: 60_000 });
  await page.waitForLoadState();
  // axe waits for timers, and none fires in a page without scripts; the same HTML is looked at with them.
  if (await page.evaluate(() => matchMedia("(scripting: enabled)").matches)) await expectNoFindings(page);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}

async function expectNoFindings(page: Page) {
  await page.evaluate(axe); // as an expression of the debugger: the page's policy lets no other script in
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(of: Document, options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map((v) => `${v.id}: ${JSON.stringify(v.nodes.map((n) => n.target))}`);
  });
  expect(findings, page.url()).toEqual([]);
}

/** With SCREENSHOTS set to a folder, keeps what the page looks like, to be looked at. */
export async function look(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** The six figures that an authenticator with this secret shows now. */
export function codeOf(secret: string, at = Date.now()) {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(/\s/g, "")) }).generate({ timestamp: at });
}
