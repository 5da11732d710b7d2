import { v7 as uuid } from "uuid";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertContribution } from "#db/queries/item-minutes.ts";
import { madeOnce } from "../session/made-once.ts";
import { itemOpened } from "./gate-of.ts";
import { type ItemAt, type ItemContext, rightsInItem } from "./item-to-minute.ts";

/** Whoever is in the group and opens the item adds to what is said of it, under their name and their agency's. */
export function contribute(context: ItemContext & { once: string | null }, at: ItemAt, words: string) {
  const { actor, now } = context;
  return madeOnce(context, "item-contribution", async (trx) => {
    const opened = await itemOpened({ db: trx, actor, now }, at);
    if (opened.kind === "not-found") return opened;
    if (opened.kind === "gated") return { kind: "forbidden" as const };
    const { refusal } = await rightsInItem({ db: trx, actor }, opened);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const { item } = opened;
    await insertContribution(trx, {
      ...{ id, partnership_id: actor.partnershipId, item_id: item.id, kind: "contribution", words },
      ...{ agency_id: actor.agencyId, said_by: actor.id, said_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "agenda.contributed", objectKind: "agenda-item", objectId: item.id },
      ...{ fields: ["words"], detail: { after: { contributionId: id, words } } },
      objects: item.caseId === null ? [] : [{ kind: "case", id: item.caseId }],
    });
    return { kind: "done" as const, id };
  });
}
