import type { InterventionStepGiven } from "#app/domain/interventions/step.form.ts";
import { afterStep, refuseStep, warnStep } from "#app/domain/interventions/take-step.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import { findLegalNumbers } from "#db/queries/legal-numbers.ts";
import {
  changeIntervention,
  type InterventionChange,
  type InterventionContext,
  refusedChange,
  type Warned,
} from "./change-intervention.ts";
import { endTheRest } from "./end-intervention.ts";
import { factsOf } from "./facts-of.ts";

/** A hearing, an extension, a review, an appeal and the like: one row of its history, and what it changes of the record. */
export function takeInterventionStep(context: InterventionContext, id: string, given: InterventionStepGiven) {
  return changeIntervention<Warned>(context, {
    id,
    version: given.version,
    async decide(trx, found, today) {
      const facts = await factsOf({ db: trx, actor: context.actor }, found);
      const law = await findLegalNumbers(trx, facts.kind, afterStep(facts, given).issuedOn);
      const refusal = refuseStep(facts, given, law, today);
      if (refusal) return refusedChange(refusal);
      const warnings = warnStep(facts, given, law);
      const shown = given.warned.split(",");
      if (!warnings.every(({ code }) => shown.includes(code))) return { kind: "warned", warnings };
      if (warnings.length > 0 && given.overrideReason === null) return { kind: "warned", warnings };
      const { step, onDay, atTime, untilDay, words, outcome } = given;
      const isQuashed = step === "appeal-decided" && outcome === "quashed";
      return {
        kind: "change",
        event: "intervention.step-recorded",
        set: isQuashed && found.endedOn === null ? quashedBy(given) : setBy(found, given),
        step: {
          ...{ kind: step, on_day: onDay, at_time: atTime, words },
          ...{ until_before: MOVES_END.includes(step) ? found.untilDay : null, until_after: untilDay },
          outcome: step === "appeal-decided" ? outcome : null,
        },
        overridden: { findings: warnings, reason: given.overrideReason },
        detail: { step, onDay, atTime, untilDay, words, outcome, overrideReason: given.overrideReason },
        also: async (t) => {
          if (isQuashed) await endTheRest(t, context.actor.partnershipId, id, quashedBy(given));
        },
      };
    },
  });
}

const MOVES_END: readonly InterventionStepGiven["step"][] = ["extended", "varied"];

/** What the step changes of the record itself. */
function setBy(found: FoundIntervention, given: InterventionStepGiven): InterventionChange["set"] {
  const { step, onDay, atTime, untilDay, untilTime, court, words } = given;
  switch (step) {
    case "made":
      return {
        ...{ state: "made", issued_on: onDay, issued_time: atTime, from_day: onDay },
        ...{ until_day: untilDay, until_time: untilTime, court: court ?? found.court },
      };
    case "not-made":
      return { state: "not-made" };
    case "extended":
      return { until_day: untilDay, until_time: untilTime };
    case "varied":
      return untilDay === null ? {} : { until_day: untilDay };
    case "consulted":
      return { consulted_on: onDay, consulted_words: words, not_consulted_reason: null };
    default:
      return {};
  }
}

function quashedBy({ onDay, words }: InterventionStepGiven) {
  return { ended_on: onDay, end_kind: "quashed" as const, end_reason: words ?? "Quashed on appeal" };
}
