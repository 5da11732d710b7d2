import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listAgendaItems } from "#db/queries/agendas.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import type { Executor } from "#db/transaction.ts";
import { actorIn } from "../session/actor-in.ts";
import { gateOf, openItems } from "./gate-of.ts";
import type { OpenedMinutes } from "./minutes-opened.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Meeting = Pick<OpenedMinutes, "group" | "sitting">;

/** The items of a meeting whose content the actor opens now, and why the gate keeps others from them, if it does. */
export async function itemsOpenTo(context: Context, meeting: Meeting) {
  const why = await gateOf(context, meeting);
  const items = await listAgendaItems(context.db, context.actor, meeting.sitting.id);
  const isOpen = await openItems(context, why, items);
  return { why, ids: new Set(items.filter(isOpen).map(({ id }) => id)) };
}

/**
 * Those of these items that an agency may open: what at least one of its people in the group opens now, by right and past the gate. So a
 * copy that is handed to an agency holds nothing that none of them could have opened. No more of them are asked about than it
 * takes: as a rule the first who is past the gate opens everything.
 */
export async function itemsOpenToAgency(
  { db, actor, now }: Context,
  meeting: Meeting,
  { agencyId, items }: { agencyId: string; items: ReadonlySet<string> },
) {
  const today = londonDay(now);
  const { partnershipId } = actor;
  const users = await listUsersOfGroup(db, partnershipId, meeting.group.id, today);
  const open = new Set<string>();
  for (const { id, name } of users.filter((user) => user.agencyId === agencyId)) {
    if ([...items].every((item) => open.has(item))) break;
    const theirs = await actorIn(db, partnershipId, { userId: id, userName: name, agencyId, sessionId: "none" }, today);
    for (const item of (await itemsOpenTo({ db, actor: theirs, now }, meeting)).ids) open.add(item);
  }
  return open;
}
