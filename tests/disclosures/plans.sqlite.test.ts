import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { REQUEST_VIEWS } from "#app/domain/rights/request-list.ts";
import { listDisclosureEntries, unsafeListDisclosuresOf } from "#db/queries/disclosure-entries.ts";
import { listRightsMarks } from "#db/queries/rights-marks.ts";
import { listRequestsToTellOf, listRightsRequests } from "#db/queries/rights-requests.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let officer: Actor;
const NONE = { from: null, until: null, about: null, destination: undefined, way: undefined, gateway: undefined, agency: undefined, officer: undefined } as const; // prettier-ignore
const KEY = { at: "2026-03-02T10:00:00.000Z", id: "a" };

beforeAll(async () => {
  db = await testDatabase();
  officer = await anActor(db, await aPartnership(db), { duties: ["information-governance"] });
});

const page = { after: KEY, limit: 50 };
test.each([
  ["the register", (x: Executor) => listDisclosureEntries(x, officer, NONE, page), "disclosure_entry_listed"],
  [
    "the register of one destination",
    (x: Executor) => listDisclosureEntries(x, officer, { ...NONE, destination: "disclosed" }, page),
    "disclosure_entry_by_destination",
  ],
  [
    "what was told of a record",
    (x: Executor) => unsafeListDisclosuresOf(x, { partnershipId: officer.partnershipId, kind: "case", id: "c" }, 5),
    "disclosure_entry_by_object",
  ],
  ["marks on items", (x: Executor) => listRightsMarks(x, officer, "note", ["a", "b"]), "rights_mark_by_record"],
  [
    "requests to be told of",
    (x: Executor) => listRequestsToTellOf(x, officer.partnershipId, { until: "2026-04-01", after: { dueOn: "", id: "" }, limit: 50 }), // prettier-ignore
    "rights_request_by_due",
  ],
] as const)("%s goes by its index", async (_name, list, index) => {
  const plan = (await planOf(db, list)).join("\n");
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/SCAN (disclosure_entry|rights_request|rights_mark)/);
});

test.each(REQUEST_VIEWS)("the list of requests: %s, by an index", async (show) => {
  const asked = { asked: { show, kind: undefined }, today: "2026-03-27", after: null, limit: 50 };
  const plan = (await planOf(db, (x) => listRightsRequests(x, officer.partnershipId, asked))).join("\n");
  expect(plan).toMatch(/rights_request_(by_due|listed)/);
  expect(plan).not.toMatch(/SCAN rights_request/);
});
