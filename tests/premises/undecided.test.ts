import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { MICRO } from "#app/domain/premises/ledger.ts";
import { action, loader } from "#app/routes/premises/undecided/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aPremisesIncident,
  aSitting,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago } from "../incidents/logging.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let member: Actor;
let forge: string;
let group: { groupId: string; sittingId: string };

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  group = await aPremisesGroup(db, p, { day: ago(1) });
  chair = await anActor(db, p, { groups: { [group.groupId]: "chair" } });
  member = await anActor(db, p, { groups: { [group.groupId]: "member" } });
  forge = await aPremises(db, p);
});

type Page = {
  all: number;
  mayDecide: boolean;
  sittings: { id: string }[];
  premises: {
    id: string;
    rows: { id: string; counts: { attribution: string; points: number; isAmberAlone: boolean }[] }[];
  }[];
};
type Reply = {
  data: { errors: Record<string, string>; values: Record<string, string>; versions: { recorded: string }[] | null };
  init: { status?: number } | null;
};
const page = async (actor = chair) => (await get(loader, actor)) as Page;
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const replied = (answer: unknown) => (answer as Reply).data;
const waiting = (premisesId: string, changes: Parameters<typeof aPremisesIncident>[3] = {}) =>
  aPremisesIncident(db, p, premisesId, { attribution: "undecided", day: ago(3), ...changes });
const decide = (decisions: Record<string, string>, changes: Record<string, string> = {}, actor = chair) =>
  post(
    action,
    actor,
    {},
    {
      sittingId: group.sittingId,
      ...Object.fromEntries(
        Object.entries(decisions).flatMap(([id, attribution]) => [
          [`attribution-${id}`, attribution],
          [`version-${id}`, "1"],
        ]),
      ),
      ...changes,
    },
  );
const rows = () => db.selectFrom("premises_incident").selectAll().orderBy("id").execute();

describe("what waits for the meeting", () => {
  test("stands by premises, those with the worst first, and only while it counts there", async () => {
    const echo = await aPremises(db, p, { name: "Echo" });
    const noise = await waiting(forge, { severity: "noise" });
    const violence = await waiting(forge);
    const worst = await waiting(echo, { severity: "sexual-offence" });
    await waiting(echo, { ended_on: ago(1), ended_reason: "Another house" });
    await aPremisesIncident(db, p, echo);
    const joined = await anIncident(db, p, { set_aside: "same", same_as_id: noise.incidentId });
    await waiting(echo, { incident_id: joined });
    const { premises, all } = await page();
    expect(premises.map(({ id }) => id)).toEqual([echo, forge]);
    expect(premises.map((one) => one.rows.map(({ id }) => id))).toEqual([[worst.id], [violence.id, noise.id]]);
    expect(all).toBe(3);
  });

  test("says what it would count at each attribution", async () => {
    await waiting(forge, { severity: "sexual-offence", called_police: 1 });
    const counts = (await page()).premises[0]?.rows[0]?.counts;
    expect(counts).toEqual([
      { attribution: "caused-by", points: 4 * MICRO, isAmberAlone: true },
      { attribution: "outside", points: 1.5 * MICRO, isAmberAlone: false },
      { attribution: "near", points: 0, isAmberAlone: false },
      { attribution: "unrelated", points: 0, isAmberAlone: false },
    ]);
  });

  test("is seen by members and decided by the chair", async () => {
    const { id } = await waiting(forge);
    expect(await page(member)).toMatchObject({ all: 1, mayDecide: false });
    expect(await decide({ [id]: "near" }, {}, member)).toMatchObject({ status: 403 });
    const asb = await anActor(db, p, { duties: ["asb-officer"] });
    expect(await get(loader, asb)).toMatchObject({ status: 403 });
  });
});

describe("the decisions of a meeting", () => {
  test("are recorded together, with the meeting and its day", async () => {
    const [one, two, three] = [await waiting(forge), await waiting(forge), await waiting(forge)];
    expect(status(await decide({ [one.id]: "caused-by", [two.id]: "unrelated", [three.id]: "" }))).toBe(302);
    const decided = { decided_sitting_id: group.sittingId, decided_on: ago(1), version: 2 };
    expect(await rows()).toMatchObject([
      { attribution: "caused-by", ...decided },
      { attribution: "unrelated", ...decided },
      { attribution: "undecided", decided_on: null, version: 1 },
    ]);
    const kept = await db.selectFrom("premises_incident_change").selectAll().execute();
    expect(kept).toHaveLength(2);
    expect(kept[0]).toMatchObject({ field: "attribution", before_value: "undecided", sitting_id: group.sittingId });
    expect((await auditEvents(db)).filter(({ event }) => event === "premises.incident-decided")).toHaveLength(2);
  });

  test("of a meeting still to come are of today", async () => {
    const next = await aSitting(db, p, { group_id: group.groupId, day: ago(-7) });
    const { id } = await waiting(forge);
    expect(status(await decide({ [id]: "near" }, { sittingId: next }))).toBe(302);
    expect(await rows()).toMatchObject([{ decided_on: ago(0), decided_sitting_id: next }]);
  });

  test("are all left when one was decided meanwhile, which is shown", async () => {
    const [one, two] = [await waiting(forge), await waiting(forge, { attribution: "outside", version: 2 })];
    const answer = await decide({ [one.id]: "caused-by", [two.id]: "near" });
    expect(status(answer)).toBe(409);
    expect(replied(answer).versions).toEqual([
      expect.objectContaining({ recorded: "Immediately outside and linked", entered: "Near, not linked" }),
    ]);
    expect(await rows()).toMatchObject([{ attribution: "undecided" }, { attribution: "outside" }]);
  });

  test.each([
    ["nothing decided", () => ({}), 400, () => "form"],
    [
      "an attribution that is none",
      (id: string) => ({ [`attribution-${id}`]: "undecided" }),
      400,
      (id: string) => `attribution-${id}`,
    ],
    ["no meeting", () => ({ sittingId: "" }), 400, () => "sittingId"],
  ])("with %s are not recorded", async (_, changes, expected, field) => {
    const { id } = await waiting(forge);
    const answer = await decide(field(id) === "form" ? {} : { [id]: "near" }, changes(id));
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([expected, [field(id)]]);
  });

  test.each([
    ["61 days ago", 61, 422],
    ["60 days ago", 60, 302],
  ])("of a meeting %s", async (_, days, expected) => {
    const { id } = await waiting(forge, { day: ago(90) });
    const sittingId = await aSitting(db, p, { group_id: group.groupId, day: ago(days) });
    expect(status(await decide({ [id]: "near" }, { sittingId }))).toBe(expected);
  });

  test("are not a meeting's before which it happened, nor of a group that grades nothing", async () => {
    const { id } = await waiting(forge, { day: ago(0) });
    const answer = await decide({ [id]: "near" });
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([422, [`attribution-${id}`]]);
    const jag = await aSitting(db, p, { group_id: p.jagId, day: ago(0) });
    expect(status(await decide({ [id]: "near" }, { sittingId: jag }))).toBe(422);
  });

  test("of premises elsewhere are not found", async () => {
    const other = await aPartnership(db);
    const { id } = await aPremisesIncident(db, other, await aPremises(db, other), { attribution: "undecided" });
    expect(await decide({ [id]: "near" })).toMatchObject({ status: 404 });
  });
});
