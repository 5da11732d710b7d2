import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as recordPage } from "#app/routes/interventions/$interventionId/route.tsx";
import { findDocumentOwner } from "#db/queries/documents.ts";
import { findIntervention } from "#db/queries/interventions.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aLocation,
  anActor,
  anIntervention,
  aPartnership,
  aPerson,
  aRespondent,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let guest: Actor;
let ofAgency: Actor;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  guest = await anActor(db, p, { agencyId: p.policeId, groups: { [p.adultsId]: "guest" } });
  ofAgency = await anActor(db, p, { agencyId: p.councilId, groups: { [p.adultsId]: "member" } });
  officer = await anActor(db, p, { agencyId: p.policeId, duties: ["asb-officer"] });
});

const open = (actor: Actor, interventionId: string) => get(recordPage, actor, { interventionId });
type Shown = { breaches: object[] | null; steps: object[] | null; documents: object | null; rows: { value: string }[] };
const GROUNDS = "Sam Reed has been drinking there";

describe("what is done at a public place", () => {
  let pspoId: string;
  beforeEach(async () => {
    const locationId = await aLocation(db, p, { kind: "open-space" });
    pspoId = await anIntervention(db, p, { kind: "pspo", tier: "civil", location_id: locationId, grounds: GROUNDS });
    await insert(db, "intervention_breach", {
      ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id: pspoId, version: 1, respondent_id: null },
      ...{ breached_on: "2026-03-05", evidence: GROUNDS, recorded_at: "2026-03-05T10:00:00.000Z" },
    });
  });

  test("is known to every reader by kind, place and dates, and its words to its agency and to ASB officers", async () => {
    const outside = (await open(guest, pspoId)) as Shown;
    expect(outside).toMatchObject({ breaches: null, steps: null, documents: null });
    expect(JSON.stringify(outside)).not.toContain("Sam Reed");
    expect(await findDocumentOwner(db, guest, { kind: "intervention", id: pspoId })).toBeUndefined();
    for (const reader of [ofAgency, officer]) {
      const inside = (await open(reader, pspoId)) as Shown;
      expect(inside.breaches).toHaveLength(1);
      expect(inside.rows.map(({ value }) => value)).toContain(GROUNDS);
    }
  });

  test("is changed by its agency and by ASB officers, and by nobody else who reads it", async () => {
    expect(await findIntervention(db, guest, pspoId)).toMatchObject({ isByRight: 0, isReadInFull: 0 });
    expect(await findIntervention(db, ofAgency, pspoId)).toMatchObject({ isByRight: 1, isReadInFull: 1 });
    expect(await findIntervention(db, officer, pspoId)).toMatchObject({ isByRight: 1, isReadInFull: 1 });
  });
});

test.each([
  ["target hardening", { kind: "target-hardening", tier: "place" }, "building"],
  ["a closure", { kind: "closure-order-full", tier: "civil" }, "building"],
  ["patrols at an address", { kind: "patrol", tier: "place" }, "address"],
] as const)("%s says who lives there, and is not there for whoever has nothing to do with it", async (_, row, kind) => {
  const id = await anIntervention(db, p, { ...row, location_id: await aLocation(db, p, { kind }) });
  expect(await open(guest, id)).toMatchObject({ status: 404 });
  expect(await open(ofAgency, id)).toMatchObject({ status: 404 });
  expect(await findIntervention(db, officer, id)).toMatchObject({ isByRight: 1 });
});

describe("what is done with somebody outside a case", () => {
  test("is read by whoever may open them, and changed by its own agency of these", async () => {
    const personId = await aPerson(db, p);
    await aCase(db, p, { person_id: personId, group_id: p.adultsId });
    const letterId = await anIntervention(db, p, { agency_id: p.councilId });
    await aRespondent(db, p, letterId, { person_id: personId });
    const police = await anActor(db, p, { agencyId: p.policeId, groups: { [p.adultsId]: "member" } });
    expect(await findIntervention(db, police, letterId)).toMatchObject({ isByRight: 0, isReadInFull: 1 });
    expect(await findIntervention(db, ofAgency, letterId)).toMatchObject({ isByRight: 1 });
    const elsewhere = await anActor(db, p, { agencyId: p.councilId, groups: { [p.youthJagId]: "member" } });
    expect(await findIntervention(db, elsewhere, letterId)).toBeUndefined();
  });
});
