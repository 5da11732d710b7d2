import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { deleteDraftQuestionnaire, findDraftQuestionnaire } from "#db/queries/victim-assessments.ts";
import { inTransaction } from "#db/transaction.ts";

/** The draft that whoever asks has seen is gone; no assessment can have used it. Where there is none any more, nothing is left to do. */
export function discardQuestionnaire({ db, actor, now }: AdminContext, version: number) {
  return inTransaction(db, async (trx) => {
    const draft = await findDraftQuestionnaire(trx, actor.partnershipId);
    if (!draft) return { kind: "done" as const };
    if (!(await deleteDraftQuestionnaire(trx, { id: draft.id, version }))) return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "questionnaire.discarded",
      objectKind: "questionnaire",
      objectId: draft.id,
      fields: ["content", "number"],
      detail: { before: { number: draft.number, content: readQuestionnaire(draft.content) } },
    });
    return { kind: "done" as const };
  });
}
