import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NewNote, NoteContent } from "#app/domain/cases/note.form.ts";
import {
  CLOSED_TO_NOTES,
  isOpenToNotes,
  mayWriteNotes,
  referencesIn,
  refuseNote,
} from "#app/domain/cases/write-note.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { insertNote, insertNoteSharing, listCasesToWriteIn } from "#db/queries/notes.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A note in this case and in whatever other cases its author names, each of which its author sees. */
export function writeNote(context: Context, caseId: string, note: NewNote) {
  const { actor, now } = context;
  return madeOnce(context, "note", async (trx) => {
    const record = await findCaseById(trx, actor, caseId);
    if (!record) return { kind: "not-found" as const };
    if (!mayWriteNotes(actor, record)) return { kind: "forbidden" as const };
    if (!isOpenToNotes(record)) return refused(null, CLOSED_TO_NOTES);
    const refusal = refuseNote(note, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const references = referencesIn(note.alsoReferences);
    const named = await listCasesToWriteIn(trx, actor, { references, ids: note.alsoCaseId });
    const others = named.filter((other) => mayWriteNotes(actor, other));
    const unknown = references.find((r) => !others.some(({ reference }) => reference === r));
    if (unknown) return refused("alsoReferences", "Enter references of open cases that you can open, like CS-26-0014");
    if (note.alsoCaseId.some((id) => !others.some((other) => other.id === id)))
      return refused("alsoCaseId", "Select cases from the list");
    const cases = [record, ...others.filter(({ id }) => id !== caseId)];
    const id = await insertInto(trx, { actor, now }, note, {
      cases: cases.map((c) => ({ caseId: c.id, isShared: note.sharing === "shared" ? 1 : 0 })),
      correctsId: null,
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "note.written",
      objectKind: "note",
      objectId: id,
      fields: ["kind", "words", "happenedOn", "sharing"],
      restricted: cases.some(({ visibility }) => visibility === "restricted"),
      objects: cases.map((c) => ({ kind: "case", id: c.id })),
      detail: { after: note },
    });
    return { kind: "done" as const, id };
  });
}

function refused(field: string | null, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}

type Into = { cases: readonly { caseId: string; isShared: 0 | 1 }[]; correctsId: string | null };

/** The note, where it stands, and who shared it there. */
export async function insertInto(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  note: NoteContent,
  { cases, correctsId }: Into,
) {
  const id = uuid();
  const written = { partnership_id: actor.partnershipId, agency_id: actor.agencyId, written_by: actor.id };
  await insertNote(
    trx,
    {
      ...written,
      id,
      kind: note.kind,
      words: note.words,
      happened_on: note.happenedOn,
      source_grade: note.sourceGrade,
      information_assessment: note.informationAssessment,
      handling_code: note.handlingCode,
      handling_conditions: note.handlingConditions,
      written_at: now.toISOString(),
      corrects_id: correctsId,
    },
    cases,
  );
  for (const { caseId } of cases.filter(({ isShared }) => isShared === 1)) {
    await insertNoteSharing(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      note_id: id,
      case_id: caseId,
      is_shared: 1,
      reason: null,
      changed_by: actor.id,
      changed_at: now.toISOString(),
    });
  }
  return id;
}
