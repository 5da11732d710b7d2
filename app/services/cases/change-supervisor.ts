import type { SupervisorChange } from "#app/domain/cases/manage-case.form.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { listPossibleLeads } from "#db/queries/case-lifecycle.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { type CaseContext, changeCase, refused } from "./change-case.ts";
import { tellPeopleOfCase } from "./tell-people-of-case.ts";

/** Who signs off what is high. Naming somebody lets them see the case. */
export function changeSupervisor(at: CaseContext, id: string, { version, supervisorUserId, reason }: SupervisorChange) {
  return changeCase(at, {
    id,
    version,
    async decide(trx, record, today) {
      const refusal = refuseStep("supervisor", record);
      if (refusal) return refused(refusal);
      if (supervisorUserId === record.supervisorUserId)
        return refused({ field: "supervisorUserId", message: "Select another supervisor than it has" });
      if (supervisorUserId !== null) {
        const people = await listPossibleLeads(trx, at.actor.partnershipId, id, today);
        if (!people.some((person) => person.id === supervisorUserId))
          return refused({ field: "supervisorUserId", message: "Select the supervisor from the list" });
        if (supervisorUserId === record.leadUserId)
          return refused({
            field: "supervisorUserId",
            message: "Select somebody other than the officer who leads the case",
          });
      }
      return {
        kind: "change",
        event: "case.supervisor-changed",
        set: { supervisor_user_id: supervisorUserId },
        change: {
          kind: "supervisor",
          before_user_id: record.supervisorUserId,
          after_user_id: supervisorUserId,
          reason,
        },
        before: { supervisorUserId: record.supervisorUserId },
        after: { supervisorUserId },
        async also(within) {
          for (const userId of [record.supervisorUserId, supervisorUserId])
            if (userId) await markRenewalDue(within, userId);
          if (supervisorUserId)
            await tellPeopleOfCase(within, at, record, [supervisorUserId], "case-supervision-given");
        },
      };
    },
  });
}
