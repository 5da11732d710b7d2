import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { bandInForce } from "#app/domain/risk/victim-assessment.ts";
import { VICTIM_BANDS, type VictimBand } from "#app/domain/risk/victim-band.ts";
import { listRepeatVictims } from "#db/queries/repeat-victims.ts";
import { unsafeListVictimAssessments } from "#db/queries/victim-assessments.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, anActor, anIncident, anIncidentPerson, anIntervention, aPartnership, aPerson, aUser, insert, testDatabase, type TestPartnership } from "../../factories.ts"; // prettier-ignore
import { aService } from "../../interventions/rows.ts";
import { anAssessment } from "../partnership-work.ts";
import { aFile, aSetting, numberOf, rowsOfNumber, told } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
let questionnaireId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  questionnaireId = uuid();
  await insert(db, "victim_questionnaire", {
    id: questionnaireId, partnership_id: p.partnershipId, number: 1, status: "published", content: "{}", version: 1,
    published_at: "2026-03-01T10:00:00.000Z", published_by: await aUser(db, p.councilId), created_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
});
const scope = () => ({ partnershipId: p.partnershipId, from: "2026-07-01", to: "2026-09-30" });
const LAST = "2026-09-30";

/** Somebody whom an incident on each of the days affected. */
async function affected(days: string[], person: Partial<Database["person"]> = {}, changes: Partial<Database["incident"]> = {}) {
  const person_id = await aPerson(db, p, person);
  for (const latest_day of days)
    await anIncidentPerson(db, p, { incident_id: await anIncident(db, p, { latest_day, ...changes }), person_id });
  return person_id;
} // prettier-ignore
async function aVictimIn(caseId: string, changes: Partial<Database["case_link"]> = {}) {
  const person_id = changes.person_id ?? (await aPerson(db, p));
  await insert(db, "case_link", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id, role: "victim", standing: null, from_day: "2026-03-01",
    until_day: null, version: 1, ...changes,
  }); // prettier-ignore
  return person_id;
}
async function judged(case_id: string, person_id: string, band: VictimBand, assessed_on: string, changes: Partial<Database["victim_assessment"]> = {}) {
  const id = uuid();
  await insert(db, "victim_assessment", {
    id, partnership_id: p.partnershipId, case_id, person_id, questionnaire_id: questionnaireId, answers: "[]", triggers: "[]", points: 5,
    computed_band: band, band, occasion: "review", assessed_on, recorded_at: `${assessed_on}T10:00:00.000Z`,
    assessed_by: await aUser(db, p.councilId), ...changes,
  });
  return id;
} // prettier-ignore
async function decided(case_id: string, victim_assessment_id: string, decision: "confirmed" | "refused", decided_at: string) {
  await insert(db, "risk_decision", {
    id: uuid(), partnership_id: p.partnershipId, case_id, victim_assessment_id, decision, reason: "Seen", decided_at,
    decided_by: await aUser(db, p.councilId),
  });
} // prettier-ignore

test("victims count once in the period, and are told apart by whether they were victims before it", async () => {
  const again = await affected(["2026-06-30", "2026-07-01", "2026-09-30"]);
  const fresh = await affected(["2026-09-30", "2026-10-01"]);
  await affected(["2026-06-30", "2026-10-01"]);
  await affected(["2020-01-01"], { merged_into_id: fresh });
  await affected(["2026-08-01"], {}, { import_batch_id: await aFile(db, p, "undone") });
  expect(await told(db, "asb-victims", scope(), "history")).toEqual({ previous: 2 });
  expect((await rowsOfNumber(db, "asb-victims", scope())).map((row) => [row.record_id, row.day])).toEqual([
    [again, "2026-07-01"],
    [fresh, "2026-09-30"],
  ]);
  await affected(["2026-08-01"]);
  expect(await told(db, "asb-victims", scope(), "history")).toEqual({ previous: 2, first: 1 });
});

describe("repeat victims", () => {
  test("are affected by two or more incidents in the twelve months ending on the last day", async () => {
    const both = await affected(["2025-10-01", LAST]);
    await affected(["2025-09-30", LAST]);
    await affected([LAST, "2026-10-01"]);
    const standing = await affected(["2026-05-01"]);
    await affected(["2026-06-01"], { merged_into_id: standing });
    const ended = await affected([LAST]);
    await anIncidentPerson(db, p, {
      ...{ incident_id: await anIncident(db, p, { latest_day: LAST }), person_id: ended },
      ...{ ended_on: LAST, ended_reason: "A neighbour" },
    });
    expect((await rowsOfNumber(db, "repeat-victims", scope())).map((row) => row.record_id)).toEqual([standing, both]);
    expect(await told(db, "repeat-victims", scope(), "questionnaire")).toEqual({ "not-assessed": 2 });
  });

  test("by the partnership's own settings of that day", async () => {
    await affected(["2026-04-01", LAST]);
    await affected(["2026-07-01", "2026-08-01", LAST]);
    await aSetting(db, p, "performance.repeat-victim-incidents", "3", "2026-10-01");
    await aSetting(db, p, "performance.repeat-victim-months", "3", LAST);
    expect(await numberOf(db, "repeat-victims", scope())).toBe(1);
    expect(await numberOf(db, "repeat-victims", { ...scope(), to: "2026-09-29" })).toBe(1);
    expect(await numberOf(db, "repeat-victims", { ...scope(), to: "2026-12-30" })).toBe(0);
  });

  test("are those of the list of repeat victims", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    const days = fc.array(fc.integer({ min: -3, max: 370 }).map((n) => plusDays(LAST, -n)), { maxLength: 4 }); // prettier-ignore
    for (const each of fc.sample(days, 15)) await affected(each);
    const listed = await listRepeatVictims(db, officer, { since: "2025-10-01", until: LAST, least: 2, limit: 50 });
    const rows = await rowsOfNumber(db, "repeat-victims", scope());
    expect(rows.map((row) => row.record_id).sort()).toEqual(listed.map(({ personId }) => personId).sort());
  });
});

describe("the risk of victims", () => {
  test("high-risk are those whose newest assessment in an open case is High, each once", async () => {
    const [one, other] = [await aCase(db, p), await aCase(db, p)];
    const closed = await aCase(db, p, { status: "closed", opened_on: "2026-02-01", closed_on: LAST });
    const [high, lowered, inClosed, corrected, later] = await Promise.all([1, 2, 3, 4, 5].map(() => aPerson(db, p)));
    for (const id of [one.id, other.id]) await judged(id, high ?? "", "high", LAST);
    await judged(one.id, lowered ?? "", "high", "2026-08-01");
    await judged(one.id, lowered ?? "", "medium", "2026-08-02");
    await judged(closed.id, inClosed ?? "", "high", "2026-08-01");
    const wrong = await judged(one.id, corrected ?? "", "high", "2026-08-01");
    await judged(one.id, corrected ?? "", "standard", "2026-08-01", { corrects_id: wrong, correction_reason: "Wrong" });
    await judged(one.id, later ?? "", "high", "2026-10-01");
    expect((await rowsOfNumber(db, "high-risk-victims", scope())).map((row) => row.record_id)).toEqual([high]);
    expect(await told(db, "high-risk-victims", scope(), "repeat")).toEqual({ no: 1 });
    expect(await numberOf(db, "high-risk-victims", { ...scope(), to: "2026-08-01" })).toBe(2);
  });

  test("a proposal to lower counts once it is confirmed, by London's days", async () => {
    const { id } = await aCase(db, p);
    const person = await aVictimIn(id);
    const proposal = await judged(id, person, "high", "2026-09-01", { proposed: "medium", level_reason: "Calm" });
    expect(await numberOf(db, "high-risk-victims", scope())).toBe(1);
    await decided(id, proposal, "confirmed", "2026-09-30T23:30:00.000Z");
    expect(await told(db, "victims-in-cases", scope(), "questionnaire")).toEqual({ high: 1 });
    expect(await numberOf(db, "high-risk-victims", { ...scope(), to: "2026-10-01" })).toBe(0);
  });

  test("who is a repeat victim too is told", async () => {
    const { id } = await aCase(db, p);
    await judged(id, await affected(["2026-05-01", "2026-06-01"]), "high", LAST);
    await judged(id, await affected(["2026-05-01"]), "high", LAST);
    expect(await told(db, "high-risk-victims", scope(), "repeat")).toEqual({ yes: 1, no: 1 });
    expect(await told(db, "repeat-victims", scope(), "questionnaire")).toEqual({ high: 1 });
  });

  test("victims in open cases, in the group of the case, as long as they are linked", async () => {
    const { id } = await aCase(db, p, { group_id: p.youthJagId });
    await judged(id, await aVictimIn(id, { until_day: LAST }), "medium", LAST);
    await aVictimIn(id, { until_day: "2026-09-29" });
    await aVictimIn(id, { from_day: "2026-10-01" });
    const standing = await aVictimIn(id);
    await aVictimIn(id, { person_id: await aPerson(db, p, { merged_into_id: standing }) });
    await aVictimIn((await aCase(db, p, { import_batch_id: await aFile(db, p, "undone") })).id);
    expect(await told(db, "victims-in-cases", scope(), "questionnaire")).toEqual({ medium: 1, "not-assessed": 1 });
    expect(await numberOf(db, "victims-in-cases", scope(), { group: p.youthJagId })).toBe(2);
  });

  test("is what the rules find in the same assessments", async () => {
    const { id } = await aCase(db, p);
    const people = [await aVictimIn(id), await aVictimIn(id), await aVictimIn(id)];
    const one = fc.record({
      person: fc.constantFrom(...people),
      band: fc.constantFrom(...VICTIM_BANDS),
      proposed: fc.constantFrom<VictimBand | null>(null, "standard"),
      day: fc.constantFrom("2026-08-01", "2026-08-02", "2026-09-30", "2026-10-01"),
      decision: fc.constantFrom<"confirmed" | "refused" | null>(null, "confirmed", "refused"),
    });
    for (const { person, band, proposed, day, decision } of fc.sample(one, 14)) {
      const lower = proposed !== null && band === "high" ? { proposed, level_reason: "Calm" } : {};
      const assessment = await judged(id, person, band, day, lower);
      if ("proposed" in lower && decision) await decided(id, assessment, decision, `${day}T12:00:00.000Z`);
    }
    const all = (await unsafeListVictimAssessments(db, id)).filter(({ assessedOn }) => assessedOn <= LAST);
    const bands = newestOfEach(uncorrected(all)).map(bandInForce);
    const counts = await told(db, "victims-in-cases", scope(), "questionnaire");
    for (const band of VICTIM_BANDS) expect(counts[band] ?? 0).toBe(bands.filter((found) => found === band).length);
    expect(await numberOf(db, "high-risk-victims", scope())).toBe(counts.high ?? 0);
  });
});

describe("hate and factors", () => {
  test("a hate incident counts once, and in each of its strands", async () => {
    const two = await anIncident(db, p, { latest_day: "2026-07-01", is_hate: 1 });
    for (const strand of ["race", "religion"] as const)
      await insert(db, "incident_hate_strand", { incident_id: two, partnership_id: p.partnershipId, strand });
    await anIncident(db, p, { latest_day: LAST, is_hate: 1 });
    await anIncident(db, p, { latest_day: LAST });
    await anIncident(db, p, { latest_day: "2026-10-01", is_hate: 1 });
    expect(await told(db, "hate-incidents", scope(), "heading")).toEqual({ noise: 2 });
    expect(await told(db, "hate-strands", scope(), "strand")).toEqual({ race: 1, religion: 1, "not-said": 1 });
  });

  test("each factor of an incident counts", async () => {
    await anIncident(db, p, { latest_day: LAST, is_alcohol: 1, is_mental_health: 1, is_hate: 1 });
    await anIncident(db, p, {
      latest_day: LAST,
      is_alcohol: 1,
      is_youth: 1,
      is_drugs: 1,
      is_student: 1,
      is_vehicle: 1,
    });
    expect(await told(db, "incident-factors", scope(), "factor")).toEqual({
      ...{ alcohol: 2, "mental-health": 1, hate: 1, youth: 1, drugs: 1, student: 1, vehicle: 1 },
    });
  });

  test("an aggravating factor counts once for a person and a case, unless the assessment was corrected", async () => {
    const factor = uuid();
    await insert(db, "risk_factor", {
      ...{ id: factor, partnership_id: p.partnershipId, name: "Weapon", name_folded: "weapon", version: 1 },
      created_at: "2026-01-01T09:00:00.000Z",
    });
    const { id: caseId, personId } = await aCase(db, p);
    const found = async (assessedOn: string, person = personId) => {
      const assessment_id = await anAssessment(db, p, { caseId, personId: person, level: "high", assessedOn });
      await insert(db, "risk_assessment_factor", { assessment_id, factor_id: factor, partnership_id: p.partnershipId });
      return assessment_id;
    };
    for (const day of ["2026-06-30", "2026-07-01", LAST, "2026-10-01"]) await found(day);
    const wrong = await found("2026-08-01", await aPerson(db, p));
    const { person_id } = await db.selectFrom("risk_assessment").select("person_id").where("id", "=", wrong).executeTakeFirstOrThrow(); // prettier-ignore
    await anAssessment(db, p, { caseId, personId: person_id, level: "low", assessedOn: "2026-08-01", correctsId: wrong }); // prettier-ignore
    expect(await told(db, "aggravating-factors", scope(), "aggravating")).toEqual({ [factor]: 1 });
    expect(await rowsOfNumber(db, "aggravating-factors", scope(), { group: p.jagId })).toMatchObject([
      { record_id: caseId, day: "2026-07-01" },
    ]);
  });
});

test("referrals of victims are those to services for victims, in the group of their case", async () => {
  const { id: case_id } = await aCase(db, p);
  const service_id = await aService(db, p, { name: "Victim First", is_for_victims: 1 });
  const other = await aService(db, p);
  const sent = { kind: "referral" as const, issued_on: LAST, case_id };
  await anIntervention(db, p, { ...sent, service_id });
  await anIntervention(db, p, { ...sent, service_id: other });
  expect(await told(db, "victim-referrals", scope(), "service")).toEqual({ [service_id]: 1 });
  expect(await numberOf(db, "victim-referrals", scope(), { group: p.jagId })).toBe(1);
});
