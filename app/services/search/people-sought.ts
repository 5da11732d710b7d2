import type { Actor } from "#app/domain/access/actor.ts";
import { mayFind } from "#app/domain/search/found-groups.ts";
import type { KeptText } from "#app/domain/search/sought.ts";
import { typedReference } from "#app/domain/search/typed-reference.ts";
import type { Executor } from "#db/transaction.ts";
import { findPeopleLike } from "./find-people-like.ts";

/** Spelt or born alike: what only sounds so, or is a part of the name, leads to nobody's cases and incidents. */
const CLOSE_ENOUGH = 24;

export type PeopleSought = Awaited<ReturnType<typeof findPeopleLike>>;

/**
 * Whoever may search for people finds anybody's card, as before a referral; whoever may open people, those whom they may
 * open (DESIGN: a person in full through a record that links to the person); everybody else nobody. A locked pointer needs
 * a name that fits: a reference or a day says by itself no more than one of nobody would (decision 0049).
 */
export async function peopleSought(at: { db: Executor; actor: Actor }, query: KeptText): Promise<PeopleSought | null> {
  const { permissions } = at.actor;
  if (!mayFind(permissions, "people")) return null;
  if (query.name === "" && query.birthDate === null && !query.postcode) return null;
  const name = typedReference(query.name) ? "" : query.name;
  return findPeopleLike(at, query, {
    openOnly: !permissions.has("people:search"),
    pointersFor: { name, birthDate: null },
  });
}

/** Of those found, whose cases and incidents are looked for: people whom the actor may open. */
export function idsOfClose(found: PeopleSought | null): string[] {
  return (found?.cards ?? [])
    .filter(({ mayOpen, match }) => mayOpen === 1 && match.weight >= CLOSE_ENOUGH)
    .map(({ id }) => id);
}
