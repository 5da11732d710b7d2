import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as peoplePage from "#app/routes/incidents/imported.people/route.tsx";
import { loader as personLoader } from "#app/routes/people/$personId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, anIncident, anIncidentPerson, aPartnership, aPerson, aReferral, aReport, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aFlag } from "../support/need-to-know.ts";
import { file, loadedIncidents } from "./incident-rows.ts";
import { NOW } from "./office.ts";

const HEAD = "Reference,Date reported,ASB type,Complainant forename,Complainant surname,Complainant dob,Complainant postcode"; // prettier-ignore
const BORN = "01/05/1990,";
const LIVES = ",LE12 9ZZ";
let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let person: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  person = await aPerson(db, p, { given_names: "Robin", family_name: "Reed", name_folded: "reed robin" });
});

type Case = { visibility?: "standard" | "restricted"; role?: "victim" | "perpetrator"; referral_id?: string };
async function inCase({ visibility = "standard", role = "victim", referral_id }: Case = {}) {
  const { id } = await aCase(db, p, { visibility, ...(referral_id ? { referral_id } : {}) });
  await insert(db, "case_link", {
    id: uuid(), partnership_id: p.partnershipId, case_id: id, person_id: person, role, standing: role === "victim" ? null : "alleged",
    from_day: "2026-03-01", until_day: null, version: 1,
  }); // prettier-ignore
  return id;
}
async function livesThere(through: { case_id?: string; referral_id?: string } = {}) {
  await insert(db, "person_address", {
    ...{ id: uuid(), partnership_id: p.partnershipId, person_id: person, case_id: null, referral_id: null, ...through },
    ...{ recorded_at: NOW.toISOString(), recorded_by: null, ended_on: null, end_reason: null, version: 1 },
    ...{ address_kind: "home", lines: "9 Example Close", postcode: "LE12 9ZZ", beat_area_id: null, from_day: null },
    ...{ until_day: null, never_write: 0, never_reason: null },
  });
}
/** Loads a report by Robin Reed; whether the file took them for the one who is known. */
async function isTakenForThem(said: string) {
  await loadedIncidents(db, coordinator, file(HEAD, `A1,25/02/2026,Noise,Robin,Reed,${said}`), { agencyId: p.policeId, system: "Police log" }); // prettier-ignore
  const report = await db.selectFrom("report").select("reporter_person_id").where("import_batch_id", "is not", null).executeTakeFirstOrThrow(); // prettier-ignore
  const made = await db.selectFrom("imported_person").select("confirmed_at").execute();
  expect(made).toEqual(report.reporter_person_id === person ? [] : [{ confirmed_at: null }]);
  return report.reporter_person_id === person;
}

describe("somebody all of whose links are to restricted cases", () => {
  beforeEach(async () => {
    await livesThere({ case_id: await inCase({ visibility: "restricted" }) });
  });

  test.each([
    ["birth date", BORN],
    ["postcode", LIVES],
  ])("is not found out by a file with the name and the %s, and opens to nobody by it", async (_, said) => {
    expect(await isTakenForThem(said)).toBe(false);
    await expect(get(personLoader, coordinator, { personId: person })).resolves.toMatchObject({ status: 404 });
    const { people } = (await get(peoplePage.loader, coordinator)) as { people: { namesakes: unknown[] }[] };
    expect(people).toMatchObject([{ namesakes: [] }]);
  });

  test("is found by name and birth date where officers know them anyway, as by a report", async () => {
    const incident = await anIncident(db, p);
    await aReport(db, p, [incident], { reporter_person_id: person });
    expect(await isTakenForThem(BORN)).toBe(true);
  });

  test("is not by an incident that is set aside", async () => {
    await anIncidentPerson(db, p, {
      incident_id: await anIncident(db, p, { set_aside: "crime" }),
      person_id: person,
    });
    expect(await isTakenForThem(BORN)).toBe(false);
  });

  test("is found by name and birth date once a standard case names them, but not where the restricted one says they live", async () => {
    await inCase();
    expect(await isTakenForThem(LIVES)).toBe(false);
  });
});

describe("a postcode", () => {
  test("tells who somebody is where it came through no case, or through a standard one", async () => {
    await livesThere({ case_id: await inCase() });
    expect(await isTakenForThem(LIVES)).toBe(true);
  });

  test("does not where it came through a referral that became a restricted case", async () => {
    await inCase();
    const referral_id = await aReferral(db, p, { status: "accepted" });
    await inCase({ visibility: "restricted", referral_id });
    await livesThere({ referral_id });
    expect(await isTakenForThem(LIVES)).toBe(false);
  });

  test.each([
    ["of a victim in an open case flagged domestic abuse", "victim", false],
    ["of its perpetrator", "perpetrator", true],
  ] as const)("%s: %s, found %s", async (_, role, isFound) => {
    const caseId = await inCase({ role });
    await livesThere();
    await aFlag(db, p, caseId, "da-marac");
    expect(await isTakenForThem(LIVES)).toBe(isFound);
  });

  test("of that victim does again once the case is closed", async () => {
    const caseId = await inCase();
    await livesThere();
    await aFlag(db, p, caseId, "da-marac");
    await inTransaction(db, (trx) => trx.updateTable("case_record").set({ status: "closed", closed_on: "2026-03-02" }).where("id", "=", caseId).execute()); // prettier-ignore
    expect(await isTakenForThem(LIVES)).toBe(true);
  });
});

test("whom an earlier file brought and a case about domestic abuse keeps apart is not found where that file said they live", async () => {
  const first = await loadedIncidents(db, coordinator, file(HEAD, "B1,20/02/2026,Noise,Jo,Field,,LE12 9ZZ"), { agencyId: p.policeId, system: "Police log" }); // prettier-ignore
  expect(first).toMatchObject({ imported: 1 });
  person = (await db.selectFrom("imported_person").select("person_id").executeTakeFirstOrThrow()).person_id;
  await aFlag(db, p, await inCase(), "da-marac");
  await loadedIncidents(db, coordinator, file(HEAD, "B2,21/02/2026,Noise,Jo,Field,,LE12 9ZZ"), { agencyId: p.policeId, system: "Police log" }); // prettier-ignore
  expect(await db.selectFrom("imported_person").select("person_id").execute()).toHaveLength(2);
});
