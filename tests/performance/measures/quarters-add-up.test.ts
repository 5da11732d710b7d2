import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { INTERVENTION_KINDS } from "#app/domain/interventions/kinds.ts";
import { MEASURE_IDS } from "#app/domain/performance/measures/all.ts";
import type { Executor } from "#db/transaction.ts";
import { aGrade, anIncident, anIncidentPerson, anIntervention, aPartnership, aPerson, aPremises, aPremisesGroup, aPremisesIncident, aReport, aRespondent, aSitting, insert, testDatabase, type TestPartnership } from "../../factories.ts"; // prettier-ignore
import { aService } from "../../interventions/rows.ts";
import { aWholeCase } from "../../support/whole-case.ts";
import { aWholeIncident } from "../../support/whole-incident.ts";
import { aYearsWork, referred } from "../partnership-work.ts";
import { named, numberOf } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

const YEAR = { from: "2025-04-01", to: "2026-03-31" };
const QUARTERS = [
  { from: "2025-04-01", to: "2025-06-30" },
  { from: "2025-07-01", to: "2025-09-30" },
  { from: "2025-10-01", to: "2025-12-31" },
  { from: "2026-01-01", to: "2026-03-31" },
];
const COUNTED = MEASURE_IDS.map(named).filter(({ span, unit }) => span === "days" && unit === "rows");
const isOfDifferentOnes = (id: string) => named(id).meaning.includes("Quarters therefore do not add up to the year");

/** On some day of the year, or near it, one thing of each kind, of some of the same people and places. */
async function aDay(day: string, { childId, groupId, serviceId, premisesId }: Record<string, string>) {
  const isHate = day.endsWith("1") ? 1 : 0;
  const incident_id = await anIncident(db, p, { latest_day: day, is_youth: 1, is_hate: isHate, heading: "street-drinking", status: "closed", ended_on: day, end_reason: "Done" }); // prettier-ignore
  await aReport(db, p, [incident_id], { reported_on: day });
  await anIncidentPerson(db, p, { incident_id, person_id: childId ?? "" });
  await aPremisesIncident(db, p, premisesId ?? "", { incident_id });
  const sitting_id = await aSitting(db, p, { group_id: groupId ?? "", day });
  await aGrade(db, p, { premises_id: premisesId ?? "", sitting_id, graded_on: day, agreed_band: isHate ? "red" : "green", reason: "Seen" }); // prettier-ignore
  for (const kind of ["abc", "cbo", "referral"] as const) {
    const of = { kind, tier: INTERVENTION_KINDS[kind].tier, issued_on: day, from_day: day };
    const intervention_id = await anIntervention(db, p, { ...of, ...(kind === "referral" ? { service_id: serviceId ?? "" } : {}) }); // prettier-ignore
    const respondent_id = await aRespondent(db, p, intervention_id, { person_id: childId ?? "" });
    await insert(db, "intervention_breach", {
      ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id, respondent_id, version: 1 },
      ...{ breached_on: day, evidence: "Seen", recorded_at: `${day}T10:00:00.000Z` },
    });
  }
}

async function aWorld() {
  await aYearsWork(db, p);
  const { caseId } = await aWholeCase(db, p, { groupId: p.jagId, mark: (field) => `Test ${field}` });
  await aWholeIncident(db, p, { caseId, mark: (field) => `Test ${field}` });
  const ids = {
    childId: await aPerson(db, p, { birth_date: "2012-01-01" }),
    serviceId: await aService(db, p),
    premisesId: await aPremises(db, p),
    groupId: (await aPremisesGroup(db, p)).groupId,
  };
  const someDay = fc.integer({ min: -3, max: 367 }).map((n) => plusDays(YEAR.from, n));
  for (const day of [...fc.sample(someDay, 10), ...QUARTERS.flatMap(({ from, to }) => [from, to])]) {
    await aDay(day, ids);
    await referred(db, p, { receivedOn: day, decision: "accepted", risk: "high" });
  }
}

test("of what happens on a day, the quarters add up to the year", async () => {
  await aWorld();
  let counted = 0;
  for (const { id } of COUNTED) {
    const year = await numberOf(db, id, { partnershipId: p.partnershipId, ...YEAR });
    const quarters = await Promise.all(
      QUARTERS.map((of) => numberOf(db, id, { partnershipId: p.partnershipId, ...of })),
    );
    const sum = quarters.reduce<number>((all, one) => all + (one ?? 0), 0);
    if (isOfDifferentOnes(id)) expect(sum, id).toBeGreaterThanOrEqual(year ?? 0);
    else expect(sum, id).toBe(year);
    counted += year ?? 0;
  }
  expect(counted).toBeGreaterThan(200);
}, 60_000);

test("nothing of one partnership is counted in another", async () => {
  await aWorld();
  const other = await aPartnership(db);
  for (const id of MEASURE_IDS) {
    const number = await numberOf(db, id, { partnershipId: other.partnershipId, ...YEAR });
    expect(number ?? 0, id).toBe(0);
  }
}, 60_000);
