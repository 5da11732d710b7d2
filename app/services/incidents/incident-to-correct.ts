import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listAsbTypes } from "#db/queries/asb-types.ts";
import { findIncident, listStrands } from "#db/queries/incidents.ts";
import type { IncidentContext } from "./change-incident.ts";
import { incidentToChange } from "./incident-to-change.ts";

/** What the form of a correction begins with: how the incident is recorded, and the types of today with its own. */
export async function incidentToCorrect(context: IncidentContext, id: string) {
  const { db, actor, now } = context;
  const page = await incidentToChange(context, id);
  const facts = page && (await findIncident(db, actor, id));
  if (!page || !facts) return null;
  const types = await listAsbTypes(db, actor.partnershipId, londonDay(now));
  const { asbTypeId, typeName, heading } = facts;
  const isRetired = asbTypeId !== null && !types.some((type) => type.id === asbTypeId);
  return {
    incident: page.incident,
    facts: { ...facts, strands: (await listStrands(db, id)).map(({ strand }) => strand) },
    types: isRetired ? [...types, { id: asbTypeId, heading, name: typeName ?? "" }] : types,
  };
}
