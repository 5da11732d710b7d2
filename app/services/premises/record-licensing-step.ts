import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { licensingKind } from "#app/domain/premises/licensing-kinds.ts";
import type { LicensingStepGiven } from "#app/domain/premises/licensing-step.form.ts";
import { refuseLicensingStep } from "#app/domain/premises/licensing-step.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { decisionColumns, groundColumns, insertLicensingStep, interimColumns } from "#db/queries/licensing-steps.ts";
import { findPremises } from "#db/queries/premises.ts";
import type { Executor } from "#db/transaction.ts";
import { licensingLawOn } from "./licensing-law.ts";

type Context = { db: Executor; actor: Actor; now: Date; once: string | null };

/** An application, a closure, a suspension or a change of conditions, of premises that the actor sees. */
export function recordLicensingStep(context: Context, premisesId: string, given: LicensingStepGiven) {
  const { actor, now } = context;
  return madeOnce(context, "licensing-step", async (trx) => {
    const premises = await findPremises(trx, actor, premisesId);
    if (!premises) return { kind: "not-found" as const };
    const law = await licensingLawOn(trx, given.happenedOn);
    const [refusal, ...more] = refuseLicensingStep(given, law, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal, more };
    const id = uuid();
    await insertLicensingStep(trx, {
      ...{ id, partnership_id: actor.partnershipId, premises_id: premisesId, version: 1 },
      ...licensingColumns(given),
      ...interimColumns([]),
      ...decisionColumns([]),
      ...{ created_at: now.toISOString(), created_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "premises.licensing-step-recorded",
      objectKind: "premises",
      objectId: premisesId,
      fields: Object.keys(given),
      detail: { after: { id, ...given } },
    });
    return { kind: "done" as const, id };
  });
}

/** What a kind does not ask for is not kept, whatever was posted. */
export function licensingColumns(given: LicensingStepGiven) {
  const { hasApplicant, isReview, hasInterimSteps, runs } = licensingKind(given.kind);
  const hasTime = hasInterimSteps === true || runs === "hours";
  return {
    ...{ kind: given.kind, happened_on: given.happenedOn, happened_time: hasTime ? given.happenedTime : null },
    ...{ until_day: runs ? given.untilDay : null, until_time: runs === "hours" ? given.untilTime : null },
    applicant: hasApplicant ? given.applicant : null,
    ...groundColumns(hasApplicant ? given.grounds : []),
    ...{ hearing_on: isReview ? given.hearingOn : null, words: given.words },
  };
}
