import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { listClosingsToReview, unsafeListClosures } from "#db/queries/case-closures.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, aCaseOutcome, aPartnership, insert, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let outcome_id: string;
let batchId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  outcome_id = await aCaseOutcome(db, p);
  batchId = uuid();
  await insert(db, "import_batch", {
    ...{ id: batchId, partnership_id: p.partnershipId, kind: "cases", status: "visible", format: "csv" },
    ...{ content_hash: "0", row_count: 1, created_at: "2026-03-01T09:00:00.000Z", created_by: "somebody" },
  });
});

type Closing = { on: string; review: string | null };
async function closed(
  name: string,
  { here = [], before, isOpen }: { here?: Closing[]; before?: Closing; isOpen?: true },
) {
  const last = here.at(-1) ?? before;
  const { id } = await aCase(db, p, {
    ...{ reference: name, opened_on: "2018-01-01", import_batch_id: before ? batchId : null },
    ...(isOpen ? {} : { status: "closed", closed_on: last?.on ?? "" }),
  });
  if (before)
    await insert(db, "imported_case", {
      ...{ case_id: id, partnership_id: p.partnershipId, import_batch_id: batchId, source_system: "Sentinel" },
      ...{ source_reference: name, status_words: "Closed", closed_on: before.on, review_on: before.review },
      review_rule: "adult",
    } as never);
  for (const { on, review } of here)
    await insert(db, "case_closure", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: id, closed_on: on, outcome_id, reason: "Moved away" },
      ...{ risk_level: "low", not_assessed_reason: null, actions_kept: 0, actions_ended: 0, closed_by: null },
      ...{ order_in_force: 0, order_until: null, appeal: review ? 0 : 1, litigation: 0, inquiry: 0, holds_note: null },
      ...{ review_on: review, review_rule: review ? "adult" : "held", closed_at: `${on}T09:00:00.000Z` },
    } as never);
  return id;
}

test("what is due for review is the closing that stands, here or in the system before, as the page of the case has it", async () => {
  const ids = {
    here: await closed("CS-1", { here: [{ on: "2020-02-01", review: "2026-02-01" }] }),
    before: await closed("CS-2", { before: { on: "2019-05-01", review: "2025-05-01" } }),
    again: await closed("CS-3", { here: [{ on: "2019-01-01", review: "2025-01-01" }, { on: "2020-03-01", review: "2026-03-01" }] }), // prettier-ignore
    closedHereSince: await closed("CS-4", { before: { on: "2018-05-01", review: "2024-05-01" }, here: [{ on: "2020-03-02", review: "2026-03-02" }] }), // prettier-ignore
  };
  await closed("CS-5", { here: [{ on: "2020-01-01", review: null }] });
  await closed("CS-6", { here: [{ on: "2020-06-01", review: "2026-06-01" }] });
  await closed("CS-7", { here: [{ on: "2019-01-01", review: "2025-01-01" }], isOpen: true });
  await closed("CS-8", { before: { on: "2019-01-01", review: "2025-01-01" }, isOpen: true });
  const elsewhere = await aPartnership(db);
  const due = await listClosingsToReview(db, p.partnershipId, { reviewBy: "2026-03-10", limit: 50 });
  expect(
    due.map(({ reference, closedOn, reviewOn, isImported }) => [reference, closedOn, reviewOn, isImported]),
  ).toEqual([
    ["CS-2", "2019-05-01", "2025-05-01", 1],
    ["CS-1", "2020-02-01", "2026-02-01", 0],
    ["CS-3", "2020-03-01", "2026-03-01", 0],
    ["CS-4", "2020-03-02", "2026-03-02", 0],
  ]);
  for (const id of Object.values(ids)) {
    const [shown] = await unsafeListClosures(db, id);
    const listed = due.find((row) => row.id === id);
    expect([listed?.closedOn, listed?.reviewOn, listed?.reviewRule, listed?.isImported === 1]).toEqual([
      shown?.closedOn,
      shown?.reviewOn,
      shown?.reviewRule,
      shown?.isImported,
    ]);
  }
  expect(await listClosingsToReview(db, elsewhere.partnershipId, { reviewBy: "2099-01-01", limit: 50 })).toEqual([]);
});

test("on the day it is due, not the day before; and page after page, none twice and none left out", async () => {
  for (let n = 0; n < 5; n++) {
    await closed(`CS-1${n}`, { here: [{ on: "2020-02-01", review: "2026-02-01" }] });
    await closed(`CS-2${n}`, { before: { on: "2020-02-01", review: n < 3 ? "2026-02-01" : "2026-02-02" } });
  }
  const list = (reviewBy: string, limit = 50, after?: { reviewOn: string; id: string }) =>
    listClosingsToReview(db, p.partnershipId, { reviewBy, limit, after });
  expect(await list("2026-01-31")).toEqual([]);
  expect(await list("2026-02-01")).toHaveLength(8);
  const all = (await list("2026-02-02")).map(({ id }) => id);
  const paged: string[] = [];
  let after: { reviewOn: string; id: string } | undefined;
  for (;;) {
    const rows = await list("2026-02-02", 3, after);
    paged.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last) break;
    after = { reviewOn: last.reviewOn ?? "", id: last.id };
  }
  expect([all.length, paged]).toEqual([10, all]);
});
