import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, inject } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loadKeys } from "#app/http/keys.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { insert } from "../factories.ts";
import { type RunningApp, startApp } from "./app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "./browser.ts";

/** A browser in which this person is signed in already. */
export async function seated(
  { browser, app, db }: Omit<Seats, "sit">,
  actor: Actor,
  javaScript: boolean,
): Promise<Visit> {
  const visit = await visitor(browser, app.origin, { javaScript });
  const token = newToken();
  const now = new Date();
  await insert(db, "session", {
    id: uuid(), token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: actor.id,
    partnership_id: actor.partnershipId, stage: "complete", pending_secret_sealed: null, browser: "test",
    created_at: now.toISOString(), last_seen_at: now.toISOString(), expires_at: new Date(now.getTime() + 3_600_000).toISOString(), ended_at: null,
  }); // prettier-ignore
  await visit.page.context().addCookies([{ name: "session", value: token, url: app.origin }]);
  return visit;
}

type Seats = {
  app: { origin: string; dataDir: string };
  browser: Browser;
  db: Executor;
  sit: (actor: Actor, javaScript: boolean) => Promise<Page>;
};

/**
 * The product running, its database and a browser, for the journeys of one file; and a seat for each person, signed in.
 * The product is the one that all journeys share (running-app.ts), or one of its own (`alone`) where a file changes what is
 * not its partnership's. Whatever a browser complained of fails the file at its end.
 */
export function useSeats({ alone = false } = {}) {
  const seats = {
    async sit(actor: Actor, javaScript: boolean) {
      const visit = await seated(seats, actor, javaScript);
      visits.push(visit);
      return visit.page;
    },
  } as Seats;
  let own: RunningApp | undefined;
  const visits: Visit[] = [];
  beforeAll(async () => {
    seats.browser = await openBrowser();
    if (alone) own = await startApp();
    seats.app = own ?? inject("running");
    useKeys(loadKeys({ dataDir: seats.app.dataDir, secrets: {} }));
    seats.db = openDatabase(`file:${path.join(seats.app.dataDir, "joint-action.db")}`);
  });
  afterAll(async () => {
    const complaints = visits.flatMap((visit) => visit.complaints);
    await leaveBrowser(seats.browser);
    if (!own) await freeNames(seats.db);
    await seats.db.destroy();
    await own?.close();
    expect(complaints).toEqual([]);
  });
  return seats;
}

/** What only one partnership, agency and account may be called, for the journeys of the next file. */
function freeNames(db: Executor) {
  return inTransaction(db, async (trx) => {
    await trx.updateTable("partnership").set((eb) => ({ name: eb.ref("id") })).execute(); // prettier-ignore
    await trx.updateTable("agency").set((eb) => ({ name_folded: eb.ref("id") })).execute(); // prettier-ignore
    await trx.updateTable("user_account").set((eb) => ({ email_folded: eb.ref("id") })).execute(); // prettier-ignore
  });
}

/** Nothing that axe finds, and with SCREENSHOTS set what it looks like at a desk and on a phone. */
export async function shown(page: Page, name: string) {
  await expectAccessible(page);
  const { width = 1366, height = 768 } = page.viewportSize() ?? {};
  await look(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, `${name}-phone`);
  await page.setViewportSize({ width, height });
}
