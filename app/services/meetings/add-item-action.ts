import type { Actor } from "#app/domain/access/actor.ts";
import type { NewAction } from "#app/domain/actions/action.form.ts";
import { createAction } from "../actions/create-action.ts";
import type { ContextKey } from "../actions/context-of-action.ts";
import { itemOpened } from "./gate-of.ts";
import { type ItemAt, type ItemContext, type OpenItem, rightsInItem } from "./item-to-minute.ts";

/** Somebody will do something by a day, as the meeting agreed at this item. */
export async function addItemAction(context: ItemContext & { once: string | null }, at: ItemAt, action: NewAction) {
  const opened = await itemOpened(context, at);
  if (opened.kind === "not-found") return opened;
  if (opened.kind === "gated" || !(await rightsInItem(context, opened)).mayMinute)
    return { kind: "forbidden" as const };
  const key = contextOfItem(context.actor, opened);
  return createAction({ ...context, agendaItemId: opened.item.id }, key, action);
}

/** A case's own, or one about premises where the actor records those; of anything else, and of a referral, the group's. */
export function contextOfItem(actor: Pick<Actor, "permissions">, { item, meeting }: OpenItem): ContextKey {
  if (item.caseId !== null) return { caseId: item.caseId };
  if (item.premisesId !== null && actor.permissions.has("premises:record")) return { premisesId: item.premisesId };
  return { groupId: meeting.group.id };
}
