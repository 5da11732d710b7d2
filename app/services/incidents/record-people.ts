import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { IncidentRole } from "#app/domain/incidents/incident.ts";
import type { LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { addPerson } from "#app/services/people/add-person.ts";
import { insertIncidentPerson } from "#db/queries/incidents.ts";
import type { Transaction } from "#db/transaction.ts";
import type { NamedPerson } from "./name-people.ts";

type At = { actor: Actor; now: Date };

/** Whoever the form names, each with a record; and how to link them to the incidents once those are there. */
export async function recordPeople(trx: Transaction, at: At, form: LoggedIncident, people: readonly NamedPerson[]) {
  const ids: Partial<Record<NamedPerson["who"], string>> = {};
  for (const named of people) ids[named.who] = named.kind === "known" ? named.id : await addNew(trx, at, named.person);
  const reporterId = ids.reporter ?? null;
  const victimId = form.affectedKind === "same" ? reporterId : (ids.affected ?? null);
  return {
    reporterId,
    victimId,
    ids: Object.values(ids),
    async link(incidentIds: readonly string[]) {
      for (const incidentId of incidentIds) {
        if (victimId !== null) await link(trx, at, incidentId, victimId, "victim");
        if (ids.suspect !== undefined) await link(trx, at, incidentId, ids.suspect, "perpetrator");
      }
    },
  };
}

function addNew(trx: Transaction, at: At, person: Extract<NamedPerson, { kind: "new" }>["person"]) {
  const { givenNames, familyName, birthDate, birthDateBasis } = person;
  return addPerson(trx, at, { givenNames, familyName, birthDate, birthDateBasis, areaWords: null, sex: null });
}

/** Nobody is more than alleged when a report is taken (DPA 2018 s38). */
function link(trx: Transaction, { actor, now }: At, incidentId: string, personId: string, role: IncidentRole) {
  return insertIncidentPerson(trx, {
    id: uuid(),
    partnership_id: actor.partnershipId,
    incident_id: incidentId,
    person_id: personId,
    role,
    standing: role === "perpetrator" ? "alleged" : null,
    version: 1,
    created_at: now.toISOString(),
    created_by: actor.id,
  });
}
