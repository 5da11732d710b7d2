import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as figuresLoader } from "#app/routes/case-reviews/figures/route.tsx";
import { type Executor } from "#db/transaction.ts";
import { anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, decidedReview } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
});

test("figures count the whole partnership, and open what their reader may", async () => {
  const { id } = await decidedReview(db, p, officer);
  const executive = await anActor(db, p, { duties: ["executive"] });
  const query = `?from=${ago(30)}&to=${ago(0)}`;
  const page = (await get(figuresLoader, executive, {}, query)) as { figures: { rows: object[]; hidden: number }[] }; // prettier-ignore
  expect(page.figures[0]).toMatchObject({ count: 1, rows: [], hidden: 1 });
  const own = (await get(figuresLoader, officer, {}, query)) as typeof page;
  expect(own.figures[0]).toMatchObject({ count: 1, rows: [{ reviewId: id }], hidden: 0 });
});
