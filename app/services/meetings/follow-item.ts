import { leaseFor, NO_TEXTS } from "#app/domain/meetings/item-minute.ts";
import { hasViewed } from "#db/queries/audit.ts";
import { findItemMinute, listContributions } from "#db/queries/item-minutes.ts";
import { recordItemView } from "./agenda-page.ts";
import { itemOpened } from "./gate-of.ts";
import { FIRST_VERSION, type ItemAt, type ItemContext, type OpenItem } from "./item-to-minute.ts";

/** What is said of an item that the actor has opened: the text as last saved, who writes, and what the others add. */
export async function saidOf({ db, actor, now }: ItemContext, { item }: OpenItem) {
  const row = await findItemMinute(db, actor, item.id);
  const lease = row ? leaseFor(row, actor.id, now) : { kind: "free" as const };
  const { minute, decision, sharedSummary } = row ?? NO_TEXTS;
  return {
    ...{ version: row?.version ?? FIRST_VERSION, texts: { minute, decision, sharedSummary } },
    ...{ savedAt: row?.savedAt ?? null, savedByName: row?.savedByName ?? null },
    /** Another who has the pen; null: it lies there, or it is the actor's own. */
    writerName: lease.kind === "held" ? (row?.writerName ?? null) : null,
    contributions: (await listContributions(db, actor, item.id)).map(({ id, kind, words, ...said }) => ({
      ...{ id, kind, words, saidAt: said.saidAt, by: said.saidByName, agencyName: said.agencyName },
      isOwn: said.saidById === actor.id,
    })),
  };
}

/**
 * The same for the open page, which asks again and again by itself. It is one consultation with the page's own; only where
 * the session has not opened the page does it leave an event.
 */
export async function followItem(context: ItemContext, at: ItemAt) {
  const opened = await itemOpened(context, at);
  if (opened.kind === "not-found") return opened;
  if (opened.kind === "gated") return { kind: "forbidden" as const };
  const view = { sessionId: context.actor.sessionId, objectKind: "agenda-item", objectId: opened.item.id };
  if (!(await hasViewed(context.db, { ...view, event: "agenda.item-viewed" })))
    await recordItemView(context, opened.item);
  return { kind: "found" as const, said: await saidOf(context, opened) };
}
