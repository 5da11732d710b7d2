import type { Hold } from "#app/domain/actions/change-action.form.ts";
import { mayRun, refuseHold } from "#app/domain/actions/change-action.ts";
import { countHolds } from "#db/queries/action-changes.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";

/** Until a day, after which the action is open again by itself. */
export function holdAction(at: ChangeContext, id: string, { version, holdUntil, reason }: Hold) {
  return changeAction(at, {
    id,
    version,
    may: mayRun,
    async decide(trx, action, today) {
      const settings = await settingsOn(trx, at.actor.partnershipId, today);
      const limits = { longestDays: settings["actions.longest-hold-days"], most: settings["actions.most-holds"] };
      const refusal = refuseHold(action, { holdUntil, heldBefore: await countHolds(trx, id) }, limits, today);
      if (refusal) return { kind: "refused", refusal };
      return {
        kind: "change",
        event: "action.held",
        set: { status: "on-hold", hold_until: holdUntil },
        change: { kind: "hold", before_value: action.holdUntil, after_value: holdUntil, reason },
        before: { status: action.status, holdUntil: action.holdUntil },
        after: { status: "on-hold", holdUntil },
      };
    },
  });
}
