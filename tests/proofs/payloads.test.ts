import SQLite from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leaveBrowser, openBrowser } from "../support/browser.ts";
import { count, figure } from "./figure.ts";
import { builtRoutes, pathOf, type Route } from "./routes.ts";
import { aTown, type Ids, type Kind, recordsIn, type Town } from "./town.ts";
import { aWorld, type World } from "./world.ts";

// SECURITY S6: no script of anybody else's. Every text that somebody can store holds markup that runs wherever it is not taken
// for words; each page is opened in a browser, in which nothing of it runs and the policy has nothing to report.

const SIGN = "zqpayload";
/** Breaks out of an attribute, an element, a title, a text area and a script; and what a template or an address would run. */
function payload(field: string) {
  const run = `ran(\`${field}\`)`;
  return `${SIGN}-${field}-"'></textarea></title></script><script>${run}</script><img src=x onerror="${run}"><svg onload=${run}><a href="javascript:${run}">{{${run}}}\${${run}}`;
}

/** Columns of which the product itself is the author, or that are no words. */
const NOT_TYPED =
  /(^id|_id|_at|_on|_day|_until|_from|_hash|_mac|_sealed|_json|_folded|kind|status|stage|version|token|term|code|event|state|access|decision|outcome|answer|content|since)$/;
const OWN_TABLES =
  /^(sqlite|schema_|session|job|audit_|search_|setting|legal_|bank_|export|import_run|sign_in|recent_|outbox|notification|area)/;

let world: World;
let town: Town;
let ids: Ids;
let routes: Route[];
let browser: Browser;
let page: Page;
const stored = new Set<string>();

beforeAll(async () => {
  world = await aWorld();
  town = await aTown(world);
  const { p, people } = town;
  const mark = (field: string) => {
    stored.add(field);
    return payload(field);
  };
  ids = await recordsIn(world.db, p, p.jagId, people.nobody.id, { mark });
  writeEverywhere();
  routes = (await builtRoutes()).filter((route) => route.hasPage && !route.params.includes("token"));
  browser = await openBrowser();
  page = await openedBy("everything");
});
afterAll(async () => {
  await world.close();
  await leaveBrowser(browser);
});

/** Behind the triggers of the append-only tables: into every column of words of every row, after what stood there. */
function writeEverywhere() {
  const handle = new SQLite(world.file);
  try {
    const triggers = handle.prepare("select name from sqlite_master where type = 'trigger'").pluck().all() as string[];
    handle.exec(triggers.map((name) => `drop trigger "${name}"`).join(";"));
    const tables = handle.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    for (const name of tables.filter((table) => !OWN_TABLES.test(table))) {
      const columns = handle.prepare(`select name from pragma_table_info('${name}') where type = 'TEXT'`).pluck().all() as string[]; // prettier-ignore
      for (const column of columns.filter((one) => !NOT_TYPED.test(one))) {
        const field = `${name}.${column}`;
        const words = `select "${column}" from "${name}" where "${column}" glob '*[a-zA-Z]*' and "${column}" not glob '[[{]*' and "${column}" not like '%${SIGN}%'`;
        if (handle.prepare(words).get() === undefined) continue;
        // What refers to another row, or is one of a few choices, takes no other words.
        if (
          takes(
            handle,
            `update "${name}" set "${column}" = "${column}" || ? where "${column}" in (${words})`,
            payload(field),
          )
        )
          stored.add(field);
      }
    }
  } finally {
    handle.close();
  }
}

function takes(handle: SQLite.Database, update: string, words: string) {
  try {
    handle.prepare(update).run(words);
    return true;
  } catch (error) {
    if (error instanceof SQLite.SqliteError && error.code.startsWith("SQLITE_CONSTRAINT")) return false;
    throw error;
  }
}

/** A page that says what has run in it, and what its policy has stopped. */
async function openedBy(kind: Kind) {
  const client = await town.signedIn(kind);
  const context = await browser.newContext({ baseURL: world.app.origin });
  context.setDefaultTimeout(60_000);
  await context.addCookies([{ name: "session", value: client.cookies.get("session") ?? "", url: world.app.origin }]);
  await context.addInitScript(() => {
    const seen = { ran: [] as string[], stopped: [] as string[] };
    Object.assign(window, { seen, ran: (field: string) => seen.ran.push(field) });
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.stopped.push(`${event.violatedDirective}: ${event.sample || event.blockedURI}`);
    });
  });
  return context.newPage();
}

type Found = { ran: string[]; stopped: string[]; handlers: number; text: string };

/** What has happened in the page that is open, and what it shows. */
function lookedAt(): Promise<Found> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { ran: string[]; stopped: string[] } };
    const elements = [...document.querySelectorAll("body *")];
    const isHandled = (element: Element) =>
      [...element.attributes].some(({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value));
    const fields = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    const text = [document.title, document.body.textContent, ...fields].join("\n");
    return { ...seen, handlers: elements.filter(isHandled).length, text };
  });
}

test("what is shown without being escaped is stopped by the policy and seen here: the proof can see", async () => {
  const path = `/cases/${ids.caseId ?? ""}`;
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("</main>", `${payload("control")}</main>`);
    await route.fulfill({ response: answer, body });
  });
  await page.goto(path);
  const { ran, stopped, handlers } = await lookedAt();
  await page.unroute(`**${path}`);
  expect(ran).toEqual([]);
  expect(stopped.length).toBeGreaterThanOrEqual(2);
  expect(handlers).toBeGreaterThan(0);
});

test("no page runs, or has to be kept from running, anything that somebody stored", async () => {
  // A browser takes its time over a page: of twenty one, where not all of the proof is made.
  const wanted = routes.filter((_, n) => process.env.PROVE || n % 20 === 0);
  const { location } = await (await town.signedIn("everything")).post("/search/everything", { text: SIGN });
  const wrong: string[] = [];
  const shown = new Set<string>();
  let pages = 0;
  for (const path of [...wanted.map((route) => pathOf(route, ids)), location]) {
    const answer = await page.goto(path).catch((error: unknown) => {
      // What is saved and not shown has no page.
      if (String(error).includes("Download is starting")) return null;
      throw error;
    });
    if (!answer) continue;
    if (answer.status() >= 500) wrong.push(`${path}: ${answer.status()}`);
    await page.waitForLoadState();
    const { ran, stopped, handlers, text } = await lookedAt();
    if (ran.length > 0) wrong.push(`${path} ran ${ran.join(", ")}`);
    if (stopped.length > 0) wrong.push(`${path}: the policy stopped ${stopped.join(", ")}`);
    if (handlers > 0) wrong.push(`${path}: ${handlers} elements with a handler`);
    for (const [, field = ""] of text.matchAll(new RegExp(`${SIGN}-([^"]+)-"`, "g"))) shown.add(field);
    pages++;
  }
  expect(wrong).toEqual([]);
  // Where no page shows them, nothing is proved.
  expect(shown.size).toBeGreaterThan(stored.size / 20);
  figure(
    "S6",
    `markup that would run, stored in ${count(stored.size)} fields; ${count(pages)} pages opened in Chromium, which show ${count(shown.size)} of them`,
    `${wrong.length} scripts run or reported by the policy`,
  );
});
