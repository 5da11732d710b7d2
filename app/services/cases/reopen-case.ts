import type { Reopening } from "#app/domain/cases/manage-case.form.ts";
import { refuseReopening } from "#app/domain/cases/manage-case.ts";
import { oneByOne } from "#db/queries/erasure-lock.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { type CaseContext, changeCase, refused } from "./change-case.ts";
import { tellPeopleOfCase } from "./tell-people-of-case.ts";

/** Its closure stays in its history; from today it is open, with a day on which it is looked at. */
export function reopenCase(at: CaseContext, id: string, { version, reviewOn, reason }: Reopening) {
  return changeCase(at, {
    id,
    version,
    async decide(trx, record, today) {
      await oneByOne(trx, at.actor.partnershipId);
      const refusal = refuseReopening(record, reviewOn, today);
      if (refusal) return refused(refusal);
      return {
        kind: "change",
        event: "case.reopened",
        set: { status: "open", closed_on: null, review_due_on: reviewOn },
        change: { kind: "reopened", before_value: record.closedOn, after_value: reviewOn, reason },
        before: { status: record.status, closedOn: record.closedOn },
        after: { status: "open", closedOn: null, reviewDueOn: reviewOn },
        async also(within) {
          for (const userId of [record.leadUserId, record.supervisorUserId])
            if (userId) await markRenewalDue(within, userId);
          if (record.leadUserId) await tellPeopleOfCase(within, at, record, [record.leadUserId], "case-reopened");
        },
      };
    },
  });
}
