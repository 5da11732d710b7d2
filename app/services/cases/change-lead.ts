import { chosenForActions, type LeadChange } from "#app/domain/cases/manage-case.form.ts";
import { type CaseRefusal, refuseStep } from "#app/domain/cases/manage-case.ts";
import { unsafeListOpenActionsOfCase } from "#db/queries/case-lifecycle.ts";
import { findAgencyContact } from "#db/queries/partnership-agencies.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import type { Transaction } from "#db/transaction.ts";
import { type CaseContext, changeCase, refused } from "./change-case.ts";
import { refuseNewLead } from "./refuse-new-lead.ts";
import { giveActions } from "./settle-actions.ts";
import { tellPeopleOfCase } from "./tell-people-of-case.ts";

const NO_BASIS: CaseRefusal = {
  field: "lawfulBasis",
  message: "Select the lawful basis under which the new lead agency holds the case",
};

/**
 * To another agency or officer, who hears of it. With the agency the lawful basis is confirmed again, and for each open
 * action it is said whether its owner keeps it.
 */
export function changeLead(at: CaseContext, id: string, form: LeadChange) {
  const { actor } = at;
  return changeCase(at, {
    id,
    version: form.version,
    async decide(trx, record, today) {
      const refusal = refuseStep("lead", record) ?? (await refuseNewLead(trx, at, record, form, today));
      if (refusal) return refused(refusal);
      const agencyChanges = form.leadAgencyId !== record.leadAgencyId;
      const open = agencyChanges ? await unsafeListOpenActionsOfCase(trx, id) : [];
      const choices = chosenForActions(form, open.map((a) => a.id), ["keep", "give"]); // prettier-ignore
      const [first, ...more] = [
        ...(agencyChanges && form.lawfulBasis === null ? [NO_BASIS] : []),
        ...open
          .filter((action) => choices.get(action.id) === null)
          .map(({ id, reference }) => ({ field: `action-${id}`, message: `Select who is to do ${reference}` })),
      ];
      if (first) return refused(first, more);
      const basis = agencyChanges ? [form.lawfulBasis, form.gateway].filter(Boolean).join(": ") : null;
      return {
        kind: "change",
        event: "case.lead-changed",
        set: { lead_agency_id: form.leadAgencyId, lead_user_id: form.leadUserId },
        change: {
          kind: "lead",
          before_agency_id: record.leadAgencyId,
          before_user_id: record.leadUserId,
          after_agency_id: form.leadAgencyId,
          after_user_id: form.leadUserId,
          after_value: basis,
          reason: form.reason,
        },
        before: { leadAgencyId: record.leadAgencyId, leadUserId: record.leadUserId },
        after: { leadAgencyId: form.leadAgencyId, leadUserId: form.leadUserId, lawfulBasis: basis },
        async also(within) {
          const given = open.filter((action) => choices.get(action.id) === "give");
          await giveActions(
            within,
            at,
            given,
            { agencyId: form.leadAgencyId, userId: form.leadUserId },
            form.reason,
            record,
          );
          // Leading a case brings permissions of its own, and ceasing to lead it takes them.
          for (const userId of [record.leadUserId, form.leadUserId]) if (userId) await markRenewalDue(within, userId);
          if (form.leadUserId !== record.leadUserId || form.leadUserId === null)
            await tellPeopleOfCase(
              within,
              at,
              record,
              await newLeadToTell(within, actor.partnershipId, id, form),
              "case-lead-given",
            );
        },
      };
    },
  });
}

/** The officer; or where the agency is to name one, its contact. */
async function newLeadToTell(trx: Transaction, partnershipId: string, caseId: string, form: LeadChange) {
  if (form.leadUserId !== null) return [form.leadUserId];
  const contact = await findAgencyContact(trx, { partnershipId, agencyId: form.leadAgencyId, caseId });
  return contact ? [contact] : [];
}
