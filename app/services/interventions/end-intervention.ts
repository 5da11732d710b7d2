import { londonDay } from "#app/domain/dates/iso-day.ts";
import { endsTheWhole, latestEnd, refuseEnd } from "#app/domain/interventions/end.ts";
import type { EndGiven, ReopenGiven } from "#app/domain/interventions/end.form.ts";
import { unsafeListRespondents, updateRespondents } from "#db/queries/intervention-respondents.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeIntervention, type InterventionContext, refusedChange } from "./change-intervention.ts";

type Respondent = Awaited<ReturnType<typeof unsafeListRespondents>>[number];
type Columns = Parameters<typeof updateRespondents>[2];

/** For everybody, or for one respondent alone; with the last of them the whole ends, on the latest of their days. */
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
      const one = respondents.find((respondent) => respondent.id === respondentId);
      const others = respondents.filter((respondent) => respondent !== one);
      const isWhole = one === undefined || endsTheWhole(respondents, one.id);
      const last = one === undefined ? given : latestEnd(others, given);
      return {
        kind: "change",
        event: "intervention.ended",
        set: isWhole ? columnsOf(last) : {},
        step: { kind: "ended", on_day: endedOn, respondent_id: one?.id ?? null, words: endKind, reason },
        detail: { endKind, endedOn, reason, respondentId },
        also: async (t) => {
          if (one) await changeRespondents(t, partnershipId, [one], columnsOf(given));
          else if (endKind === "quashed") await endTheRest(t, partnershipId, id, columnsOf(given));
        },
      };
    },
  });
}

/** What is quashed binds nobody any more: those for whom it had not ended before. */
export async function endTheRest(trx: Transaction, partnershipId: string, id: string, end: Columns) {
  const bound = (await unsafeListRespondents(trx, [id])).filter(({ endedOn }) => endedOn === null);
  await changeRespondents(trx, partnershipId, bound, end);
}

/**
 * It did not end after all: recorded by mistake, or a court has set it right. For everybody: those whom it ceased to bind
 * with the end of the whole are bound again; for whom it had ended apart before, it stays so.
 */
export function reopenIntervention(context: InterventionContext, id: string, given: ReopenGiven) {
  const { partnershipId } = context.actor;
  return changeIntervention<never>(context, {
    id,
    version: given.version,
    async decide(trx, found) {
      const { respondentId, reason } = given;
      const respondents = await unsafeListRespondents(trx, [id]);
      const one = respondents.find((respondent) => respondent.id === respondentId);
      if (respondentId !== null ? one?.endedOn == null : found.endedOn === null)
        return refusedChange({ field: null, message: "It has not ended" });
      const inForce = { ended_on: null, end_kind: null, end_reason: null };
      const again = one ? [one] : respondents.filter((respondent) => endedWith(found, respondent));
      return {
        kind: "change",
        event: "intervention.reopened",
        set: found.endedOn === null ? {} : inForce,
        step: { kind: "reopened", on_day: londonDay(context.now), respondent_id: one?.id ?? null, reason },
        detail: { reason, respondentId },
        also: (t) => changeRespondents(t, partnershipId, again, inForce),
      };
    },
  });
}

function endedWith(whole: FoundIntervention, { endedOn, endKind, endReason }: Respondent): boolean {
  return endedOn === whole.endedOn && endKind === whole.endKind && endReason === whole.endReason;
}

function columnsOf({ endedOn, endKind, reason }: Pick<EndGiven, "endedOn" | "endKind" | "reason">) {
  return { ended_on: endedOn, end_kind: endKind, end_reason: reason };
}

function changeRespondents(
  trx: Transaction,
  partnershipId: string,
  respondents: readonly Respondent[],
  columns: Columns,
) {
  return updateRespondents(trx, { partnershipId, ids: respondents.map(({ id }) => id) }, columns);
}
