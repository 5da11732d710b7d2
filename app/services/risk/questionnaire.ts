import { v7 as uuid } from "uuid";
import type { QuestionnaireDraft } from "#app/domain/risk/questionnaire.form.ts";
import { readQuestionnaire, refusePublishing } from "#app/domain/risk/questionnaire.ts";
import { FIRST_QUESTIONNAIRE } from "#app/domain/risk/shipped-lists.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { refusedWhenTaken } from "#app/services/admin/refused-when-taken.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertQuestionnaire } from "#db/queries/risk-lists.ts";
import {
  findDraftQuestionnaire,
  findQuestionnaireInUse,
  listQuestionnaires,
  updateDraftQuestionnaire,
} from "#db/queries/victim-assessments.ts";
import { inTransaction } from "#db/transaction.ts";

/** A draft that begins as the version in use. Where there is one already, that is the draft. */
export async function beginQuestionnaire({ db, actor, now }: AdminContext) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    if (await findDraftQuestionnaire(trx, partnershipId)) return { kind: "done" as const };
    const [newest] = await listQuestionnaires(trx, partnershipId, 1);
    const number = (newest?.number ?? 0) + 1;
    const inUse = await findQuestionnaireInUse(trx, partnershipId);
    const id = uuid();
    await insertQuestionnaire(trx, {
      ...{ id, partnership_id: partnershipId, number, status: "draft", version: 1, created_at: now.toISOString() },
      ...{ content: inUse?.content ?? JSON.stringify(FIRST_QUESTIONNAIRE), published_by: null, published_at: null },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "questionnaire.begun",
      objectKind: "questionnaire",
      objectId: id,
      fields: ["number"],
      detail: { after: { number } },
    });
    return { kind: "done" as const };
  });
  // Two who begin at once have one draft.
  await refusedWhenTaken(work, null);
}

/** From its publishing new assessments use it; those that were made keep the version that they used. */
export function saveQuestionnaire({ db, actor, now }: AdminContext, form: QuestionnaireDraft, isPublished: boolean) {
  return inTransaction(db, async (trx) => {
    const draft = await findDraftQuestionnaire(trx, actor.partnershipId);
    if (!draft) return { kind: "not-found" as const };
    const before = readQuestionnaire(draft.content);
    if (draft.version !== form.version)
      return { kind: "changed" as const, current: { version: draft.version, content: before } };
    const refusal = isPublished ? refusePublishing(form.content) : null;
    if (refusal) return { kind: "refused" as const, refusal };
    const published = { status: "published", published_by: actor.id, published_at: now.toISOString() } as const;
    const set = { content: JSON.stringify(form.content), ...(isPublished ? published : {}) };
    if (!(await updateDraftQuestionnaire(trx, draft, set))) return { kind: "not-found" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: isPublished ? "questionnaire.published" : "questionnaire.changed",
      objectKind: "questionnaire",
      objectId: draft.id,
      fields: isPublished ? ["content", "status"] : ["content"],
      detail: { before, after: form.content },
    });
    return { kind: "done" as const };
  });
}
