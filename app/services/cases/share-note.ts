import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NoteSharing } from "#app/domain/cases/note.form.ts";
import { mayAnswerForNote, refuseSharing } from "#app/domain/cases/write-note.ts";
import type { DisclosurePart } from "#app/domain/disclosures/disclosure-part.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findNote, insertNoteSharing, updateNoteSharing } from "#db/queries/notes.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Key = { caseId: string; noteId: string };

const SHARED = {
  ...{ way: "sharing", destination: "partnership", recipients: "Whoever sees the case", what: "A note in the case" },
} as const satisfies DisclosurePart;

/** Opens a note to whoever sees this case, or closes it again. Other cases in which it stands stay as they are. */
export function shareNote({ db, actor, now }: Context, { caseId, noteId }: Key, sharing: NoteSharing) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const note = await findNote(trx, actor, caseId, noteId);
    const record = await findCaseById(trx, actor, caseId);
    if (!note || !record) return { kind: "not-found" as const };
    if (!mayAnswerForNote(actor, record, note)) return { kind: "forbidden" as const };
    if (note.version !== sharing.version) return { kind: "changed" as const };
    const refusal = refuseSharing({ isShared: note.isShared === 1 }, sharing);
    if (refusal) return { kind: "refused" as const, refusal };
    const isShared = sharing.to === "shared" ? 1 : 0;
    const key = { partnershipId, noteId, caseId, version: sharing.version };
    if (!(await updateNoteSharing(trx, key, isShared))) return { kind: "changed" as const };
    await insertNoteSharing(trx, {
      id: uuid(),
      partnership_id: partnershipId,
      note_id: noteId,
      case_id: caseId,
      is_shared: isShared,
      reason: sharing.reason,
      changed_by: actor.id,
      changed_at: now.toISOString(),
    });
    await insertAuditEvent(trx, actor, now, {
      ...(isShared
        ? { category: "disclosure" as const, event: "note.shared", disclosure: SHARED, recipients: SHARED.recipients }
        : { category: "alteration" as const, event: "note.made-private" }),
      objectKind: "note",
      objectId: noteId,
      fields: ["sharing"],
      restricted: record.visibility === "restricted",
      objects: [{ kind: "case", id: caseId }],
      detail: {
        before: { isShared: note.isShared === 1 },
        after: { isShared: isShared === 1, reason: sharing.reason },
      },
    });
    return { kind: "done" as const };
  });
}
