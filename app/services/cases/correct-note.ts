import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import type { NoteContent } from "#app/domain/cases/note.form.ts";
import { mayAnswerForNote, refuseNote } from "#app/domain/cases/write-note.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findNote, unsafeListCasesOfNote } from "#db/queries/notes.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { insertInto } from "./write-note.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
type Key = { caseId: string; noteId: string };

/**
 * A new note that says what is wrong with an old one, wherever that one stands, and as private or shared as it is there.
 * A note is corrected once: what is wrong with the correction is said of the correction.
 */
export async function correctNote(context: Context, { caseId, noteId }: Key, content: NoteContent) {
  const { actor, now } = context;
  try {
    return await madeOnce(context, "note", async (trx) => {
      const old = await findNote(trx, actor, caseId, noteId);
      const record = old && (await findCaseById(trx, actor, caseId));
      if (!old || !record) return { kind: "not-found" as const };
      if (!mayAnswerForNote(actor, record, old)) return { kind: "forbidden" as const };
      if (old.isCorrected === 1) return { kind: "corrected-already" as const };
      const refusal = refuseNote(content, londonDay(now));
      if (refusal) return { kind: "refused" as const, refusal };
      const cases = await unsafeListCasesOfNote(trx, noteId);
      const id = await insertInto(trx, { actor, now }, content, { cases, correctsId: noteId });
      await insertAuditEvent(trx, actor, now, {
        category: "alteration",
        event: "note.corrected",
        objectKind: "note",
        objectId: noteId,
        fields: changedFields(old, content),
        restricted: cases.some(({ visibility }) => visibility === "restricted"),
        objects: [{ kind: "note", id }, ...cases.map((c) => ({ kind: "case", id: c.caseId }))],
        detail: { before: old, after: content },
      });
      return { kind: "done" as const, id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "corrected-already" as const };
    throw error;
  }
}
