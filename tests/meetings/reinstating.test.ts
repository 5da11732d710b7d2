import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { planSittings } from "#app/domain/meetings/plan.ts";
import { refuseReinstatement, SITTING_STATUSES, statusOn, statusWhenReinstated } from "#app/domain/meetings/sitting.ts";
import { action as cancel } from "#app/routes/meetings/$groupId.meetings.$sittingId.cancel/route.tsx";
import { action as move, loader as movePage } from "#app/routes/meetings/$groupId.meetings.$sittingId.move/route.tsx";
import {
  action as reinstate,
  loader as reinstatePage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.reinstate/route.tsx";
import { loader as listPage } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anOffice, events, NOW, type Office, typedDays } from "../admin/office.ts";
import { anActor, aSitting, get, post, testDatabase } from "../factories.ts";

describe("whether a meeting can be reinstated", () => {
  const TODAY = "2026-03-10";
  test.each([
    ["cancelled, ahead", "cancelled", "2026-03-11", null],
    ["cancelled, today", "cancelled", "2026-03-10", null],
    [
      "cancelled, yesterday",
      "cancelled",
      "2026-03-09",
      "The day of this meeting has passed, so it cannot be reinstated",
    ],
    ...SITTING_STATUSES.filter((status) => status !== "cancelled").map(
      (status) => [status, status, "2026-03-11", "This meeting is not cancelled"] as const,
    ),
  ] as const)("%s", (_name, status, day, message) => {
    expect(refuseReinstatement({ status, day }, TODAY)?.message ?? null).toBe(message);
  });

  test.each([
    ["on the day of its pattern", "2026-03-12", "2026-03-12", "planned"],
    ["on another day than its pattern's", "2026-03-12", "2026-03-17", "moved"],
    ["of no pattern", null, "2026-03-17", "planned"],
  ] as const)("%s it stands as %s, %s: %s", (_name, seriesDay, day, status) => {
    expect(statusWhenReinstated({ seriesDay, day })).toBe(status);
  });

  test("a pattern that no longer gives its day leaves it, because somebody has decided that it takes place", () => {
    const sitting = { id: "x", seriesId: "s", seriesDay: "2026-03-12", day: "2026-03-12", status: "planned" } as const;
    const plan = (reason: string | null) => planSittings([], [{ ...sitting, reason }], { today: TODAY, endedOn: null });
    expect(plan(null).remove).toEqual(["x"]);
    expect(plan("The room is free again").remove).toEqual([]);
  });
});

let db: Executor;
let office: Office;
let chair: Actor;
let member: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
  chair = await anActor(db, office, { groups: { [office.jagId]: "chair", [office.youthJagId]: "member" } });
  member = await anActor(db, office, { groups: { [office.jagId]: "member" } });
});
afterEach(() => vi.useRealTimers());

const aCancelled = (day: string, changes: Parameters<typeof aSitting>[2] = {}) =>
  aSitting(db, office, { day, status: "cancelled", reason: "Too few can come", version: 2, ...changes });
const send = (sittingId: string, fields: Record<string, string> = {}, actor: Actor = chair) =>
  post(reinstate, actor, { groupId: office.jagId, sittingId }, { version: "2", reason: "Enough can come", ...fields });
const sittings = () => db.selectFrom("sitting").select(["day", "status", "reason"]).orderBy("day").execute();
const changes = () => db.selectFrom("sitting_change").select(["kind", "reason", "changed_by"]).orderBy("id").execute();
const told = () =>
  db.selectFrom("notification").select(["user_id", "kind", "object_id", "reference"]).orderBy("id").execute();

test("it takes place after all, with its reason, its history, everybody in the group told and a line in the log", async () => {
  const id = await aCancelled("2026-03-17");
  const list = (actor: Actor) => get(listPage, actor, { groupId: office.jagId });
  expect(await list(chair)).toMatchObject({ sittings: [{ mayChange: false, mayReinstate: true }] });
  expect(await list(member)).toMatchObject({ sittings: [{ mayReinstate: false }] });
  expect(await get(reinstatePage, chair, { groupId: office.jagId, sittingId: id })).toMatchObject({
    ...{ refusal: null, reason: "Too few can come", changes: [] },
  });
  const answer = (await send(id)) as Response;
  expect(answer.headers.get("Location")).toBe(`/groups/${office.jagId}/meetings?saved=meeting-reinstated`);
  expect(await sittings()).toEqual([{ day: "2026-03-17", status: "planned", reason: "Enough can come" }]);
  expect(await changes()).toEqual([{ kind: "reinstated", reason: "Enough can come", changed_by: chair.id }]);
  expect(await told()).toEqual([
    { user_id: member.id, kind: "meeting-reinstated", object_id: office.jagId, reference: "17 March 2026" },
  ]);
  expect((await events(db)).at(-1)).toMatchObject({ event: "meeting.reinstated", fields: "status,reason" });
  expect(await list(chair)).toMatchObject({ sittings: [{ status: "planned", mayChange: true, mayReinstate: false }] });
});

test("moving and cancelling are in its history too, the newest first, and the group is told of each", async () => {
  const sittingId = await aSitting(db, office, { day: "2026-03-17" });
  const params = { groupId: office.jagId, sittingId };
  const moved = { version: "1", reason: "The room is let", ...typedDays({ day: "2026-03-18" }), startTime: "10:00", place: "Hall" }; // prettier-ignore
  await post(move, chair, params, moved);
  await post(cancel, chair, params, { version: "2", reason: "Too few can come" });
  await send(sittingId, { version: "3" });
  expect(await get(movePage, chair, params)).toMatchObject({
    changes: [
      { kind: "reinstated", afterDay: "2026-03-18" },
      { kind: "cancelled", reason: "Too few can come" },
      { kind: "moved", beforeDay: "2026-03-17", afterDay: "2026-03-18", afterPlace: "Hall", reason: "The room is let" },
    ],
  });
  expect((await told()).map(({ kind, reference }) => [kind, reference])).toEqual([
    ["meeting-moved", "17 March 2026"],
    ["meeting-cancelled", "18 March 2026"],
    ["meeting-reinstated", "18 March 2026"],
  ]);
});

test("a day with something against it is asked about first, as for a meeting that is added", async () => {
  await aSitting(db, office, { group_id: office.youthJagId, day: "2026-03-17", start_time: "10:00" });
  const id = await aCancelled("2026-03-17");
  expect(await send(id)).toMatchObject({
    data: { warned: { day: "2026-03-17", warnings: [expect.stringContaining("also meets on this day") as string] } },
  });
  expect(await changes()).toEqual([]);
  expect(await send(id, { warnedDay: "2026-03-17" })).toMatchObject({ status: 302 });
});

test.each([
  ["whose day has passed", "2026-03-09", {}, "has passed"],
  ["on a day on which the group meets by now", "2026-03-17", {}, "The group already meets on that day"],
  ["that is not cancelled", "2026-03-18", { status: "planned", reason: null }, "This meeting is not cancelled"],
] as const)("one %s is refused, and nothing changes", async (_name, day, state, message) => {
  await aSitting(db, office, { day: "2026-03-17" });
  const id = await aCancelled(day, state);
  expect(await send(id)).toMatchObject({
    init: { status: 422 },
    data: { errors: { form: expect.stringContaining(message) as string } },
  });
  expect([await changes(), await told()]).toEqual([[], []]);
});

test("a reason is needed; somebody who was first is told of; members and strangers may not", async () => {
  const id = await aCancelled("2026-03-17");
  expect(await send(id, { reason: " " })).toMatchObject({ init: { status: 400 } });
  expect(await send(id, {}, member)).toMatchObject({ status: 403 });
  const stranger = await anActor(db, office, { groups: { [office.youthJagId]: "chair" } });
  expect(await send(id, {}, stranger)).toMatchObject({ status: 404 });
  await send(id);
  expect(await send(id)).toMatchObject({
    init: { status: 409 },
    data: { values: { version: "3" }, errors: { form: expect.stringContaining("planned") as string } },
  });
});

test.each([
  ["planned", "2026-03-09", "held"],
  ["planned", "2026-03-10", "planned"],
  ["moved", "2026-03-09", "moved"],
  ["cancelled", "2026-03-09", "cancelled"],
] as const)("a %s meeting of %s stands in a list of 10 March as %s", (status, day, expected) => {
  expect(statusOn({ status, day }, "2026-03-10")).toBe(expected);
});
