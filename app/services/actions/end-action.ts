import type { Ending } from "#app/domain/actions/change-action.form.ts";
import { mayRun, refuseEnding } from "#app/domain/actions/change-action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

/** Nobody is to do it any more. */
export function endAction(at: ChangeContext, id: string, { version, reason }: Ending) {
  const finishedOn = londonDay(at.now);
  return changeAction(at, {
    id,
    version,
    may: mayRun,
    decide(_trx, action) {
      const refusal = refuseEnding(action);
      if (refusal) return Promise.resolve({ kind: "refused", refusal });
      return Promise.resolve({
        kind: "change",
        event: "action.ended",
        set: { status: "ended", finished_on: finishedOn, hold_until: null },
        change: { kind: "state", before_value: action.status, after_value: "ended", reason },
        before: { status: action.status, finishedOn: action.finishedOn },
        after: { status: "ended", finishedOn },
      });
    },
  });
}
