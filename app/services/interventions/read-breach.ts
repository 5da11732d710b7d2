import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import { isForNextSitting, warnBreach } from "#app/domain/interventions/breach-follows.ts";
import { UNKNOWN_PERSON, type RecordedBreach } from "#app/domain/interventions/breach.form.ts";
import { type BreachedFacts, refuseBreach } from "#app/domain/interventions/breach.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { londonTimeOfDay } from "#app/domain/dates/london-hours.ts";
import { findIncident, findIncidentByReference } from "#db/queries/incidents.ts";
import { unsafeFindHolder } from "#db/queries/intervention-breaches.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import type { Executor } from "#db/transaction.ts";
import { breachFacts } from "./breach-facts.ts";

type Refusal = { field: string; message: string };
type Typed = Omit<RecordedBreach, "consequence" | "decidedOn" | "consequenceWords">;

/** The columns of a breach that was typed, or why it cannot be one. */
export async function readBreach(
  db: Executor,
  { actor, now }: { actor: Actor; now: Date },
  one: FoundIntervention,
  form: Typed,
  keptIncidentId: string | null = null,
) {
  const facts = await breachFacts(db, actor, one);
  const respondentId = form.respondent === UNKNOWN_PERSON ? null : form.respondent || null;
  if (form.respondent === "" && facts.respondents.length > 0)
    return refused({ field: "respondent", message: "Select who breached it" });
  const { conditionId, breachedOn, breachedTime } = form;
  const breach = { respondentId, conditionId, breachedOn, breachedTime };
  const refusal = refuseBreach(breach, facts, { day: londonDay(now), time: londonTimeOfDay(now) });
  if (refusal) return refused({ ...refusal, field: refusal.field === "respondentId" ? "respondent" : refusal.field });
  const incident = await incidentOf(db, withoutGlass(actor), form, keptIncidentId);
  if ("message" in incident) return refused(incident);
  const warning = warnBreach(breach, facts);
  if (warning && form.proceedReason === null)
    return refused({ field: "proceedReason", message: `${warning.text} (${warning.source}). Enter why it is recorded all the same` }); // prettier-ignore
  return {
    kind: "read" as const,
    warning: warning,
    holder: one.caseId === null ? undefined : await unsafeFindHolder(db, one.caseId),
    isForSitting: isForNextSitting(facts, respondentOf(facts, respondentId)),
    columns: {
      ...{ respondent_id: respondentId, condition_id: conditionId, incident_id: incident.id, evidence: form.evidence },
      ...{ breached_on: breachedOn, breached_time: breachedTime },
    },
  };
}

const refused = (refusal: Refusal) => ({ kind: "refused" as const, refusal });

function respondentOf({ respondents }: BreachedFacts, id: string | null) {
  return respondents.find((one) => one.id === id) ?? null;
}

/**
 * One that the actor may open without broken glass: selected from those of the case and the people, or by its reference;
 * or the one that stands there already.
 */
async function incidentOf(
  db: Executor,
  actor: Actor,
  form: Typed,
  keptId: string | null,
): Promise<{ id: string | null } | Refusal> {
  if (form.incidentReference !== null) {
    const found = await findIncidentByReference(db, actor, form.incidentReference);
    return found ?? { field: "incidentReference", message: "No incident that you may open has this reference" };
  }
  if (form.incidentId === null || form.incidentId === keptId) return { id: form.incidentId };
  const found = await findIncident(db, actor, form.incidentId);
  return found ?? { field: "incidentId", message: "Select one of the incidents" };
}
