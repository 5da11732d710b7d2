import type { RecordedStepForm } from "./deal-incident.form.ts";
import type { IncidentStatus } from "./incident.ts";

type Standing = { status: IncidentStatus; latestDay: string; firstContactOn: string | null };
export type DealRefusal = { field: string; message: string };

/** Nothing is dealt with that is closed: it is opened again first. */
export function refuseDealing({ status }: Pick<Standing, "status">): DealRefusal | null {
  return status === "closed" ? { field: "form", message: "This incident is closed. Open it again first" } : null;
}

/** Days are London's. */
export function refuseStep(
  step: Omit<RecordedStepForm, "version">,
  incident: Standing,
  today: string,
): DealRefusal | null {
  const closed = refuseDealing(incident);
  if (closed) return closed;
  if (step.happenedOn > today) return { field: "happenedOn", message: "Day must be today or in the past" };
  if (step.happenedOn < incident.latestDay)
    return { field: "happenedOn", message: "Day must not be before the incident" };
  if (step.kind === "first-contact" && incident.firstContactOn !== null)
    return { field: "kind", message: "The first contact is recorded already" };
  if (step.kind !== "work" && step.how === null) return { field: "how", message: "Select how the victim was told" };
  if ((step.nextStep === null) !== (step.nextStepOn === null))
    return step.nextStep === null
      ? { field: "nextStep", message: "Enter the next step" }
      : { field: "nextStepOn", message: "Enter the day of the next step" };
  if (step.nextStepOn !== null && step.nextStepOn < today)
    return { field: "nextStepOn", message: "Day of the next step must be today or in the future" };
  return null;
}

/** Whether the first contact is late on a day: from the day after it was due. In SQL: isContactLate in db/queries/incident-lists.ts. */
export function isContactLate(
  {
    status,
    firstContactDueOn,
    firstContactOn,
  }: { status: IncidentStatus; firstContactDueOn: string | null; firstContactOn: string | null },
  today: string,
): boolean {
  return status === "open" && firstContactOn === null && firstContactDueOn !== null && firstContactDueOn < today;
}
