import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { isNonLegal, wasUnderAge } from "#app/domain/interventions/in-force.ts";
import { INTERVENTION_KIND_KEYS, INTERVENTION_KINDS, isLegal } from "#app/domain/interventions/kinds.ts";
import { interventionFigures } from "#app/services/interventions/intervention-figures.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { v7 as uuid } from "uuid";
import { aCase, anIntervention, aPartnership, aPerson, aRespondent, insert, testDatabase, type TestPartnership } from "../../factories.ts"; // prettier-ignore
import { aService, doneWith } from "../../interventions/rows.ts";
import { numberOf, rowsOfNumber, told } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
let childId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  childId = await aPerson(db, p, { birth_date: "2010-08-15" });
});
const MONTHS = { from: "2026-07", to: "2026-09" };
const scope = () => ({ partnershipId: p.partnershipId, from: "2026-07-01", to: "2026-09-30" });
const made = (day: string, changes: Partial<Database["intervention"]> = {}) =>
  anIntervention(db, p, { issued_on: day, from_day: day, ...changes });
const withChild = (day: string, changes: Partial<Database["intervention"]> = {}, personId = childId) =>
  doneWith(db, p, personId, { issued_on: day, from_day: day, ...changes });
async function aBreach(interventionId: string, day: string, changes: Partial<Database["intervention_breach"]> = {}) {
  const id = uuid();
  await insert(db, "intervention_breach", {
    id, partnership_id: p.partnershipId, intervention_id: interventionId, version: 1, breached_on: day, evidence: "Seen",
    recorded_at: `${day}T10:00:00.000Z`, ...changes,
  }); // prettier-ignore
  return id;
}
async function ownKind() {
  const id = uuid();
  await insert(db, "own_intervention_kind", {
    id, partnership_id: p.partnershipId, name: "Boxing club", name_folded: "boxing club", tier: "non-legal", version: 1,
  }); // prettier-ignore
  return id;
}
async function brokenBy(personId: string, day: string, changes: Partial<Database["intervention"]> = {}) {
  const id = await made("2026-06-01", { kind: "abc", ...changes });
  const respondent_id = await aRespondent(db, p, id, { person_id: personId });
  return aBreach(id, day, { respondent_id });
}

describe("what began", () => {
  test("counts from the first to the last day, by tier and kind, and not what is planned or was not made", async () => {
    for (const day of ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"]) await made(day);
    await made("2026-08-01", { kind: "cpw", tier: "civil" });
    await made("2026-08-01", { kind: "cbo", tier: "criminal" });
    await made("2026-08-01", { kind: "patrol", tier: "place" });
    await made("2026-08-01", { kind: "injunction", tier: "civil", state: "planned" });
    await made("2026-08-01", { kind: "injunction", tier: "civil", state: "not-made" });
    expect(await told(db, "interventions-begun", scope(), "tier")).toEqual({ legal: 1, "non-legal": 3, place: 1 });
    expect(await told(db, "interventions-begun", scope(), "intervention")).toEqual({
      ...{ "warning-letter": 2, cpw: 1, cbo: 1, patrol: 1 },
    });
    expect(await told(db, "legal-interventions", scope(), "month")).toEqual({ "2026-08": 1 });
  });

  test("issued before the period and begun in it counts in it, in the group of its case", async () => {
    const { id: case_id } = await aCase(db, p, { group_id: p.youthJagId });
    await made("2026-07-01", { issued_on: "2026-06-20", case_id });
    expect(await numberOf(db, "interventions-begun", scope(), { group: p.youthJagId })).toBe(1);
    expect(await numberOf(db, "interventions-begun", scope(), { group: null })).toBe(0);
  });

  test("the tier of every kind is that of the rules", async () => {
    const service_id = await aService(db, p);
    for (const kind of INTERVENTION_KIND_KEYS)
      await made("2026-08-01", {
        ...{ kind, tier: INTERVENTION_KINDS[kind].tier, ...(kind === "referral" ? { service_id } : {}) },
        ...(kind === "own" ? { own_kind_id: await ownKind() } : {}),
      });
    const legal = await told(db, "legal-interventions", scope(), "intervention");
    expect(Object.keys(legal).sort()).toEqual(INTERVENTION_KIND_KEYS.filter(isLegal).sort());
    const nonLegal = INTERVENTION_KIND_KEYS.filter((kind) => isNonLegal(kind, INTERVENTION_KINDS[kind].tier));
    expect(await told(db, "interventions-begun", scope(), "tier")).toEqual({
      legal: Object.keys(legal).length,
      "non-legal": nonLegal.length,
      place: INTERVENTION_KIND_KEYS.length - Object.keys(legal).length - nonLegal.length,
    });
  });
});

describe("with young people", () => {
  test("non-legal ones, up to the day before the 18th birthday, by month", async () => {
    const nearly = await aPerson(db, p, { birth_date: "2008-08-02" });
    const adult = await aPerson(db, p, { birth_date: "2008-08-01" });
    const unknown = await aPerson(db, p, { birth_date: null, birth_date_basis: "unknown" });
    for (const person of [nearly, adult, unknown]) await withChild("2026-08-01", {}, person);
    await withChild("2026-09-02", { kind: "abc" });
    await withChild("2026-09-02", { kind: "injunction", tier: "civil" });
    await withChild("2026-09-02", { kind: "referral", service_id: await aService(db, p, { is_for_victims: 1 }) });
    expect(await told(db, "youth-non-legal", scope(), "month")).toEqual({ "2026-08": 1, "2026-09": 1 });
  });

  test("breaches count each, the children once, two records of one as one", async () => {
    const standing = await aPerson(db, p, { birth_date: "2011-01-01" });
    const merged = await aPerson(db, p, { birth_date: null, birth_date_basis: "unknown", merged_into_id: standing });
    await brokenBy(childId, "2026-07-01");
    await brokenBy(childId, "2026-09-30");
    await brokenBy(standing, "2026-08-01");
    await brokenBy(merged, "2026-08-02");
    await brokenBy(childId, "2026-06-30");
    await brokenBy(childId, "2026-10-01");
    await brokenBy(await aPerson(db, p), "2026-08-03");
    await brokenBy(childId, "2026-08-03", { kind: "injunction", tier: "civil" });
    expect(await told(db, "youth-breaches", scope(), "month")).toEqual({ "2026-07": 1, "2026-08": 2, "2026-09": 1 });
    expect(await rowsOfNumber(db, "youth-breach-children", scope())).toMatchObject([
      { record_id: childId, day: "2026-07-01" },
      { record_id: standing, day: "2026-08-01" },
    ]);
    expect(await told(db, "intervention-breaches", scope(), "tier")).toEqual({ "non-legal": 5, legal: 1 });
  });

  test("an adult's breach of a contract that a child shares is not the child's", async () => {
    const id = await made("2026-06-01", { kind: "abc" });
    await aRespondent(db, p, id, { person_id: childId });
    const respondent_id = await aRespondent(db, p, id, { person_id: await aPerson(db, p) });
    await aBreach(id, "2026-07-02", { respondent_id });
    await aBreach(id, "2026-07-03", { respondent_id: null, consequence: "advice", decided_on: "2026-07-04" });
    expect(await numberOf(db, "youth-breaches", scope())).toBe(0);
    expect(await told(db, "intervention-breaches", scope(), "consequence")).toEqual({ none: 1, advice: 1 });
  });
});

test("referrals to services, by the day of sending, the service and what it answered", async () => {
  const help = await aService(db, p);
  const victims = await aService(db, p, { name: "Victim First", is_for_victims: 1 });
  const sent = (day: string, service_id: string, changes = {}, personId = childId) =>
    withChild(day, { kind: "referral", service_id, ...changes }, personId);
  await sent("2026-07-01", help, { service_answer: "accepted", service_answered_on: "2026-10-02" });
  await sent("2026-09-30", help, {}, await aPerson(db, p));
  await sent("2026-10-01", help);
  await sent("2026-08-01", victims, { service_answer: "declined", service_answered_on: "2026-08-09" });
  await sent("2026-08-01", help, { state: "not-made" });
  expect(await told(db, "service-referrals", scope(), "service")).toEqual({ [help]: 2, [victims]: 1 });
  expect(await told(db, "service-referrals", scope(), "answer")).toEqual({ accepted: 1, none: 1, declined: 1 });
  expect(await told(db, "youth-service-referrals", scope(), "service")).toEqual({ [help]: 1 });
  expect(await told(db, "victim-referrals", scope(), "answer")).toEqual({ declined: 1 });
});

test("the numbers are those of the interventions' own figures", async () => {
  const service_id = await aService(db, p);
  const someone = fc.record({
    day: fc.integer({ min: 1, max: 120 }).map((n) => new Date(Date.UTC(2026, 5, n)).toISOString().slice(0, 10)),
    kind: fc.constantFrom(...(["advice", "abc", "cpw", "cbo", "referral"] as const)),
    state: fc.constantFrom(...(["made", "made", "planned"] as const)),
    born: fc.constantFrom("2010-08-15", "2008-08-01", "1980-01-01", null),
    isBroken: fc.boolean(),
  });
  for (const { day, kind, state, born, isBroken } of fc.sample(someone, 40)) {
    const person_id = await aPerson(db, p, { birth_date: born, birth_date_basis: born ? "exact" : "unknown" });
    const { tier } = INTERVENTION_KINDS[kind];
    const id = await made(day, { kind, tier, state, ...(kind === "referral" ? { service_id } : {}) });
    const respondent_id = await aRespondent(db, p, id, { person_id });
    if (isBroken) await aBreach(id, day, { respondent_id });
    expect(wasUnderAge(born, day)).toBe(
      born !== null && born > "2000" && (born === "2010-08-15" || day < "2026-08-01"),
    );
  }
  const { totals, services, monthly } = await interventionFigures(db, p.partnershipId, MONTHS);
  expect({
    "youth-non-legal": await numberOf(db, "youth-non-legal", scope()),
    "youth-breaches": await numberOf(db, "youth-breaches", scope()),
    children: await numberOf(db, "youth-breach-children", scope()),
    legal: await numberOf(db, "legal-interventions", scope()),
  }).toEqual(totals);
  const months = await told(db, "youth-breaches", scope(), "month");
  for (const { month, "youth-breaches": breaches } of monthly) expect(months[month] ?? 0).toBe(breaches);
  expect(await numberOf(db, "service-referrals", scope())).toBe(services[0]?.sent ?? 0);
});
