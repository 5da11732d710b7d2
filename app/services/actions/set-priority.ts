import type { PriorityChange } from "#app/domain/actions/change-action.form.ts";
import { mayRun, refusePriority } from "#app/domain/actions/change-action.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

export function setPriority(at: ChangeContext, id: string, { version, priority }: PriorityChange) {
  return changeAction(at, {
    id,
    version,
    may: mayRun,
    decide(_trx, action) {
      const refusal = refusePriority(action, priority);
      if (refusal) return Promise.resolve({ kind: "refused", refusal });
      return Promise.resolve({
        kind: "change",
        event: "action.priority-changed",
        set: { priority },
        change: { kind: "priority", before_value: action.priority, after_value: priority },
        before: { priority: action.priority },
        after: { priority },
      });
    },
  });
}
