import { beforeEach, describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { detailLines } from "#app/domain/audit/detail-lines.ts";
import { action, loader } from "#app/routes/audit/events.$eventId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { log, NOW } from "./log.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
});

const open = (eventId: string, actor: Actor | null = officer) => get(loader, actor, { eventId });
const giveReason = (eventId: string, reason: string, actor: Actor | null = officer) =>
  post(action, actor, { eventId }, { reason });
const restricted = () =>
  log(
    db,
    { event: "risk.assessed", category: "collection", detail: { after: { level: "CANARY" } }, restricted: true },
    coordinator,
  );

describe("who may open an event", () => {
  test("nobody signed out", async () => {
    const id = await restricted();
    expect(await open(id, null)).toMatchObject({ init: { status: 401 } });
    expect(await giveReason(id, "x", null)).toMatchObject({ init: { status: 401 } });
  });

  test("nobody without the duty", async () => {
    const id = await restricted();
    expect(await open(id, coordinator)).toMatchObject({ status: 403 });
    expect(await giveReason(id, "x", coordinator)).toMatchObject({ status: 403 });
  });

  test("not an officer of another partnership, to whom it does not exist", async () => {
    const id = await restricted();
    const other = await anActor(db, await aPartnership(db), { duties: ["information-governance"] });
    for (const event of [id, uuid(), "x"]) {
      expect(await open(event, other)).toMatchObject({ status: 404 });
      expect(await giveReason(event, "a reason", other)).toMatchObject({ status: 404 });
    }
    expect(
      (await db.selectFrom("audit_event").select("event").where("event", "like", "audit.%").execute()).length,
    ).toBe(0);
  });
});

test("content that is not restricted is shown, and that is logged once in ten minutes", async () => {
  const detail = { before: { status: "open", dueOn: null }, after: { status: "done", finishedOn: "2026-03-01" } };
  const id = await log(
    db,
    { event: "action.completed", category: "alteration", detail, fields: ["status"] },
    coordinator,
  );
  const shown = {
    what: "Finished an action", who: "Cora Dinator", category: "Changed", state: "kept", isSealed: false, fields: "status",
    content: [
      { name: "status", before: "open", after: "done" },
      { name: "due on", before: "Nothing", after: null },
      { name: "finished on", before: null, after: "2026-03-01" },
    ],
  }; // prettier-ignore
  expect(await open(id)).toMatchObject(shown);
  expect(await open(id)).toMatchObject(shown);
  await expectAudit(
    db,
    [
      {
        event: "audit.event-viewed",
        category: "consultation",
        actor_id: officer.id,
        object_kind: "audit-event",
        object_id: id,
        objects: [`audit-event ${id}`],
      },
    ],
    1,
  );
});

test("an event without content says so", async () => {
  expect(await open(await log(db, {}, coordinator))).toMatchObject({ state: "none", content: null });
});

test("content that was erased is not there, and when and under which rule is", async () => {
  const id = await log(db, { detail: { words: "CANARY" } }, coordinator);
  await inTransaction(db, async (trx) => {
    const run = {
      id: uuid(),
      partnership_id: p.partnershipId,
      rule: "closed-case-7-years",
      started_by: "x",
      started_at: NOW.toISOString(),
    };
    await trx.insertInto("erasure_run").values({ ...run, open_marker: "open" }).execute(); // prettier-ignore
    await trx.deleteFrom("audit_detail").where("event_id", "=", id).execute();
    await trx.insertInto("audit_detail_erased").values({ event_id: id, erasure_run_id: run.id }).execute();
    await trx.updateTable("erasure_run").set({ open_marker: null }).execute();
  });
  expect(await open(id)).toMatchObject({
    state: "erased",
    content: null,
    erased: { at: NOW.toISOString(), rule: "closed-case-7-years" },
  });
  expect(await giveReason(id, "a reason")).toMatchObject({ status: 404 });
});

describe("content of a restricted record", () => {
  test("does not leave the server before a reason is given", async () => {
    const reply = await open(await restricted());
    expect(reply).toMatchObject({ state: "kept", content: null });
    expect(JSON.stringify(reply)).not.toContain("CANARY");
  });

  test.each([
    ["no reason", "", "Enter why you need to see this content"],
    ["a blank one", "   ", "Enter why you need to see this content"],
    ["an endless one", "x".repeat(501), "Reason must be 500 characters or less"],
  ])("does not for %s, which stays as typed", async (_, typed, message) => {
    const id = await restricted();
    const reply = await giveReason(id, typed);
    expect(reply).toMatchObject({
      data: { errors: { reason: message }, values: { reason: typed }, content: null },
      init: { status: 400 },
    });
    await expectAudit(db, [{ event: "risk.assessed" }]);
  });

  test("is shown for a reason, and each opening is an event that says why", async () => {
    const id = await restricted();
    for (const reason of ["Complaint 12", " Complaint 13 "]) {
      expect(await giveReason(id, reason)).toMatchObject({
        data: { content: [{ name: "level", before: null, after: "CANARY" }] },
        init: { status: 200 },
      });
    }
    const opened = {
      event: "audit.detail-opened",
      category: "consultation",
      actor_id: officer.id,
      object_kind: "audit-event",
      object_id: id,
      // In the part that can be erased: what is typed here may name somebody.
      purpose: null,
    } as const;
    const events = ["Complaint 12", "Complaint 13"].map((reason) => ({ ...opened, detail: { reason } }));
    await expectAudit(db, events, 1);
  });
});

test.each([
  ["nothing", {}, []],
  ["lists", { listed: ["a", "b"], none: [] }, [["listed", null, "a, b"], ["none", null, "Nothing"]]],
  ["values within values", { query: { name: "x", exact: false }, at: 3 }, [["query: name", null, "x"], ["query: exact", null, "No"], ["at", null, "3"]]],
  ["before alone", { before: { a: 1 } }, [["a", "1", null]]],
  ["a list of things", { found: [{ id: 1 }] }, [["found", null, '{"id":1}']]],
  ["a bare value", "x", [["content", null, "x"]]],
])("content with %s becomes lines", (_, content, lines) => {
  expect(detailLines(JSON.stringify(content)).map(({ name, before, after }) => [name, before, after])).toEqual(lines);
}); // prettier-ignore
