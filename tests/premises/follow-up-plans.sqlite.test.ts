import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { BANDS } from "#app/domain/premises/bands.ts";
import { CONTACT_DUES } from "#app/domain/premises/contacts-due-list.ts";
import { SETTING_KEYS, SETTINGS, type Settings } from "#app/domain/settings/definitions.ts";
import { listOwnActions, listUnownedActions } from "#db/queries/actions.ts";
import { countContactsDue, listContactsDue } from "#db/queries/contacts-due.ts";
import { listOverdueActions } from "#db/queries/overdue-actions.ts";
import { unsafeListAgreed } from "#db/queries/premises-bands.ts";
import { unsafeListContacts } from "#db/queries/premises-contacts.ts";
import { unsafeListMeetings } from "#db/queries/premises-meetings.ts";
import { countPlanActions, listPlanActions } from "#db/queries/premises-plan-actions.ts";
import { planStateOf, unsafeListPlans } from "#db/queries/premises-plans.ts";
import { listMeetingsToHold, listPlansEnding } from "#db/queries/premises-reminders.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

const TODAY = "2026-03-20";
const settings = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].shipped])) as Settings;
const after = { day: "2026-03-01", id: "x" };
const range = { from: "2026-03-01", to: TODAY, after, limit: 50 };
let db: Executor;
let officer: Actor;
let partnershipId: string;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  ({ partnershipId } = p);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  // A county: 10,000 premises, each with contacts of years, and no statistics to be misled by.
  await inTransaction(db, async (trx) => {
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    await sql`insert into premises (id, partnership_id, reference, version, licence_number, licence_number_folded, kind, status, name,
      name_folded, agreed_band, agreed_on, agreed_grade_id, contact_from_on, created_at)
      ${upTo(10_000)} select 'p' || i, ${partnershipId}, 'LP-' || i, 1, 'N' || i, 'N' || i, 'premises-licence', 'current', 'P' || i, 'p' || i,
      case i % 3 when 0 then 'red' when 1 then 'amber' else 'green' end, '2026-03-01', 'g' || i, '2026-03-01', '2026-01-01T09:00:00.000Z' from c`.execute(
      trx,
    );
    await sql`insert into premises_contact (id, partnership_id, premises_id, contacted_on, how, agency_id, recorded_at, version)
      ${upTo(20_000)} select 'c' || i, ${partnershipId}, 'p' || (i % 100 + 1), '2026-03-01', 'visit', ${p.councilId}, '2026-03-01T09:00:00.000Z', 1 from c`.execute(
      trx,
    );
  });
}, 120_000);

const narrowings = [
  ...BANDS.map((band) => ({ band })),
  ...CONTACT_DUES.flatMap((due) => [{ due }, { due, band: "red" as const, beat: "62" }]),
];

test.each(narrowings)("contacts due, %o, read the index in its order", async (asked) => {
  const at = { asked, settings, today: TODAY };
  const plan = await planOf(db, (s) =>
    listContactsDue(s, officer, { ...at, after: { due: TODAY, id: "x" }, limit: 50 }),
  );
  for (const line of plan) expect(line).not.toMatch(/^SCAN (?!CONSTANT)|TEMP B-TREE/);
  expect(plan.join()).toContain("premises_by_contact");
});

const reads: Record<string, (s: Executor) => unknown> = {
  "how many contacts are due": (s) => countContactsDue(s, officer, { asked: {}, settings, today: TODAY }),
  "grades in force": (s) => unsafeListAgreed(s, "p1"),
  contacts: (s) => unsafeListContacts(s, "p1", { after, limit: 50 }),
  meetings: (s) => unsafeListMeetings(s, "p1"),
  plans: (s) => unsafeListPlans(s, "p1"),
  "the state of the plans": (s) => planStateOf(s, "p1"),
  "actions of a plan": (s) => listPlanActions(s, officer, { planId: "x", shown: "all", today: TODAY }),
  "how far a plan is": (s) => countPlanActions(s, officer, "x", TODAY),
  "meetings that are late": (s) => listMeetingsToHold(s, partnershipId, range),
  "plans that end": (s) => listPlansEnding(s, partnershipId, range),
  "own actions": (s) => listOwnActions(s, officer, { limit: 50 }),
  "overdue actions": (s) => listOverdueActions(s, officer, { today: TODAY, limit: 50 }),
  "actions without an owner": (s) => listUnownedActions(s, officer, { limit: 50 }),
};
test.each(Object.keys(reads))("%s scan no table", async (name) => {
  const plan = await planOf(db, (s) => reads[name]?.(s) as Promise<unknown>);
  expect(plan.length).toBeGreaterThan(0);
  for (const line of plan) expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
});
