import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { ofPremises } from "#app/domain/premises/involved-premises.form.ts";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as correct, loader as correction } from "#app/routes/incidents/$incidentId_.correct/route.tsx";
import { action, loader } from "#app/routes/incidents/$incidentId_.premises/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aGrade,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aPremises,
  aPremisesGroup,
  aPremisesIncident,
  aReport,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { dayFields } from "../incidents/logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let incidentId: string;
let forge: string;
let echo: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  incidentId = await anIncident(db, p, { licensing_summary: "A fight inside" });
  await aReport(db, p, [incidentId], { reported_on: "2026-03-05" });
  forge = await aPremises(db, p);
  echo = await aPremises(db, p, { name: "Echo" });
});

type Fields = Record<string, string | string[]>;
type Reply = {
  data: {
    errors: Record<string, string>;
    values: Record<string, string>;
    names: string[];
    versions: { recorded: string; entered: string }[] | null;
  };
  init: { status?: number } | null;
};
const pairs = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, given]) => [given].flat().map((text): [string, string] => [name, text]));
const save = (changes: Fields) =>
  post(action, officer, { incidentId }, pairs({ version: "1", licensingSummary: "A fight inside", ...changes }));
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const replied = (answer: unknown) => (answer as Reply).data;
const rows = () => db.selectFrom("premises_incident").selectAll().orderBy("id").execute();
const history = () => db.selectFrom("premises_incident_change").selectAll().orderBy("id").execute();
const close = (id: string, closed_on: string) =>
  inTransaction(db, (trx) =>
    trx.updateTable("premises").set({ closed_on, closed_reason: "Sold" }).where("id", "=", id).execute(),
  );
const at = (premisesId: string, changes: Fields = {}): Fields => ({
  [ofPremises("severity", premisesId)]: "noise",
  [ofPremises("version", premisesId)]: "1",
  ...changes,
});

describe("the premises of an incident that stands", () => {
  test("are added without a reason, and the page of the incident names them", async () => {
    expect(status(await save({ premisesIds: [forge], ...at(forge) }))).toBe(302);
    expect(await rows()).toMatchObject([{ premises_id: forge, incident_id: incidentId, severity: "noise" }]);
    const page = (await get(incidentLoader, officer, { incidentId })) as { premises: object[] };
    expect(page.premises).toEqual([
      expect.objectContaining({ name: "The Old Forge", severity: "noise", attribution: "undecided", isLinked: false }),
    ]);
  });

  test("show their grade to whoever may read premises, and to nobody else", async () => {
    const { sittingId } = await aPremisesGroup(db, p);
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    await aGrade(db, p, { premises_id: forge, sitting_id: sittingId, agreed_band: "red" });
    const seen = async (actor: Actor) => JSON.stringify(await get(incidentLoader, actor, { incidentId }));
    expect(await seen(officer)).not.toMatch(/"band"|"red"/);
    const both = await anActor(db, p, { duties: ["asb-officer", "licensing-officer"] });
    expect(await seen(both)).toContain('"band":"red"');
  });

  test("are changed with a reason, and what was recorded before is kept", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    const changed = { premisesIds: [forge], ...at(forge), [ofPremises("attribution", forge)]: "outside" };
    expect(replied(await save(changed)).errors).toHaveProperty("reason");
    expect(status(await save({ ...changed, reason: "The log came" }))).toBe(302);
    expect(await rows()).toMatchObject([{ severity: "noise", attribution: "outside", is_crime: 0, version: 2 }]);
    expect(await history()).toMatchObject([
      { field: "severity", before_value: "violence-with-injury", after_value: "noise", reason: "The log came" },
      { field: "attribution", before_value: "caused-by", after_value: "outside", changed_by: officer.id },
      { field: "objectives", before_value: "crime", after_value: null },
    ]);
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("premises.incident-changed");
  });

  test("are taken off with a reason, and put back by being chosen again", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    expect(replied(await save({})).errors).toHaveProperty("reason");
    expect(status(await save({ reason: "Another house" }))).toBe(302);
    expect(await rows()).toMatchObject([{ ended_reason: "Another house", version: 2 }]);
    expect(status(await save({ premisesIds: [forge], ...at(forge), reason: "It was" }))).toBe(302);
    expect(await rows()).toMatchObject([{ ended_on: null, severity: "noise", version: 3 }]);
  });

  test("keep the attribution that a meeting decided", async () => {
    const { sittingId } = await aPremisesGroup(db, p);
    await aPremisesIncident(db, p, forge, { incident_id: incidentId, decided_on: "2026-03-12", decided_sitting_id: sittingId }); // prettier-ignore
    const changed = { premisesIds: [forge], ...at(forge), [ofPremises("attribution", forge)]: "unrelated" };
    expect(status(await save({ ...changed, reason: "The log came" }))).toBe(302);
    expect(await rows()).toMatchObject([{ severity: "noise", attribution: "caused-by" }]);
  });

  test("changed by somebody else meanwhile are shown both ways, and nothing is lost", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId, version: 2 });
    const answer = await save({ premisesIds: [forge], ...at(forge), reason: "The log came" });
    expect(status(answer)).toBe(409);
    expect(replied(answer).versions?.[0]?.recorded).toContain("Violence with injury");
    expect(replied(answer).versions?.[0]?.entered).toContain("Noise");
    expect(replied(answer).values[ofPremises("version", forge)]).toBe("2");
    expect(await history()).toEqual([]);
  });

  test.each([
    ["a day after one closed", () => ({ premisesIds: [echo], ...at(echo) }), "premisesIds", 422],
    ["an incident as it was", () => ({ premisesIds: [forge], ...at(forge) }), "form", 422],
    ["no summary", () => ({ premisesIds: [forge], ...at(forge), licensingSummary: "" }), "licensingSummary", 400],
  ])("%s is refused", async (_, changes, field, expected) => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId, severity: "noise", attribution: "undecided", is_crime: 0 }); // prettier-ignore
    await close(echo, "2026-02-28");
    const answer = await save({ ...changes(), reason: "x" });
    expect(status(answer)).toBe(expected);
    expect(replied(answer).errors).toHaveProperty(field);
  });

  test("ask whether the summary names somebody of the incident", async () => {
    const person_id = await aPerson(db, p, { given_names: "Robin", family_name: "Quill" });
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id });
    const named = { premisesIds: [forge], ...at(forge), licensingSummary: "Quill was hit", reason: "More is known" };
    const answer = await save(named);
    expect([status(answer), replied(answer).names]).toEqual([422, ["Quill"]]);
    expect(status(await save({ ...named, keepNames: "yes" }))).toBe(302);
    const [step] = await db.selectFrom("incident_step").select("words").where("kind", "=", "corrected").execute();
    expect(step?.words).toContain("Quill was hit");
  });

  test("ask the same of why they are changed, which licensing reads beside it", async () => {
    const person_id = await aPerson(db, p, { given_names: "Robin", family_name: "Quill" });
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id });
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    const answer = await save({ premisesIds: [], reason: "Quill says it was next door" });
    expect([status(answer), replied(answer).names]).toEqual([422, ["Quill"]]);
    expect(replied(answer).errors.reason).toContain("Licensing officers read this reason");
    expect(await history()).toEqual([]);
  });

  test("with another summary say in the history of each that it changed, and not how it was", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    const fields = { premisesIds: [forge], ...at(forge, { [ofPremises("severity", forge)]: "violence-with-injury" }) };
    const kept = { [ofPremises("attribution", forge)]: "caused-by", [ofPremises("objectives", forge)]: "crime" };
    const answer = await save({ ...fields, ...kept, licensingSummary: "A fight in the yard", reason: "CCTV was seen" });
    expect(status(answer)).toBe(302);
    expect(await history()).toMatchObject([{ field: "summary", before_value: null, after_value: null, reason: null }]);
  });

  test("are nobody's to change who does not see the incident", async () => {
    const licensing = await anActor(db, p, { duties: ["licensing-officer"] });
    expect(await get(loader, licensing, { incidentId })).toMatchObject({ status: 403 });
    const lead = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    const other = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
    expect(status(await get(loader, lead, { incidentId }))).toBe(200);
    expect(await get(loader, other, { incidentId })).toMatchObject({ status: 404 });
  });
});

describe("correcting an incident at premises", () => {
  const corrected = async (changes: Fields) => {
    const { initial } = (await get(correction, officer, { incidentId })) as { initial: Fields };
    return post(correct, officer, { incidentId }, pairs({ ...initial, version: "1", reason: "Wrong day", ...changes }));
  };

  test("to a day after they closed is refused, with their name", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    await close(forge, "2026-03-02");
    const answer = await corrected(dayFields("happenedOn", "2026-03-03"));
    expect(status(answer)).toBe(422);
    expect(replied(answer).errors.happenedOn).toContain("The Old Forge closed on 2 March 2026");
    expect(status(await corrected(dayFields("happenedOn", "2026-03-02")))).toBe(302);
  });

  test("moves its points to another day, which the history of the premises tells without the reason", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    expect(status(await corrected({ ...dayFields("happenedOn", "2026-02-20"), happenedAt: "23:10" }))).toBe(302);
    expect(await history()).toMatchObject([
      { field: "when", before_value: "2026-03-01", after_value: "2026-02-20 23:10", reason: null },
    ]);
  });

  test("does not take the summary away while premises are concerned", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    const answer = await corrected({ licensingSummary: "" });
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([422, ["licensingSummary"]]);
  });

  test("keeps no former summary where licensing reads", async () => {
    await aPremisesIncident(db, p, forge, { incident_id: incidentId });
    expect(status(await corrected({ licensingSummary: "A fight in the yard" }))).toBe(302);
    expect(JSON.stringify(await history())).not.toContain("A fight inside");
  });
});
