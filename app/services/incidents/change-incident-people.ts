import { v7 as uuid } from "uuid";
import type { IncidentPersonChange, NewIncidentPerson } from "#app/domain/incidents/incident-people.form.ts";
import { refuseIncidentRole, refuseStandingChange } from "#app/domain/incidents/incident-people.ts";
import type { IncidentRole } from "#app/domain/incidents/incident.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { findIncidentPerson, updateIncidentPerson } from "#db/queries/incident-people.ts";
import { insertIncidentPerson, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeIncident, type IncidentContext } from "./change-incident.ts";

const NOT_AT_HAND = { field: "form", message: "Search for the person again: nobody else can be added" };

/** Somebody more in an incident, whom the actor may open or has searched for. The history names the reference alone. */
export function addIncidentPerson(context: IncidentContext, id: string, { version, ...form }: NewIncidentPerson) {
  const { actor, now } = context;
  return changeIncident(context, { id, version }, async (trx, incident) => {
    const person = await findIdentityCard(trx, actor, form.personId, searchBounds(now));
    if (!person) return NOT_AT_HAND;
    const others = await rolesOf(trx, context, id, person.id);
    const refusal = refuseIncidentRole(form.role, person, others, incident);
    if (refusal) return refusal;
    const words = linkWords(form.role, standingOf(form.role));
    return {
      columns: {},
      step: { kind: "people", words: `${person.reference} added, ${words.toLowerCase()}: ${form.reason}` },
      event: "incident.person-added",
      after: { personId: person.id, role: form.role, reason: form.reason },
      objects: [{ kind: "person", id: person.id }],
      also: () => insert(trx, context, id, person.id, form.role),
    };
  });
}

/** Another role, another standing, or taken off: kept as it was, with the reason, and seen no more. */
export function changeIncidentPerson(
  context: IncidentContext,
  { id, linkId }: { id: string; linkId: string },
  form: IncidentPersonChange,
) {
  const { actor } = context;
  const { partnershipId } = actor;
  return changeIncident(context, { id, version: form.version }, async (trx, incident, today) => {
    const link = await findIncidentPerson(trx, actor, { incidentId: id, id: linkId });
    if (!link) return { field: "form", message: "They have been taken off this incident already" };
    const refusal = refuseStandingChange(link, form, incident, today);
    if (refusal) return refusal;
    const { to, standingOn, reason } = form;
    const key = { partnershipId, id: linkId, version: link.version };
    const ended = { ended_on: today, ended_reason: reason };
    const told = (what: string, also: () => Promise<unknown>) => ({
      columns: {},
      step: { kind: "people" as const, words: `${link.reference}, ${linkWords(link.role, link.standing).toLowerCase()}: ${what}. ${reason}` }, // prettier-ignore
      event: "incident.person-changed",
      after: { personId: link.personId, from: link.role, to, standingOn, reason },
      objects: [{ kind: "person", id: link.personId }],
      also,
    });
    switch (to) {
      case "off":
        return told("taken off", () => updateIncidentPerson(trx, key, ended));
      case "alleged":
        return told("alleged again", () =>
          updateIncidentPerson(trx, key, { standing: "alleged", standing_basis: null, standing_on: null, standing_source: null }),
        ); // prettier-ignore
      case "confirmed":
        return told("confirmed", () =>
          updateIncidentPerson(trx, key, {
            standing: "confirmed",
            standing_basis: form.standingBasis,
            standing_on: standingOn,
            standing_source: form.standingSource,
          }),
        );
      case "not-substantiated":
        return told("not substantiated, and taken off", () =>
          updateIncidentPerson(trx, key, {
            ...{ standing: "not-substantiated", standing_basis: null, standing_on: standingOn },
            ...{ standing_source: form.standingSource, ...ended },
          }),
        );
      default: {
        const others = await rolesOf(trx, context, id, link.personId);
        const refused = refuseIncidentRole(to, link, others, incident);
        if (refused) return { ...refused, field: "to" };
        return told(`now ${linkWords(to, standingOf(to)).toLowerCase()}`, async () => {
          await updateIncidentPerson(trx, key, ended);
          await insert(trx, context, id, link.personId, to);
        });
      }
    }
  });
}

const standingOf = (role: IncidentRole) => (role === "perpetrator" ? ("alleged" as const) : null);

async function rolesOf(trx: Transaction, { actor }: IncidentContext, incidentId: string, personId: string) {
  const people = await listPeopleOfIncidents(trx, actor, [incidentId]);
  return people.filter((link) => link.personId === personId).map(({ role }) => role);
}

function insert(
  trx: Transaction,
  { actor, now }: IncidentContext,
  incidentId: string,
  personId: string,
  role: IncidentRole,
) {
  return insertIncidentPerson(trx, {
    id: uuid(),
    partnership_id: actor.partnershipId,
    incident_id: incidentId,
    person_id: personId,
    role,
    standing: standingOf(role),
    version: 1,
    created_at: now.toISOString(),
    created_by: actor.id,
  });
}
