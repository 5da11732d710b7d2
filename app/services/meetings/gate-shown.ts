import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ITEM_KIND_NAMES } from "#app/domain/meetings/agenda-item.ts";
import type { GateWhy } from "#app/domain/meetings/gate.ts";
import type { FoundAgendaItem } from "#db/queries/agendas.ts";
import { listChairsOfGroup } from "#db/queries/meeting-gate.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Meeting = { group: { id: string }; sitting: { id: string } };

/** What a page says to whoever stands before the gate of a meeting, for GateBanner; null where nobody stands there. */
export async function gateShown({ db, actor, now }: Context, { group, sitting }: Meeting, why: GateWhy | null) {
  if (why === null) return null;
  const today = londonDay(now);
  const chairs = why === "agreement" ? await listChairsOfGroup(db, actor.partnershipId, group.id, today) : [];
  const statement = `/groups/${group.id}/meetings/${sitting.id}/statement`;
  return { why, chairs: chairs.map(({ name }) => name), statement };
}

/** Of an item before the gate: its kind; of a standing item the heading, which is the group's own. */
export function gatedSubject({ kind, standingTitle }: Pick<FoundAgendaItem, "kind" | "standingTitle">): string {
  return standingTitle ?? ITEM_KIND_NAMES[kind];
}
