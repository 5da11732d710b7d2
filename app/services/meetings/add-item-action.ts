import type { Actor } from "#app/domain/access/actor.ts";
import type { NewAction } from "#app/domain/actions/action.form.ts";
import { listItemConflicts } from "#db/queries/agendas.ts";
import { createAction } from "../actions/create-action.ts";
import type { ContextKey } from "../actions/context-of-action.ts";
import { itemOpened } from "./gate-of.ts";
import { type ItemAt, type ItemContext, type OpenItem, rightsInItem } from "./item-to-minute.ts";

/** Somebody will do something by a day, as the meeting agreed at this item. */
export async function addItemAction(context: ItemContext & { once: string | null }, at: ItemAt, action: NewAction) {
  const opened = await itemOpened(context, at);
  if (opened.kind === "not-found") return opened;
  if (opened.kind === "gated") return { kind: "forbidden" as const };
  const rights = await rightsInItem(context, opened);
  if (!rights.mayMinute) return { kind: "forbidden" as const };
  if (rights.refusal) return { kind: "refused" as const, refusal: rights.refusal };
  const conflicts = await listItemConflicts(context.db, context.actor, opened.item.id);
  if (conflicts.some(({ id }) => id === action.ownerUserId)) {
    const refusal = { field: "ownerUserId", message: "Select an owner who has no conflict of interest in this item" };
    return { kind: "refused" as const, refusal };
  }
  const key = contextOfItem(context.actor, opened);
  return createAction({ ...context, agendaItemId: opened.item.id }, key, action);
}

/** A case's own, or one about premises where the actor records those; of anything else, and of a referral, the group's. */
export function contextOfItem(actor: Pick<Actor, "permissions">, { item, meeting }: OpenItem): ContextKey {
  if (item.caseId !== null) return { caseId: item.caseId };
  if (item.premisesId !== null && actor.permissions.has("premises:record")) return { premisesId: item.premisesId };
  return { groupId: meeting.group.id };
}
