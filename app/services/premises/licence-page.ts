import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { holderOn } from "#app/domain/premises/holders.ts";
import { HOLDER_ROLES } from "#app/domain/premises/register.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { unsafeListActivities } from "#db/queries/premises-activities.ts";
import { listLicenceConditions } from "#db/queries/premises-conditions.ts";
import { listHolders } from "#db/queries/premises-holders.ts";
import { findPremises } from "#db/queries/premises.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The licence: its holder and supervisor, today and on the day that is asked for, its conditions, and what it licenses. */
export async function licencePage({ db, actor, now }: Context, id: string, askedDay: string | null) {
  const premises = await findPremises(db, actor, id);
  if (!premises) return null;
  const today = londonDay(now);
  const holders = await listHolders(db, actor, id);
  const conditions = await listLicenceConditions(db, actor, id);
  await recordView({ db, actor, now }, "premises.licence-viewed", "premises", id);
  return {
    premises,
    activities: await unsafeListActivities(db, id),
    roles: HOLDER_ROLES.map((role) => ({
      role,
      today: holderOn(holders, role, today)?.id ?? null,
      all: holders.filter((holder) => holder.role === role),
    })),
    asked:
      askedDay === null
        ? null
        : {
            day: askedDay,
            holders: HOLDER_ROLES.map((role) => ({ role, name: holderOn(holders, role, askedDay)?.name ?? null })),
          },
    conditions: conditions.map((one) => ({ ...one, hasEnded: one.untilDay !== null && one.untilDay < today })),
    mayRecord: actor.permissions.has("premises:record"),
  };
}
