import { v4 as randomUuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { searchKeptUntil } from "#app/domain/search/kept-search.ts";
import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import type { KeptText } from "#app/domain/search/sought.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { keepFoundPeople } from "#db/queries/found-people.ts";
import { findPersonSearch, insertPersonSearch } from "#db/queries/person-searches.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { findPeopleLike } from "./find-people-like.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Keeps what is looked for as the actor's own row, so that no name stands in an address. Gives its random id. */
export async function keepPersonSearch({ db, actor, now }: Context, query: PersonQuery | KeptText): Promise<string> {
  const id = randomUuid();
  await inTransaction(db, (trx) =>
    insertPersonSearch(trx, {
      id,
      partnership_id: actor.partnershipId,
      user_id: actor.id,
      query: JSON.stringify(query),
      created_at: now.toISOString(),
      expires_at: searchKeptUntil(now),
    }),
  );
  return id;
}

/** What was looked for, to begin a new record with; null when the search is not the actor's or has expired. */
export async function findOwnSearch(
  { db, actor, now }: Context,
  searchId: string,
): Promise<PersonQuery | KeptText | null> {
  const kept = await findPersonSearch(db, actor, searchId, now.toISOString());
  return kept ? (JSON.parse(kept.query) as PersonQuery | KeptText) : null;
}

/** What a kept search finds now, best first. A consultation (DOMAIN 7.2). */
export async function runPersonSearch({ db, actor, now }: Context, query: PersonQuery) {
  const found = await findPeopleLike({ db, actor }, query);
  await inTransaction(db, (trx) => recordFound(trx, { actor, now }, found));
  return found;
}

/** Whom a search has shown is kept as found, and stands in the log with what was typed. */
export async function recordFound(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  { query, cards, lockedIds }: Awaited<ReturnType<typeof findPeopleLike>>,
) {
  const returned = [...cards.map((card) => card.id), ...lockedIds];
  await keepFoundPeople(trx, actor, returned, searchKeptUntil(now));
  await insertAuditEvent(trx, actor, now, {
    category: "consultation",
    event: "person.searched",
    objectKind: "person-search",
    objectId: null,
    resultCount: returned.length,
    detail: { query, returned },
    objects: returned.map((id) => ({ kind: "person", id })),
  });
}
