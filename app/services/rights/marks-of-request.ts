import { MARKABLE_KINDS, type MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type MarkableItem, unsafeListMarkableItems, unsafeListPersonIds } from "#db/queries/markable-items.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { RequestContext } from "./change-request.ts";

/** Of one kind: more than that are not found by looking through a list. */
const MOST_OF_A_KIND = 500;

/** What is held of whom a request is about, by area, reference and day; null for no such request. It stands in the log. */
export async function markableOf(
  { db, actor, now }: RequestContext,
  requestId: string,
  kinds: readonly MarkableKind[],
) {
  const request = await findRightsRequest(db, actor.partnershipId, requestId);
  if (!request) return null;
  const items = await heldOf(db, { partnershipId: actor.partnershipId, personId: request.personId, kinds });
  const { personId } = request;
  if (personId !== null)
    await inTransaction(db, (trx) =>
      insertAuditEvent(trx, actor, now, {
        ...{ category: "consultation", event: "rights.held-listed", objectKind: "rights-request", objectId: requestId },
        ...{ resultCount: items.length, objects: [{ kind: "person", id: personId }] },
        detail: { listed: items.map(({ id }) => id) },
      }),
    );
  return { request, items };
}

/** Whether an item is one of what is held of the person. */
export async function findHeldItem(
  db: Executor,
  { partnershipId, personId }: { partnershipId: string; personId: string | null },
  { kind, id }: Pick<MarkableItem, "kind" | "id">,
) {
  const items = await heldOf(db, { partnershipId, personId, kinds: [kind] });
  return items.find((item) => item.id === id);
}

type Held = { partnershipId: string; personId: string | null; kinds: readonly MarkableKind[] };

async function heldOf(db: Executor, { partnershipId, personId, kinds }: Held): Promise<MarkableItem[]> {
  if (personId === null) return [];
  const ids = await unsafeListPersonIds(db, partnershipId, personId);
  const all: MarkableItem[] = [];
  for (const kind of MARKABLE_KINDS.filter((one) => kinds.includes(one)))
    all.push(...(await unsafeListMarkableItems(db, kind, { partnershipId, ids, limit: MOST_OF_A_KIND })));
  return all;
}
