import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import * as list from "#app/routes/retention/_index/route.tsx";
import * as confirm from "#app/routes/retention/confirm/route.tsx";
import * as decide from "#app/routes/retention/decide/route.tsx";
import * as holds from "#app/routes/retention/holds._index/route.tsx";
import * as hold from "#app/routes/retention/holds.$holdId/route.tsx";
import * as newHold from "#app/routes/retention/holds.new/route.tsx";
import * as item from "#app/routes/retention/items.$retentionItemId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  aPartnership,
  aPerson,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aClosing, aHold, anItem } from "../support/retention.ts";

const NOW = new Date("2026-11-27T10:00:00.000Z");
let db: Executor;
let p: TestPartnership;
let officer: Actor;

afterEach(() => vi.useRealTimers());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
});

const NO_DAY = { "until-day": "", "until-month": "", "until-year": "", reason: "" };
const items = () => db.selectFrom("retention_item").selectAll().orderBy("id").execute();
const holdsNow = () => db.selectFrom("retention_hold").selectAll().orderBy("id").execute();
const body = (answer: unknown) => (answer as { data: Record<string, unknown> }).data;
const status = (answer: unknown) =>
  (answer as { init?: { status: number } }).init?.status ?? (answer as { status: number }).status;
const location = (answer: unknown) => (answer as Response).headers.get("location");

async function due(count = 1) {
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const record_id = await anIncident(db, p, { latest_day: "2019-01-01", reference: `IN-19-000${n + 1}` });
    made.push(await anItem(db, p, { record_kind: "incident", record_id, reference: `IN-19-000${n + 1}` }));
  }
  return made;
}
const ticked = (ids: readonly string[], version = 1) => `?${ids.map((id) => `item=${id}.${version}`).join("&")}`;
const approve = (search: string, what = "proposed") => post(confirm.action, officer, {}, {}, `${search}&what=${what}`);

describe("the list", () => {
  test("shows what is due, filtered by kind, and leaves an event", async () => {
    const [id] = await due();
    await anItem(db, p, {
      record_kind: "person",
      record_id: await aPerson(db, p),
      reference: "P-1",
      rule: "last-link",
    });
    const shown = (await get(list.loader, officer)) as { items: { id: string }[]; count: number };
    expect([shown.items.length, shown.count]).toEqual([2, 2]);
    const incidents = (await get(list.loader, officer, {}, "?kind=incident")) as typeof shown;
    expect(incidents.items.map((one) => one.id)).toEqual([id]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "retention.listed", result_count: 1 });
  });

  test.each(["coordinator", "manager"])("is not for a %s", async (kind) => {
    const actor =
      kind === "manager"
        ? await anActor(db, p, { duties: ["manager"] })
        : await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(await get(list.loader, actor)).toMatchObject({ status: 403 });
    expect(await get(holds.loader, actor)).toMatchObject({ status: 403 });
  });

  test("asks for the job at once", async () => {
    expect(await post(list.action, officer, {}, {})).toMatchObject({ status: 302 });
    expect(await db.selectFrom("job").select("name").execute()).toEqual([{ name: "list-due-records" }]);
  });

  test("a neighbour's item is not found", async () => {
    const q = await aPartnership(db);
    const foreign = await anItem(db, q, { record_kind: "incident", record_id: await anIncident(db, q) });
    expect(await get(item.loader, officer, { retentionItemId: foreign })).toMatchObject({ status: 404 });
  });
});

describe("deciding", () => {
  test("approves many in one run, as proposed, with one event that names each record", async () => {
    const ids = await due(3);
    expect(location(await post(decide.action, officer, {}, { what: "proposed", ...NO_DAY }, ticked(ids)))).toContain(
      "/retention/confirm?",
    );
    expect(location(await approve(ticked(ids)))).toContain("status=approved");
    const [run] = await db.selectFrom("retention_run").selectAll().execute();
    expect(run).toMatchObject({ status: "approved", records: 3, approved_by: officer.id });
    expect((await items()).map(({ status, fate, run_id }) => [status, fate, run_id])).toEqual(Array(3).fill(["approved", "anonymise", run?.id])); // prettier-ignore
    expect((await auditEvents(db)).at(-1)).toMatchObject({
      event: "retention.approved",
      category: "erasure",
      result_count: 3,
    });
  });

  test("erases where anonymising was proposed", async () => {
    const ids = await due();
    await approve(ticked(ids), "erase");
    expect(await items()).toMatchObject([{ status: "approved", fate: "erase", proposed: "anonymise" }]);
  });

  test("decides about all of a filtered list", async () => {
    await due(2);
    await anItem(db, p, { record_kind: "person", record_id: await aPerson(db, p) });
    await approve("?all=yes&kind=incident");
    expect((await items()).map(({ record_kind, status }) => `${record_kind} ${status}`).sort()).toEqual([
      "incident approved",
      "incident approved",
      "person due",
    ]);
  });

  test("what something holds since is kept, and the others go", async () => {
    const ids = await due(2);
    const [first] = await items();
    await aHold(db, p, { record_kind: "incident", record_id: first?.record_id ?? "" });
    await approve(ticked(ids));
    expect(await items()).toMatchObject([{ status: "kept", kept_because: "Litigation" }, { status: "approved" }]);
    expect(await db.selectFrom("retention_run").select("records").execute()).toEqual([{ records: 1 }]);
  });

  test("a lost race decides nothing and says what happened", async () => {
    const ids = await due(2);
    await approve(ticked(ids.slice(0, 1)));
    const answer = await approve(ticked(ids));
    expect(status(answer)).toBe(409);
    expect(body(answer).lost).toMatchObject([{ status: "approved", decidedBy: officer.name }]);
    expect((await items()).map((one) => one.status)).toEqual(["approved", "due"]);
  });

  test("nothing ticked leads back to the list; what is nobody's is not found", async () => {
    expect(await get(decide.loader, officer)).toMatchObject({ status: 302 });
    expect(await approve(ticked([uuid()]))).toMatchObject({ status: 404 });
  });

  const until = { "until-day": "1", "until-month": "6", "until-year": String(NOW.getFullYear() + 1) };

  test("extends with a reason, to a day that the setting allows", async () => {
    const ids = await due();
    const blank = await post(decide.action, officer, {}, { what: "extend", ...NO_DAY }, ticked(ids));
    expect([status(blank), Object.keys(body(blank).errors as object)]).toEqual([400, ["until", "reason"]]);
    const far = { ...until, "until-year": String(NOW.getFullYear() + 9) };
    const refused = await post(decide.action, officer, {}, { what: "extend", ...far, reason: "Asked" }, ticked(ids));
    expect([status(refused), body(refused).values]).toMatchObject([422, { reason: "Asked" }]);
    expect(
      await post(decide.action, officer, {}, { what: "extend", ...until, reason: "Asked" }, ticked(ids)),
    ).toMatchObject({ status: 302 });
    expect(await items()).toMatchObject([{ status: "extended", reason: "Asked", decided_by: officer.id }]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "retention.extended" });
  });

  test("a child's record is not extended beyond one review", async () => {
    const person_id = await aPerson(db, p, { birth_date: "2003-02-01" });
    const { id } = await aClosing(db, p, "2019-05-03", { person_id });
    const row = await anItem(db, p, { record_kind: "case", record_id: id, rule: "child", review_on: "2021-02-01" });
    const answer = await post(decide.action, officer, {}, { what: "extend", ...until, reason: "Asked" }, ticked([row]));
    expect(status(answer)).toBe(422);
    expect(JSON.stringify(body(answer).errors)).toContain("child");
  });
});

describe("taking an approval back", () => {
  const back = (id: string, version: number, what: "item" | "run") =>
    post(item.action, officer, { retentionItemId: id }, { version: String(version), what });

  test("of one record, and of all of them", async () => {
    const ids = await due(3);
    await approve(ticked(ids));
    expect(await back(ids[0] ?? "", 2, "item")).toMatchObject({ status: 302 });
    expect(await db.selectFrom("retention_run").select(["records", "status"]).execute()).toEqual([
      { records: 2, status: "approved" },
    ]);
    expect(await back(ids[1] ?? "", 2, "run")).toMatchObject({ status: 302 });
    expect((await items()).map((one) => [one.status, one.run_id, one.fate])).toEqual(
      Array(3).fill(["due", null, null]),
    );
    expect(await db.selectFrom("retention_run").select(["records", "status"]).execute()).toEqual([
      { records: 0, status: "done" },
    ]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "retention.approval-taken-back", result_count: 2 });
  });

  test("is too late once the run has begun", async () => {
    const ids = await due();
    await approve(ticked(ids));
    await inTransaction(db, (trx) => trx.updateTable("retention_run").set({ status: "running" }).execute());
    expect(status(await back(ids[0] ?? "", 2, "item"))).toBe(409);
    expect(await items()).toMatchObject([{ status: "approved" }]);
  });
});

describe("holds", () => {
  const next = NOW.getFullYear() + 1;
  const typed = { kind: "incident", reference: "in-19-0001", ground: "litigation", words: "A claim", "reviewOn-day": "1", "reviewOn-month": "1", "reviewOn-year": String(next) }; // prettier-ignore

  test("is placed by kind and reference, takes the record off the list, and leaves an event at the record", async () => {
    await due();
    expect(await post(newHold.action, officer, {}, typed)).toMatchObject({ status: 302 });
    const [placed] = await holdsNow();
    expect(placed).toMatchObject({
      record_kind: "incident",
      ground: "litigation",
      words: "A claim",
      placed_by: officer.id,
    });
    expect(await items()).toMatchObject([{ status: "kept", kept_because: "Litigation" }]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "retention.hold-placed", object_id: placed?.record_id, fields: "ground,words,reviewOn" }); // prettier-ignore
  });

  test.each([
    ["an unknown reference", { reference: "IN-19-9999" }, 422],
    ["a reference of another kind", { kind: "case" }, 422],
    ["a day in the past", { "reviewOn-year": "2020" }, 422],
    ["a day too far ahead", { "reviewOn-year": String(next + 5) }, 422],
    ["no reason", { words: " " }, 400],
    ["a kind that nobody knows", { kind: "notification" }, 400],
  ])("is refused with %s", async (_name, change, expected) => {
    await due();
    const answer = await post(newHold.action, officer, {}, { ...typed, ...change });
    expect([status(answer), await holdsNow()]).toEqual([expected, []]);
  });

  test("is listed, looked at again, and ended with a reason; a second time it is too late", async () => {
    const record_id = await anIncident(db, p);
    const id = await aHold(db, p, { record_kind: "incident", record_id, review_on: "2026-02-01" });
    const shown = (await get(holds.loader, officer, {}, "?show=to-review")) as {
      holds: { id: string }[];
      toReview: number;
    };
    expect([shown.holds.map((one) => one.id), shown.toReview]).toEqual([[id], 1]);
    expect(await get(hold.loader, officer, { holdId: id })).toMatchObject({ kind: "incident", ground: "litigation" });
    const { "reviewOn-day": day, "reviewOn-month": month, "reviewOn-year": year } = typed;
    const again = { what: "review", version: "1", "reviewOn-day": day, "reviewOn-month": month, "reviewOn-year": year };
    expect(await post(hold.action, officer, { holdId: id }, again)).toMatchObject({ status: 302 });
    const end = (version: string, reason = "Settled") =>
      post(
        hold.action,
        officer,
        { holdId: id },
        { what: "end", version, reason, "reviewOn-day": "", "reviewOn-month": "", "reviewOn-year": "" },
      );
    expect(status(await end("2", ""))).toBe(400);
    expect(status(await end("1"))).toBe(409);
    expect(await end("2")).toMatchObject({ status: 302 });
    expect(await holdsNow()).toMatchObject([
      { ended_reason: "Settled", ended_by: officer.id, review_on: `${next}-01-01` },
    ]);
    expect(status(await end("3"))).toBe(409);
  });
});

test("the page of one record has its working and what would go, and opening it is consulting the record", async () => {
  const [id = ""] = await due();
  const [row] = await items();
  expect(await get(item.loader, officer, { retentionItemId: id })).toMatchObject({
    item: { reference: "IN-19-0001", canBeTakenBack: false },
    retention: { working: "Happened on 1 January 2019, and 6 years", heldBy: [] },
  });
  expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "retention.item-viewed", object_kind: "incident", object_id: row?.record_id }); // prettier-ignore
});
