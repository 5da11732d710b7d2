import type { Browser, Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { hashToken, newToken } from "#app/services/session/tokens.ts";
import type { Executor } from "#db/transaction.ts";
import { insert } from "../factories.ts";
import type { RunningApp } from "./app.ts";
import { expectAccessible, look, type Visit, visitor } from "./browser.ts";

/** A browser in which this person is signed in already. */
export async function seated(
  { browser, app, db }: { browser: Browser; app: RunningApp; db: Executor },
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

/** Nothing that axe finds, and with SCREENSHOTS set what it looks like at a desk and on a phone. */
export async function shown(page: Page, name: string) {
  await expectAccessible(page);
  const { width = 1366, height = 768 } = page.viewportSize() ?? {};
  await look(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, `${name}-phone`);
  await page.setViewportSize({ width, height });
}
