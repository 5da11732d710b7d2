import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as incidentPage } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as record } from "#app/routes/premises/$premisesId_.incidents_.new/route.tsx";
import { loader } from "#app/routes/premises/incidents.$premisesIncidentId/route.tsx";
import { action as change } from "#app/routes/premises/incidents.$premisesIncidentId_.change/route.tsx";
import { action as takeOff } from "#app/routes/premises/incidents.$premisesIncidentId_.take-off/route.tsx";
import { ledgerOn } from "#app/domain/premises/ledger.ts";
import { listPremisesIncidents } from "#db/queries/premises-incident-lists.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aPremisesIncident,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";

let db: Executor;
let p: TestPartnership;
let licensing: Actor;
let forge: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  licensing = await anActor(db, p, { duties: ["licensing-officer"] });
  forge = await aPremises(db, p, { beat_code: "62" });
});

type Fields = Record<string, string | string[]>;
type Reply = {
  data: {
    errors: Record<string, string>;
    values: Record<string, string>;
    versions: { label: string; recorded: string; entered: string }[] | null;
    offered: { id: string }[];
  };
  init: { status?: number } | null;
};
const pairs = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, given]) => [given].flat().map((text): [string, string] => [name, text]));
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const replied = (answer: unknown) => (answer as Reply).data;
const at = (id: string) => ({ premisesIncidentId: id });
const row = (id: string) =>
  db.selectFrom("premises_incident").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const history = () => db.selectFrom("premises_incident_change").selectAll().orderBy("id").execute();
const said = (changes: Fields = {}): Fields => ({
  ...{ version: "1", severity: "violence-with-injury", attribution: "caused-by", objectives: "crime" },
  ...{ reason: "The log came", ...changes },
});

describe("an incident at premises, as licensing reads it", () => {
  test("has what was written for licensing, and nothing of people or of what happened", async () => {
    const incident_id = await anIncident(db, p, {
      ...{ what_happened: "Canary happened", suspect_words: "Canary suspect", vehicle_words: "Canary vehicle" },
      licensing_summary: "A fight inside",
    });
    const { id } = await aPremisesIncident(db, p, forge, { incident_id });
    const seen = JSON.stringify(await get(loader, licensing, at(id)));
    expect(seen).toContain("A fight inside");
    expect(seen).not.toContain("Canary");
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("premises.incident-viewed");
  });

  test("leads to the incident only for whoever may read that", async () => {
    const { id, incidentId } = await aPremisesIncident(db, p, forge);
    const both = await anActor(db, p, { duties: ["licensing-officer", "asb-officer"] });
    expect(await get(loader, licensing, at(id))).toMatchObject({ incidentId: null });
    expect(await get(loader, both, at(id))).toMatchObject({ incidentId });
  });

  test("is nobody's without the premises permission, nor another partnership's, nor one that was found to be another", async () => {
    const { id } = await aPremisesIncident(db, p, forge);
    const elsewhere = await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] });
    const asb = await anActor(db, p, { duties: ["asb-officer"] });
    expect(await get(loader, elsewhere, at(id))).toMatchObject({ status: 404 });
    expect(await get(loader, asb, at(id))).toMatchObject({ status: 403 });
    const same = await anIncident(db, p);
    const aside = await anIncident(db, p, { set_aside: "same", same_as_id: same });
    const joined = await aPremisesIncident(db, p, forge, { incident_id: aside });
    expect(await get(loader, licensing, at(joined.id))).toMatchObject({ status: 404 });
    expect(await get(loader, licensing, at(uuid()))).toMatchObject({ status: 404 });
  });
});

describe("what an incident is to premises", () => {
  test("is changed with a reason, and the page says from what to what", async () => {
    const { id } = await aPremisesIncident(db, p, forge);
    const changed = said({ severity: "disorder", attribution: "outside", mitigation: ["called-police"] });
    expect(status(await post(change, licensing, at(id), pairs(changed)))).toBe(302);
    expect(await row(id)).toMatchObject({ severity: "disorder", attribution: "outside", called_police: 1, version: 2 });
    expect((await history()).map(({ field, before_value, after_value }) => [field, before_value, after_value])).toEqual(
      [
        ["severity", "violence-with-injury", "disorder"],
        ["attribution", "caused-by", "outside"],
        ["mitigation", null, "called-police"],
      ],
    );
    const { changes } = (await get(loader, licensing, at(id))) as {
      changes: { what: string; from: string; to: string }[];
    };
    expect(changes.at(-1)).toMatchObject({
      ...{ what: "Severity", from: "Violence with injury", to: "Disorder that needed police" },
      ...{ reason: "The log came", byName: "Sam Example" },
    });
  });

  test.each([
    ["without a reason", { reason: " " }, 400, "reason"],
    ["to a severity that is none", { severity: "murder" }, 400, "severity"],
    ["to what it is", {}, 422, "form"],
  ])("%s is not changed", async (_, changes, expected, field) => {
    const { id } = await aPremisesIncident(db, p, forge);
    const answer = await post(change, licensing, at(id), pairs(said(changes)));
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([expected, [field]]);
    expect(await history()).toEqual([]);
  });

  test("changed by somebody else first shows both, and loses neither", async () => {
    const { id } = await aPremisesIncident(db, p, forge, { version: 3, severity: "noise" });
    const answer = await post(change, licensing, at(id), pairs(said()));
    expect(status(answer)).toBe(409);
    expect(replied(answer).versions).toEqual([
      expect.objectContaining({
        label: "Said of it",
        recorded: expect.stringContaining("Noise") as string,
        entered: expect.stringContaining("Violence with injury") as string,
      }),
    ]);
    expect(replied(answer).values.version).toBe("3");
  });

  test("that waits again was decided by no meeting", async () => {
    const { sittingId } = await aPremisesGroup(db, p);
    const { id } = await aPremisesIncident(db, p, forge, { decided_sitting_id: sittingId, decided_on: "2026-03-12" });
    expect(status(await post(change, licensing, at(id), pairs(said({ attribution: "undecided" }))))).toBe(302);
    expect(await row(id)).toMatchObject({ decided_sitting_id: null, decided_on: null });
  });

  test.each([
    ["near", { decided_sitting_id: null, attribution: "near" }],
    ["caused-by", { decided_on: "2026-03-12", attribution: "caused-by" }],
  ])("that is said otherwise since is not said to be as the meeting decided: %s", async (attribution, expected) => {
    const { sittingId } = await aPremisesGroup(db, p);
    const { id } = await aPremisesIncident(db, p, forge, { decided_sitting_id: sittingId, decided_on: "2026-03-12" });
    expect(status(await post(change, licensing, at(id), pairs(said({ attribution, severity: "noise" }))))).toBe(302);
    expect(await row(id)).toMatchObject(expected);
  });

  test("taken off counts no more and is put back, each with a reason", async () => {
    const { id } = await aPremisesIncident(db, p, forge);
    const off = (version: string) => post(takeOff, licensing, at(id), { version, reason: "Another house" });
    expect(status(await off("1"))).toBe(302);
    expect(await listPremisesIncidents(db, licensing, { filter: { premises: forge }, limit: 5 })).toEqual([]);
    expect(status(await post(change, licensing, at(id), pairs(said({ version: "2" }))))).toBe(422);
    expect(status(await off("2"))).toBe(302);
    expect(await listPremisesIncidents(db, licensing, { filter: { premises: forge }, limit: 5 })).toHaveLength(1);
    expect((await history()).map(({ after_value, reason }) => [after_value, reason])).toEqual([
      ["Taken off", "Another house"],
      ["Counted here", "Another house"],
    ]);
    expect(status(await off("2"))).toBe(409);
  });

  test("is the members' to read and not to change", async () => {
    const { groupId } = await aPremisesGroup(db, p);
    const member = await anActor(db, p, { groups: { [groupId]: "member" } });
    const { id } = await aPremisesIncident(db, p, forge);
    expect(status(await get(loader, member, at(id)))).toBe(200);
    expect(await post(change, member, at(id), pairs(said()))).toMatchObject({ status: 403 });
    expect(await post(takeOff, member, at(id), { version: "1", reason: "x" })).toMatchObject({ status: 403 });
  });
});

describe("a record for licensing only", () => {
  const fields = (changes: Fields = {}): Fields => ({
    ...dayFields("happenedOn", ago(1)),
    ...{ happenedAt: "23:10", licensingSummary: "Alcohol sold to a volunteer of sixteen", severity: "underage-sale" },
    ...{ attribution: "caused-by", objectives: ["children"], findingAgencyId: p.policeId, findingReference: "TP 4/26" },
    ...changes,
  });
  const save = (changes: Fields = {}, actor = licensing) =>
    post(record, actor, { premisesId: forge }, pairs(fields(changes)));
  const incidents = () => db.selectFrom("incident").selectAll().orderBy("id").execute();
  const rows = () => db.selectFrom("premises_incident").selectAll().orderBy("id").execute();

  test("is an incident of its own, closed on its day, with what it is to the premises", async () => {
    expect(status(await save())).toBe(302);
    expect(await incidents()).toMatchObject([
      {
        ...{ licensing_only: 1, status: "closed", ended_on: ago(1), latest_day: ago(1), latest_time: "23:10" },
        ...{ beat_code: "62", licensing_summary: "Alcohol sold to a volunteer of sixteen" },
      },
    ]);
    expect(await rows()).toMatchObject([
      {
        ...{ premises_id: forge, severity: "underage-sale", attribution: "caused-by", is_children: 1 },
        ...{ finding_agency_id: p.policeId, finding_reference: "TP 4/26" },
      },
    ]);
  });

  test("counts its points", async () => {
    await save();
    const found = await listPremisesIncidents(db, licensing, { filter: { premises: forge }, limit: 5 });
    const known = found.map((one) => ({ ...one, calledPolice: one.calledPolice === 1, goodPractice: one.goodPractice === 1 })); // prettier-ignore
    expect(ledgerOn(known, await settingsOn(db, p.partnershipId, ago(0)), ago(0)).points).toBe(4_000_000);
  });

  test("sent twice is made once", async () => {
    const once = uuid();
    expect([status(await save({ once })), status(await save({ once }))]).toEqual([302, 302]);
    expect(await incidents()).toHaveLength(1);
  });

  test("is offered what is recorded there of that day, and makes another only when told so", async () => {
    const { id } = await aPremisesIncident(db, p, forge, { day: ago(1) });
    const answer = await save();
    expect(status(answer)).toBe(422);
    expect(replied(answer).offered.map((one) => one.id)).toEqual([id]);
    expect(await rows()).toHaveLength(1);
    const same = (await save({ sameAs: id })) as Response;
    expect(same.headers.get("Location")).toContain(`/premises/incidents/${id}`);
    expect(await rows()).toHaveLength(1);
    expect(status(await save({ sameAs: uuid() }))).toBe(422);
    expect(status(await save({ sameAs: "new" }))).toBe(302);
    expect(await rows()).toHaveLength(2);
  });

  test.each([
    ["tomorrow", () => dayFields("happenedOn", ago(-1)), "happenedOn", 422],
    ["the day after the premises closed", () => dayFields("happenedOn", ago(2)), "happenedOn", 422],
    [
      "an agency that is none of ours",
      () => ({ ...dayFields("happenedOn", ago(5)), findingAgencyId: uuid() }),
      "findingAgencyId",
      422,
    ],
    ["no words", () => ({ licensingSummary: "" }), "licensingSummary", 400],
    ["no severity", () => ({ severity: "" }), "severity", 400],
    ["a time that is none", () => ({ happenedAt: "25:00" }), "happenedAt", 400],
  ])("of %s is refused", async (_, changes, field, expected) => {
    forge = await aPremises(db, p, { closed_on: ago(3), closed_reason: "Sold" });
    const answer = await save(changes());
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([expected, [field]]);
    expect(await incidents()).toEqual([]);
  });

  test("is corrected in all that it says, and opens no page of incidents", async () => {
    await save();
    const [made] = await rows();
    const id = made?.id ?? "";
    const corrected = { ...fields(dayFields("happenedOn", ago(2))), licensingSummary: "Two bottles", reason: "The log", version: "1" }; // prettier-ignore
    expect(status(await post(change, licensing, at(id), pairs({ ...corrected, findingReference: "TP 5/26" })))).toBe(
      302,
    );
    expect(await incidents()).toMatchObject([
      { latest_day: ago(2), licensing_summary: "Two bottles", ended_on: ago(2) },
    ]);
    expect((await history()).map(({ field }) => field)).toEqual(["when", "summary", "finding"]);
    const asb = await anActor(db, p, { duties: ["asb-officer", "licensing-officer"] });
    expect(await get(incidentPage, asb, { incidentId: made?.incident_id ?? "" })).toMatchObject({ status: 404 });
    expect(await get(loader, asb, at(id))).toMatchObject({ incidentId: null });
  });

  test("moved past the closing is refused at its day", async () => {
    forge = await aPremises(db, p, { closed_on: ago(3), closed_reason: "Sold" });
    await save(dayFields("happenedOn", ago(5)));
    const [made] = await rows();
    const later = { ...fields(dayFields("happenedOn", ago(1))), reason: "The log", version: "1" };
    const answer = await post(change, licensing, at(made?.id ?? ""), pairs(later));
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([422, ["happenedOn"]]);
  });

  test("is not the members' to make", async () => {
    const { groupId } = await aPremisesGroup(db, p);
    expect(await save({}, await anActor(db, p, { groups: { [groupId]: "member" } }))).toMatchObject({ status: 403 });
    expect(await save({}, await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] }))).toMatchObject({ status: 404 }); // prettier-ignore
  });
});
