import type { Completion } from "#app/domain/actions/action.form.ts";
import { mayComplete, refuseCompletion } from "#app/domain/actions/action.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

/** Done, or not done and why. */
export function completeAction(at: ChangeContext, id: string, { version, status, finishedOn, outcome }: Completion) {
  return changeAction(at, {
    id,
    version,
    may: mayComplete,
    decide(_trx, action, today) {
      const refusal = refuseCompletion(action, finishedOn, today);
      if (refusal) return Promise.resolve({ kind: "refused", refusal });
      return Promise.resolve({
        kind: "change",
        event: "action.completed",
        set: { status, finished_on: finishedOn, outcome, hold_until: null },
        change: { kind: "state", before_value: action.status, after_value: status },
        before: { status: action.status, finishedOn: action.finishedOn, outcome: action.outcome },
        after: { status, finishedOn, outcome },
      });
    },
  });
}
