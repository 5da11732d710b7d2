import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { ofPremises } from "#app/domain/premises/involved-premises.form.ts";
import { action } from "#app/routes/incidents/new/route.tsx";
import { action as find } from "#app/routes/incidents/new_.premises/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  aPartnership,
  aPremises,
  aPremisesIncident,
  aReport,
  auditEvents,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, aPlace, dayFields, reportFields } from "../incidents/logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let forge: string;
let echo: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  forge = await aPremises(db, p);
  echo = await aPremises(db, p, { name: "Echo", licence_number: "CHN/PREM/77", postcode: null });
});

type Data = {
  errors: Record<string, string>;
  values: Record<string, string | string[]>;
  premises: { premises: { id: string; name: string; isHere: boolean }[]; isNothingFound: boolean };
  names: string[];
};
type Reply = { data: Data; init: { status?: number } | null };
type Fields = Record<string, string | string[]>;

const pairs = (fields: Fields) =>
  Object.entries(fields).flatMap(([name, given]) => [given].flat().map((text): [string, string] => [name, text]));
const log = (changes: Fields, actor = officer) =>
  post(action, actor, {}, pairs({ ...reportFields(p.councilId), ...changes }));
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const replied = (answer: unknown) => (answer as Reply).data;
const rows = () => db.selectFrom("premises_incident").selectAll().orderBy("id").execute();
const at = (premisesId: string, changes: Fields = {}): Fields => ({
  premisesIds: [premisesId],
  licensingSummary: "A customer was ejected and came back",
  [ofPremises("severity", premisesId)]: "violence-with-injury",
  ...changes,
});

describe("a report that concerns licensed premises", () => {
  test("makes the incident theirs, to be decided at the meeting unless somebody says more", async () => {
    expect(status(await log(at(forge)))).toBe(302);
    expect(await rows()).toMatchObject([
      {
        ...{ premises_id: forge, severity: "violence-with-injury", attribution: "undecided", called_police: 0 },
        ...{ is_crime: 0, version: 1, created_by: officer.id },
      },
    ]);
    const told = (await auditEvents(db)).find(({ event }) => event === "premises.incident-recorded");
    expect(told).toMatchObject({ object_kind: "premises", object_id: forge, actor_id: officer.id });
  });

  test("keeps all that is said of each", async () => {
    const said = {
      ...at(forge),
      premisesIds: [forge, echo],
      [ofPremises("attribution", forge)]: "caused-by",
      [ofPremises("objectives", forge)]: ["crime", "children"],
      [ofPremises("mitigation", forge)]: ["called-police"],
      [ofPremises("severity", echo)]: "noise",
      [ofPremises("attribution", echo)]: "near",
      [ofPremises("mitigation", echo)]: ["good-practice", "called-police"],
    };
    expect(status(await log(said))).toBe(302);
    const [one, two] = await rows();
    expect(one).toMatchObject({
      attribution: "caused-by",
      is_crime: 1,
      is_children: 1,
      is_safety: 0,
      called_police: 1,
    });
    expect(two).toMatchObject({ premises_id: echo, severity: "noise", attribution: "near", good_practice: 1 });
  });

  test("of several nights gives each of them to the premises", async () => {
    const nights = { ...at(forge), ...dayFields("also1", ago(2)), ...dayFields("also2", ago(3)) };
    expect(status(await log(nights))).toBe(302);
    expect(new Set((await rows()).map(({ incident_id }) => incident_id)).size).toBe(3);
  });

  test.each<[string, () => Fields, () => string]>([
    ["no severity", () => ({ [ofPremises("severity", forge)]: "" }), () => ofPremises("severity", forge)],
    [
      "a severity that is none",
      () => ({ [ofPremises("severity", forge)]: "murder" }),
      () => ofPremises("severity", forge),
    ],
    [
      "an attribution that is none",
      () => ({ [ofPremises("attribution", forge)]: "x" }),
      () => ofPremises("attribution", forge),
    ],
    [
      "an objective that is none",
      () => ({ [ofPremises("objectives", forge)]: "x" }),
      () => ofPremises("objectives", forge),
    ],
    ["no summary", () => ({ licensingSummary: " " }), () => "licensingSummary"],
    ["an id that is none", () => ({ premisesIds: "x" }), () => "premisesIds"],
    ["four premises", () => ({ premisesIds: [forge, echo, p.jagId, p.councilId] }), () => "premisesIds"],
  ])("with %s is not saved, and what was typed is kept", async (_, changes, field) => {
    const answer = await log({ ...at(forge), ...changes() });
    expect(status(answer)).toBe(400);
    expect(replied(answer).errors).toHaveProperty([field()]);
    expect(replied(answer).values.whatHappened).toBe("Loud music until three");
    expect(await rows()).toEqual([]);
    expect(await db.selectFrom("incident").select("id").execute()).toEqual([]);
  });

  test("shows the chosen premises again with what is wrong", async () => {
    const answer = await log(
      at(forge, { [ofPremises("severity", forge)]: "", [ofPremises("attribution", forge)]: "near" }),
    );
    expect(replied(answer).premises.premises.map(({ id }) => id)).toContain(forge);
    expect(replied(answer).values[ofPremises("attribution", forge)]).toBe("near");
  });

  test("names no premises of another partnership", async () => {
    const other = await aPremises(db, await aPartnership(db));
    const answer = await log(at(other));
    expect([status(answer), replied(answer).errors.premisesIds]).toEqual([422, "Choose from the premises shown"]);
    expect(await rows()).toEqual([]);
  });

  test.each([
    ["the day before it closed", 2, 302],
    ["the day on which it closed", 1, 302],
    ["the day after it closed", 0, 422],
  ])("%s", async (_, sinceClosing, expected) => {
    const closed = await aPremises(db, p, { name: "Shut", closed_on: ago(1), closed_reason: "Sold" });
    const answer = await log({ ...at(closed), ...dayFields("happenedOn", ago(sinceClosing)) });
    expect(status(answer)).toBe(expected);
    if (expected === 422) expect(replied(answer).errors.premisesIds).toContain("Shut closed on");
  });

  test("is refused at the further night that is after the closing", async () => {
    const closed = await aPremises(db, p, { closed_on: ago(3), closed_reason: "Sold" });
    const fields = { ...at(closed), ...dayFields("happenedOn", ago(5)), ...dayFields("also2", ago(2)) };
    const answer = await log(fields);
    expect(status(answer)).toBe(422);
    expect(Object.keys(replied(answer).errors)).toEqual(["also2"]);
  });

  test("is the latest day of a range, when it comes to closing", async () => {
    const closed = await aPremises(db, p, { closed_on: ago(3), closed_reason: "Sold" });
    const range = { ...at(closed), ...dayFields("happenedOn", ago(5)), ...dayFields("untilOn", ago(2)) };
    expect(status(await log(range))).toBe(422);
  });

  test("added to an incident gives it the premises that it did not concern, and leaves what it has", async () => {
    const incidentId = await anIncident(db, p, { latest_day: ago(1) });
    await aReport(db, p, [incidentId]);
    await aPremisesIncident(db, p, forge, { incident_id: incidentId, severity: "noise", attribution: "near" });
    const both = { ...at(forge), premisesIds: [forge, echo], [ofPremises("severity", echo)]: "disorder" };
    expect(status(await log({ ...both, sameAs: incidentId, seen: incidentId }))).toBe(302);
    expect((await rows()).map(({ premises_id, severity }) => [premises_id, severity])).toEqual([
      [forge, "noise"],
      [echo, "disorder"],
    ]);
    const [step] = await db.selectFrom("incident_step").select("words").where("kind", "=", "report-added").execute();
    expect(step?.words).toContain("For licensing: A customer was ejected and came back");
  });

  test("added to an incident that was taken off the premises puts it back there, as the report has it", async () => {
    const incidentId = await anIncident(db, p, { latest_day: ago(1) });
    await aReport(db, p, [incidentId]);
    const taken = { ended_on: ago(0), ended_reason: "Next door", decided_on: ago(1), attribution: "near" } as const;
    const { id } = await aPremisesIncident(db, p, forge, { incident_id: incidentId, severity: "noise", ...taken });
    const caused = { [ofPremises("attribution", forge)]: "caused-by" };
    expect(status(await log({ ...at(forge), ...caused, sameAs: incidentId, seen: incidentId }))).toBe(302);
    const standing = { ended_on: null, severity: "violence-with-injury", attribution: "near", version: 2 };
    expect(await rows()).toMatchObject([{ id, ...standing }]);
    const kept = await db.selectFrom("premises_incident_change").select(["field", "reason"]).orderBy("id").execute();
    expect(kept.map(({ field }) => field)).toEqual(["standing", "severity", "objectives"]);
    expect(kept[0]?.reason).toBe("A further report names these premises");
  });

  test.each(["Pat threw a glass", "Mrs SAMPLE was hit", "sample, Pat"])(
    "asks once whether %s names somebody, and saves it when told so",
    async (licensingSummary) => {
      const answer = await log(at(forge, { licensingSummary }));
      expect(status(answer)).toBe(422);
      expect(replied(answer).errors.licensingSummary).toContain("without a name");
      expect(await rows()).toEqual([]);
      expect(status(await log(at(forge, { licensingSummary, keepNames: "yes" })))).toBe(302);
    },
  );
});

describe("premises are looked for", () => {
  const looked = (changes: Fields) => log({ ...changes, intent: "find-premises" });

  test("without saving anything, and what was typed is kept", async () => {
    const answer = await looked({ premisesSearch: "echo", whatHappened: "" });
    expect(status(answer)).toBe(200);
    expect(replied(answer)).toMatchObject({ errors: {}, values: { premisesSearch: "echo", reporterFamily: "Sample" } });
    expect(replied(answer).premises).toMatchObject({ premises: [{ id: echo, isHere: false }], isNothingFound: false });
    expect(await db.selectFrom("incident").select("id").execute()).toEqual([]);
  });

  test("at the place first", async () => {
    const placeId = await aPlace(db, officer, "12 Ling Road");
    const here = await aPremises(db, p, { name: "Zebra", location_id: placeId, postcode: null });
    const { premises } = replied(await looked({ premisesSearch: "forge", premisesIds: [echo] })).premises;
    expect(premises.map(({ id, isHere }) => [id, isHere])).toEqual([[here, true], [echo, false], [forge, false]]); // prettier-ignore
  });

  test("and none are found", async () => {
    expect(replied(await looked({ premisesSearch: "nowhere" })).premises).toEqual({
      premises: [],
      isNothingFound: true,
    });
  });

  test("while typing, by post, and show nothing of grades", async () => {
    const answer = (await post(find, officer, {}, { premisesSearch: "forge" })) as Response;
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ premises: [{ id: forge, name: "The Old Forge" }] });
    expect(text).not.toMatch(/band|severity|points/i);
  });
});
