import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as filePage from "#app/routes/incidents/imported.files.$runId/route.tsx";
import * as filesPage from "#app/routes/incidents/imported.files._index/route.tsx";
import * as matchesPage from "#app/routes/incidents/imported._index/route.tsx";
import * as peoplePage from "#app/routes/incidents/imported.people/route.tsx";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { setAside } from "#db/queries/incident-match-lists.ts";
import { unsafeIsHeldElsewhere } from "#db/queries/person-merges.ts";
import { unsafeListSeenIncidentIds } from "#db/queries/referral-sources.ts";
import { listReportsOfIncident } from "#db/queries/reports.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aLocation, anActor, anIncident, aPartnership, aPerson, aReferral, aReport, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aLinkedCase } from "../incidents/problems.ts";
import { checkedIncidents, file, loadedIncidents } from "./incident-rows.ts";
import { NOW } from "./office.ts";

const HEAD = "Reference,Date reported,ASB type,Location,Postcode,Hate,Complainant ref,Complainant forename,Complainant surname"; // prettier-ignore
type Matches = { matches: { id: string; otherId: string; version: number }[]; count: number };
let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let officer: Actor;
let known: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  const location_id = await aLocation(db, p, { name: "Example Road", name_folded: "example road", postcode: "LE11 1NF" }); // prettier-ignore
  known = await anIncident(db, p, { location_id, latest_day: "2026-02-26", earliest_day: "2026-02-26" });
  await aReport(db, p, [known]);
});
const load = (...rows: string[]) => loadedIncidents(db, coordinator, file(HEAD, ...rows), { agencyId: p.policeId, system: "Police log" }); // prettier-ignore
const SAME = "A1,26/02/2026,Noise,Example Road,LE11 1NF,race,C1,Robin,Reed";
const matches = async (search = "", actor = officer) => (await get(matchesPage.loader, actor, {}, search)) as Matches;
const settle = async (intent: string, changes: Record<string, string> = {}) => {
  const [match] = (await matches(intent === "part" ? "?status=joined" : "")).matches;
  const fields = { incidentId: match?.id ?? "", version: String(match?.version ?? 0), intent, ...changes };
  return post(matchesPage.action, officer, {}, fields).then(statusOf);
};
const statusOf = (reply: unknown) => (reply instanceof Response ? reply.status : (reply as { init?: { status?: number } }).init?.status); // prettier-ignore
const reportsOf = async (id: string) => (await listReportsOfIncident(db, officer, id, 50)).length;
const events = async () => (await auditEvents(db)).map(({ event }) => event).filter((event) => /joined|parted|kept-apart|\.confirmed/.test(event)); // prettier-ignore

describe("an incident of a file and the one that it may be", () => {
  test("are joined: one incident with both reports and the people of both, and the hate of either", async () => {
    await load(SAME);
    const [match] = (await matches()).matches;
    expect(match?.otherId).toBe(known);
    expect(await settle("join")).toBe(302);
    expect(await reportsOf(known)).toBe(2);
    expect(await reportsOf(match?.id ?? "")).toBe(0);
    const people = await db.selectFrom("incident_person").select("role").where("incident_id", "=", known).execute();
    expect(people).toEqual([{ role: "victim" }]);
    expect(await db.selectFrom("incident").select("is_hate").where("id", "=", known).execute()).toEqual([{ is_hate: 1 }]); // prettier-ignore
    expect([(await matches()).count, (await matches("?status=joined")).matches.length]).toEqual([0, 1]);
    expect(await events()).toEqual(["incident.joined"]);
  });

  test("are parted again as they were, and the file can then be undone", async () => {
    const run = await load(SAME);
    await settle("join");
    const undo = () => undoImport({ db, actor: coordinator, now: NOW }, run.id, null);
    expect(await undo()).toMatchObject({ kind: "referred-to" });
    expect(await settle("part")).toBe(302);
    expect(await reportsOf(known)).toBe(1);
    expect(await db.selectFrom("incident_person").select("id").where("incident_id", "=", known).execute()).toEqual([]);
    expect((await matches()).count).toBe(1);
    expect(await undo()).toEqual({ kind: "done" });
    expect((await matches()).count).toBe(0);
  });

  test("are kept apart, each with its own report", async () => {
    await load(SAME);
    expect(await settle("apart")).toBe(302);
    expect(await reportsOf(known)).toBe(1);
    expect((await matches()).count).toBe(0);
    expect((await matches("?status=apart")).matches).toHaveLength(1);
  });

  test("are not joined once the one of the file has been worked on", async () => {
    await load(SAME);
    await inTransaction(db, (trx) => trx.updateTable("incident").set({ version: 2 }).where("import_batch_id", "is not", null).execute()); // prettier-ignore
    expect(await settle("join")).toBe(422);
    expect(await reportsOf(known)).toBe(1);
  });

  test("leave in the history of the one that stands what the report told, and raise its version", async () => {
    await load(SAME);
    await settle("join");
    expect(await db.selectFrom("incident").select("version").where("id", "=", known).execute()).toEqual([{ version: 2 }]); // prettier-ignore
    const steps = await db.selectFrom("incident_step").select(["kind", "words", "recorded_by"]).where("incident_id", "=", known).execute(); // prettier-ignore
    expect(steps).toMatchObject([{ kind: "report-added", recorded_by: officer.id }]);
    expect(steps[0]?.words).toMatch(/^RP-26-\d+: The file says: /);
  });

  test("are not joined while the other is closed, in which an open one would be lost", async () => {
    await load(SAME);
    const other = (change: object) => inTransaction(db, (trx) => trx.updateTable("incident").set(change).where("id", "=", known).execute()); // prettier-ignore
    await other({ status: "closed", ended_on: "2026-02-27", end_reason: "Done" });
    expect(await settle("join")).toBe(422);
    expect(await db.selectFrom("incident").select("id").where("set_aside", "is not", null).execute()).toEqual([]);
    await other({ status: "open", ended_on: null, end_reason: null });
    expect(await settle("join")).toBe(302);
  });

  test("are joined where both are closed: nothing that is to be done is lost", async () => {
    await load(SAME);
    const closed = { status: "closed", ended_on: "2026-02-27", end_reason: "Done" } as const;
    await inTransaction(db, (trx) => trx.updateTable("incident").set(closed).execute());
    expect(await settle("join")).toBe(302);
    expect(await reportsOf(known)).toBe(2);
  });

  test("are not put aside by whoever read them before somebody else changed them", async () => {
    const aside = (version: number) => inTransaction(db, (trx) => setAside(trx, { id: known, version }, null));
    expect([await aside(2), await aside(1), await aside(1)]).toEqual([false, true, false]);
  });

  test("two of one file are joined one after the other, as long as nobody has worked on them", async () => {
    await load(SAME, "A2,26/02/2026,Noise,Other Road,LE11 1NF,,,,");
    const [a1, a2] = await db.selectFrom("imported_incident").select("incident_id as id").orderBy("source_reference").execute(); // prettier-ignore
    await inTransaction(db, (trx) => trx.updateTable("incident_match").set({ other_id: a1?.id ?? "" }).where("incident_id", "=", a2?.id ?? "").execute()); // prettier-ignore
    const join = (id = "") => settle("join", { incidentId: id, version: "1" });
    expect([await join(a2?.id), await join(a1?.id)]).toEqual([302, 302]);
    expect(await reportsOf(known)).toBe(3);
  });

  test("leave the people of both to be merged: what is set aside is nobody's secret", async () => {
    await load(SAME);
    const { person_id } = await db.selectFrom("imported_person").select("person_id").executeTakeFirstOrThrow();
    const isHeld = (actor: Actor) => unsafeIsHeldElsewhere(db, actor, [person_id]);
    expect(await isHeld(await anActor(db, p))).toBe(true);
    await settle("join");
    expect(await isHeld(officer)).toBe(false);
  });

  test("stay in the case and the referral of either, without who reported, and leave them when they are parted", async () => {
    await load(SAME);
    const { incident_id } = await db.selectFrom("incident_match").select("incident_id").executeTakeFirstOrThrow();
    const caseId = await aLinkedCase(db, p, p.jagId, [incident_id], 1);
    const referral_id = await aReferral(db, p);
    await insert(db, "referral_source", { referral_id, partnership_id: p.partnershipId, incident_id, problem_id: null, case_id: null }); // prettier-ignore
    await insert(db, "referral_source_incident", { referral_id, incident_id, partnership_id: p.partnershipId });
    const links = () => db.selectFrom("incident_case").select(["case_id", "shows_reporter"]).where("incident_id", "=", known).execute(); // prettier-ignore
    const history = async () => (await db.selectFrom("incident_case_change").select("kind").where("incident_id", "=", known).orderBy("id").execute()).map(({ kind }) => kind); // prettier-ignore
    await settle("join");
    expect(await links()).toEqual([{ case_id: caseId, shows_reporter: 0 }]);
    expect(await unsafeListSeenIncidentIds(db, referral_id)).toEqual([known]);
    expect(await history()).toEqual(["linked"]);
    expect(await settle("part")).toBe(302);
    expect(await links()).toEqual([]);
    expect(await history()).toEqual(["linked", "unlinked"]);
  });

  test("no longer show a case who reported, until somebody decides it anew, and stay linked when they are parted", async () => {
    await load(SAME);
    const caseId = await aLinkedCase(db, p, p.jagId, [known], 1);
    const links = () => db.selectFrom("incident_case").select(["case_id", "shows_reporter"]).where("incident_id", "=", known).execute(); // prettier-ignore
    expect(await links()).toEqual([{ case_id: caseId, shows_reporter: 1 }]);
    expect(await settle("join")).toBe(302);
    expect(await links()).toEqual([{ case_id: caseId, shows_reporter: 0 }]);
    const history = await db
      .selectFrom("incident_case_change")
      .select("kind")
      .where("incident_id", "=", known)
      .execute();
    expect(history).toEqual([{ kind: "reporter-hidden" }]);
    expect(await settle("part")).toBe(302);
    expect(await links()).toEqual([{ case_id: caseId, shows_reporter: 0 }]);
  });

  test("are not taken out of a case by a file that now says it is a crime", async () => {
    const head = "Incident Number,Date Created,Opening Class,Closing Class,Location,Postcode";
    const says = (closing: string) => file(head, `9*1,25/02/2026,Noise,${closing},Elsewhere,LE11 9AA`);
    const from = { agencyId: p.policeId, system: "Police log" };
    await loadedIncidents(db, coordinator, says("Noise"), from);
    const { incident_id } = await db.selectFrom("imported_incident").select("incident_id").executeTakeFirstOrThrow();
    expect(await checkedIncidents(db, coordinator, says("Crime Recorded"), from)).toMatchObject({ updated: 1 });
    await aLinkedCase(db, p, p.jagId, [incident_id]);
    expect(await checkedIncidents(db, coordinator, says("Crime Recorded"), from)).toMatchObject({ skipped: 1, updated: 0 }); // prettier-ignore
  });

  test("are decided once: by whoever looks at what stands, and nobody without a right to them", async () => {
    await load(SAME);
    const [match] = (await matches()).matches;
    expect(await settle("join", { version: "7" })).toBe(409);
    expect(await settle("part", { incidentId: match?.id ?? "", version: "1" })).toBe(409);
    expect(await settle("burn")).toBe(400);
    const fields = { incidentId: match?.id ?? "", version: "1", intent: "join" };
    const q = await aPartnership(db);
    const stranger = await anActor(db, q, { duties: ["asb-officer"] });
    expect(statusOf(await post(matchesPage.action, stranger, {}, fields))).toBe(404);
    expect((await matches("", stranger)).matches).toEqual([]);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(statusOf(await post(matchesPage.action, member, {}, fields))).toBe(403);
    expect(await events()).toEqual([]);
  });

  test("a third that may be the same as one that was joined may be the same as the one that stands", async () => {
    await load(SAME);
    await load("A2,26/02/2026,Noise,Other Road,LE11 1NF,,,,");
    const open = (await matches()).matches;
    expect(open).toHaveLength(2);
    await settle("join");
    expect((await matches()).matches).toMatchObject([{ otherId: known }]);
  });
});

describe("people of a file", () => {
  type Page = { people: { id: string; version: number; name: string; namesakes: { id: string }[] }[]; count: number };
  const people = async (actor = officer) => (await get(peoplePage.loader, actor)) as Page;

  test("are listed by initials where they may be children, with those of the same name, until they are confirmed", async () => {
    const same = await aPerson(db, p, { given_names: "Robin", family_name: "Reed", name_folded: "reed robin" });
    await load(SAME);
    const [person] = (await people()).people;
    expect(person).toMatchObject({ name: "R R", namesakes: [{ id: same }] });
    const fields = { personId: person?.id ?? "", version: String(person?.version) };
    expect(statusOf(await post(peoplePage.action, officer, {}, fields))).toBe(302);
    expect(await people()).toMatchObject({ people: [], count: 0 });
    expect(await events()).toEqual(["person.confirmed"]);
    expect(statusOf(await post(peoplePage.action, officer, {}, fields))).toBe(404);
  });

  test("leave the list when they are merged, and are nobody's of another partnership", async () => {
    await load(SAME);
    const [person] = (await people()).people;
    const stranger = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
    expect((await people(stranger)).people).toEqual([]);
    const fields = { personId: person?.id ?? "", version: "1" };
    expect(statusOf(await post(peoplePage.action, stranger, {}, fields))).toBe(404);
    const standing = await aPerson(db, p);
    await inTransaction(db, (trx) => trx.updateTable("person").set({ merged_into_id: standing }).where("id", "=", person?.id ?? "").execute()); // prettier-ignore
    expect((await people()).count).toBe(0);
  });
});

test("whom older reports of a file were made for is one list, of those of whom a duty would have arisen", async () => {
  const old = (reference: string, who: string) => `${reference},05/01/2026,Noise,,,,${who},,`;
  const run = await load(old("B1", "C1"), old("B2", "C1"), old("B3", "C2"), "B4,26/02/2026,Noise,,,,C2,,");
  const { files } = (await get(filesPage.loader, officer)) as { files: unknown[] };
  expect(files).toMatchObject([{ id: run.id, rows: 4, older: 3 }]);
  const page = (await get(filePage.loader, officer, { runId: run.id })) as { people: unknown[] };
  expect(page.people).toMatchObject([{ name: "Person C1", reports: 2 }]);
  const stranger = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
  expect(statusOf(await get(filePage.loader, stranger, { runId: run.id }))).toBe(404);
});
