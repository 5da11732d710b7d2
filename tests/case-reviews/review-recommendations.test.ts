import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as figuresLoader } from "#app/routes/case-reviews/figures/route.tsx";
import { action as recommendAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.new/route.tsx";
import { action as responseAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId/route.tsx";
import { action as carryAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId_.action/route.tsx";
import { action as changeAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId_.change/route.tsx";
import { newOnce } from "#app/services/session/made-once.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts";
import { actionFields, ago, dayFields, heldReview, outcomeOf } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
});
const aRunner = () => anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["asb-officer"] });
const only = () => db.selectFrom("case_review_recommendation").selectAll().executeTakeFirstOrThrow();

test("are answered by the body, not before the panel sat, and each answer stays in the history", async () => {
  const { id, work, recommendationId } = await heldReview(db, p, officer);
  const answer = (response: string, day: string) =>
    work.send(responseAction, id, { recommendationId }, { response, ...dayFields("respondedOn", day) });
  expect(outcomeOf(await answer("accepted", ago(4)))).toBe("422 respondedOn");
  expect(outcomeOf(await answer("not-accepted", ago(2)))).toBe("saved");
  expect(outcomeOf(await answer("accepted", ago(0)))).toBe("saved");
  const changes = await db.selectFrom("case_review_change").selectAll().where("kind", "=", "response-changed").orderBy("id").execute(); // prettier-ignore
  expect(changes.map((c) => [c.before_words, c.after_words])).toEqual([
    [null, "Not accepted"],
    ["Not accepted", "Accepted"],
  ]);
});

test("are of the partnership's themes, and are changed until the outcome letter has gone with them", async () => {
  const { id, work, recommendationId } = await heldReview(db, p, officer);
  const made = { theme: "Silo working", agencyId: p.councilId, words: "Name two officers" };
  const change = (fields: Record<string, string>) => work.send(changeAction, id, { recommendationId }, fields);
  expect(outcomeOf(await work.send(recommendAction, id, {}, { ...made, theme: "Another" }))).toBe("422 theme");
  expect(outcomeOf(await change({ ...made, theme: "Another" }))).toBe("422 theme");
  expect(outcomeOf(await change(made))).toBe("saved");
  expect(await only()).toMatchObject({ words: "Name two officers", agency_id: p.councilId, version: 2 });
  await work.letter(id, "outcome", ago(1));
  expect(outcomeOf(await change(made))).toBe("422 form");
});

test("are carried by one action, however often and by however many it is given", async () => {
  const { id, recommendationId } = await heldReview(db, p, officer);
  const runners = [await aRunner(), await aRunner()];
  const once = { once: newOnce() };
  const give = (runner: Actor, more: Record<string, string> = {}) =>
    post(carryAction, runner, { reviewId: id, recommendationId }, { ...actionFields(p, runner.id), ...more });
  const [first] = runners as [Actor, Actor];
  const both = await Promise.all(runners.map((runner) => give(runner)));
  expect(both.map(outcomeOf).sort()).toEqual(["422 form", "saved"]);
  expect(outcomeOf(await give(first, once))).toBe("422 form");
  expect(await db.selectFrom("action").select("group_id as groupId").execute()).toEqual([{ groupId: p.jagId }]);
  expect((await only()).action_id).not.toBeNull();
});

test("the form of an action sent twice is answered with the action that it made", async () => {
  const { id, recommendationId } = await heldReview(db, p, officer);
  const runner = await aRunner();
  const fields = { ...actionFields(p, runner.id), once: newOnce() };
  for (let click = 0; click < 2; click++)
    expect(outcomeOf(await post(carryAction as Handler, runner, { reviewId: id, recommendationId }, fields))).toBe("saved"); // prettier-ignore
  expect(await db.selectFrom("action").select("id").execute()).toHaveLength(1);
});

test.each([
  ["a minute before midnight of the first day in summer, which is not in the period", "2026-05-31T22:59:00.000Z", 0],
  ["midnight of the first day in London", "2026-05-31T23:00:00.000Z", 1],
  ["the last minute of the last day in London", "2026-06-30T22:59:00.000Z", 1],
  ["the midnight after the last day", "2026-06-30T23:00:00.000Z", 0],
])("a theme recorded at %s", async (_name, at, count) => {
  await heldReview(db, p, officer);
  await inTransaction(db, (trx) => trx.updateTable("case_review_recommendation").set({ created_at: at }).execute());
  const page = (await get(figuresLoader, officer, {}, "?from=2026-06-01&to=2026-06-30")) as { themes: { count: number }[] }; // prettier-ignore
  expect(page.themes.map((theme) => theme.count)).toEqual(count === 0 ? [] : [count]);
});
