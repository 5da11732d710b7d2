import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Finding } from "#app/domain/interventions/finding.ts";
import type { InterventionStepKind } from "#app/domain/interventions/record.ts";
import { insertInterventionSteps } from "#db/queries/interventions.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
export type NewStep = {
  kind: InterventionStepKind;
  onDay: string;
  atTime?: string | null;
  respondentId?: string | null;
  words?: string | null;
  reason?: string | null;
  warningCode?: string;
};

/** What happened to an intervention, for good. */
export function keepSteps(trx: Transaction, { actor, now }: At, interventionId: string, steps: readonly NewStep[]) {
  return insertInterventionSteps(
    trx,
    steps.map((step) => ({
      id: uuid(),
      partnership_id: actor.partnershipId,
      intervention_id: interventionId,
      kind: step.kind,
      on_day: step.onDay,
      at_time: step.atTime ?? null,
      respondent_id: step.respondentId ?? null,
      words: step.words ?? null,
      reason: step.reason ?? null,
      warning_code: step.warningCode ?? null,
      recorded_by: actor.id,
      recorded_at: now.toISOString(),
    })),
  );
}

/** A step for each warning that a reason let through, in words that name nobody. */
export function overriddenSteps(overridden: readonly Finding[], reason: string | null, onDay: string): NewStep[] {
  const once = [...new Map(overridden.map((one) => [`${one.code} ${one.label}`, one])).values()];
  return once.map(({ code, label, source }) => ({
    kind: "warning-overridden",
    onDay,
    words: source === null ? label : `${label} (${source})`,
    reason,
    warningCode: code,
  }));
}
