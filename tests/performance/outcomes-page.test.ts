import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { numberHref } from "#app/domain/performance/measures/address.form.ts";
import { loader as outcomesLoader } from "#app/routes/performance/outcomes/route.tsx";
import { loader as rowsLoader } from "#app/routes/performance/rows/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { referred } from "./partnership-work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  await referred(db, p, { receivedOn: "2026-08-01" });
  await referred(db, p, { groupId: p.youthJagId, receivedOn: "2026-08-02" });
  await referred(db, p, { receivedOn: "2025-08-01" });
});
afterEach(() => {
  vi.useRealTimers();
});

const QUARTER = { year: 2026, number: 2 } as const;
type Outcomes = Awaited<ReturnType<typeof outcomesLoader>>;
const outcomes = async (actor: Actor, search: string) => (await get(outcomesLoader, actor, {}, search)) as Outcomes;
const received = ({ counted }: Outcomes) => {
  if (counted.kind !== "counted") return expect.fail("not counted");
  return counted.counted.figures.find(({ id }) => id === "referrals-received")?.rows;
};

test("a quarter stands beside the same days a year before, over the whole partnership", async () => {
  const manager = await anActor(db, p, { duties: ["manager"] });
  const page = await outcomes(manager, "?theme=referrals&quarter=2026-27-Q2");
  expect(received(page)).toEqual({ quarter: 2, "quarter-before": 1, year: 2, "year-before": 1 });
  expect((await auditEvents(db)).map(({ event }) => event)).toContain("figures.outcomes-viewed");
});

test("who is in a group sees its own figures, and no others", async () => {
  const member = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
  expect(received(await outcomes(member, "?quarter=2026-27-Q2"))?.quarter).toBe(1);
  const others = get(outcomesLoader, member, {}, `?quarter=2026-27-Q2&group=${p.jagId}`);
  expect(await others).toMatchObject({ status: 404 });
  const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
  expect(await get(outcomesLoader, guest, {}, "?quarter=2026-27-Q2")).toMatchObject({ status: 403 });
});

test.each(["?quarter=2027-28-Q1", "?quarter=soon", "?theme=people", "?group=all"])(
  "%s leads nowhere",
  async (search) => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect(await get(outcomesLoader, manager, {}, search)).toMatchObject({ status: 404 });
  },
);

const rows = (actor: Actor, filter: { group?: string | null }) => {
  const href = numberHref({ measure: "referrals-received", quarter: QUARTER, span: "quarter", filter });
  return get(rowsLoader, actor, {}, href.slice(href.indexOf("?"))) as ReturnType<typeof rowsLoader>;
};

test("the rows behind a number are those that somebody may open; of the others it says how many", async () => {
  const executive = await anActor(db, p, { duties: ["executive"] });
  expect(await rows(executive, {})).toMatchObject({ total: 2, visible: 0, rows: [] });
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  const page = await rows(chair, {});
  expect(page).toMatchObject({ total: 2, visible: 1 });
  const listed = (await auditEvents(db)).filter(({ event }) => event === "figures.rows-listed");
  expect(listed.length).toBe(2);
});

test("a member opens numbers of their own group alone", async () => {
  const member = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
  expect(await rows(member, { group: p.youthJagId })).toMatchObject({ total: 1, visible: 1 });
  for (const filter of [{}, { group: null }, { group: p.jagId }])
    expect(await rows(member, filter)).toMatchObject({ status: 404 });
});

test.each(["measure=no-such&quarter=2026-27-Q2&span=quarter", "measure=referrals-received&quarter=2026-27-Q2&span=quarter&by=risk", "measure=referrals-received&quarter=2026-27-Q2&span=quarter&by=beat&is=65"])(
  "?%s leads to no number", async (search) => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect(await get(rowsLoader, manager, {}, `?${search}`)).toMatchObject({ status: 404 });
  },
); // prettier-ignore

test("a target of the partnership stands below its measure’s figures, and below no group’s", async () => {
  const manager = await anActor(db, p, { duties: ["manager"] });
  await insert(db, "measure_target", {
    ...{ id: uuid(), partnership_id: p.partnershipId, measure: "referrals-received", from_day: "2026-04-01" },
    ...{ baseline_thousandths: 1000, baseline_label: "2025/26", target_kind: "value", target_thousandths: 2000 },
    ...{ target_words: null, recorded_at: "2026-04-01T09:00:00.000Z", recorded_by: manager.id },
  });
  expect((await outcomes(manager, "?quarter=2026-27-Q2")).targets).toMatchObject([
    { measure: "referrals-received", judgement: "met" },
  ]);
  expect((await outcomes(manager, `?quarter=2026-27-Q2&group=${p.jagId}`)).targets).toEqual([]);
});
