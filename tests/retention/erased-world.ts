import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { v4, v7 as uuid } from "uuid";
import { systemActor } from "#app/domain/access/actor.ts";
import { erasedFileIn } from "#app/services/retention/erased-file.ts";
import { documentsFolderIn, exportsFolderIn } from "#app/services/documents/stored-files.ts";
import { columnsIn, holdingOf, keyOf } from "#db/holdings/all.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { openErasure, closeErasure } from "#db/queries/erasure-runs.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, aLocation, anIncident, anIncidentPerson, aPartnership, aPerson, aReport, aSitting, aUser, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aMinutedItem, aMinutesContent, aMinutesVersion } from "../support/minutes.ts";
import { anItem, aResearchRequest } from "../support/meetings.ts";
import { aNote } from "../support/notes.ts";
import { aRightsRequest } from "../support/rights.ts";
import { aWholeCase } from "../support/whole-case.ts";
import { aWholeIncident } from "../support/whole-incident.ts";
import { anOrder } from "../support/whole-order.ts";

const GIVEN = "Zqgivenxcanary";
const FAMILY = "Zqfamilyxcanary";
/** In every word about the person: searching for it finds whatever was left of any. */
export const CANARY = /zq[a-z0-9_]*xcanary/i;
export const NOW = new Date("2026-03-05T10:00:00.000Z");
const AT = "2026-03-02T15:00:00.000Z";
const canary = (field: string) => `Zq${field}xcanary`;

export type ErasedWorld = Awaited<ReturnType<typeof anErasedWorld>>;

/** Somebody in everything, with a word of their own in every column; and others who are linked to them and stay. */
export async function anErasedWorld(db: Executor, dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-erased-"))) {
  const p = await aPartnership(db);
  const { partnershipId } = p;
  const folders = {
    documents: documentsFolderIn(dataDir),
    exports: exportsFolderIn(dataDir),
    uploads: path.join(dataDir, "uploads"),
    erasedFile: erasedFileIn(dataDir),
  };
  for (const folder of [folders.documents, folders.exports, folders.uploads]) mkdirSync(folder, { recursive: true });
  const actor = { ...systemActor("test"), partnershipId };
  const personId = await aPerson(db, p, { given_names: GIVEN, family_name: FAMILY, area_words: canary("area") });
  const whole = await aWholeCase(db, p, { groupId: p.jagId, personId, mark: canary });
  const incident = await aWholeIncident(db, p, { caseId: whole.caseId, mark: (field) => `Stays ${field}` });
  const order = await anOrder(db, p, { caseId: whole.caseId, groupId: p.jagId, personId, mark: canary });
  const stays = await whatStays(db, p, personId);
  await paperwork(db, p, { personId, caseId: whole.caseId, ...stays });
  const world = { db, p, partnershipId, dataDir, folders, actor, personId, whole, incident, order, ...stays };
  await fill(world);
  await traces(world);
  const [document] = await db
    .selectFrom("document")
    .select("stored_name")
    .where("case_id", "=", whole.caseId)
    .execute();
  writeFileSync(path.join(folders.documents, document?.stored_name ?? ""), canary("file"));
  return world;
}

/** Somebody else's case and an incident in which the person is named, and that stay. */
async function whatStays(db: Executor, p: TestPartnership, personId: string) {
  const officer = await aUser(db, p.policeId);
  const otherId = await aPerson(db, p, { given_names: "Robin", family_name: "Stays" });
  const { id: otherCaseId } = await aCase(db, p, { group_id: p.jagId, person_id: otherId });
  const said = `Seen with ${GIVEN} ${FAMILY}, with ${FAMILY.toUpperCase()}, ${GIVEN.toLowerCase()} and with Robin Stays`;
  const noteId = await aNote(db, p, { caseIds: [otherCaseId], words: said });
  const incidentId = await anIncident(db, p, { what_happened: said, location_id: await aLocation(db, p) });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: personId });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: otherId });
  const reportId = await aReport(db, p, [incidentId], { reporter_person_id: personId });
  await insert(db, "case_link", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: otherCaseId, person_id: personId, role: "associate" },
    ...{ standing: null, from_day: "2026-02-25", until_day: null, version: 1, note: canary("linknote") },
  });
  return { officer, otherId, otherCaseId, noteId, otherIncidentId: incidentId, otherReportId: reportId, said };
}

type Stays = Awaited<ReturnType<typeof whatStays>>;

async function paperwork(
  db: Executor,
  p: TestPartnership,
  { personId, caseId, otherCaseId, officer }: Stays & { personId: string; caseId: string },
) {
  const { partnershipId: partnership_id } = p;
  const sittingId = await aSitting(db, p, { group_id: p.jagId, day: "2026-03-01" });
  const itemId = await anItem(db, p, { sitting_id: sittingId, case_id: caseId, reason: canary("onagenda") });
  const otherItemId = await anItem(db, p, { sitting_id: sittingId, case_id: otherCaseId, position: 2 });
  await insert(db, "item_minute", {
    ...{ item_id: itemId, partnership_id, minute: canary("minuted"), decision: canary("decided"), version: 1 },
    ...{ shared_summary: canary("summed") },
  });
  await insert(db, "item_contribution", {
    ...{ id: uuid(), partnership_id, item_id: itemId, kind: "contribution", words: canary("added") },
    ...{ agency_id: p.policeId, said_by: officer, said_at: AT },
  });
  await aResearchRequest(db, p, { sittingId, caseId, agencyId: p.policeId }, {
    ...{ answer: "known", summary: canary("known"), answered_at: AT, answered_by: officer },
  }); // prettier-ignore
  const named = `${GIVEN} ${FAMILY}`;
  const ofCase = { kind: "case", part: "ongoing-cases", reference: "CS-26-0001" } as const;
  const items = [
    aMinutedItem({
      id: itemId,
      caseId,
      ...ofCase,
      subject: named,
      minute: canary("frozen"),
      decision: canary("taken"),
    }),
    aMinutedItem({
      id: otherItemId,
      caseId: otherCaseId,
      ...ofCase,
      number: 2,
      subject: "R S",
      minute: `With ${named}`,
    }),
  ];
  await aMinutesVersion(db, p, { sitting_id: sittingId, made_by: officer, content: aMinutesContent({ items }) });
  const requestId = await aRightsRequest(db, p, {
    ...{ person_id: personId, status: "closed", outcome: "granted", closed_on: "2026-03-04" },
    ...{ subject_name: named, words: canary("asked"), contact_words: canary("contact"), outcome_words: canary("said") },
  });
  await insert(db, "rights_request_step", {
    ...{ id: uuid(), partnership_id, request_id: requestId, kind: "note", happened_on: "2026-03-01" },
    ...{ words: canary("rightsstep"), recorded_at: AT },
  });
  const packId = uuid();
  await insert(db, "access_pack", {
    ...{ id: packId, partnership_id, request_id: requestId, number: 1, person_id: personId, status: "given" },
    ...{ names_agencies: 1, gathered_at: AT, gathered_by: officer, given_on: "2026-03-04", given_by: officer },
    ...{ content_as_json: JSON.stringify({ words: canary("pack") }), version: 1 },
  });
  const giver = { id: officer, agencyId: p.policeId, partnershipId: partnership_id, sessionId: null };
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, giver, NOW, {
      ...{ category: "disclosure", event: "pack.given", objectKind: "rights-request", objectId: requestId },
      ...{ objects: [{ kind: "person", id: personId }], detail: { recipient: named } },
      disclosure: {
        ...{ way: "pack", what: "Subject access pack 1", destination: "disclosed", recipients: named },
        ...{ gateway: "legal-duty", necessity: "They asked", proportionality: "Others are masked", approvedBy: "Pat" },
      },
    }),
  );
  await insert(db, "access_pack_item", {
    ...{ id: uuid(), partnership_id, pack_id: packId, position: 1, section: "cases", source_kind: "case" },
    ...{ source_id: caseId, mark: "disclose", edited_words: canary("edited"), version: 1, is_mention: 0 },
  });
  await insert(db, "retention_item", {
    ...{ id: uuid(), partnership_id, record_kind: "case", record_id: caseId, reference: "CS-26-0001" },
    ...{ review_on: "2026-03-01", rule: "test", proposed: "erase", found_on: "2026-03-01", status: "due" },
    ...{ reason: canary("reason"), version: 1 },
  });
}

/** A canary in every word of every row that goes, whatever has filled it so far. */
async function fill({ db, partnershipId, personId }: { db: Executor; partnershipId: string; personId: string }) {
  await inTransaction(db, async (trx) => {
    const run = await openErasure(trx, { partnershipId, rule: "test", by: "system:test", at: NOW });
    for (const [table, ids] of await reachedWithLeftovers(trx, [["person", [personId]]])) {
      const { words, stays } = holdingOf(table);
      const key = keyOf(table);
      if (key === null || stays) continue;
      for (const column of columnsIn(words).filter((name) => !(table === "person" || name === "typed_birth_date")))
        for (const id of ids)
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${canary(`${table}_${column}`)}
            where ${sql.ref(key)} = ${id} and ${sql.ref(column)} is not null`.execute(trx);
    }
    await closeErasure(trx, run);
  });
}

/** What points to the person and the case by an id alone. */
async function traces({
  db,
  p,
  partnershipId,
  personId,
  whole,
  officer,
  actor,
  otherCaseId,
}: Stays & {
  db: Executor;
  p: TestPartnership;
  partnershipId: string;
  personId: string;
  whole: { caseId: string; documentId: string };
  actor: ReturnType<typeof systemActor>;
}) {
  const { caseId } = whole;
  await insert(db, "notification", {
    ...{ id: uuid(), partnership_id: partnershipId, user_id: officer, kind: "case.lead", object_kind: "case" },
    ...{ object_id: caseId, reference: canary("told"), for_day: null, created_at: AT, read_at: null },
  } as never);
  await insert(db, "outbox_email", {
    ...{ id: uuid(), partnership_id: partnershipId, user_id: officer, kind: "case.lead", reference: canary("mailed") },
    ...{ path: `/cases/${caseId}`, message_id: v4(), status: "waiting", attempts: 0, created_at: AT },
    ...{ waiting_since: AT, next_attempt_at: AT },
  } as never);
  await insert(db, "person_search", {
    ...{ id: uuid(), partnership_id: partnershipId, user_id: officer, created_at: AT, expires_at: AT },
    query: JSON.stringify({ name: `${GIVEN} ${FAMILY}` }),
  });
  await insert(db, "recent_view", {
    ...{ session_id: uuid(), object_kind: "person", object_id: personId, partnership_id: partnershipId },
    ...{ event: "person.viewed", seen_at: AT },
  });
  await inTransaction(db, async (trx) => {
    const term = { kind: "word", term: canary("term").toLowerCase() } as const;
    await replaceSearchTerms(trx, { partnershipId, kind: "person", id: personId }, [term]);
    const event = {
      category: "alteration",
      event: "person.changed",
      objectKind: "person",
      objectId: personId,
    } as const;
    await insertAuditEvent(trx, actor, NOW, { ...event, detail: { before: canary("detail") } });
    const typed = { category: "consultation", event: "person.searched", objectKind: "search", objectId: null } as const;
    await insertAuditEvent(trx, actor, NOW, { ...typed, detail: { query: { name: `${GIVEN} ${FAMILY}` } } });
    const other = { category: "alteration", event: "case.changed", objectKind: "case", objectId: otherCaseId } as const;
    await insertAuditEvent(trx, actor, NOW, { ...other, detail: { after: `Knows ${GIVEN} ${FAMILY}` } });
    await insertAuditEvent(trx, actor, NOW, { ...other, detail: { after: "Nothing of anybody" } });
  });
  await insert(db, "retention_hold", {
    ...{ id: uuid(), partnership_id: partnershipId, record_kind: "case", record_id: caseId, ground: "other" },
    ...{ words: canary("hold"), placed_on: "2026-01-01", placed_by: officer, review_on: "2026-02-01", version: 2 },
    ...{ ended_on: "2026-02-01", ended_by: officer, ended_reason: canary("unheld") },
  });
  const told = { category: "consultation", event: "case.viewed", objectKind: "case", objectId: caseId } as const;
  await insert(db, "disclosure_entry", {
    ...{ id: uuid(), partnership_id: partnershipId, recorded_at: AT, disclosed_on: "2026-03-02", made_by: officer },
    ...{ audit_event_id: await inTransaction(db, (trx) => insertAuditEvent(trx, actor, NOW, told)) },
    ...{ event: "print", way: "print", object_kind: "case", object_id: caseId, what: canary("what") },
    ...{
      destination: "disclosed",
      recipients: `${GIVEN} ${FAMILY}’s solicitor`,
      necessity: canary("need"),
      agency_id: p.policeId,
    },
  });
}

/** Every row of every table, as text. */
export async function everyRow(db: Executor, tables: readonly string[]): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const table of tables) {
    const found = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    rows.set(table, found.rows.map((row) => JSON.stringify(row)).sort()); // prettier-ignore
  }
  return rows;
}
