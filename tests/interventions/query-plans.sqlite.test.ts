import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { INTERVENTION_LISTS } from "#app/domain/interventions/intervention-list.ts";
import { mayBeFollowed } from "#db/queries/earlier-interventions.ts";
import { listBreachesOf } from "#db/queries/intervention-breaches.ts";
import { countRepeats, listRepeats } from "#db/queries/intervention-repeats.ts";
import { listBreaches, listBreachesForSitting } from "#db/queries/listed-breaches.ts";
import { countInForceBy, listInterventions } from "#db/queries/listed-interventions.ts";
import { countBegun, countChildrenInBreach, countReferrals, countYouthBreaches, listYouthBreachesVisible } from "#db/queries/performance-interventions.ts"; // prettier-ignore
import { countUnansweredReferrals, listUnansweredReferrals } from "#db/queries/unanswered-referrals.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

const TODAY = "2026-03-20";
const MONTHS = { from: "2025-04", to: "2026-03" };
const WINDOW = { since: "2025-03-21", until: TODAY };
const after = { day: "2026-03-01", id: "x" };
let db: Executor;
let officer: Actor;
let member: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  // As after years of a county: 40,000 interventions, a tenth of them contracts in force, and no statistics to be misled by.
  await inTransaction(db, async (trx) => {
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    await sql`insert into intervention (id, partnership_id, reference, version, kind, tier, state, persons_unknown, issued_on, from_day, until_day,
      is_interim, is_without_notice, agency_id, created_at)
      ${upTo(40_000)} select 'i' || i, ${p.partnershipId}, 'IV-' || i, 1, case when i % 10 = 0 then 'abc' else 'warning-letter' end, 'non-legal', 'made', 0,
      case when i % 10 = 0 then '2026-03-01' else '2020-03-01' end, case when i % 10 = 0 then '2026-03-01' else '2020-03-01' end,
      case when i % 10 = 0 then '2026-09-01' end, 0, 0, ${p.councilId}, '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into intervention_breach (id, partnership_id, intervention_id, version, breached_on, evidence, recorded_at)
      ${upTo(20_000)} select 'b' || i, ${p.partnershipId}, 'i' || i, 1, '2026-03-02', 'Seen', '2026-03-02T09:00:00.000Z' from c`.execute(
      trx,
    );
  });
}, 120_000);

const narrowings = [
  ...[
    {},
    { kind: "abc" as const },
    { tier: "civil" as const },
    { beat: "62" },
    { agency: "a" },
    { youth: "yes" as const },
  ],
  ...[
    { breached: "yes" as const },
    { expiring: "28" as const },
    { endsFrom: "2026-01-01", endsUntil: "2026-02-01" },
    { from: "2026-01-01", until: "2026-03-01" },
  ],
];

test.each(INTERVENTION_LISTS.flatMap((show) => narrowings.map((narrowed) => ({ show, ...narrowed }))))(
  "the list %o reads an index, in its order",
  async (asked) => {
    const plan = await planOf(db, (s) => listInterventions(s, officer, { asked, today: TODAY, after, limit: 50 }));
    for (const line of plan) {
      expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
      // Those that end soon are few, and are put in order once they are found by their end.
      if (!("expiring" in asked) && !("endsFrom" in asked)) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
    }
  },
);

test.each<[string, (s: Executor) => Promise<unknown>]>([
  ["breaches", (s) => listBreaches(s, officer, { asked: {}, after, limit: 50 })],
  ["breaches of a month", (s) => listBreaches(s, member, { asked: { month: "2026-03" }, limit: 50 })],
  ["breaches of an intervention", (s) => listBreachesOf(s, officer, "i1")],
  ["breaches for a sitting", (s) => listBreachesForSitting(s, member, "g", 50)],
  ["what is in force by kind", (s) => countInForceBy(s, member, TODAY, "kind")],
  ["what is in force by beat", (s) => countInForceBy(s, officer, TODAY, "beat")],
  ["what began, by month", (s) => countBegun(s, officer.partnershipId, "youth-non-legal", MONTHS)],
  ["legal interventions by month", (s) => countBegun(s, officer.partnershipId, "legal", MONTHS)],
  ["breaches by month", (s) => countYouthBreaches(s, officer.partnershipId, MONTHS)],
  [
    "one person's",
    (s) => listInterventions(s, member, { asked: { show: "all", person: "x" }, today: TODAY, limit: 50 }),
  ],
  [
    "one place's",
    (s) => listInterventions(s, member, { asked: { show: "all", location: "x" }, today: TODAY, limit: 50 }),
  ],
  ["children in breach", (s) => countChildrenInBreach(s, officer.partnershipId, MONTHS)],
  ["the breaches behind a number", (s) => listYouthBreachesVisible(s, officer, MONTHS, { after: "", limit: 51 })],
  ["what may be followed", (s) => mayBeFollowed(s, member, "i1", { caseId: "c", personIds: ["p"], locationId: "l" })],
  ["referrals by service", (s) => countReferrals(s, officer.partnershipId, MONTHS)],
])("%s: no table is read from end to end", async (_, ask) => {
  for (const line of await planOf(db, ask)) expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
});

test("what is in force is found by the index of last days, and letters of old are passed by", async () => {
  const plan = await planOf(db, (s) => countInForceBy(s, officer, TODAY, "kind"));
  expect(plan.some((line) => line.includes("intervention_in_force"))).toBe(true);
  const rows = await countInForceBy(db, officer, TODAY, "kind");
  expect(rows).toEqual([{ of: "abc", rows: 4000 }]);
});

const key = { rows: 2, id: "x", kind: "cpn" as const };
test.each<[string, (s: Executor) => Promise<unknown>]>([
  ["listed", (s) => listRepeats(s, member, { window: WINDOW, after: key, limit: 50 })],
  ["counted", (s) => countRepeats(s, officer, WINDOW)],
])("what is given again, %s, is found by days of issue or by kinds", async (_, ask) => {
  const plan = await planOf(db, ask);
  // What the window has is gathered first, and that is read through; no table is.
  for (const line of plan) expect(line).not.toMatch(/^SCAN (?!CONSTANT|again|\(subquery-\d+\))/);
  expect(plan.some((line) => /intervention_(newest|by_kind)/.test(line))).toBe(true);
});

test("referrals without an answer are read by an index, in their order, and counted so", async () => {
  const page = { sentBy: TODAY, after, limit: 51 };
  const plan = await planOf(db, (s) => listUnansweredReferrals(s, member, page));
  expect(plan.join("\n")).toMatch(/SEARCH intervention USING INDEX/);
  expect(plan.join("\n")).not.toMatch(/SCAN intervention\b|TEMP B-TREE FOR ORDER BY/);
  const counted = await planOf(db, (s) => countUnansweredReferrals(s, member, TODAY));
  expect(counted.join("\n")).not.toMatch(/SCAN intervention\b/);
});
