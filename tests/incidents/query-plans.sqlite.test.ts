import { beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { INCIDENT_LISTS } from "#app/domain/incidents/incident-list.ts";
import {
  unsafeListHateTo,
  unsafeListHouseholds,
  unsafeListIncidentsToCount,
  unsafeListReportIdsOfPerson,
  unsafeListReportIdsOfProblems,
  unsafeListRecordsOf,
  unsafeListReportsToCount,
  unsafeListVictimsOf,
} from "#db/queries/counted-reports.ts";
import { busyWindows } from "#app/domain/incidents/busy-places.ts";
import { listAllAsbTypes } from "#db/queries/asb-types.ts";
import { countIncidentWork, findLastJagDay, listIncidents } from "#db/queries/incident-lists.ts";
import { countIncidentsByArea, countIncidentsByPlace, countIncidentsOnMap } from "#db/queries/incident-places.ts";
import { listRepeatVictims } from "#db/queries/repeat-victims.ts";
import { unsafeFindFirstDays } from "#db/queries/incident-corrections.ts";
import { findIncidentPerson } from "#db/queries/incident-people.ts";
import { listIncidentsAt, listIncidentsWith } from "#db/queries/incident-matches.ts";
import { listIncidentSteps, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { listOpenVictimDuties } from "#db/queries/open-victim-duties.ts";
import { listIdentityCards } from "#db/queries/people.ts";
import { listContacts } from "#db/queries/person-parts.ts";
import { findFirstReportDay, listReportsByPerson, listReportsOfIncident } from "#db/queries/reports.ts";
import {
  unsafeListPeopleOfProblems,
  unsafeListPeopleReportedFor,
  unsafeListProblemsReported,
  unsafeListReviewsOfVictims,
  unsafeListVictimsOfHate,
} from "#db/queries/threshold-sweep.ts";
import { listVictimDuties } from "#db/queries/victim-duties.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let officer: Actor;
let member: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  // As after years of a county: 30,000 people for whom reports were made, and no statistics to be misled by.
  await inTransaction(db, async (trx) => {
    const partnership = p.partnershipId;
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    await sql`insert into person (id, partnership_id, reference, version, given_names, family_name, name_folded, birth_date_basis, created_at)
      ${upTo(30_000)} select 'p' || i, ${partnership}, 'P-' || i, 1, 'A', 'B', 'b a', 'unknown', '2026-01-01T09:00:00.000Z' from c`.execute(
      trx,
    );
    await sql`insert into incident (id, partnership_id, reference, version, earliest_day, latest_day, heading, qualifier, is_youth, is_alcohol, is_drugs,
      is_mental_health, is_student, is_vehicle, is_hate, what_happened, status, priority, victim_told_on, created_at)
      ${upTo(60_000)} select 'i' || i, ${partnership}, 'IN-' || i, 1, '2026-01-01', '2026-01-01', 'noise', 'personal', 0, 0, 0, 0, 0, 0, 0, 'Noise', 'open',
      'standard', '2026-01-01', '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into report (id, partnership_id, reference, version, agency_id, channel, reported_on, reporter_person_id, for_person_id, created_at)
      ${upTo(60_000)} select 'r' || i, ${partnership}, 'RP-' || i, 1, ${p.councilId}, 'phone', case when i % 10 = 0 then '2026-01-02' else '2020-01-02' end,
      'p' || (1 + i % 30000), 'p' || (1 + i % 30000), '2026-01-01T09:00:00.000Z' from c`.execute(trx);
    await sql`insert into report_incident (report_id, incident_id, partnership_id)
      ${upTo(60_000)} select 'r' || i, 'i' || i, ${partnership} from c`.execute(trx);
  });
}, 120_000);

const DAYS = { today: "2026-03-20", toldBy: "2026-02-20", lastMet: "2026-03-05" };
const after = { day: "2026-03-01", id: "x" };
const window = { fromDay: "2025-03-01", untilDay: "2026-03-01", limit: 50 };

const narrowings = [
  ...[{}, { beat: "62" }, { heading: "noise" as const }, { ward: "w" }, { lsoa: "l" }, { place: "p" }, { type: "t" }],
  { from: "2026-01-01", until: "2026-03-01", youth: "no" as const },
];

test.each(INCIDENT_LISTS.flatMap((show) => narrowings.map((narrowed) => ({ show, ...narrowed }))))(
  "the list %o reads an index, in its order",
  async (asked) => {
    const plan = await planOf(db, (s) =>
      listIncidents(s, officer, { asked, ids: { places: [], records: [] }, days: DAYS, after, limit: 50 }),
    );
    for (const line of plan) {
      expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
      expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
    }
  },
);

test.each<[string, (s: Executor) => Promise<unknown>]>([
  [
    "how many lists of work hold",
    (s) => countIncidentWork(s, officer, { asked: {}, ids: { places: [], records: [] }, days: DAYS }),
  ],
  ["incidents of a street", (s) => listIncidents(s, officer, { asked: { show: "newest", street: "x" }, ids: { places: ["a", "b"], records: [] }, days: DAYS, limit: 50 })], // prettier-ignore
  ["incidents that affected somebody", (s) => listIncidents(s, officer, { asked: { show: "newest", victim: "x" }, ids: { places: [], records: ["a", "b"] }, days: DAYS, limit: 50 })], // prettier-ignore
  [
    "incidents by place",
    (s) => countIncidentsByPlace(s, member, { windows: busyWindows("2026-03-20", 12), limit: 50 }),
  ],
  ["incidents by area", (s) => countIncidentsByArea(s, member, "ward", { windows: busyWindows("2026-03-20", 12), limit: 50 })], // prettier-ignore
  ["incidents on the map", (s) => countIncidentsOnMap(s, member, { kind: "lsoa", from: "2026-01-01", until: "2026-03-20" })], // prettier-ignore
  ["records of a person", (s) => unsafeListRecordsOf(s, "x")],
  ["repeat victims", (s) => listRepeatVictims(s, officer, { since: "2026-01-01", until: "2026-03-20", least: 2, limit: 50 })], // prettier-ignore
  ["the last day of a JAG", (s) => findLastJagDay(s, "x", "2026-03-20")],
  ["incidents at a place", (s) => listIncidentsAt(s, officer, "x", window)],
  ["incidents with somebody", (s) => listIncidentsWith(s, officer, ["x"], window)],
  ["people of incidents", (s) => listPeopleOfIncidents(s, member, ["x"])],
  ["reports of an incident", (s) => listReportsOfIncident(s, member, "x", 50)],
  ["reports by a person", (s) => listReportsByPerson(s, member, ["x"], 50)],
  ["the day of the first report", (s) => findFirstReportDay(s, "x")],
  ["the first days of an incident", (s) => unsafeFindFirstDays(s, "x")],
  ["somebody in an incident", (s) => findIncidentPerson(s, member, { incidentId: "x", id: "y" })],
  ["types with their use", (s) => listAllAsbTypes(s, "x")],
  ["steps of an incident", (s) => listIncidentSteps(s, "x", 50)],
  ["duties of a victim", (s) => listVictimDuties(s, ["x"], 50)],
  ["duties that are open", (s) => listOpenVictimDuties(s, officer, { after, limit: 50 })],
  ["households", (s) => unsafeListHouseholds(s, ["x"])],
  ["to whom it happened", (s) => unsafeListVictimsOf(s, ["x"])],
  ["reports of a person", (s) => unsafeListReportIdsOfPerson(s, ["x"], "2025-08-01")],
  ["reports of a problem", (s) => unsafeListReportIdsOfProblems(s, ["x"], "2025-08-01")],
  ["reports to count", (s) => unsafeListReportsToCount(s, ["x"])],
  ["incidents to count", (s) => unsafeListIncidentsToCount(s, ["x"])],
  ["hate to a person", (s) => unsafeListHateTo(s, ["x"], "2025-08-01")],
])("%s: no table is read from end to end", async (_, ask) => {
  for (const line of await planOf(db, ask)) expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
});

/** One of the indexes that lead to the whole of a partnership: read once for each row of another table it never ends. */
const WHOLE_PARTNERSHIP = /^SEARCH (incident|report|taken_by|case_record|referral|person) .* \(partnership_id=\?\)$/;

test.each<[string, (s: Executor) => Promise<unknown>]>([
  ["a person that somebody may open", (s) => listIdentityCards(s, member, ["p1"])],
  [
    "sixty people whom somebody may open",
    (s) =>
      listIdentityCards(
        s,
        member,
        Array.from({ length: 60 }, (_, n) => `p${n}`),
      ),
  ],
  ["the parts of a person that somebody may know", (s) => listContacts(s, member, ["p1"])],
  ["the reports of an incident and who made them", (s) => listReportsOfIncident(s, member, "i1", 50)],
])("%s: nothing is gone through for each row", async (_, ask) => {
  for (const line of await planOf(db, ask)) expect(line).not.toMatch(WHOLE_PARTNERSHIP);
});

test("a list for whoever sees few incidents goes through the incidents once, and through nothing else", async () => {
  const asked = { show: "newest" as const };
  const plan = await planOf(db, (s) => listIncidents(s, member, { asked, ids: { places: [], records: [] }, days: DAYS, limit: 50 })); // prettier-ignore
  expect(plan.filter((line) => WHOLE_PARTNERSHIP.test(line))).toHaveLength(1);
});

test("the sweep over 30,000 people reads the reports of its months, and no table from end to end", async () => {
  const sweep = { partnershipId: officer.partnershipId, since: "2025-08-01", least: 2 };
  const plans = [
    await planOf(db, (s) => unsafeListPeopleReportedFor(s, sweep)),
    await planOf(db, (s) => unsafeListProblemsReported(s, sweep)),
    await planOf(db, (s) => unsafeListPeopleOfProblems(s, ["x"], sweep.since)),
    await planOf(db, (s) => unsafeListVictimsOfHate(s, sweep.partnershipId, sweep.since)),
    await planOf(db, (s) => unsafeListReviewsOfVictims(s, ["x"])),
  ];
  // "told" is what has been read by the index: the reports of those months.
  for (const line of plans.flat()) expect(line).not.toMatch(/^SCAN (?!CONSTANT|told$)/);
  expect(plans[0]?.join()).toContain("report_by_day");
  expect(plans[3]?.join()).toContain("incident_hate");
});
