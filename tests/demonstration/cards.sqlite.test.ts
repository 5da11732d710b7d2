import { addMinutes } from "date-fns";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { v7 as uuid } from "uuid";
import { DUTIES } from "#app/domain/access/roles.ts";
import { useListening } from "#app/http/demonstration.server.ts";
import { loader as root } from "#app/root.tsx";
import { action as pickCard, loader as cardPage } from "#app/routes/session/sign-in_.card/route.tsx";
import { action as search } from "#app/routes/search/everything/route.tsx";
import { loader as unsentPage } from "#app/routes/session/unsent/route.tsx";
import { loader as home } from "#app/routes/home/_index/route.tsx";
import { CAST, type CastKey, type CastMember } from "#app/services/demonstration/cast.ts";
import { insertDemonstrationBirth } from "#db/queries/demonstration.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, testDatabase, type TestPartnership } from "../factories.ts";
import { TestBrowser } from "../session/browser.ts";

const NOW = new Date("2026-03-02T10:00:00.000Z");
const HERE = { host: "localhost", address: "127.0.0.1", origin: "http://localhost:3000", trustsProxy: false };
let db: Executor;
let p: TestPartnership;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  useListening(HERE);
});
afterEach(() => {
  vi.useRealTimers();
  useListening(null);
});

async function aDatabase({ isDemonstration = true } = {}) {
  db = await testDatabase();
  if (isDemonstration) await inTransaction(db, (trx) => insertDemonstrationBirth(trx, NOW.toISOString()));
  p = await aPartnership(db);
}
/** Somebody of the cast, under their address. */
async function aMember(key: CastKey, choice: Parameters<typeof anActor>[2]) {
  const { name, email } = CAST.find((member) => member.key === key) ?? CAST[0];
  const actor = await anActor(db, p, { name, ...choice });
  await inTransaction(db, (trx) => updateUserForSignIn(trx, actor.id, { email, email_folded: email }));
  return actor;
}
const aChair = () => aMember("chair", { groups: { [p.jagId]: "chair" } });
type Card = { userId: string; name: string; role: string };
async function cards(browser = new TestBrowser(db)): Promise<Card[] | null> {
  const { demonstration } = (await browser.get(root)).data as { demonstration: { cards: Card[] } | null };
  return demonstration?.cards ?? null;
}

test("a card signs in without password and code, and the log says by what", async () => {
  await aDatabase();
  const { id } = await aChair();
  expect(await cards()).toMatchObject([{ userId: id, name: "Ruth Calloway", role: "Chair of the JAG" }]);
  const browser = new TestBrowser(db);
  const answer = await browser.post(pickCard, { userId: id }, { path: "/sign-in/card?next=%2Fcases" });
  expect(answer).toMatchObject({ status: 302, location: "/cases" });
  expect(await browser.get(home)).toMatchObject({ status: 200 });
  const session = await db.selectFrom("session").selectAll().executeTakeFirstOrThrow();
  expect(session).toMatchObject({ user_id: id, stage: "complete", partnership_id: p.partnershipId, ended_at: null });
  expect((await auditEvents(db)).filter(({ category }) => category === "sign-in")).toMatchObject([
    { event: "user.signed-in", actor_id: id, session_id: session.id, purpose: "card of the demonstration" },
  ]);
  expect(await cards(browser)).toEqual([]);
});

test("somebody who is signed in as one becomes another, and the first session is over", async () => {
  await aDatabase();
  const [chair, manager] = [await aChair(), await aMember("manager", { duties: ["manager"] })];
  const browser = new TestBrowser(db);
  await browser.post(pickCard, { userId: chair.id });
  await browser.post(pickCard, { userId: manager.id }, { formToken: null });
  const open = await db.selectFrom("session").select("user_id").where("ended_at", "is", null).execute();
  expect(open).toEqual([{ user_id: manager.id }]);
});

test("it leads to this site and nowhere else", async () => {
  await aDatabase();
  const { id } = await aChair();
  const path = "/sign-in/card?next=https%3A%2F%2Fexample.org";
  expect(await new TestBrowser(db).post(pickCard, { userId: id }, { path })).toMatchObject({ location: "/" });
});

test("the cards stand in the order of the cast, and each duty is on one", async () => {
  await aDatabase();
  const onCards = CAST.filter((member) => "card" in member);
  for (const { key } of onCards.toReversed()) await aMember(key, { duties: ["manager"] });
  expect((await cards())?.map(({ name }) => name)).toEqual(onCards.map(({ name }) => name));
  const duties = (onCards as readonly CastMember[]).flatMap((member) => member.duties ?? []);
  expect(duties.toSorted()).toEqual(DUTIES.toSorted());
});

async function isRefused(userId: string, browser = new TestBrowser(db)) {
  expect(await browser.post(pickCard, { userId })).toMatchObject({ status: 404 });
  expect(await browser.get(cardPage)).toMatchObject({ status: 404 });
  expect(browser.token).toBeNull();
  expect(await db.selectFrom("session").select("id").execute()).toEqual([]);
  expect(await auditEvents(db)).toEqual([]);
}

test("in a real database there are no cards, and what is posted by hand is not found", async () => {
  await aDatabase({ isDemonstration: false });
  const { id } = await aChair();
  expect(await cards()).toBeNull();
  await isRefused(id);
});

test.each([
  ["told to listen everywhere", { host: "0.0.0.0", address: "0.0.0.0" }],
  ["bound to an address that others reach", { address: "192.168.1.20" }],
  ["called by an https address", { origin: "https://ja.example.org" }],
  ["behind a proxy", { trustsProxy: true }],
])("a demonstration %s says that it is one and has no cards", async (_name, changes) => {
  await aDatabase();
  const { id } = await aChair();
  useListening({ ...HERE, ...changes });
  expect(await cards()).toEqual([]);
  await isRefused(id);
});

test("before it listens there are none", async () => {
  await aDatabase();
  const { id } = await aChair();
  useListening(null);
  await isRefused(id);
});

test("a request that was passed on from elsewhere finds none", async () => {
  await aDatabase();
  const { id } = await aChair();
  const browser = new TestBrowser(db);
  browser.headers = { "X-Forwarded-For": "203.0.113.9" };
  expect(await cards(browser)).toEqual([]);
  await isRefused(id, browser);
});

test.each(["localhost", "localhost:3000", "127.0.0.1:4100", "[::1]:3000", "[::1]"])(
  "as %s it has cards",
  async (Host) => {
    await aDatabase();
    const { id } = await aChair();
    const browser = new TestBrowser(db);
    browser.headers = { Host };
    expect(await cards(browser)).toHaveLength(1);
    expect(await browser.post(pickCard, { userId: id })).toMatchObject({ status: 302 });
  },
);

test.each([
  ...[
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example:3000",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
  ],
  ...["192.0.2.7:3000", "[2001:db8::1]:3000", ""],
])("called %j it has none", async (Host) => {
  await aDatabase();
  const { id } = await aChair();
  const browser = new TestBrowser(db);
  browser.headers = { Host };
  expect(await cards(browser)).toEqual([]);
  await isRefused(id, browser);
});

test("what was sent after the session ended is answered with the cards, and waits for whoever picks the same one", async () => {
  await aDatabase();
  const { id } = await aChair();
  const browser = new TestBrowser(db);
  await browser.post(pickCard, { userId: id });
  vi.setSystemTime(addMinutes(NOW, 31));
  const refused = await browser.post(search, { text: "Kyle Underhill" }, { path: "/search/everything" });
  expect(refused).toMatchObject({ status: 401, data: { demonstration: { cards: [{ userId: id }] } } });
  const { unsentKey } = refused.data as { unsentKey: string };
  const path = "/sign-in/card?next=%2Fsearch%2Feverything";
  expect(await browser.post(pickCard, { userId: id, unsentKey }, { path })).toMatchObject({ location: "/unsent" });
  expect((await browser.get(unsentPage)).data.fields).toEqual([["text", "Kyle Underhill"]]);
});

test("in a real database the same answer says nothing of a demonstration", async () => {
  await aDatabase({ isDemonstration: false });
  expect(await new TestBrowser(db).post(search, { text: "Kyle" })).toMatchObject({
    status: 401,
    data: { next: "/", unsentKey: null, demonstration: null },
  });
});

test("only who is on a card is let in", async () => {
  await aDatabase();
  await aChair();
  const second = await anActor(db, p, { name: "Zoe Later", groups: { [p.jagId]: "chair" } });
  const disabled = await aMember("manager", { duties: ["manager"] });
  await inTransaction(db, (trx) => updateUserForSignIn(trx, disabled.id, { status: "disabled" }));
  expect((await cards())?.map(({ name }) => name)).toEqual(["Ruth Calloway"]);
  for (const userId of [second.id, disabled.id, uuid(), "nobody", ""])
    expect(await new TestBrowser(db).post(pickCard, { userId })).toMatchObject({ status: 404 });
  expect(await auditEvents(db)).toEqual([]);
});
