import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as listLoader } from "#app/routes/case-reviews/_index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, aVictim, dayFields, decidedReview, idOf } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let work: ReturnType<typeof atWork>;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
  work = atWork(db, officer);
});

describe("the list", () => {
  const list = async (actor: Actor, query: string) =>
    (await get(listLoader, actor, {}, query)) as { reviews: { id: string }[]; views: { show: string; count: number }[] }; // prettier-ignore

  test("counts what it shows: due, late, not replied, over", async () => {
    const { id } = await decidedReview(db, p, officer);
    const late = await idOf(await work.apply(await aVictim(db, p, 1), dayFields("receivedOn", ago(60))));
    const gone = await idOf(await work.apply(await aVictim(db, p, 1)));
    await work.step(gone, "withdraw", ago(1), { words: "By telephone" });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("case_review_request")
        .set({ due_on: ago(1) })
        .execute(),
    );
    const shown: Record<string, string[]> = {};
    for (const show of ["due", "late", "no-reply", "over", "all"]) {
      const { reviews, views } = await list(officer, `?show=${show}`);
      shown[show] = reviews.map((review) => review.id);
      expect(views.find((view) => view.show === show)?.count).toBe(reviews.length);
    }
    expect(shown.late).toContain(late);
    expect(shown).toMatchObject({ due: [late, id], "no-reply": [id], over: [gone] });
    expect(shown.all).toHaveLength(3);
  });

  test("is each reader's own", async () => {
    await decidedReview(db, p, officer);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect((await list(member, "?show=all")).reviews).toEqual([]);
    expect((await list(officer, "?show=all&whose=mine")).reviews).toHaveLength(1);
  });
});
