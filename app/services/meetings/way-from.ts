import type { Actor } from "#app/domain/access/actor.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { ITEM_KIND_NAMES } from "#app/domain/meetings/agenda-item.ts";
import { usualParts } from "#app/domain/meetings/agenda-parts.ts";
import { inOrderTaken, placeOf } from "#app/domain/meetings/way-through-agenda.ts";
import { listAgendaParts } from "#db/queries/agenda-candidates.ts";
import { findGroup } from "#db/queries/groups.ts";
import { listStepsOfMeeting, type MeetingStep } from "#db/queries/item-screen.ts";
import type { Executor } from "#db/transaction.ts";
import { openItems } from "./gate-of.ts";
import type { ItemAt, ItemContext, OpenItem } from "./item-to-minute.ts";

/** From one item to the others, in the order in which they are taken. Of what stays behind the gate the kind alone, and nothing that anybody wrote. */
export async function wayFrom({ db, actor }: ItemContext, { meeting: { group, sitting }, item, why }: OpenItem) {
  const taken = await stepsOf(db, actor, group, sitting.id);
  const isOpen = await openItems({ db, actor }, why, taken);
  const named = ({ id, part, state, ...step }: MeetingStep) => ({ id, part, state, name: nameOf(step, isOpen(step)) });
  const place = placeOf(taken, item.id);
  return {
    ...{ number: place?.number ?? 0, of: taken.length, left: place?.left ?? 0, all: taken.map(named) },
    previous: place?.previous ? named(place.previous) : null,
    next: place?.next ? named(place.next) : null,
  };
}

function nameOf(
  { reference, standingTitle, title, kind }: Omit<MeetingStep, "id" | "part" | "state">,
  isOpen: boolean,
) {
  return reference ?? standingTitle ?? (isOpen ? title : null) ?? ITEM_KIND_NAMES[kind];
}

/** The item that is taken after one, as far as the actor sees the agenda; null: it is the last. */
export async function nextItemId({ db, actor }: ItemContext, { groupId, sittingId, itemId }: ItemAt) {
  const group = await findGroup(db, actor.partnershipId, groupId);
  return group ? (placeOf(await stepsOf(db, actor, group, sittingId), itemId)?.next?.id ?? null) : null;
}

async function stepsOf(db: Executor, actor: Actor, group: { id: string; kind: GroupKind }, sittingId: string) {
  const own = await listAgendaParts(db, { partnershipId: actor.partnershipId, groupId: group.id });
  const steps = await listStepsOfMeeting(db, actor, sittingId);
  return inOrderTaken(steps, own.length > 0 ? own : usualParts(group.kind));
}
