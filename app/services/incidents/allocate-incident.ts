import type { Actor } from "#app/domain/access/actor.ts";
import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import type { IncidentAllocation } from "#app/domain/incidents/deal-incident.form.ts";
import { refuseDealing } from "#app/domain/incidents/deal-incident.ts";
import { contactDueAfter } from "#app/domain/incidents/first-contact.ts";
import { type IncidentPriority, PRIORITY_NAMES } from "#app/domain/incidents/incident.ts";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findFirstReportDay } from "#db/queries/reports.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { changeIncident, type IncidentContext } from "./change-incident.ts";
import { contactDueOn } from "./contact-due.ts";

/**
 * Who deals with it, and how serious it is: an agency, and an officer of it who may deal with incidents, who is told. With
 * another priority the day of a first contact that has not been made is reckoned again.
 */
export function allocateIncident(context: IncidentContext, id: string, { version, ...form }: IncidentAllocation) {
  const { partnershipId } = context.actor;
  return changeIncident(context, { id, version }, async (trx, incident, today) => {
    const refusal = refuseDealing(incident);
    if (refusal) return refusal;
    const agency = await findAgencyOfPartnership(trx, partnershipId, form.officerAgencyId);
    if (!agency) return { field: "officerAgencyId", message: "Select the agency that deals with it" };
    const officers = await listWhoDealWithAsb(trx, partnershipId, today);
    const officer = officers.find((user) => user.id === form.officerUserId);
    if (form.officerUserId !== null && !officer)
      return { field: "officerUserId", message: "Select somebody from the list: ASB officers and coordinators" };
    const notOfIt = officer && refuseOfficer(officer, agency);
    if (notOfIt) return { field: "officerUserId", message: notOfIt };
    const isOther = form.priority !== incident.priority;
    const dueOn =
      isOther && incident.firstContactOn === null
        ? await dueAfterChange(trx, context.actor, incident, form.priority, today)
        : incident.firstContactDueOn;
    const isTold = officer && officer.id !== incident.officerUserId && officer.id !== context.actor.id;
    const who = [officer?.name, agency.name].filter(Boolean).join(", ");
    return {
      columns: {
        officer_agency_id: agency.id,
        officer_user_id: officer?.id ?? null,
        priority: form.priority,
        first_contact_due_on: dueOn,
      },
      step: { kind: "allocated", words: isOther ? `${who}. Priority: ${PRIORITY_NAMES[form.priority]}` : who },
      event: "incident.allocated",
      after: {
        officerAgencyId: agency.id,
        officerUserId: officer?.id ?? null,
        priority: form.priority,
        firstContactDueOn: dueOn,
      },
      also: () => (isTold ? tellOfficer(trx, context, incident, officer.id) : Promise.resolve()),
    };
  });
}

/** The day of the first contact under another priority, from the first report and from today. */
export async function dueAfterChange(
  trx: Transaction,
  { partnershipId }: Pick<Actor, "partnershipId">,
  incident: { id: string; firstContactDueOn: string | null },
  priority: IncidentPriority,
  today: string,
) {
  const reportedOn = (await findFirstReportDay(trx, incident.id)) ?? today;
  return contactDueAfter(priority, {
    dueOn: incident.firstContactDueOn,
    raised: await contactDueOn(trx, partnershipId, today, "serious"),
    lowered: await contactDueOn(trx, partnershipId, reportedOn, "standard"),
  });
}

function tellOfficer(
  trx: Transaction,
  { actor, now }: Pick<IncidentContext, "actor" | "now">,
  { id, reference }: { id: string; reference: string },
  userId: string,
) {
  const { partnershipId } = actor;
  const about = { kind: "incident-given", objectKind: "incident", objectId: id, reference } as const;
  return notify(trx, [{ partnershipId, userId, ...about, at: now }]);
}
