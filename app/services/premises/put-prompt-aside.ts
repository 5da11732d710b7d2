import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertPromptAnswer } from "#db/queries/premises-bands.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { findPremises, type FoundPremises } from "#db/queries/premises.ts";
import { unsafeListPlans } from "#db/queries/premises-plans.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { inTransaction } from "#db/transaction.ts";
import { notePremises, type PremisesContext, refusedOfPremises } from "./change-of-premises.ts";
import { reviewPromptOf } from "./review-prompt-of.ts";

/** No review is applied for now: until the next sitting agrees Red again. */
export function putPromptAside(
  { db, actor, now }: PremisesContext,
  premisesId: string,
  { reason }: { reason: string },
) {
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const premises = await findPremises(trx, actor, premisesId);
    if (!premises) return { kind: "not-found" as const };
    if (!actor.permissions.has("premises:record")) return { kind: "forbidden" as const };
    const settings = await settingsOn(trx, actor.partnershipId, londonDay(now));
    const prompt = await reviewPromptOf(trx, premises, await unsafeListPlans(trx, premisesId), settings);
    if (!prompt || prompt.answer !== null)
      return refusedOfPremises({ field: null, message: "There is no prompt to put aside" });
    await insertPromptAnswer(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, premises_id: premisesId, grade_id: prompt.gradeId },
      ...{ reason, answered_by: actor.id, answered_at: now.toISOString() },
    });
    await notePremises(trx, { actor, now }, premisesId, "premises.prompt-answered", { reason });
    return { kind: "done" as const };
  });
}

/** Of premises that the caller has found. */
export async function isPromptOpen({ db, actor, now }: PremisesContext, premises: FoundPremises): Promise<boolean> {
  const settings = await settingsOn(db, actor.partnershipId, londonDay(now));
  const prompt = await reviewPromptOf(db, premises, await unsafeListPlans(db, premises.id), settings);
  return prompt !== null && prompt.answer === null;
}
