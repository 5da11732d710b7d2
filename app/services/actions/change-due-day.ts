import type { DueDayChange } from "#app/domain/actions/change-action.form.ts";
import { mayChangeDueDay, refuseDueChange } from "#app/domain/actions/change-action.ts";
import { isFarAhead } from "#app/domain/actions/due-day.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

/** Another due day; the original one stays. Why it was late is another question from then on. */
export function changeDueDay(at: ChangeContext, id: string, { version, dueOn, reason, confirmedDay }: DueDayChange) {
  return changeAction(at, {
    id,
    version,
    may: mayChangeDueDay,
    async decide(trx, action, today) {
      const refusal = refuseDueChange(action, dueOn, today);
      if (refusal) return { kind: "refused", refusal };
      const settings = await settingsOn(trx, at.actor.partnershipId, today);
      if (isFarAhead(dueOn, today, settings["actions.latest-due-days"]) && confirmedDay !== dueOn)
        return { kind: "far-ahead" };
      return {
        kind: "change",
        event: "action.due-day-changed",
        set: { due_on: dueOn, late_reason: null },
        change: { kind: "due", before_value: action.dueOn, after_value: dueOn, reason },
        before: { dueOn: action.dueOn, lateReason: action.lateReason },
        after: { dueOn, lateReason: null },
      };
    },
  });
}
