import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildDemonstration } from "#app/services/demonstration/build-demonstration.ts";
import { CAST, type CastKey } from "#app/services/demonstration/cast.ts";
import { actorIn } from "#app/services/session/actor-in.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { casesVisibleTo } from "#db/visibility/cases.ts";
import { expectAccessible, leaveBrowser, openBrowser } from "../support/browser.ts";
import type { HttpClient } from "../support/http-client.ts";
import { aWorld, size, type World } from "../proofs/world.ts";
import { addressesIn, kindOfAddress } from "./addresses.ts";

/** Pages that one reader is led through; there are about 200 kinds of page for whoever may do most. */
const MOST = size(400);
/** So many of each kind of page. */
const OF_A_KIND = process.env.PROVE ? 2 : 1;
const READERS = CAST.filter((member) => "card" in member).map(({ key, name }) => ({ key, name }));

let world: World;
let partnershipId: string;
let browser: Browser;
/** Whom the demonstration's restricted case alone holds, and what is noted there: nobody else's page has a word of it. */
let restricted: { caseId: string; words: string[] };
beforeAll(async () => {
  world = await aWorld();
  ({ partnershipId } = await buildDemonstration({ db: world.db, now: new Date() }, 0.05));
  restricted = await onlyInRestricted();
  browser = await openBrowser();
});
afterAll(async () => {
  await leaveBrowser(browser);
  await world.close();
});

async function actorOf(key: CastKey) {
  const user = await world.db
    .selectFrom("user_account")
    .selectAll()
    .where("email", "=", CAST.find((member) => member.key === key)?.email ?? "")
    .executeTakeFirstOrThrow();
  const of = { userId: user.id, userName: user.name, agencyId: user.agency_id, sessionId: "none" };
  return actorIn(world.db, partnershipId, of, londonDay(new Date()));
}
const reader = async (key: CastKey) => world.signedIn(await actorOf(key));

async function onlyInRestricted() {
  const { id } = await world.db
    .selectFrom("case_record")
    .select("id")
    .where("visibility", "=", "restricted")
    .executeTakeFirstOrThrow();
  const people = await world.db
    .selectFrom("case_link")
    .innerJoin("person", "person.id", "case_link.person_id")
    .select(["person.given_names", "person.family_name"])
    .where("case_link.case_id", "=", id)
    .execute();
  const notes = await world.db
    .selectFrom("note_case")
    .innerJoin("case_note", "case_note.id", "note_case.note_id")
    .select("case_note.words")
    .where("note_case.case_id", "=", id)
    .execute();
  const names = people.map((person) => `${person.given_names} ${person.family_name}`);
  return { caseId: id, words: [...names, ...notes.map((note) => note.words)] };
}

/** What no page may have for this reader; nothing for whoever the case is open to. */
async function withheldFrom(key: CastKey) {
  const seen = await world.db
    .selectFrom("case_record")
    .select("id")
    .where("id", "=", restricted.caseId)
    .where(casesVisibleTo(await actorOf(key)))
    .executeTakeFirst();
  return seen ? [] : restricted.words;
}

type Seen = { address: string; from: string };

/** From Home on by links, so many of each kind of page, the way that a reader goes. */
async function crawl(client: HttpClient, look: (seen: Seen) => Promise<string[]>) {
  const queue: Seen[] = [{ address: "/", from: "the beginning" }];
  const queued = new Set(["/"]);
  const ofKind = new Map<string, number>();
  for (let visited = 0; visited < MOST; visited++) {
    const next = queue.shift();
    if (!next) break;
    for (const address of await look(next)) {
      const kind = kindOfAddress(address);
      if (queued.has(address) || (ofKind.get(kind) ?? 0) >= OF_A_KIND) continue;
      queued.add(address);
      ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
      queue.push({ address, from: next.address });
    }
  }
  return queued.size;
}

test("the case that only some may open has words to look for, is open to somebody and closed to most", async () => {
  expect(restricted.words.length).toBeGreaterThan(1);
  const withheld = await Promise.all(READERS.map(({ key }) => withheldFrom(key)));
  const closedTo = withheld.filter((words) => words.length > 0).length;
  expect(closedTo).toBeGreaterThan(READERS.length / 2);
  expect(closedTo).toBeLessThan(READERS.length);
});

describe.each(READERS)("$key, led by links through the demonstration", ({ key }) => {
  test("finds an answer behind every link: a page with its one heading and its title, or a file, and nothing restricted", async () => {
    const client = await reader(key);
    const withheld = await withheldFrom(key);
    const faults: string[] = [];
    const found = await crawl(client, async ({ address, from }) => {
      const answer = await client.get(address);
      const at = `${address} (from ${from})`;
      if (answer.status >= 300 && answer.status < 400) return [new URL(answer.location, client.origin).pathname];
      if (answer.status !== 200) faults.push(`${answer.status}: ${at}`);
      faults.push(...withheld.filter((words) => answer.body.includes(words)).map((words) => `“${words}”: ${at}`));
      if (answer.status !== 200 || !String(answer.headers["content-type"]).startsWith("text/html")) return [];
      const headings = answer.body.match(/<h1[ >]/g)?.length ?? 0;
      if (headings !== 1) faults.push(`${headings} headings: ${at}`);
      if (!/<title>[^<]+ – Joint Action<\/title>/.test(answer.body)) faults.push(`no title: ${at}`);
      return addressesIn(answer.body);
    });
    expect(faults).toEqual([]);
    expect(found).toBeGreaterThan(10);
  });

  test("finds no page that complains, scrolls sideways or bars a reader, in forced colours too", async () => {
    const client = await reader(key);
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, forcedColors: "active" });
    context.setDefaultTimeout(90_000);
    const [[name = "", value = ""] = []] = [...client.cookies];
    await context.addCookies([{ name, value, url: client.origin }]);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()} on ${page.url()}`);
    });
    page.on("pageerror", (error) => faults.push(`script: ${String(error)} on ${page.url()}`));
    await crawl(client, async ({ address, from }) => {
      if (isFile(address)) return [];
      const answer = await page.goto(`${client.origin}${address}`);
      if (!String(answer?.headers()["content-type"]).startsWith("text/html")) return [];
      await expectAccessible(page).catch((error: unknown) =>
        faults.push(`${String(error)} at ${address} (from ${from})`),
      );
      return addressesIn(await page.content());
    });
    await context.close();
    expect(faults).toEqual([]);
  });
});

/** What the browser would keep and not show. */
const isFile = (address: string) =>
  /^\/exports\/|\/(file|word|excel|csv|download)(\?|$)|\.(ics|csv|docx|xlsx)(\?|$)/.test(address);
