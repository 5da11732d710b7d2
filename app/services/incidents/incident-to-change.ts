import { longDay } from "#app/domain/dates/iso-day.ts";
import { INCIDENT_STATUS_NAMES, PRIORITY_NAMES } from "#app/domain/incidents/incident.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findIncident } from "#db/queries/incidents.ts";
import type { IncidentContext } from "./change-incident.ts";

/** What a form that changes an incident begins with; 404 for what is not the actor's to know. */
export async function incidentToChange({ db, actor, now }: IncidentContext, id: string) {
  const incident = await findIncident(db, actor, id);
  if (!incident) return null;
  await recordView({ db, actor, now }, "incident.viewed", "incident", id);
  const { reference, version, status, priority, officerName, officerAgencyName, officerAgencyId, officerUserId } =
    incident;
  const dealtWith = [officerName, officerAgencyName].filter(Boolean).join(", ") || "nobody yet";
  const next = incident.nextStep === null ? "" : ` Next: ${incident.nextStep}, ${longDay(incident.nextStepOn ?? "")}.`;
  const standing = `${INCIDENT_STATUS_NAMES[status]}, ${PRIORITY_NAMES[priority].toLowerCase()}. Dealt with by ${dealtWith}.${next}`;
  return {
    incident: { id, reference, version, standing },
    ...{
      status,
      priority,
      officerAgencyId,
      officerUserId,
      nextStep: incident.nextStep,
      nextStepOn: incident.nextStepOn,
    },
    hasFirstContact: incident.firstContactOn !== null,
  };
}
