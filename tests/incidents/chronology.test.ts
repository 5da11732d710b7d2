import PizZip from "pizzip";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as print } from "#app/routes/incidents/chronologies.$chronologyId/route.tsx";
import { loader as file } from "#app/routes/incidents/chronologies.$chronologyId_.file/route.tsx";
import { action as makeOfCase, loader as ofCase } from "#app/routes/incidents/cases.$caseId_.chronology/route.tsx";
import { action as make, loader as form } from "#app/routes/incidents/problems.$problemId_.chronology/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  anAction,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aLinkedCase, aProblem, statusOf } from "./problems.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let problemId: string;
let incidentId: string;
let reportId: string;
let suspectId: string;
let reporterId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
  problemId = await aProblem(db, p);
  incidentId = await anIncident(db, p, {
    problem_id: problemId,
    what_happened: "Shouting until four",
    reference: "IN-26-0001",
  });
  suspectId = await aPerson(db, p, { given_names: "Sus", family_name: "Pect" });
  reporterId = await aPerson(db, p, { given_names: "Rita", family_name: "Porter" });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: suspectId, role: "perpetrator" });
  reportId = await aReport(db, p, [incidentId], { reporter_person_id: reporterId, agency_id: p.policeId });
  await insert(db, "incident_step", {
    id: "0197c000-0000-7000-8000-00000000000b", partnership_id: p.partnershipId, incident_id: incidentId, kind: "work", happened_on: "2026-03-03",
    words: "Warning letter", how: null, agency_id: p.councilId, recorded_by: officer.id, recorded_at: "2026-03-03T10:00:00.000Z",
  }); // prettier-ignore
});

const own: [string, string][] = [["destination", "own-use"], ["purpose", "For the solicitor"]]; // prettier-ignore
const ticked = (...keys: string[]): [string, string][] => keys.map((key) => ["entry", key]);
const send = (fields: [string, string][], actor = officer) => post(make, actor, { problemId }, fields);
const madeId = (answer: unknown) => (answer as Response).headers.get("Location")?.split("/").at(-1) ?? "";
const wordsOf = async (response: unknown) => {
  const zip = new PizZip(Buffer.from(await (response as Response).arrayBuffer()));
  return { body: zip.file("word/document.xml")?.asText() ?? "", footer: zip.file("word/footer1.xml")?.asText() ?? "" };
};

test("the form offers everything in its order, and holds back what was done until it is ticked", async () => {
  const page = (await get(form, officer, { problemId })) as { entries: { kind: string; title: string }[] };
  expect(page.entries.map(({ kind }) => kind)).toEqual(["incident", "report", "step"]);
  expect(JSON.stringify(page)).not.toContain("Porter");
});

test("what is ticked is printed and comes as a Word file with page numbers; alleged is written out, the reporter is not named", async () => {
  const answer = await send([...ticked(`incident:${incidentId}`, `report:${reportId}`), ...own]);
  expect(statusOf(answer)).toBe(302);
  const chronologyId = madeId(answer);
  const shown = await get(print, officer, { chronologyId });
  expect(shown).toMatchObject({
    title: "Parties at the flats",
    purpose: "For the solicitor",
    entries: [
      { day: "2026-03-01", words: "Shouting until four", people: ["Sus Pect: Alleged perpetrator"] },
      { day: "2026-03-02", reporter: null },
    ],
  });
  const download = (await get(file, officer, { chronologyId })) as Response;
  expect(download.headers.get("Content-Disposition")).toMatch(/^attachment; filename="chronology-PB-/);
  const { body, footer } = await wordsOf(download);
  expect(body).toContain("Sus Pect: Alleged perpetrator");
  expect(body).not.toContain("Porter");
  expect(body).not.toContain("Warning letter");
  expect(footer).toContain("PAGE");
  const event = (await auditEvents(db)).find((e) => e.event === "chronology.made");
  expect(event).toMatchObject({ category: "disclosure", object_id: problemId, purpose: "own-use", result_count: 2 });
});

describe("who reported", () => {
  test("is named where that is ticked with a reason", async () => {
    const fields = [...ticked(`report:${reportId}`), ...own, ["showsReporters", "yes"] as [string, string]];
    const bare = (await send(fields)) as { data: { errors: object } };
    expect(Object.keys(bare.data.errors)).toEqual(["reportersReason"]);
    const chronologyId = madeId(await send([...fields, ["reportersReason", "She gives evidence"]]));
    expect(await get(print, officer, { chronologyId })).toMatchObject({ entries: [{ reporter: "Rita Porter" }] });
  });

  test("is named for nobody who may not know it, whatever they tick", async () => {
    const caseId = await aLinkedCase(db, p, p.jagId, [incidentId]);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const why: [string, string][] = [["showsReporters", "yes"], ["reportersReason", "To know"]]; // prettier-ignore
    const answer = await post(makeOfCase, member, { caseId }, [...ticked(`report:${reportId}`), ...own, ...why]);
    const chronologyId = madeId(answer);
    const printed = await get(print, member, { chronologyId });
    expect(printed).toMatchObject({ entries: [{ reporter: null }] });
    expect(JSON.stringify(printed)).not.toContain("Porter");
  });
});

describe("victims and witnesses", () => {
  let victim: string;
  beforeEach(async () => {
    victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
    for (const family_name of ["Ness", "Nessa"]) {
      const person_id = await aPerson(db, p, { given_names: "Wit", family_name });
      await anIncidentPerson(db, p, { incident_id: incidentId, person_id, role: "witness" });
    }
  });
  const printed = async (fields: [string, string][]) =>
    get(print, officer, { chronologyId: madeId(await send([...ticked(`incident:${incidentId}`), ...own, ...fields])) });

  test("are not named, because the victim is mostly who reported; who is thought responsible is, as alleged", async () => {
    const page = await printed([]);
    expect(page).toMatchObject({
      entries: [{ people: ["The victim", "2 witnesses", "Sus Pect: Alleged perpetrator"] }],
    });
    expect(JSON.stringify(page)).not.toMatch(/Vic|Ness/);
  });

  test("are named where that is ticked with a reason", async () => {
    const page = await printed([["showsReporters", "yes"], ["reportersReason", "They give evidence"]]); // prettier-ignore
    expect((page as { entries: { people: string[] }[] }).entries[0]?.people).toEqual(
      expect.arrayContaining(["Vic Tim: Victim", "Wit Ness: Witness", "Sus Pect: Alleged perpetrator"]),
    );
  });
});

describe("the log has the disclosure under whom it was about", () => {
  const logged = async () => {
    const rows = await db
      .selectFrom("audit_object")
      .innerJoin("audit_event", "audit_event.id", "audit_object.event_id")
      .select("audit_object.object_id as id")
      .where("audit_event.event", "=", "chronology.made")
      .where("audit_object.object_kind", "=", "person")
      .execute();
    return rows.map(({ id }) => id);
  };
  const why: [string, string][] = [["showsReporters", "yes"], ["reportersReason", "She gives evidence"]]; // prettier-ignore

  test("who reported, where the report is in it and names them, and nobody of an incident that is not", async () => {
    expect(statusOf(await send([...ticked(`report:${reportId}`), ...own, ...why]))).toBe(302);
    expect(await logged()).toEqual([reporterId]);
  });

  test("the people of a chosen incident, and not who reported while that is left out", async () => {
    expect(statusOf(await send([...ticked(`incident:${incidentId}`, `report:${reportId}`), ...own]))).toBe(302);
    expect(await logged()).toEqual([suspectId]);
  });
});

test("what goes to somebody outside says to whom, by what law and why", async () => {
  const outside = [...ticked(`incident:${incidentId}`), ["destination", "disclosed"] as [string, string]];
  const bare = (await send(outside)) as { data: { errors: object } };
  expect(Object.keys(bare.data.errors)).toEqual(expect.arrayContaining(["recipients", "necessity", "approvedBy"]));
  const why: [string, string][] = [["recipients", "County Court"], ["gateway", "legal-duty"], ["necessity", "Ordered"], ["proportionality", "No more"], ["approvedBy", "Head of service"]]; // prettier-ignore
  expect(statusOf(await send([...outside, ...why]))).toBe(302);
  const kept = await db.selectFrom("chronology").select(["recipients", "gateway", "purpose"]).executeTakeFirst();
  expect(kept).toEqual({ recipients: "County Court", gateway: "legal-duty", purpose: null });
});

test.each<[string, [string, string][], string]>([
  ["nothing ticked", [], "entry"],
  ["an entry of another record", ticked("incident:0197c000-0000-7000-8000-000000000000"), "entry"],
  ["nowhere to go", ticked("x"), "destination"],
])("%s is refused at its field", async (_, fields, field) => {
  const answer = (await send(field === "destination" ? fields : [...fields, ...own])) as { data: { errors: object } };
  expect(Object.keys(answer.data.errors)).toEqual([field]);
});

test("it stays as it was made, for its maker and an hour", async () => {
  const chronologyId = madeId(await send([...ticked(`incident:${incidentId}`), ...own]));
  await inTransaction(db, (trx) => trx.updateTable("incident").set({ what_happened: "Changed" }).execute());
  expect(JSON.stringify(await get(print, officer, { chronologyId }))).toContain("Shouting until four");
  const another = await anActor(db, p, { duties: ["asb-officer"] });
  for (const loader of [print, file])
    expect(await get(loader, another, { chronologyId })).toMatchObject({ status: 404 });
});

describe("of a case", () => {
  test("actions that are finished and the notes that this reader has are offered, to whoever works on it", async () => {
    const caseId = await aLinkedCase(db, p, p.jagId, [incidentId]);
    await anAction(db, p, {
      case_id: caseId,
      words: "Visit",
      status: "done",
      finished_on: "2026-03-09",
      outcome: "Spoke",
    } as never);
    await anAction(db, p, { case_id: caseId, words: "Not yet" });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const page = JSON.stringify(await get(ofCase, member, { caseId }));
    expect(page).toContain("Visit");
    expect(page).not.toContain("Not yet");
    expect(await get(ofCase, await anActor(db, p, { groups: { [p.youthJagId]: "member" } }), { caseId })).toMatchObject({ status: 404 }); // prettier-ignore
    expect(await get(ofCase, await anActor(db, p, { groups: { [p.jagId]: "guest" } }), { caseId })).toMatchObject({ status: 403 }); // prettier-ignore
  });
});
