import type { RecordedStepForm } from "#app/domain/incidents/deal-incident.form.ts";
import type { Ended } from "#app/domain/incidents/end.form.ts";
import { refuseDealing, refuseStep } from "#app/domain/incidents/deal-incident.ts";
import { TOLD_HOW_NAMES } from "#app/domain/incidents/told-victim.form.ts";
import { changeIncident, type IncidentContext } from "./change-incident.ts";

/** A first contact, work done, or the victim told how it stands; with the next step where there is one. */
export function recordIncidentStep(context: IncidentContext, id: string, { version, ...step }: RecordedStepForm) {
  return changeIncident(context, { id, version }, (_, incident, today) => {
    const refusal = refuseStep(step, incident, today);
    if (refusal) return refusal;
    const { kind, happenedOn, how, words, nextStep, nextStepOn } = step;
    const isToVictim = kind !== "work";
    const victimToldOn = isToVictim && happenedOn > incident.victimToldOn ? happenedOn : incident.victimToldOn;
    const firstContactOn = kind === "first-contact" ? happenedOn : incident.firstContactOn;
    const after = { victimToldOn, firstContactOn, nextStep, nextStepOn };
    return {
      columns: {
        victim_told_on: victimToldOn,
        first_contact_on: firstContactOn,
        next_step: nextStep,
        next_step_on: nextStepOn,
      },
      step: { kind, happenedOn, words, how: how === null ? null : TOLD_HOW_NAMES[how] },
      event: "incident.step-recorded",
      after,
    };
  });
}

export function closeIncident(context: IncidentContext, id: string, { version, reason }: Ended) {
  return changeIncident(context, { id, version }, (_, incident, today) => {
    const refusal = refuseDealing(incident);
    if (refusal) return { ...refusal, message: "This incident is closed already" };
    return {
      columns: { status: "closed", ended_on: today, end_reason: reason, next_step: null, next_step_on: null },
      step: { kind: "closed", words: reason },
      event: "incident.closed",
      after: { status: "closed", endedOn: today, endReason: reason },
    };
  });
}

export function reopenIncident(context: IncidentContext, id: string, { version, reason }: Ended) {
  return changeIncident(context, { id, version }, (_, incident) => {
    if (incident.status === "open") return { field: "form", message: "This incident is open already" };
    return {
      columns: { status: "open", ended_on: null, end_reason: null },
      step: { kind: "reopened", words: reason },
      event: "incident.reopened",
      after: { status: "open", endedOn: null, endReason: null },
    };
  });
}
