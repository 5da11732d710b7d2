import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import type { LeadChange } from "#app/domain/cases/manage-case.form.ts";
import type { CaseRefusal } from "#app/domain/cases/manage-case.ts";
import { listPossibleLeads } from "#db/queries/case-lifecycle.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Transaction } from "#db/transaction.ts";
import type { CaseContext, CaseFacts } from "./change-case.ts";

/** Another lead than it has: an agency of the partnership, with an officer of its own who can open the case and does not supervise it. */
export async function refuseNewLead(
  trx: Transaction,
  { actor }: CaseContext,
  record: CaseFacts,
  form: LeadChange,
  today: string,
): Promise<CaseRefusal | null> {
  if (form.leadAgencyId === record.leadAgencyId && form.leadUserId === record.leadUserId)
    return { field: "leadUserId", message: "Select another agency or officer than those who lead it" };
  const agency = await findAgencyOfPartnership(trx, actor.partnershipId, form.leadAgencyId);
  if (!agency) return { field: "leadAgencyId", message: "Select the agency that leads the case" };
  if (form.leadUserId !== null) {
    const people = await listPossibleLeads(trx, actor.partnershipId, record.id, today);
    const lead = people.find(({ id }) => id === form.leadUserId);
    if (!lead) return { field: "leadUserId", message: "Select an officer from the list" };
    if (lead.id === record.supervisorUserId)
      return { field: "leadUserId", message: "They supervise this case: name another supervisor first" };
    const message = refuseOfficer(lead, agency);
    if (message) return { field: "leadUserId", message };
  }
  return null;
}
