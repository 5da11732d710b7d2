import { dayOf } from "#app/domain/rights/pack-item.ts";
import { sourceOf } from "#app/domain/rights/pack-sources/all.ts";
import { findAskedItem, findOwnAgencyAsContact, listAskedItems } from "#db/queries/asked-items.ts";
import type { PackContext } from "./pack-request.ts";
import { rowsOf } from "./pack-rows.ts";

/** Local policy: as many as somebody looks through at once. */
const ASKED_ON_PAGE = 50;

/** What the actor's agency is asked and has not answered; nothing for whoever does not answer for one. */
export async function askedPage({ db, actor }: Pick<PackContext, "db" | "actor">, after?: string) {
  const agency = await findOwnAgencyAsContact(db, actor);
  if (!agency) return undefined;
  const of = { partnershipId: actor.partnershipId, agencyId: agency.id };
  const found = await listAskedItems(db, { ...of, after, limit: ASKED_ON_PAGE + 1 });
  const shown = found.slice(0, ASKED_ON_PAGE);
  const rows = await rowsOf(db, actor.partnershipId, shown);
  return {
    agencyName: agency.name,
    items: shown.map(({ id, reference, dueOn, askedOn, sourceKind, sourceId }) => {
      const source = sourceOf(sourceKind);
      const row = rows.get(`${sourceKind} ${sourceId}`);
      return { id, reference, dueOn, askedOn, title: source.title, day: row ? dayOf(source, row) : null };
    }),
    next: found.length > ASKED_ON_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Whether it is an item that the actor's agency is asked. */
export async function isAskedOf({ db, actor }: Pick<PackContext, "db" | "actor">, itemId: string) {
  const agency = await findOwnAgencyAsContact(db, actor);
  return agency && findAskedItem(db, { partnershipId: actor.partnershipId, agencyId: agency.id }, itemId);
}
