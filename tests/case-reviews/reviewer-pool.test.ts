import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as poolAction, loader as poolLoader } from "#app/routes/case-reviews/reviewers_.$userId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago, dayFields, outcomeOf } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let author: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  author = await anActor(db, p, { duties: ["reviewer"], name: "Au Thor" });
});
const keep = (version: string, fields: Record<string, string>) =>
  post(poolAction, officer, { userId: author.id }, { version, ...fields });

test("what is recorded of a review author is shown to be changed, and of two changes at once one is shown the other", async () => {
  const read = () => get(poolLoader, officer, { userId: author.id });
  expect(await read()).toMatchObject({ name: "Au Thor", trainedOn: null, isActive: true, version: 0 });
  expect(outcomeOf(await keep("0", { isActive: "yes", ...dayFields("trainedOn", ago(20)) }))).toBe("saved");
  expect(await read()).toMatchObject({ trainedOn: ago(20), isActive: true, version: 1 });
  expect(outcomeOf(await keep("0", { isActive: "no" }))).toBe("409 form");
  expect(outcomeOf(await keep("1", { isActive: "no", ...dayFields("trainedOn", ago(-1)) }))).toBe("422 trainedOn");
  expect(outcomeOf(await keep("1", { isActive: "no", ...dayFields("trainedOn", ago(20)) }))).toBe("saved");
  expect(await read()).toMatchObject({ isActive: false, version: 2 });
  expect((await auditEvents(db)).filter(({ event }) => event === "case-review.pool-changed")).toHaveLength(2);
});

test("two who record the first of somebody at the same moment make one row", async () => {
  const answers = await Promise.all([keep("0", { isActive: "yes" }), keep("0", { isActive: "no" })]);
  expect(answers.map(outcomeOf).sort()).toEqual(["409 form", "saved"]);
  expect(await db.selectFrom("reviewer_pool_member").selectAll().execute()).toHaveLength(1);
});

test("whoever has not the duty is not in the pool", async () => {
  expect(await get(poolLoader as Handler, officer, { userId: officer.id })).toMatchObject({ status: 404 });
});
