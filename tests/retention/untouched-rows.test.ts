import { expect, test } from "vitest";
import { eraseRecord } from "#app/services/retention/erase-record.ts";
import { keyOf, TABLES } from "#db/holdings/all.ts";
import type { Table } from "#db/holdings/holding.ts";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { idsIn, type Reached } from "#db/queries/erasure-rows.ts";
import type { Executor } from "#db/transaction.ts";
import { testDatabase } from "../factories.ts";
import { aFilledRow, choicesOf } from "../support/filled-row.ts";
import { schemaOf } from "../support/schema.ts";
import { aWholePerson } from "../support/whole-person.ts";
import { anErasedWorld, CANARY, type ErasedWorld, everyRow, NOW } from "./erased-world.ts";

type Rows = Map<string, string[]>;
type Row = Record<string, unknown>;
type Ids = Record<string, string>;

/** Which columns of a row that stays an erasure changes, where it names whoever is erased; of every other row, none. */
const CHANGED: Readonly<Record<string, string>> = {
  // In minutes it keeps its place; it is a matter without words from then on.
  agenda_item: "kind case_id title reason version",
  minutes_version: "content",
  // In words about somebody else a pseudonym stands.
  case_note: "words",
  incident: "what_happened version",
  // Who reported an incident of somebody else.
  report: "reporter_person_id for_person_id version",
  // Kept under rules of their own, emptied: what was asked, what was told to whom, what was decided on the list.
  disclosure_entry: "what necessity recipients",
  retention_item: "reference status reason version",
  rights_request: "subject_name person_id contact_words words outcome_words version",
  rights_request_step: "words",
};
/** Bound to a record by its id or its words alone, so that nothing reaches them: gone where they name whoever is erased. */
const TRACES = "audit_detail incident_case note_case notification outbox_email person_search recent_view retention_hold search_term"; // prettier-ignore
/** What tells of the erasure itself. */
const WRITTEN = "audit_detail audit_detail_erased audit_event audit_object audit_unsealed erasure_run tombstone";
/** What a row needs that is filled by chance. */
const OWN: Readonly<Record<string, Record<string, string | number | null>>> = {
  audit_archive: { month: "2024-03" },
  access_link: { purpose: "set-up", user_id: null },
  csp_report: { status: "draft", sent_at: null },
  funding_entry: { kind: "allocated", transfer_id: null, corrects_id: null },
  funding_step: { state: "granted", quarter_from: null, underspend: null },
  crime_position: { position: 1, group_size: 2, as_at: "2026-03-02" },
  group_series: { weekday: 1, pattern: "every-n-weeks", every_weeks: 2, nth: null, month_of_quarter: null },
  incident_match: { status: "open", decided_at: null, decided_by: null },
  lapse_decision: { decision: "grace", grace_until: "2026-04-02" },
  minutes_copy: { kind: "action-log" },
  outbox_email: { status: "waiting", sent_at: null },
  plan_progress: { quarter_from: "2026-01-01" },
  population: { people: 1, force: null, csp_name: null },
  referral_source: { incident_id: null, problem_id: null },
  statement_acceptance: { attendance_id: null },
};

/** In every table something that is not the erased person's. */
async function fillTheRest(
  db: Executor,
  { partnershipId, otherIncidentId }: ErasedWorld,
  known: Ids,
  reached: Reached,
) {
  const own = { ...OWN, incident_match: { ...OWN.incident_match, other_id: otherIncidentId } };
  const choices = await choicesOf(db);
  const tables = await schemaOf(db);
  // Each time those that refer to what was filled before.
  for (let tries = 0; tries < 6; tries++) {
    const rows = await everyRow(db, tables.map(({ name }) => name)); // prettier-ignore
    const ids = { ...Object.fromEntries(standingIds(rows, reached)), ...known };
    for (const table of tables.filter(({ name }) => staying(rows, name, reached).length === 0)) {
      const filling = { partnershipId, ids, mark: (field: string) => `Stays ${field}`, choices };
      await aFilledRow(db, table, filling, own[table.name as keyof typeof own]).catch(() => undefined);
    }
  }
}

function standingIds(rows: Rows, reached: Reached): [string, string][] {
  return [...rows.keys()].flatMap((table) => {
    const [row] = staying(rows, table, reached);
    const key = TABLES.includes(table as Table) ? keyOf(table as Table) : "id";
    const id = row === undefined || key === null ? undefined : (JSON.parse(row) as Row)[key];
    return typeof id === "string" ? [[table, id] as [string, string]] : [];
  });
}

function staying(rows: Rows, table: string, reached: Reached): string[] {
  const gone = [...reached.values()].flatMap((ids) => [...ids]);
  return (rows.get(table) ?? []).filter((row) => !CANARY.test(row) && !gone.some((id) => row.includes(id)));
}

test("of whoever was not linked to the erased person every row of every table is as it was, to the byte", async () => {
  const db = await testDatabase();
  const world = await anErasedWorld(db);
  const { officer, personId } = await aWholePerson(db, world.p);
  const reached = await reachedWithLeftovers(db, [["person", [world.personId]]]);
  await fillTheRest(db, world, { user_account: officer, person: personId }, reached);
  const all = (await schemaOf(db)).map(({ name }) => name);
  const before = await everyRow(db, all);
  const empty = all.filter((table) => staying(before, table, reached).length === 0);
  expect(empty).toEqual(["demonstration_birth", "erasure_marker"]);

  const context = { db, now: NOW, actor: world.actor, folders: world.folders };
  await eraseRecord(context, { kind: "person", id: world.personId }, { rule: "test", fate: "erase" });
  const after = await everyRow(db, all);
  const gone = [...reached.values()].flatMap((ids) => [...ids]);
  const events = (before.get("audit_event") ?? []).concat(before.get("audit_object") ?? []);
  const told = events.filter((row) => gone.some((id) => row.includes(id))).map((row) => JSON.parse(row) as Row);
  const naming = [...gone, ...told.map((row) => String(row["event_id"] ?? row["id"]))];
  const isLinked = (row: string) => CANARY.test(row) || naming.some((id) => row.includes(id));
  // What waits to be written outside the database is written now, whosever it was; and that something changed is counted.
  const faults = all
    .filter((table) => !["tombstone_unwritten", "counted_change"].includes(table))
    .flatMap((table) =>
      faultsOf(table, { before: before.get(table) ?? [], after: after.get(table) ?? [] }, { reached, isLinked }),
    );
  expect(faults).toEqual([]);
  expect(all.filter((table) => String(before.get(table)) !== String(after.get(table))).length).toBeGreaterThan(40);
});

type Judged = { reached: Reached; isLinked: (row: string) => boolean };

function faultsOf(
  table: string,
  { before, after }: Record<"before" | "after", string[]>,
  { reached, isLinked }: Judged,
) {
  const key = TABLES.includes(table as Table) ? keyOf(table as Table) : null;
  const ids = new Set(idsIn(reached, table as Table));
  const was = new Set(before);
  const is = new Set(after);
  const added = after.filter((row) => !was.has(row)).map((row) => JSON.parse(row) as Row);
  const lost = before.filter((row) => !is.has(row));
  const faults = lost.map((text) => {
    const row = JSON.parse(text) as Row;
    const now = key === null ? undefined : added.find((one) => one[key] === row[key]);
    if (!isLinked(text)) return `changed or gone, and names nobody who is erased: ${text}`;
    if (now) return Object.keys(row).filter((column) => row[column] !== now[column] && !(CHANGED[table] ?? "").split(" ").includes(column)).map((column) => `changed ${column}`).join(", "); // prettier-ignore
    return ids.has(String(row[key ?? ""])) || TRACES.split(" ").includes(table) ? "" : `gone: ${text}`;
  });
  const isNew = (row: Row) => key === null || !lost.some((text) => (JSON.parse(text) as Row)[key] === row[key]);
  if (added.some(isNew) && !WRITTEN.split(" ").includes(table)) faults.push("a new row");
  return faults.filter((words) => words !== "").map((words) => `${table}: ${words}`);
}
