import { londonDay } from "#app/domain/dates/iso-day.ts";
import { endsTheWhole, refuseEnd } from "#app/domain/interventions/end.ts";
import type { EndGiven, ReopenGiven } from "#app/domain/interventions/end.form.ts";
import { unsafeListRespondents, updateRespondent } from "#db/queries/intervention-respondents.ts";
import { changeIntervention, type InterventionContext, refusedChange } from "./change-intervention.ts";

/** For everybody, or for one respondent alone; with the last of them the whole ends. */
export function endIntervention(context: InterventionContext, id: string, given: EndGiven) {
  const { partnershipId } = context.actor;
  return changeIntervention<never>(context, {
    id,
    version: given.version,
    async decide(trx, found, today) {
      const respondents = await unsafeListRespondents(trx, [id]);
      const refusal = refuseEnd(found.kind, found, respondents, given, today);
      if (refusal) return refusedChange(refusal);
      const { respondentId, endKind, endedOn, reason } = given;
      const end = { ended_on: endedOn, end_kind: endKind, end_reason: reason };
      const one = respondents.find((respondent) => respondent.id === respondentId);
      const isWhole = one === undefined || endsTheWhole(respondents, one.id);
      return {
        kind: "change",
        event: "intervention.ended",
        set: isWhole ? end : {},
        step: { kind: "ended", on_day: endedOn, respondent_id: one?.id ?? null, words: endKind, reason },
        detail: { endKind, endedOn, reason, respondentId },
        also: async (t) => {
          if (one) await updateRespondent(t, { partnershipId, id: one.id, version: one.version }, end);
        },
      };
    },
  });
}

/** It did not end after all: recorded by mistake, or a court has set it right. */
export function reopenIntervention(context: InterventionContext, id: string, given: ReopenGiven) {
  const { partnershipId } = context.actor;
  return changeIntervention<never>(context, {
    id,
    version: given.version,
    async decide(trx, found) {
      const { respondentId, reason } = given;
      const one = (await unsafeListRespondents(trx, [id])).find((respondent) => respondent.id === respondentId);
      if (respondentId !== null ? one?.endedOn == null : found.endedOn === null)
        return refusedChange({ field: null, message: "It has not ended" });
      const inForce = { ended_on: null, end_kind: null, end_reason: null };
      return {
        kind: "change",
        event: "intervention.reopened",
        set: found.endedOn === null ? {} : inForce,
        step: { kind: "reopened", on_day: londonDay(context.now), respondent_id: one?.id ?? null, reason },
        detail: { reason, respondentId },
        also: async (t) => {
          if (one) await updateRespondent(t, { partnershipId, id: one.id, version: one.version }, inForce);
        },
      };
    },
  });
}
