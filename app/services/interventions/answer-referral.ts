import { SERVICE_ANSWER_NAMES } from "#app/domain/interventions/record.ts";
import { refuseAnswer } from "#app/domain/interventions/service-answer.ts";
import type { AnswerGiven } from "#app/domain/interventions/service-answer.form.ts";
import { changeIntervention, type InterventionContext, refusedChange } from "./change-intervention.ts";

/** What a service answered to a referral, and what came of it; said anew, each answer stays in the history. */
export function answerReferral(context: InterventionContext, id: string, given: AnswerGiven) {
  return changeIntervention<never>(context, {
    id,
    version: given.version,

    async decide(_trx, found, today) {
      const refusal = refuseAnswer(found, given, today);
      if (refusal) return refusedChange(refusal);
      const { answer, answeredOn, outcome } = given;
      return {
        kind: "change",
        event: "intervention.service-answered",
        set: { service_answer: answer, service_answered_on: answeredOn, service_outcome: outcome },
        step: {
          ...{ kind: "service-answered", on_day: answeredOn },
          words: [SERVICE_ANSWER_NAMES[answer], outcome].filter(Boolean).join(". "),
        },
        detail: { answer, answeredOn, outcome },
      };
    },
  });
}
