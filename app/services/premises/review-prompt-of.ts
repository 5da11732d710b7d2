import { firstPlanEnd, reviewPrompt } from "#app/domain/premises/review-prompt.ts";
import { isPlanOfSpell, spellOf } from "#app/domain/premises/spell.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { unsafeFindPromptAnswer, unsafeListAgreed } from "#db/queries/premises-bands.ts";
import type { FoundPlan } from "#db/queries/premises-plans.ts";
import type { Executor } from "#db/transaction.ts";

/** Of premises that the caller has found: the grade at which a review is to be considered, and how that was put aside. */
export async function reviewPromptOf(
  db: Executor,
  premises: { id: string; agreedBand: string | null },
  plans: readonly FoundPlan[],
  settings: Settings,
) {
  if (premises.agreedBand !== "red") return null;
  const grades = await unsafeListAgreed(db, premises.id);
  const since = spellOf(grades)?.since ?? "";
  const ofSpell = plans.filter((plan) => isPlanOfSpell(plan, since));
  const planEndedOn = firstPlanEnd(ofSpell);
  const gradeId = grades[0]?.id;
  if (gradeId === undefined || planEndedOn === null) return null;
  const sittings = settings["premises.red-meetings-after-plan"];
  if (!reviewPrompt({ grades, planEndedOn, sittings })) return null;
  return { gradeId, planEndedOn, answer: (await unsafeFindPromptAnswer(db, gradeId)) ?? null };
}
