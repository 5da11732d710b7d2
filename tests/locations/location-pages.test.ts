import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as listPage from "#app/routes/locations/_index/route.tsx";
import * as locationPage from "#app/routes/locations/$locationId/route.tsx";
import * as changePage from "#app/routes/locations/$locationId_.change/route.tsx";
import * as newPage from "#app/routes/locations/new/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  aLocation,
  anActor,
  aPartnership,
  aReferralAbout,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let member: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const FIELDS = {
  kind: "address",
  name: "14 Ling Road",
  addressWords: "14 Ling Road, Loughborough",
  postcode: "le11 1ab",
};
const locations = () => db.selectFrom("location").selectAll().orderBy("id").execute();
const statusOf = (reply: unknown) =>
  reply instanceof Response ? reply.status : (reply as { init: { status: number } }).init.status;
const add = (more: Record<string, string> = {}) => post(newPage.action, member, {}, { ...FIELDS, ...more });
const found = async (find: string, actor = member) =>
  ((await get(listPage.loader, actor, {}, `?find=${encodeURIComponent(find)}`)) as { locations: { name: string }[] }).locations.map((place) => place.name); // prettier-ignore

describe("recording a location", () => {
  test("makes a reference, and it is found by words, sound, postcode and reference", async () => {
    expect(statusOf(await add())).toBe(302);
    expect(await locations()).toMatchObject([
      { reference: "L-26-0001", postcode: "LE11 1AB", beat_code: null, beat_by: null, created_by: member.id },
    ]);
    for (const find of ["ling", "14 ling", "Lyng Road", "LE111AB", "L-26-0001", "l-26-0001"])
      expect([find, await found(find)]).toEqual([find, ["14 Ling Road"]]);
    expect(await found("Baxtergate")).toEqual([]);
    expect((await auditEvents(db)).map((e) => e.event)).toContain("location.created");
  });

  test("what may be the same is shown with why, and recorded all the same when asked", async () => {
    await add();
    const reply = (await add({ name: "14 LING ROAD" })) as { data: { alike: { why: string[] }[] } };
    expect(statusOf(reply)).toBe(422);
    expect(reply.data.alike).toMatchObject([{ why: ["The same name", "The same postcode and number"] }]);
    expect(await locations()).toHaveLength(1);
    expect(statusOf(await add({ name: "14 LING ROAD", anyway: "yes" }))).toBe(302);
    expect(await locations()).toHaveLength(2);
  });

  test("a beat that is picked is remembered for the street, and serves the next address there", async () => {
    const beatId = "0197c000-0000-7000-8000-000000000065";
    await insert(db, "area", { id: beatId, partnership_id: p.partnershipId, kind: "beat", code: "65", name: "Shelthorpe", version: 1, import_batch_id: null }); // prettier-ignore
    await add({ beatId });
    await add({ name: "16 Ling Road", addressWords: "16 Ling Rd", postcode: "" });
    expect(await locations()).toMatchObject([
      { beat_code: "65", beat_by: "choice" },
      { beat_code: "65", beat_by: "choice" },
    ]);
    expect((await auditEvents(db)).map((e) => e.event)).toContain("area.street-beat-chosen");
  });

  test("of a beat of nowhere is refused at its field", async () => {
    const reply = await add({ beatId: "0197c000-0000-7000-8000-000000000099" });
    expect((reply as { data: { errors: object } }).data.errors).toEqual({ beatId: "Select a beat from the list" });
  });

  test("is not everybody's: an executive finds and opens, and records nothing", async () => {
    const executive = await anActor(db, p, { duties: ["executive"] });
    await add();
    expect(await found("ling", executive)).toEqual(["14 Ling Road"]);
    expect(statusOf(await post(newPage.action, executive, {}, FIELDS))).toBe(403);
  });

  test("search comes first: without one the page sends there", async () => {
    expect(((await get(newPage.loader, member)) as Response).headers.get("Location")).toBe("/locations");
  });
});

describe("changing a location", () => {
  const change = (locationId: string, more: Record<string, string> = {}) =>
    post(changePage.action, member, { locationId }, { ...FIELDS, version: "1", ...more });

  test("changes what it is found by", async () => {
    const id = await aLocation(db, p);
    expect(statusOf(await change(id, { name: "Meadow Lane pitches", addressWords: "" }))).toBe(302);
    expect(await found("meadow")).toEqual(["Meadow Lane pitches"]);
    expect(await found("playing")).toEqual([]);
  });

  test("after somebody else shows both versions and loses neither", async () => {
    const id = await aLocation(db, p);
    await change(id, { name: "Theirs" });
    const reply = (await change(id, { name: "Mine" })) as { data: { values: object; current: object } };
    expect(statusOf(reply)).toBe(409);
    expect(reply.data).toMatchObject({ values: { name: "Mine", version: "2" }, current: { name: "Theirs" } });
    expect((await locations())[0]?.name).toBe("Theirs");
  });

  test("of another partnership is not found", async () => {
    const elsewhere = await aLocation(db, await aPartnership(db));
    expect(statusOf(await change(elsewhere))).toBe(404);
    expect(statusOf(await get(locationPage.loader, member, { locationId: elsewhere }))).toBe(404);
  });
});

test("a location shows the cases and referrals about it that the actor sees, and no others", async () => {
  const locationId = await aLocation(db, p);
  const subject = { subject_kind: "problem" as const, problem_title: "Off-road bikes", location_id: locationId };
  const id = await aReferralAbout(db, p, { location_id: locationId });
  const hidden = await aReferralAbout(db, p, { location_id: locationId }, { group_id: p.youthJagId });
  const { id: caseId } = await aCase(db, p);
  await inTransaction(db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ person_id: null, ...subject })
      .where("id", "=", caseId)
      .execute(),
  );
  const page = (await get(locationPage.loader, member, { locationId })) as {
    referrals: { id: string }[];
    cases: { id: string }[];
  };
  expect(page.cases.map((c) => c.id)).toEqual([caseId]);
  expect(page.referrals.map((r) => r.id)).toEqual([id]);
  const nobody = await anActor(db, p);
  const other = (await get(locationPage.loader, nobody, { locationId })) as { referrals: unknown[]; cases: unknown[] };
  expect([other.referrals, other.cases]).toEqual([[], []]);
  expect(JSON.stringify(page)).not.toContain(hidden);
  expect((await auditEvents(db)).map((e) => e.event)).toContain("location.viewed");
});

test("the list is paged by key, with none twice and none left out", async () => {
  for (let n = 0; n < 60; n++) {
    const name = `Place ${String(n % 20).padStart(2, "0")}`;
    await aLocation(db, p, { name, name_folded: name.toLowerCase() });
  }
  type Page = { locations: { id: string }[]; next: string | null };
  const first = (await get(listPage.loader, member)) as Page;
  const second = (await get(listPage.loader, member, {}, `?${first.next}`)) as Page;
  expect([first.locations.length, second.locations.length, second.next]).toEqual([50, 10, null]);
  expect(new Set([...first.locations, ...second.locations].map((place) => place.id)).size).toBe(60);
});
