import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Asked } from "#app/domain/interventions/asked.ts";
import type { InterventionFacts } from "#app/domain/interventions/facts.ts";
import type { Finding } from "#app/domain/interventions/finding.ts";
import type { RecordedFields } from "#app/domain/interventions/intervention.form.ts";
import { skipsStage } from "#app/domain/interventions/ladder.ts";
import { refuseIntervention } from "#app/domain/interventions/refuse.ts";
import type { FormRefusal } from "#app/domain/interventions/refuse-form.ts";
import { warnIntervention } from "#app/domain/interventions/warn.ts";
import { listDoneWith } from "#db/queries/ladder.ts";
import { findLegalNumbers } from "#db/queries/legal-numbers.ts";
import type { Transaction } from "#db/transaction.ts";

/** What the rules of the law say of it: what cannot be, and what needs a reason that has not been given yet. */
export async function checkByLaw(
  trx: Transaction,
  facts: InterventionFacts,
  form: Pick<RecordedFields, "warned" | "overrideReason">,
  now: Date,
) {
  const law = await findLegalNumbers(trx, facts.kind, facts.issuedOn);
  const today = londonDay(now);
  const refusals = refuseIntervention(facts, law, today).map(asRefusal);
  if (refusals.length > 0) return { kind: "refused" as const, refusals };
  const warnings = warnIntervention(facts, law);
  const shown = form.warned.split(",");
  const isAnswered = warnings.every(({ code }) => shown.includes(code)) && form.overrideReason !== null;
  if (warnings.length > 0 && !isAnswered) return { kind: "warned" as const, warnings };
  return { kind: "passed" as const, overridden: warnings };
}

function asRefusal({ field, text, source }: Finding): FormRefusal {
  const shownAt = field === "conditions" || field === "kind" ? "form" : field;
  return { field: shownAt, message: source === null ? text : `${text} (${source})` };
}

/** A stage of the incremental approach that is left out with somebody needs its reason (DOMAIN 4), as far as the actor may know. */
export async function refuseSkippedStage(
  trx: Transaction,
  actor: Actor,
  {
    form,
    asked,
    kind,
    personIds,
    exceptId,
  }: {
    form: Pick<RecordedFields, "issuedOn" | "skippedStageReason">;
    asked: Asked;
    kind: InterventionFacts["kind"];
    personIds: readonly string[];
    exceptId?: string;
  },
): Promise<FormRefusal[]> {
  if (!asked.stage || form.skippedStageReason !== null || personIds.length === 0) return [];
  const done = (await listDoneWith(trx, actor, personIds)).filter(({ id }) => id !== exceptId);
  const skipped = personIds.flatMap((personId) =>
    skipsStage(
      done.filter((step) => step.personId === personId),
      kind,
      form.issuedOn,
    ),
  );
  if (skipped.length === 0) return [];
  const stages = [...new Set(skipped)].sort((a, b) => a - b);
  const words = stages.length === 1 ? `Stage ${stages[0]}` : `Stages ${stages.join(", ")}`;
  return [
    { field: "skippedStageReason", message: `${words} of the incremental approach would be left out. Enter why` },
  ];
}

/** As checkByLaw, of a change: what stood before it, and was let through or not asked about then, is not asked again. */
export async function checkChange(
  trx: Transaction,
  { before, after }: { before: InterventionFacts; after: InterventionFacts },
  { warned, overrideReason }: Pick<RecordedFields, "warned" | "overrideReason">,
  now: Date,
) {
  const law = await findLegalNumbers(trx, after.kind, after.issuedOn);
  const today = londonDay(now);
  const stood = new Set(
    [...refuseIntervention(before, law, today), ...warnIntervention(before, law)].map(({ text }) => text),
  );
  const isNew = ({ text }: Finding) => !stood.has(text);
  const refusals = refuseIntervention(after, law, today).filter(isNew).map(asRefusal);
  if (refusals.length > 0) return { kind: "refused" as const, refusals };
  const warnings = warnIntervention(after, law).filter(isNew);
  const shown = warned.split(",");
  const isAnswered = warnings.every(({ code }) => shown.includes(code)) && overrideReason !== null;
  if (warnings.length > 0 && !isAnswered) return { kind: "warned" as const, warnings };
  return { kind: "passed" as const, overridden: { findings: warnings, reason: overrideReason } };
}
