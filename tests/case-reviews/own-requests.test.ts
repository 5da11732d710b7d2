import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as requestsPage } from "#app/routes/case-reviews/requests._index/route.tsx";
import { loader as home } from "#app/routes/home/_index/route.tsx";
import { countOwnRequests, keyOfRequest, listOwnRequests } from "#db/queries/case-review-requests.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, decidedReview } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let contact: Actor;
let asked: Record<"first" | "second" | "answered" | "over", string>;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  contact = await anActor(db, p, { agencyId: p.policeId });
  await inTransaction(db, (trx) =>
    trx
      .updateTable("partnership_agency")
      .set({ contact_user_id: contact.id })
      .where("agency_id", "=", p.policeId)
      .execute(),
  );
  asked = { second: await aRequest(2), answered: await aRequest(9), over: await aRequest(8), first: await aRequest(5) };
  await inTransaction(db, async (trx) => {
    const request = trx.updateTable("case_review_request");
    await request.set({ reply: "Two calls", replied_on: ago(1), replied_by: contact.id }).where("id", "=", asked.answered).execute(); // prettier-ignore
    const { review_id } = await trx.selectFrom("case_review_request").select("review_id").where("id", "=", asked.over).executeTakeFirstOrThrow(); // prettier-ignore
    await trx.updateTable("case_review").set({ status: "withdrawn" }).where("id", "=", review_id).execute();
  });
});

/** Of a review of its own, due so many days ago. */
async function aRequest(dueDaysAgo: number) {
  const { id: review } = await decidedReview(db, p, officer);
  const { id } = await db.selectFrom("case_review_request").select("id").where("review_id", "=", review).where("agency_id", "=", p.policeId).executeTakeFirstOrThrow(); // prettier-ignore
  await inTransaction(db, (trx) =>
    trx
      .updateTable("case_review_request")
      .set({ due_on: ago(dueDaysAgo) })
      .where("id", "=", id)
      .execute(),
  );
  return id;
}

type Page = { requests: { id: string; isOver: boolean }[]; views: { view: string; count: number }[] };
const page = async (query: string) => (await get(requestsPage, contact, {}, query)) as Page;
const idsIn = async (show: string) => (await page(`?show=${show}`)).requests.map(({ id }) => id);

test("Home counts exactly what waits, and the view that it opens has the longest due first", async () => {
  expect(await get(home, contact)).toMatchObject({ requests: { waiting: 2, late: 2 } });
  expect(await idsIn("waiting")).toEqual([asked.first, asked.second]);
  expect((await page("")).requests).toHaveLength(2);
});

test("each view counts what it shows, and one of a review that is over waits for nobody", async () => {
  expect(await idsIn("answered")).toEqual([asked.answered]);
  expect(await idsIn("all")).toEqual([asked.first, asked.over, asked.answered, asked.second]);
  const { views, requests } = await page("?show=all");
  expect(views).toEqual([
    { view: "waiting", count: 2 },
    { view: "answered", count: 1 },
    { view: "all", count: 4 },
  ]);
  expect(requests.filter(({ isOver }) => isOver).map(({ id }) => id)).toEqual([asked.over]);
});

test.each(["waiting", "all"] as const)("page by page %s has each once", async (show) => {
  const seen: string[] = [];
  let after: { key: string; id: string } | undefined;
  for (;;) {
    const [row] = await listOwnRequests(db, contact, show, { after, limit: 1 });
    if (!row) break;
    seen.push(row.id);
    const [key = "", id = ""] = keyOfRequest(row).split("~");
    after = { key, id };
  }
  expect(seen).toEqual(await idsIn(show));
  expect(await countOwnRequests(db, contact, show)).toBe(seen.length);
});
