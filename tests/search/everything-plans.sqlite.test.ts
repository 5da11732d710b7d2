import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NumberedKind } from "#app/domain/search/typed-reference.ts";
import {
  countCasesNear,
  countIncidentsFound,
  countPremisesFound,
  countSittingsFound,
  listCasesNear,
  listIncidentsFound,
  listPlacesFound,
  listPremisesFound,
  listSittingsFound,
} from "#db/queries/found-everywhere.ts";
import { findRecordByReference } from "#db/queries/record-by-reference.ts";
import { listPlanTitles, listReportTitles } from "#db/queries/titles.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
const actors = new Map<string, Actor>();
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  const jag = (role: "chair" | "member") => anActor(db, p, { groups: { [p.jagId]: role } });
  actors.set("chair", await jag("chair"));
  actors.set("member", await jag("member"));
  actors.set("licensing", await anActor(db, p, { duties: ["licensing-officer", "information-governance"] }));
});
const of = (name: "chair" | "member" | "licensing") => actors.get(name) as Actor;

const some = Array.from({ length: 50 }, () => uuid());
const near = { places: some, people: some };
const nowhere = { places: [], people: [] };
const day = "2026-03-01";
const next = { after: { day, id: "x" }, limit: 50 };
const named = { words: ["youth", "jag"], until: day };
const premises = { find: "old forge", places: some };
const KINDS: NumberedKind[] = [
  ...(["action", "case", "case-review", "csp-report", "incident", "intervention", "location"] as const),
  ...(["partnership-plan", "person", "premises", "premises-incident", "problem", "referral", "report"] as const),
  "rights-request",
];

/** The second: whether the rows come in their order, with nothing sorted. What is near some places is few, and is sorted. */
const QUERIES: [string, boolean, (spied: Executor) => Promise<unknown>][] = [
  ["cases near", false, (s) => listCasesNear(s, of("chair"), near, next)],
  ["cases near, to a member", false, (s) => listCasesNear(s, of("member"), near, { limit: 6 })],
  ["cases near, counted", false, (s) => countCasesNear(s, of("chair"), near)],
  ["incidents near", false, (s) => listIncidentsFound(s, of("chair"), { near, day: null }, next)],
  ["incidents near, to a member", false, (s) => listIncidentsFound(s, of("member"), { near, day: null }, next)],
  ["incidents near, counted", false, (s) => countIncidentsFound(s, of("member"), { near, day: null })],
  ["incidents of a day", true, (s) => listIncidentsFound(s, of("member"), { near: nowhere, day }, next)],
  ["incidents of a day near", false, (s) => listIncidentsFound(s, of("member"), { near, day }, next)],
  ["incidents of a day, counted", false, (s) => countIncidentsFound(s, of("chair"), { near: nowhere, day })],
  ["premises", false, (s) => listPremisesFound(s, of("licensing"), premises, next)],
  ["premises, counted", false, (s) => countPremisesFound(s, of("licensing"), premises)],
  ["places", false, (s) => listPlacesFound(s, of("chair"), some)],
  ["meetings of a day", false, (s) => listSittingsFound(s, of("chair"), { day }, next)],
  ["meetings of a day, counted", false, (s) => countSittingsFound(s, of("chair"), { day })],
  ["meetings of groups named", false, (s) => listSittingsFound(s, of("chair"), named, next)],
  ["meetings of groups named, counted", false, (s) => countSittingsFound(s, of("chair"), named)],
  ["titles of plans", true, (s) => listPlanTitles(s, of("chair"), 200)],
  ["titles of reports", true, (s) => listReportTitles(s, of("chair"), 200)],
  ...KINDS.map((kind): [string, boolean, (spied: Executor) => Promise<unknown>] => [
    `a reference of kind ${kind}`,
    true,
    (s) => findRecordByReference(s, of("licensing"), kind, ["X-26-0001", "X-26-00001"]),
  ]),
];

describe("each query of a search of everything finds its rows by an index", () => {
  test.each(QUERIES)("%s", async (_name, isOrdered, query) => {
    const plan = await planOf(db, query);
    for (const line of plan) {
      expect(line).not.toMatch(/^SCAN (?!CONSTANT|passed_on|some|near)/);
      if (isOrdered) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
      // Of all that a partnership has: by a day, by a reference or by a name is the way in, or else what is near.
      expect(line).not.toMatch(/(case_record|incident|sitting|location) USING .*\(partnership_id=\?\)/);
    }
  });
});
