import { beforeAll, expect, test } from "vitest";
import {
  listInterventionsEnding,
  listInterventionsIssued,
  unsafeListReviewsOf,
} from "#db/queries/intervention-reminders.ts";
import { unsafeListInterventionSteps } from "#db/queries/intervention-steps.ts";
import { findLegalNumbers } from "#db/queries/legal-numbers.ts";
import type { Executor } from "#db/transaction.ts";
import { aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let p: TestPartnership;
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

const page = { today: "2026-06-15", from: "2026-06-15", to: "2026-07-13", after: { day: "", id: "" }, limit: 200 };
const LISTS: [string, (spied: Executor) => Promise<unknown>][] = [
  ["what ends", (s) => listInterventionsEnding(s, p.partnershipId, { ...page, kind: null })],
  ["orders of one kind that end", (s) => listInterventionsEnding(s, p.partnershipId, { ...page, kind: "pspo" })],
  ["notices issued in a time", (s) => listInterventionsIssued(s, p.partnershipId, { ...page, kind: "cpn" })],
  ["what happened to one", (s) => unsafeListInterventionSteps(s, "x", 100)],
];

test.each(LISTS)("%s: by an index, without a scan or a sort", async (_, list) => {
  for (const line of await planOf(db, list)) {
    expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
    expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
  }
});

test("the reviews of several by the index of their interventions", async () => {
  for (const line of await planOf(db, (s) => unsafeListReviewsOf(s, ["x", "y"]))) expect(line).not.toMatch(/^SCAN/);
});

test("the numbers of a kind are those of its powers, in two reads", async () => {
  const law = await findLegalNumbers(db, "closure-notice", "2026-06-15");
  expect([...law.confirmed.keys()].every((key) => /^(age|closure-notice|closure-order)\//.test(key))).toBe(true);
  expect(law.confirmed.get("closure-order/heard-within")?.value).toBe("48");
  expect(law.goodFridays.has("2026-04-03")).toBe(true);
});
