import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import SQLite from "better-sqlite3";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { documentsFolderIn } from "#app/services/documents/stored-files.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { inTransaction } from "#db/transaction.ts";
import { insert, type TestPartnership } from "../factories.ts";
import { aClosing } from "../support/retention.ts";
import { aNote } from "../support/notes.ts";
import { aWholeCase } from "../support/whole-case.ts";
import type { World } from "./world.ts";

const LONG_AGO = "2008-03-01";
const AT = "2026-03-02T15:00:00.000Z";

/** Somebody whose time is over: what is held of them, and what stays and names them. */
export type Subject = Awaited<ReturnType<typeof aSubject>>;

/** With a closed case in which everything is, a document's file, what is found and told of it; named in another's case. */
export async function aSubject(world: World, p: TestPartnership, actor: LoggedActor, number: number) {
  const { db, app } = world;
  const of = (field: string) => `Zq${field}x${number}x`;
  const whole = await aWholeCase(db, p, { groupId: p.jagId, mark: of });
  const { caseId, personId, documentId } = whole;
  await inTransaction(db, async (trx) => {
    await trx
      .updateTable("case_record")
      .set({ status: "closed", opened_on: LONG_AGO, closed_on: LONG_AGO })
      .where("id", "=", caseId)
      .execute();
    await trx.updateTable("referral").set({ status: "declined", received_on: LONG_AGO }).where("person_id", "=", personId).execute(); // prettier-ignore
    const terms = [of("given"), of("family")].map((term) => ({ kind: "word", term: term.toLowerCase() }) as const);
    await replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id: personId }, terms);
  });
  const changed = {
    category: "alteration",
    event: "person.changed",
    objectKind: "person",
    objectId: personId,
  } as const;
  const eventId = await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, new Date(AT), { ...changed, detail: { before: of("detail") } }),
  );
  await insert(db, "notification", {
    ...{ id: uuid(), partnership_id: p.partnershipId, user_id: actor.id, kind: "case.lead", object_kind: "case" },
    ...{ object_id: caseId, reference: of("told"), for_day: null, created_at: AT, read_at: AT },
  } as never);
  const { id: otherCaseId } = await aClosing(db, p, LONG_AGO);
  await insert(db, "case_link", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: otherCaseId, person_id: personId, role: "associate" },
    ...{ standing: null, from_day: LONG_AGO, until_day: null, version: 1, note: of("linknote") },
  });
  const otherNoteId = await aNote(db, p, { caseIds: [otherCaseId], words: `With ${of("given")} ${of("family")}` });
  const documents = documentsFolderIn(app.dataDir);
  await mkdir(documents, { recursive: true });
  const stored = db.selectFrom("document").select("stored_name").where("id", "=", documentId);
  const { stored_name: storedName } = await stored.executeTakeFirstOrThrow();
  writeFileSync(path.join(documents, storedName), of("file"));
  const reached = await reachedWithLeftovers(db, [["person", [personId]]]);
  const ids = [eventId, ...[...reached.values()].flatMap((some) => [...some])];
  return { personId, caseId, storedName, otherNoteId, ids, word: of };
}

/** What says of the erased that they were, by their ids alone. */
const SAYS_SO =
  /^(retention_item|tombstone|tombstone_unwritten|audit_event|audit_object|audit_detail_erased|audit_seal|audit_unsealed|sqlite_.*)$/;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Of each subject every row of every table that names one of their ids, and what stands of them in others' records. */
export function rowsOf(file: string, subjects: readonly Subject[]): Map<Subject, string[]> {
  const owner = new Map(subjects.flatMap((subject) => subject.ids.map((id) => [id, subject])));
  const rows = new Map<Subject, string[]>(subjects.map((subject) => [subject, []]));
  for (const [table, row] of everyRowIn(file)) {
    if (SAYS_SO.test(table)) continue;
    const named = new Set([...row.matchAll(ID)].map(([id]) => owner.get(id)).filter((one) => one !== undefined));
    for (const subject of named) rows.get(subject)?.push(`${table}: ${row}`);
  }
  for (const of of rows.values()) of.sort();
  return rows;
}

function* everyRowIn(file: string): Generator<[table: string, row: string]> {
  const handle = new SQLite(file, { readonly: true });
  try {
    const tables = handle.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    for (const table of tables)
      for (const row of handle.prepare(`select * from "${table}"`).iterate()) yield [table, JSON.stringify(row)];
  } finally {
    handle.close();
  }
}
