import { beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { PROBLEM_LISTS } from "#app/domain/incidents/problem-list.ts";
import { countIncidentsOf, listIncidentsOf, listRolesIn } from "#db/queries/incidents-of.ts";
import { countIncidentsOfProblems, countReportsOfProblem, findProblemByReference, listPeopleOfProblem, listProblemChanges, listProblemPage, listReportsOfProblem } from "#db/queries/problem-pages.ts"; // prettier-ignore
import { listReportsOfIncidents, listStepsOfIncidents } from "#db/queries/chronologies.ts";
import { findCaseByReference, listCasesLike, listCasesOfIncident, listIncidentCaseChanges, listOpenCasesOfIncidents, listVictimsInCases, unsafeListIncidentIdsOfCase } from "#db/queries/incident-cases.ts"; // prettier-ignore
import { unsafeListSeenIncidentIds, unsafeListWorkOf } from "#db/queries/referral-sources.ts";
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
  await inTransaction(db, async (trx) => {
    const upTo = (n: number) => sql`with recursive c(i) as (select 1 union all select i + 1 from c where i < ${n})`;
    await sql`insert into problem (id, partnership_id, reference, version, title, opened_on, created_at, last_on, heading, beat_code)
      ${upTo(5_000)} select 'b' || i, ${p.partnershipId}, 'PB-' || i, 1, 'Noise', '2026-01-01', '2026-01-01T09:00:00.000Z', '2026-01-02', 'noise', '62'
      from c`.execute(trx);
  });
}, 60_000);

const after = { day: "2026-03-01", id: "x" };

test.each(PROBLEM_LISTS.flatMap((list) => [{ list }, { list, beat: "62" }, { list, heading: "noise" as const }]))(
  "the list of problems %o reads an index, in its order",
  async (asked) => {
    for (const line of await planOf(db, (s) => listProblemPage(s, officer, { asked, after, limit: 50 }))) {
      expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
      expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
    }
  },
);

test.each<[string, (s: Executor) => Promise<unknown>]>([
  ["incidents of a problem", (s) => listIncidentsOf(s, member, { kind: "problem", id: "x" }, { after, limit: 50 })],
  ["incidents of a case", (s) => listIncidentsOf(s, member, { kind: "case", id: "x" }, { after, limit: 50 })],
  ["incidents of a person", (s) => listIncidentsOf(s, member, { kind: "person", ids: ["x"] }, { limit: 50 })],
  ["incidents of a place", (s) => listIncidentsOf(s, member, { kind: "location", id: "x" }, { after, limit: 50 })],
  ["how many of a place", (s) => countIncidentsOf(s, member, { kind: "location", id: "x" })],
  ["roles in incidents", (s) => listRolesIn(s, member, ["x"], ["y"])],
  ["problems for members", (s) => listProblemPage(s, member, { asked: { list: "open" }, limit: 50 })],
  ["a problem by its reference", (s) => findProblemByReference(s, officer, "PB-1")],
  ["incidents of problems", (s) => countIncidentsOfProblems(s, member, ["x"])],
  ["reports of a problem", (s) => listReportsOfProblem(s, member, "x", { after, limit: 50 })],
  ["how many reports", (s) => countReportsOfProblem(s, member, "x")],
  ["people of a problem", (s) => listPeopleOfProblem(s, member, "x", 50)],
  ["changes of a problem", (s) => listProblemChanges(s, member, "x", 50)],
  ["reports of incidents", (s) => listReportsOfIncidents(s, member, ["x"], 50)],
  ["work on incidents", (s) => listStepsOfIncidents(s, member, ["x"], 50)],
  ["cases of an incident", (s) => listCasesOfIncident(s, member, "x")],
  ["open cases of incidents", (s) => listOpenCasesOfIncidents(s, member, ["x"])],
  ["cases with somebody or about a place", (s) => listCasesLike(s, member, { personIds: ["x"], locationId: "y" }, 20)],
  ["victims in cases", (s) => listVictimsInCases(s, member, { incidentId: "x", personIds: ["y"] })],
  ["links of an incident", (s) => listIncidentCaseChanges(s, member, "x", 50)],
  ["a case by its reference", (s) => findCaseByReference(s, member, "CS-1")],
  ["incidents of a case", (s) => unsafeListIncidentIdsOfCase(s, "x")],
  ["incidents that go with a referral", (s) => unsafeListSeenIncidentIds(s, "x")],
  ["what was tried", (s) => unsafeListWorkOf(s, ["x"], 20)],
])("%s: no table is read from end to end", async (_, ask) => {
  for (const line of await planOf(db, ask)) expect(line).not.toMatch(/^SCAN (?!CONSTANT)/);
});
