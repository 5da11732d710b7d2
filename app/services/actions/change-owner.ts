import type { OwnerChange } from "#app/domain/actions/change-action.form.ts";
import { mayChangeOwner, ownersOpenTo, refuseOwnerChange } from "#app/domain/actions/change-action.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { changeAction, type ChangeContext } from "./change-action.ts";
import { unsafeContextOf } from "./context-of-action.ts";
import { refuseOwner } from "./refuse-owner.ts";
import { tellFormerOwner, tellNewOwner } from "./tell-owner.ts";

/** To another person or agency, who hears of it, as does whoever owned it before. */
export function changeOwner(at: ChangeContext, id: string, { version, reason, ...to }: OwnerChange) {
  const { actor } = at;
  return changeAction(at, {
    id,
    version,
    may: mayChangeOwner,
    async decide(trx, action, today) {
      const same = refuseOwnerChange(action, to);
      if (same) return { kind: "refused", refusal: same };
      const context = await unsafeContextOf(trx, actor.partnershipId, action, today);
      const agencies = await listAgenciesOfPartnership(trx, actor.partnershipId);
      const refusal = refuseOwner(to, ownersOpenTo(actor, action, { agencies, users: context.users }), context);
      if (refusal) return { kind: "refused", refusal };
      return {
        kind: "change",
        event: "action.owner-changed",
        set: { owner_agency_id: to.ownerAgencyId, owner_user_id: to.ownerUserId },
        change: {
          kind: "owner",
          before_agency_id: action.ownerAgencyId,
          before_user_id: action.ownerUserId,
          after_agency_id: to.ownerAgencyId,
          after_user_id: to.ownerUserId,
          reason,
        },
        before: { ownerAgencyId: action.ownerAgencyId, ownerUserId: action.ownerUserId },
        after: to,
        async tell(within, about) {
          await tellNewOwner(within, about, to);
          if (action.ownerUserId !== to.ownerUserId) await tellFormerOwner(within, about, action.ownerUserId);
        },
      };
    },
  });
}
