import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, auditEvents, insert, testDatabase } from "../factories.ts";
import { aSignInUser, signedInBrowser } from "./people.ts";

let db: Executor;
let user: Awaited<ReturnType<typeof aSignInUser>>;
const NOW = new Date("2026-03-02T10:00:00.000Z");
const anyPage = guardedLoader("home:read", z.object({}), async ({ actor }) => ({ partnershipId: actor.partnershipId }));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  user = await aSignInUser(db);
});
afterEach(() => vi.useRealTimers());

async function managerIn(name: string) {
  const { partnershipId } = await aPartnership(db, name);
  await insert(db, "duty", { id: uuid(), partnership_id: partnershipId, user_id: user.userId, duty: "manager", from_day: "2026-01-01", until_day: null, version: 1 }); // prettier-ignore
  return partnershipId;
}
const loseTheGroup = () =>
  inTransaction(db, (trx) => trx.deleteFrom("membership").where("user_id", "=", user.userId).execute());
const sessionRow = () => db.selectFrom("session").select("partnership_id").executeTakeFirstOrThrow();
const moves = async () =>
  (await auditEvents(db)).filter((e) => e.event === "session.partnership-switched").map((e) => [e.partnership_id, e.purpose]); // prettier-ignore

test("when the last role in the session's partnership is gone, the session moves to the first by name, and the log says so once", async () => {
  const browser = await signedInBrowser(db, user);
  await managerIn("Z partnership");
  const first = await managerIn("A partnership");
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: user.partnershipId });
  await loseTheGroup();
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: first });
  expect(await sessionRow()).toEqual({ partnership_id: first });
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: first });
  expect(await moves()).toEqual([[first, "no-part-in-the-one-before"]]);
});

test("of several requests at once each is in the new partnership, and one move is logged", async () => {
  const browser = await signedInBrowser(db, user);
  const first = await managerIn("A partnership");
  await loseTheGroup();
  const answers = await Promise.all([1, 2, 3].map(() => browser.get(anyPage)));
  expect(answers.map((answer) => answer.data)).toEqual(Array(3).fill({ partnershipId: first }));
  expect(await moves()).toHaveLength(1);
});

test("with no partnership left the session stays where it was, and whoever is given a part again goes on", async () => {
  const browser = await signedInBrowser(db, user);
  await loseTheGroup();
  expect(await browser.get(anyPage)).toMatchObject({ status: 403, data: { noPart: true } });
  expect(await sessionRow()).toEqual({ partnership_id: user.partnershipId });
  const next = await managerIn("A partnership");
  expect((await browser.get(anyPage)).data).toEqual({ partnershipId: next });
});
