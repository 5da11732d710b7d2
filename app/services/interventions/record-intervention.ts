import type { Actor } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { chosenKind } from "#app/domain/interventions/chosen-kind.ts";
import type { InterventionForm } from "#app/domain/interventions/intervention.form.ts";
import type { FormRefusal } from "#app/domain/interventions/refuse-form.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { findCaseById } from "#db/queries/cases.ts";
import type { Executor } from "#db/transaction.ts";
import { listedKind } from "./listed-kind.ts";
import { recordFound } from "./record-found.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/**
 * Something done, or to be done, with people or at a place. Everything that is wrong is said at once; what the law does not
 * expect is asked about, and the reason that lets it through is kept as a step for each warning.
 */
export function recordIntervention(context: Context, form: InterventionForm) {
  const { actor, now } = context;
  return madeOnce(context, "intervention", async (trx) => {
    const chosen = chosenKind(form.kind);
    const listed = chosen && (await listedKind(trx, actor.partnershipId, chosen, londonDay(now)));
    if (!chosen || !listed) return refused({ field: "form", message: "Choose what you are recording" });
    const record = form.caseId === null ? null : ((await findCaseById(trx, actor, form.caseId)) ?? undefined);
    if (record === undefined) return { kind: "not-found" as const };
    if (record && !mayInCase(actor, record, "interventions:record")) return { kind: "forbidden" as const };
    const closed = record && refuseStep("people", record);
    if (closed) return refused({ field: "form", message: closed.message });
    return recordFound(trx, context, form, { chosen, listed, record });
  });
}

const refused = (...refusals: FormRefusal[]) => ({ kind: "refused" as const, refusals });
