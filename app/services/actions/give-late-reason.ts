import type { LateReasonGiven } from "#app/domain/actions/change-action.form.ts";
import { mayGiveLateReason, refuseLateReason } from "#app/domain/actions/change-action.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

/** Why it is late, which managers count by. */
export function giveLateReason(at: ChangeContext, id: string, { version, lateReason }: LateReasonGiven) {
  return changeAction(at, {
    id,
    version,
    may: mayGiveLateReason,
    decide(_trx, action, today) {
      const refusal = refuseLateReason(action, lateReason, today);
      if (refusal) return Promise.resolve({ kind: "refused", refusal });
      return Promise.resolve({
        kind: "change",
        event: "action.late-reason-given",
        set: { late_reason: lateReason },
        change: { kind: "late", before_value: action.lateReason, after_value: lateReason },
        before: { lateReason: action.lateReason },
        after: { lateReason },
      });
    },
  });
}
