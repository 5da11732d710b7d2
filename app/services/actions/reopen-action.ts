import { v7 as uuid } from "uuid";
import type { Reopening } from "#app/domain/actions/change-action.form.ts";
import { mayRun } from "#app/domain/actions/change-action.ts";
import { isFarAhead } from "#app/domain/actions/due-day.ts";
import { ownerOfReopened, refuseReopening } from "#app/domain/actions/reopening.ts";
import { insertActionChange } from "#db/queries/action-changes.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { changeAction, type ChangeContext, NOTHING } from "./change-action.ts";
import { unsafeContextOf } from "./context-of-action.ts";
import { tellNewOwner, tellOwnerOfReopening } from "./tell-owner.ts";

const NO_SIGHT = "The former owner can no longer open what the action belongs to";

/** Open again, with a due day of its own. What was said of its end stays in its history. */
export function reopenAction(at: ChangeContext, id: string, { version, dueOn, reason, confirmedDay }: Reopening) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return changeAction(at, {
    id,
    version,
    isFinished: true,
    may: mayRun,
    async decide(trx, action, today) {
      const context = await unsafeContextOf(trx, partnershipId, action, today);
      const refusal = refuseReopening(action, context, dueOn, today);
      if (refusal) return { kind: "refused", refusal };
      const settings = await settingsOn(trx, partnershipId, today);
      if (isFarAhead(dueOn, today, settings["actions.latest-due-days"]) && confirmedDay !== dueOn)
        return { kind: "far-ahead" };
      const { status, finishedOn, outcome, ownerAgencyId, ownerUserId: formerOwner } = action;
      const ownerUserId = ownerOfReopened(action, context.users);
      const opened = { status: "open", finished_on: null, outcome: null, hold_until: null, late_reason: null } as const;
      return {
        kind: "change",
        event: "action.reopened",
        set: { ...opened, due_on: dueOn, owner_user_id: ownerUserId },
        change: { kind: "state", before_value: status, after_value: "open", reason, finished_on: finishedOn, outcome },
        before: { status, finishedOn, outcome, dueOn: action.dueOn, ownerUserId: formerOwner },
        after: { status: "open", finishedOn: null, outcome: null, dueOn, ownerUserId },
        async tell(within, about) {
          if (ownerUserId === formerOwner && ownerUserId !== null)
            return tellOwnerOfReopening(within, about, ownerUserId);
          if (ownerUserId !== formerOwner)
            await insertActionChange(within, {
              ...{ ...NOTHING, id: uuid(), partnership_id: partnershipId, action_id: id, kind: "owner" },
              ...{ before_agency_id: ownerAgencyId, before_user_id: formerOwner },
              ...{ after_agency_id: ownerAgencyId, after_user_id: null },
              ...{ reason: NO_SIGHT, changed_by: null, changed_at: now.toISOString() },
            });
          return tellNewOwner(within, about, { ownerAgencyId, ownerUserId: null });
        },
      };
    },
  });
}
