import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { listLabels, listPacks, unsafeCountItems, unsafeFindItem, unsafeListItems, unsafeListItemsOfSection } from "#db/queries/access-packs.ts"; // prettier-ignore
import { findAskedItem, listAskedItems, unsafeListToAsk } from "#db/queries/asked-items.ts";
import { unsafeListOwnMarks } from "#db/queries/rights-marks.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let officer: Actor;
beforeAll(async () => {
  db = await testDatabase();
  officer = await anActor(db, await aPartnership(db), { duties: ["information-governance"] });
});

const PART = { packId: "p", section: "notes", after: 50, limit: 51 };
const asked = () => ({ partnershipId: officer.partnershipId, agencyId: officer.agencyId });
test.each([
  ["the packs of a request", (x: Executor) => listPacks(x, officer, "r"), "access_pack_numbered"],
  ["all items of a pack", (x: Executor) => unsafeListItems(x, "p"), "access_pack_item_listed"],
  ["a page of one part", (x: Executor) => unsafeListItemsOfSection(x, { ...PART, mark: null }), "access_pack_item_listed"],
  ["a page of one part and mark", (x: Executor) => unsafeListItemsOfSection(x, { ...PART, mark: "open" }), "access_pack_item_listed"],
  ["one item", (x: Executor) => unsafeFindItem(x, "p", "i"), "INDEX"],
  ["the counts of a pack", (x: Executor) => unsafeCountItems(x, "p"), "access_pack_item_"],
  ["what is to be asked", (x: Executor) => unsafeListToAsk(x, "p"), "access_pack_item_"],
  ["what an agency is asked", (x: Executor) => listAskedItems(x, { ...asked(), limit: 51 }), "access_pack_item_by_agency"],
  ["more of what an agency is asked", (x: Executor) => listAskedItems(x, { ...asked(), after: "a", limit: 51 }), "access_pack_item_by_agency"],
  ["one that an agency is asked", (x: Executor) => findAskedItem(x, asked(), "i"), "INDEX"],
  ["the labels of a request", (x: Executor) => listLabels(x, "r"), "access_pack_label_"],
  ["a person's own marks", (x: Executor) => unsafeListOwnMarks(x, ["a", "b"]), "rights_mark_by_person"],
] as const)("%s: by an index", async (_name, list, index) => {
  const plan = (await planOf(db, list)).join("\n");
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/SCAN (item|pack|access_pack|access_pack_item|access_pack_label|rights_mark|request)/);
}); // prettier-ignore

test("a page of what an agency is asked, and of a part, is not sorted", async () => {
  for (const list of [
    (x: Executor) => listAskedItems(x, { ...asked(), after: "a", limit: 51 }),
    (x: Executor) => unsafeListItemsOfSection(x, { ...PART, mark: "open" }),
  ])
    expect((await planOf(db, list)).join("\n")).not.toContain("TEMP B-TREE");
});
