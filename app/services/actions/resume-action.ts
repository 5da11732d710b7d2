import type { Resumption } from "#app/domain/actions/change-action.form.ts";
import { mayRun, refuseResumption } from "#app/domain/actions/change-action.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

export function resumeAction(at: ChangeContext, id: string, { version, reason }: Resumption) {
  return changeAction(at, {
    id,
    version,
    may: mayRun,
    decide(_trx, action, today) {
      const refusal = refuseResumption(action, today);
      if (refusal) return Promise.resolve({ kind: "refused", refusal });
      return Promise.resolve({
        kind: "change",
        event: "action.resumed",
        set: { status: "open", hold_until: null },
        change: { kind: "resume", before_value: action.holdUntil, reason },
        before: { status: action.status, holdUntil: action.holdUntil },
        after: { status: "open", holdUntil: null },
      });
    },
  });
}
