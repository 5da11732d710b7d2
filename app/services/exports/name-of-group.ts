import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import type { Executor } from "#db/transaction.ts";

/** Of the group whose list it is, when the actor is in it. */
export async function nameOfGroup({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, asked: ExportAsked) {
  if (asked.list !== "cases" && asked.list !== "referrals") return null;
  const { group } = asked.filter;
  if (!groupsOf(actor).includes(group)) return null;
  const groups = await listGroupsTakingCases(db, actor.partnershipId, londonDay(now));
  return groups.find(({ id }) => id === group)?.name ?? null;
}
