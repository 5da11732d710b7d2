import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { askedMonths, figureRowsHref, monthsOf } from "#app/domain/interventions/figures.ts";
import { loader as breachList } from "#app/routes/interventions/breaches/route.tsx";
import { loader as figures } from "#app/routes/interventions/figures/route.tsx";
import { loader as figureRows } from "#app/routes/interventions/figures_.rows/route.tsx";
import { loader as inForce } from "#app/routes/interventions/in-force/route.tsx";
import { loader as listed } from "#app/routes/interventions/_index/route.tsx";
import { action as hear, loader as hearPage } from "#app/routes/meetings/$groupId.breaches/route.tsx";
import { loader as meetings } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let chair: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
});
afterEach(() => vi.useRealTimers());

const CHILD = "2011-05-01";
/** A contract of March with somebody, and a breach of it. */
async function aBreach(
  breach: Record<string, unknown> = {},
  { birth_date = CHILD, ...changes }: Record<string, unknown> = {},
) {
  const interventionId = await anIntervention(db, p, { kind: "abc", until_day: "2026-09-01", ...changes });
  const person_id = await aPerson(db, p, { birth_date: birth_date as string });
  const respondent_id = await aRespondent(db, p, interventionId, { person_id });
  const id = uuid();
  await insert(db, "intervention_breach", {
    ...{ id, partnership_id: p.partnershipId, intervention_id: interventionId, respondent_id, version: 1 },
    ...{ breached_on: "2026-03-10", evidence: "Seen", recorded_at: "2026-03-10T09:00:00.000Z", ...breach },
  });
  return { id, interventionId, respondent_id };
}
const shown = async (search: string, who = officer) =>
  ((await get(breachList, who, {}, search)) as { breaches: { id: string }[] }).breaches.map(({ id }) => id);

describe("the list of breaches", () => {
  test.each<[string, string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
    ["kind", "?kind=abc", {}, {}, {}, { kind: "cpn", tier: "civil" }],
    ["age", "?youth=yes", {}, {}, {}, { birth_date: "1990-01-01" }],
    ["month", "?month=2026-03", { breached_on: "2026-03-31" }, {}, { breached_on: "2026-02-28" }, {}],
    ["what is not decided", "?open=yes", {}, {}, { consequence: "none", decided_on: "2026-03-11" }, {}],
  ])("is narrowed by %s", async (_, search, inside, insideOf, outside, outsideOf) => {
    const { id } = await aBreach(inside, insideOf);
    await aBreach(outside, outsideOf);
    expect(await shown(search)).toEqual([id]);
    expect(await shown("")).toHaveLength(2);
  }); // prettier-ignore

  test("has those of what the actor sees, children by initials, and a line in the log", async () => {
    const { id: case_id } = await aCase(db, p);
    const inCase = await aBreach({}, { case_id });
    const without = await aBreach();
    expect(await shown("", officer)).toEqual([without.id]);
    expect(await shown("", chair)).toEqual([inCase.id]);
    expect(await shown("", await anActor(db, await aPartnership(db), { duties: ["asb-officer"] }))).toEqual([]);
    expect(await get(breachList, officer)).toMatchObject({ breaches: [{ who: "A S" }] });
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "intervention.breaches-listed", result_count: 1 });
  });
});

describe("for the next sitting", () => {
  const waiting = async () => aBreach({ for_group_id: p.jagId }, { case_id: (await aCase(db, p)).id });
  const day = (of: string) => ({ "heardOn-day": of, "heardOn-month": "3", "heardOn-year": "2026" });

  test("the group’s meetings show it with the day, until the chair says that it was heard", async () => {
    const { id, interventionId } = await waiting();
    await aSitting(db, p, { day: "2026-03-25" });
    const at = { groupId: p.jagId };
    expect(await get(meetings, chair, at)).toMatchObject({ nextDay: "2026-03-25", mayHear: true, breaches: [{ id }] });
    expect(await shown("?sitting=yes", chair)).toEqual([id]);
    const heard = { breachId: id, ...day("18") };
    expect(await post(hear, chair, at, { ...heard, ...day("21") })).toMatchObject({ init: { status: 422 }, data: { errors: { heardOn: expect.any(String) as string } } }); // prettier-ignore
    expect(await post(hear, chair, at, { ...heard, ...day("9") })).toMatchObject({ init: { status: 422 } });
    expect(await post(hear, chair, at, day("18"))).toMatchObject({ init: { status: 400 } });
    expect(((await post(hear, chair, at, heard)) as Response).status).toBe(302);
    expect(await db.selectFrom("intervention_breach").select(["heard_on", "version"]).execute()).toEqual([
      { heard_on: "2026-03-18", version: 2 },
    ]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "intervention.breaches-heard" });
    expect(await get(meetings, chair, at)).toMatchObject({ breaches: [] });
    expect(await post(hear, chair, at, heard)).toMatchObject({ init: { status: 422 } });
    expect(interventionId).toBeTruthy();
  });

  test("nobody marks one but who runs that group, and none of a case that is kept from them", async () => {
    const { id } = await waiting();
    const at = { groupId: p.jagId };
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    for (const who of [member, other]) {
      expect(await get(hearPage, who, at)).toMatchObject({ status: 404 });
      expect(await post(hear, who, at, { breachId: id, ...day("18") })).toMatchObject({ status: 404 });
    }
    expect(await get(meetings, member, at)).toMatchObject({ mayHear: false, breaches: [{ id }] });
    const { id: case_id } = await aCase(db, p, { visibility: "restricted" });
    const hidden = await aBreach({ for_group_id: p.jagId }, { case_id });
    expect(await post(hear, chair, at, { breachId: hidden.id, ...day("18") })).toMatchObject({ init: { status: 422 } });
  });
});

test("each count of what is in force opens exactly its rows", async () => {
  for (const [changes, ended] of [
    [{ beat_code: "62" }, false],
    [{ agency_id: p.policeId }, false],
    [{ kind: "cpn", tier: "civil" }, false],
    [{}, true],
  ] as const)
    await anIntervention(db, p, { kind: "abc", until_day: ended ? "2026-03-19" : "2026-09-01", ...changes });
  const counts = (await get(inForce, officer)) as Record<"kinds" | "beats" | "agencies", { rows: number; href: string }[]>; // prettier-ignore
  for (const rows of [counts.kinds, counts.beats, counts.agencies]) {
    expect(rows.reduce((sum, row) => sum + row.rows, 0)).toBe(3);
    for (const row of rows) {
      const list = (await get(listed, officer, {}, row.href.slice(row.href.indexOf("?")))) as {
        interventions: unknown[];
      };
      expect([row.href, list.interventions.length]).toEqual([row.href, row.rows]);
    }
  }
});

describe("figures", () => {
  const manager = () => anActor(db, p, { duties: ["manager"] });
  test("count non-legal and legal interventions and breaches by month, over the whole partnership", async () => {
    const { interventionId, respondent_id } = await aBreach({}, { case_id: (await aCase(db, p)).id });
    await aBreach({ intervention_id: interventionId, respondent_id, breached_on: "2026-03-12" }, { birth_date: "1990-01-01" }); // prettier-ignore
    await anIntervention(db, p, { kind: "cpn", tier: "civil", issued_on: "2026-02-10" });
    await anIntervention(db, p, { kind: "cpw", tier: "civil", issued_on: "2026-02-10" });
    await anIntervention(db, p, { kind: "cpn", tier: "civil", issued_on: "2026-02-10", state: "planned" });
    const answer = await get(figures, await manager(), {}, "?from=2026-02&to=2026-03");
    expect(answer).toMatchObject({
      monthly: [
        { month: "2026-02", "youth-non-legal": 0, "youth-breaches": 0, children: 0, legal: 1 },
        { month: "2026-03", "youth-non-legal": 1, "youth-breaches": 2, children: 1, legal: 0 },
      ],
    });
    const asked = { measure: "youth-non-legal", from: "2026-03", to: "2026-03" } as const;
    const search = figureRowsHref(asked).replace(/^[^?]*/, "");
    expect(await get(figureRows, chair, {}, search)).toMatchObject({
      rows: [{ href: `/interventions/${interventionId}` }],
      hidden: 0,
    });
    expect(await get(figureRows, await manager(), {}, search)).toMatchObject({ rows: [], hidden: 1 });
    expect(await get(figureRows, officer, {}, search)).toMatchObject({ status: 403 });
    expect(await get(figureRows, chair, {}, "?measure=other")).toMatchObject({ status: 404 });
  });

  test("count each breach by a child, open it as a row of its own, and a child once over all of the months", async () => {
    const { id, interventionId, respondent_id } = await aBreach({}, { case_id: (await aCase(db, p)).id });
    const again = await aBreach({ intervention_id: interventionId, respondent_id, breached_on: "2026-02-12" }, { birth_date: "1990-01-01" }); // prettier-ignore
    const adult = await aRespondent(db, p, interventionId, { person_id: await aPerson(db, p, { birth_date: "1990-01-01" }) }); // prettier-ignore
    await aBreach({ intervention_id: interventionId, respondent_id: adult }, { birth_date: "1990-01-01" });
    const answer = await get(figures, await manager(), {}, "?from=2026-02&to=2026-03");
    expect(answer).toMatchObject({
      monthly: [
        { "youth-breaches": 1, children: 1 },
        { "youth-breaches": 1, children: 1 },
      ],
      totals: { "youth-breaches": 2, children: 1 },
    });
    const search = figureRowsHref({ measure: "youth-breaches", from: "2026-02", to: "2026-03" }).replace(/^[^?]*/, "");
    const href = (breachId: string) => ({ href: `/interventions/${interventionId}/breaches/${breachId}` });
    expect(await get(figureRows, chair, {}, search)).toMatchObject({ rows: [href(id), href(again.id)], hidden: 0 });
    expect(await get(figureRows, await manager(), {}, search)).toMatchObject({ rows: [], hidden: 2 });
  });

  test("leave services for victims out of what is done with young people, and count answers by service", async () => {
    const service = async (is_for_victims: 0 | 1) => {
      const id = uuid();
      const row = { id, partnership_id: p.partnershipId, name: id, name_folded: id, version: 1, is_for_victims };
      await insert(db, "support_service", row);
      return id;
    };
    for (const [service_id, answer] of [[await service(0), "accepted"], [await service(1), null]] as const) {
      const answered = answer === null ? {} : { service_answer: answer, service_answered_on: "2026-03-05" };
      const id = await anIntervention(db, p, { kind: "referral", service_id, ...answered });
      await aRespondent(db, p, id, { person_id: await aPerson(db, p, { birth_date: CHILD }) });
    } // prettier-ignore
    const answer = (await get(figures, await manager())) as { services: unknown[]; totals: unknown };
    expect(answer.totals).toMatchObject({ "youth-non-legal": 1, legal: 0 });
    expect(answer.services).toHaveLength(2);
    expect(answer.services).toContainEqual(expect.objectContaining({ sent: 1, answers: { accepted: 1 } }));
  });

  test.each<[string, Record<string, string>, string, string]>([
    ["the financial year so far", {}, "2025-04", "2026-03"],
    ["from a month on", { from: "2026-01" }, "2026-01", "2026-03"],
    ["not ahead", { from: "2026-01", to: "2027-01" }, "2026-01", "2026-03"],
    ["24 at most", { from: "2020-01", to: "2026-03" }, "2024-04", "2026-03"],
    ["the wrong way round", { from: "2026-03", to: "2026-01" }, "2026-01", "2026-01"],
  ])("are of months: %s", (_, given, from, to) => {
    expect(askedMonths(given, "2026-03-20")).toEqual({ from, to });
    expect(monthsOf({ from, to }).at(-1)).toBe(to);
  });
});
