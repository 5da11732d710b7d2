import { plusDays, londonDay } from "#app/domain/dates/iso-day.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { problemsFrom } from "#app/domain/incidents/alike.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { listCasesLike, listCasesOfIncident, unsafeListIncidentIdsOfCase } from "#db/queries/incident-cases.ts";
import { listIncidentsAt, listIncidentsWith } from "#db/queries/incident-matches.ts";
import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import type { IncidentContext } from "./change-incident.ts";

const OFFERED = 20;
const LOOKED_AT = 100;

/** Cases to which an incident may be linked: those that the actor sees with somebody in both or about its place. */
export async function casesForIncident({ db, actor, now }: IncidentContext, incidentId: string) {
  const incident = await findIncident(db, actor, incidentId);
  if (!incident) return null;
  const people = await listPeopleOfIncidents(db, actor, [incidentId]);
  const linked = new Set((await listCasesOfIncident(db, actor, incidentId)).map(({ id }) => id));
  const asked = { personIds: people.map(({ personId }) => personId), locationId: incident.locationId };
  const offered = (await listCasesLike(db, actor, asked, OFFERED)).filter(({ id }) => !linked.has(id));
  await recordList({ db, actor, now }, "case.listed", "case", offered.map(({ id }) => id), { for: incidentId }); // prettier-ignore
  return {
    incident: { id: incidentId, reference: incident.reference },
    offered: offered.map((row) => ({
      ...{ id: row.id, reference: row.reference, groupName: row.groupName },
      subject: listedSubject(row, londonDay(now)),
    })),
  };
}

/** Incidents that may be linked to a case: those that the actor sees at its place or with its people within twelve months. */
export async function incidentsForCase({ db, actor, now }: IncidentContext, caseId: string) {
  const record = await findCaseById(db, actor, caseId);
  if (!record) return null;
  const today = londonDay(now);
  const window = { fromDay: problemsFrom(today), untilDay: plusDays(today, 1), limit: LOOKED_AT };
  const people = (await unsafeListLinks(db, caseId)).map(({ personId }) => personId);
  const at = record.locationId === null ? [] : await listIncidentsAt(db, actor, record.locationId, window);
  const others = await listIncidentsWith(db, actor, [...new Set(people)], window);
  const linked = new Set(await unsafeListIncidentIdsOfCase(db, caseId));
  const offered = [...new Map([...at, ...others].map((row) => [row.id, row])).values()]
    .filter(({ id }) => !linked.has(id))
    .slice(0, OFFERED);
  await recordList({ db, actor, now }, "incident.listed", "incident", offered.map(({ id }) => id), { for: caseId }); // prettier-ignore
  return { record: { id: caseId, reference: record.reference, status: record.status }, offered };
}
