import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { anActor, aPartnership, aSitting } from "../factories.ts";
import { leaveBrowser, openBrowser } from "../support/browser.ts";
import { anItem, hasAccepted } from "../support/meetings.ts";
import { seated } from "../support/seated.ts";
import { figure } from "./figure.ts";
import { aWorld, size, type World } from "./world.ts";

// SECURITY R1, of what is typed and never sent by hand: what the page says is saved is there after the server was killed, and
// what it says is not saved it saves by itself once there is a server again.

let world: World;
let browser: Browser;
let page: Page;
let itemId: string;
const minute = () => page.getByLabel("Minute", { exact: true });
const stored = async () =>
  (await world.db.selectFrom("item_minute").select(["minute", "version"]).where("item_id", "=", itemId).executeTakeFirst())?.minute; // prettier-ignore

beforeAll(async () => {
  world = await aWorld();
  browser = await openBrowser();
  const p = await aPartnership(world.db);
  const chair = await anActor(world.db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  const sittingId = await aSitting(world.db, p, { day: londonDay(new Date()) });
  await hasAccepted(world.db, p, { sittingId, userId: chair.id });
  itemId = await anItem(world.db, p, { sitting_id: sittingId });
  ({ page } = await seated({ browser, app: world.app, db: world.db }, chair, true));
  await page.goto(`${world.app.origin}/groups/${p.jagId}/meetings/${sittingId}/agenda/${itemId}`);
});
afterAll(async () => {
  await leaveBrowser(browser);
  await world.close();
});

test(`${size(40)} kills while somebody writes: what was said to be saved is there, and what was not is saved by itself`, async () => {
  const text: string[] = [];
  let kills = 0;
  for (let kill = 0; kill < size(40); kill++) {
    text.push(`Sentence ${kill} that is whole.`);
    await minute().fill(text.join("\n"));
    await page.getByText(/^Saved \d\d:\d\d:\d\d/).waitFor();
    await world.app.stop("SIGKILL");
    kills++;
    expect(await stored(), `after kill ${kill}`).toBe(text.join("\n"));

    // In mid-sentence, with nobody to save it.
    text[kill] += " And then";
    await minute().fill(text.join("\n"));
    await page.getByText(/^Not saved since \d\d:\d\d\./).waitFor();
    expect(await stored()).not.toContain(text[kill]);
    await world.app.start();
    await page.getByText(/^Saved \d\d:\d\d:\d\d/).waitFor();
    expect(await stored(), `after the start that followed kill ${kill}`).toBe(text.join("\n"));
  }
  expect(await minute().inputValue()).toBe(text.join("\n"));
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))).not.toContain("Sentence"); // prettier-ignore
  expect(await world.app.stop("SIGTERM")).toBe(0);
  const check = JSON.parse(await world.app.command("audit", "verify", "--json")) as Record<string, unknown>;
  expect(check).toMatchObject({ ok: true, unsealed: 0, first: null });
  const kept = ((await stored()) ?? "").split("\n");
  const lost = text.filter((sentence) => !kept.includes(sentence));
  figure("R1", `${kills} kills while a minute is typed`, `${lost.length} of ${text.length} sentences lost`);
  await world.app.start();
});
