import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { findLastLogCheck, findLogEvent, listEventsOfRecord, listLogEvents } from "#db/queries/audit-log.ts";
import {
  findLastSeal,
  findUnsealedWithoutEvent,
  listEventsBetween,
  listSealsAfter,
  listUnsealed,
} from "#db/queries/audit-seals.ts";
import {
  anyUnsealedBetween,
  findOldestInstant,
  listArchivable,
  listPartnershipsInLog,
} from "#db/queries/log-archives.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";

let db: Executor;
let officer: Actor;
let chair: Actor;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
});

const none = { from: null, before: null, user: undefined, category: undefined, event: undefined };
const page = { after: { at: "2026-03-02T10:00:00.000Z", id: "x" }, limit: 51 };

test.each<[string, (db: Executor) => Promise<unknown>, RegExp]>([
  ["the log", (s) => listLogEvents(s, officer, none, page), /audit_event_by_instant/],
  [
    "the log between days",
    (s) => listLogEvents(s, officer, { ...none, from: "a", before: "b" }, page),
    /audit_event_by_instant/,
  ],
  ["the log of one person", (s) => listLogEvents(s, officer, { ...none, user: "x" }, page), /audit_event_by_actor/],
  [
    "the log of one kind of event",
    (s) => listLogEvents(s, officer, { ...none, event: "x" }, page),
    /audit_event_by_event/,
  ],
  [
    "the events of a record",
    (s) => listEventsOfRecord(s, officer, { kind: "case", id: "x" }, page),
    /audit_object.*object_kind=\? AND object_id=\?/,
  ],
  [
    "the events of a person that somebody may know of",
    (s) => listEventsOfRecord(s, chair, { kind: "person", id: "x", hideLogUse: true, onlyKnown: true }, page),
    /audit_object.*object_kind=\? AND object_id=\?[^]*named USING INDEX audit_object_by_event/,
  ],
  ["the last check", (s) => findLastLogCheck(s), /audit_event_by_event/],
  ["what the sealer takes", (s) => listUnsealed(s, 500), /audit_unsealed/],
  ["work without an event", (s) => findUnsealedWithoutEvent(s), /audit_unsealed/],
  ["the last seal", (s) => findLastSeal(s), /audit_seal/],
  ["the seals in order", (s) => listSealsAfter(s, 1, 100), /audit_seal USING INTEGER PRIMARY KEY/],
  ["what may go into the archive", (s) => listArchivable(s, "x", { from: "a", before: "b" }, { at: "a", id: "x" }, 300), /audit_event USING INDEX audit_event_by_instant/], // prettier-ignore
  ["what is not sealed of a month", (s) => anyUnsealedBetween(s, { from: "a", before: "b" }), /audit_unsealed/],
  ["the oldest event of a partnership", (s) => findOldestInstant(s, "x"), /audit_event_by_instant/],
  ["the partnerships that the log names", (s) => listPartnershipsInLog(s), /audit_event USING COVERING INDEX/],
  ["the events in order", (s) => listEventsBetween(s, "a", "b", 1000), /audit_event USING INDEX/],
])("%s: an index in the order of the list, and no sort", async (_, list, index) => {
  const plans = await plansOf(list);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/TEMP B-TREE|SCAN audit_event(?! USING)/);
  }
});

test("whether an event takes a reason is looked up, not searched for", async () => {
  const [plan] = await plansOf((s) => findLogEvent(s, officer, "x"));
  expect(plan).toMatch(/audit_object USING/);
  expect(plan).not.toMatch(/SCAN/);
});

test("a scan and a sort would be noticed", async () => {
  const [plan] = await plansOf((s) => s.selectFrom("audit_event").selectAll().orderBy("fields").limit(1).execute());
  expect(plan).toMatch(/SCAN audit_event/);
  expect(plan).toMatch(/TEMP B-TREE/);
});

/** How SQLite would run each query that the function asks. */
async function plansOf(list: (db: Executor) => Promise<unknown>) {
  const asked: string[] = [];
  await list(
    db.withPlugin({
      transformQuery: ({ node, queryId }) => {
        asked.push(db.getExecutor().compileQuery(node, queryId).sql);
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }),
  );
  const plans = [];
  for (const query of asked) {
    const { rows } = await sql
      .raw<{ detail: string }>(`explain query plan ${query.replaceAll("?", "'1'")}`)
      .execute(db);
    plans.push(rows.map((row) => row.detail).join("\n"));
  }
  return plans;
}
