import type { ExpressionBuilder, Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NoteFilter } from "#app/domain/cases/note.form.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf } from "../visibility/cases.ts";
import { notesVisibleTo } from "../visibility/notes.ts";
import { BELONGING, workingGroupIn } from "./belonging.ts";

const LISTED = [
  "case_note.id",
  "note_case.kind",
  "note_case.happened_on as happenedOn",
  "note_case.agency_id as agencyId",
  "note_case.is_shared as isShared",
  "note_case.version",
  "case_note.words",
  "case_note.source_grade as sourceGrade",
  "case_note.information_assessment as informationAssessment",
  "case_note.handling_code as handlingCode",
  "case_note.handling_conditions as handlingConditions",
  "case_note.written_at as writtenAt",
  "case_note.corrects_id as correctsId",
  "agency.name as agencyName",
  "author.name as authorName",
] as const;

type Page = { filter?: NoteFilter; after?: { happenedOn: string; id: string }; limit: number };

/** The notes of a case that this actor may read, the newest happening first. */
export function listNotes(db: Executor, actor: Actor, caseId: string, { filter, after, limit }: Page) {
  return joined(db)
    .select(LISTED)
    .select((eb) => isCorrected(eb).as("isCorrected"))
    .where(notesVisibleTo(actor))
    .where("note_case.case_id", "=", caseId)
    .$if(Boolean(filter?.kind), (q) => q.where("note_case.kind", "=", filter?.kind ?? "fact"))
    .$if(Boolean(filter?.agency), (q) => q.where("note_case.agency_id", "=", filter?.agency ?? ""))
    .$if(Boolean(filter?.mine), (q) => q.where("note_case.written_by", "=", actor.id))
    .$if(after !== undefined, (q) => q.where(isBefore(after ?? { happenedOn: "", id: "" })))
    .orderBy("note_case.happened_on", "desc")
    .orderBy("note_case.note_id", "desc")
    .limit(limit)
    .execute();
}

export function findNote(db: Executor, actor: Actor, caseId: string, id: string) {
  return joined(db)
    .select(LISTED)
    .select((eb) => isCorrected(eb).as("isCorrected"))
    .where(notesVisibleTo(actor))
    .where("note_case.case_id", "=", caseId)
    .where("note_case.note_id", "=", id)
    .executeTakeFirst();
}

/** The agencies whose notes in this case the actor may read, for the filter. */
export function listNoteAgencies(db: Executor, actor: Actor, caseId: string) {
  return db
    .selectFrom("agency")
    .select(["agency.id", "agency.name"])
    .where("agency.id", "in", (eb) =>
      eb
        .selectFrom("note_case")
        .select("note_case.agency_id")
        .where("note_case.case_id", "=", caseId)
        .where(notesVisibleTo(actor)),
    )
    .orderBy("agency.name_folded")
    .limit(100)
    .execute();
}

/** Who opened these notes to the readers of the case and who closed them, each the newest first. */
export function unsafeListSharings(db: Executor, caseId: string, noteIds: readonly string[]) {
  if (noteIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("note_sharing")
    .innerJoin("user_account", "user_account.id", "note_sharing.changed_by")
    .select(["note_sharing.note_id as noteId", "note_sharing.is_shared as isShared", "note_sharing.reason"])
    .select(["note_sharing.changed_at as changedAt", "user_account.name as changedBy"])
    .where("note_sharing.case_id", "=", caseId)
    .where("note_sharing.note_id", "in", noteIds)
    .orderBy("note_sharing.id", "desc")
    .limit(noteIds.length * 10)
    .execute();
}

/** Every case in which a note stands, whoever sees it: a correction stands wherever the mistake does. */
export function unsafeListCasesOfNote(db: Executor, noteId: string) {
  return db
    .selectFrom("note_case")
    .innerJoin("case_record", "case_record.id", "note_case.case_id")
    .select(["note_case.case_id as caseId", "note_case.is_shared as isShared", "case_record.visibility"])
    .where("note_case.note_id", "=", noteId)
    .orderBy("note_case.case_id")
    .limit(100)
    .execute();
}

/** Of these references or ids, the cases not closed that the actor sees of right. */
export function listCasesToWriteIn(db: Executor, actor: Actor, by: { references: string[]; ids: string[] }) {
  if (by.references.length + by.ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("case_record")
    .select(["case_record.id", "case_record.reference", "case_record.visibility", "case_record.group_id as groupId"])
    .select(BELONGING)
    .select((eb) => [workingGroupIn(eb), eb.lit(1).as("isByRight")])
    .where(casesByRightOf(actor))
    .where("case_record.status", "<>", "closed")
    .where((eb) =>
      eb.or([
        by.references.length > 0 ? eb("case_record.reference", "in", by.references) : eb.lit(false),
        by.ids.length > 0 ? eb("case_record.id", "in", by.ids) : eb.lit(false),
      ]),
    )
    .orderBy("case_record.reference")
    .limit(50)
    .execute();
}

/** Other cases of the same people, not closed, that the actor sees of right. */
export function listCasesWithSamePeople(db: Executor, actor: Actor, caseId: string) {
  return db
    .selectFrom("case_record")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select(["case_record.id", "case_record.reference", "partnership_group.name as groupName"])
    .select(["case_record.group_id as groupId", ...BELONGING])
    .select((eb) => [workingGroupIn(eb), eb.lit(1).as("isByRight")])
    .where(casesByRightOf(actor))
    .where("case_record.status", "<>", "closed")
    .where("case_record.id", "<>", caseId)
    .where("case_record.id", "in", (eb) =>
      eb
        .selectFrom("case_link as other")
        .innerJoin("case_link as own", "own.person_id", "other.person_id")
        .select("other.case_id")
        .where("own.case_id", "=", caseId),
    )
    .orderBy("case_record.reference")
    .limit(20)
    .execute();
}

export async function insertNote(
  trx: Transaction,
  note: Insertable<Database["case_note"]>,
  cases: readonly { caseId: string; isShared: 0 | 1 }[],
) {
  await trx.insertInto("case_note").values(note).execute();
  const { id: note_id, partnership_id, happened_on, kind, agency_id, written_by } = note;
  const row = { note_id, partnership_id, happened_on, kind, agency_id, written_by, version: 1 };
  await trx
    .insertInto("note_case")
    .values(cases.map(({ caseId, isShared }) => ({ ...row, case_id: caseId, is_shared: isShared })))
    .execute();
}

export async function insertNoteSharing(trx: Transaction, row: Insertable<Database["note_sharing"]>) {
  await trx.insertInto("note_sharing").values(row).execute();
}

/** False when somebody shared it or took it back first. */
export async function updateNoteSharing(
  trx: Transaction,
  key: { partnershipId: string; noteId: string; caseId: string; version: number },
  isShared: 0 | 1,
): Promise<boolean> {
  const result = await trx
    .updateTable("note_case")
    .set({ is_shared: isShared, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("note_id", "=", key.noteId)
    .where("case_id", "=", key.caseId)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function joined(db: Executor) {
  return db
    .selectFrom("note_case")
    .innerJoin("case_note", "case_note.id", "note_case.note_id")
    .innerJoin("agency", "agency.id", "note_case.agency_id")
    .innerJoin("user_account as author", "author.id", "note_case.written_by");
}

function isCorrected(eb: ExpressionBuilder<Database, "note_case">) {
  const correction = eb
    .selectFrom("case_note as correction")
    .select("correction.id")
    .whereRef("correction.corrects_id", "=", "note_case.note_id");
  return eb.case().when(eb.exists(correction)).then(1).else(0).end();
}

function isBefore({ happenedOn, id }: { happenedOn: string; id: string }) {
  return (eb: ExpressionBuilder<Database, "note_case">) =>
    eb.and([
      eb("note_case.happened_on", "<=", happenedOn),
      eb.or([eb("note_case.happened_on", "<", happenedOn), eb("note_case.note_id", "<", id)]),
    ]);
}
