import { mayInCase } from "#app/domain/access/case-rights.ts";
import { fullName } from "#app/domain/people/person.ts";
import { mayAssess, newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { bandInForce } from "#app/domain/risk/victim-assessment.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { listVictimsInCases } from "#db/queries/incident-cases.ts";
import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { unsafeListVictimAssessmentsOf } from "#db/queries/victim-assessments.ts";
import type { IncidentContext } from "./change-incident.ts";

const ASSESSMENTS = 500;

/**
 * Each victim of an incident, with the cases in which the questionnaire can be filled in and what it last found there. It hangs
 * on a case (DESIGN 5): where there is none, one is opened first.
 */
export async function victimsOfIncident({ db, actor, now }: IncidentContext, incidentId: string) {
  const incident = await findIncident(db, actor, incidentId);
  if (!incident) return null;
  const people = await listPeopleOfIncidents(db, actor, [incidentId]);
  const victims = people.filter(({ role }) => role === "victim");
  const personIds = [...new Set(victims.map(({ personId }) => personId))];
  const cases = await listVictimsInCases(db, actor, { incidentId, personIds });
  const caseIds = [...new Set(cases.map(({ caseId }) => caseId))];
  const all = uncorrected(await unsafeListVictimAssessmentsOf(db, caseIds, ASSESSMENTS));
  await recordView({ db, actor, now }, "incident.viewed", "incident", incidentId, objectsOf(victims));
  return {
    incident: { id: incidentId, reference: incident.reference },
    victims: personIds.map((personId) => {
      const victim = victims.find((link) => link.personId === personId);
      return {
        personId,
        name: victim ? fullName(victim) : "",
        cases: cases
          .filter((row) => row.personId === personId)
          .map((row) => {
            const own = all.filter((v) => v.caseId === row.caseId && v.personId === row.linkedId);
            const [newest] = newestOfEach(own);
            return {
              ...{ caseId: row.caseId, reference: row.reference, groupName: row.groupName, linkedId: row.linkedId },
              mayAssess: mayAssess(actor, row),
              mayRefer: mayInCase(actor, row, "notes:write") && row.groupKind === "casework",
              last: newest ? { band: bandInForce(newest), on: newest.assessedOn } : null,
            };
          }),
      };
    }),
  };
}
