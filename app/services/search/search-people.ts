import { v4 as randomUuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { fold } from "#app/domain/search/fold.ts";
import { searchKeptUntil } from "#app/domain/search/kept-search.ts";
import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import { rankPeople } from "#app/domain/search/rank-people.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { keepFoundPeople } from "#db/queries/found-people.ts";
import { listIdentityCards, listLockedPointers } from "#db/queries/people.ts";
import { findPersonSearch, insertPersonSearch } from "#db/queries/person-searches.ts";
import { listRecordsMatching, listRecordsWithTerm } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { soundsOf, wordsOf } from "./person-terms.ts";

type Context = { db: Executor; actor: Actor; now: Date };

const MOST_FOUND = 50;

/** Keeps what is looked for as the actor's own row, so that no name stands in an address. Gives its random id. */
export async function keepPersonSearch({ db, actor, now }: Context, query: PersonQuery): Promise<string> {
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
export async function findOwnSearch({ db, actor, now }: Context, searchId: string): Promise<PersonQuery | null> {
  const kept = await findPersonSearch(db, actor, searchId, now.toISOString());
  return kept ? (JSON.parse(kept.query) as PersonQuery) : null;
}

/** What a kept search finds now, best first; null when it is not the actor's or has expired. A consultation (DOMAIN 7.2). */
export async function runPersonSearch({ db, actor, now }: Context, searchId: string) {
  const query = await findOwnSearch({ db, actor, now }, searchId);
  if (!query) return null;
  const ids = await idsMatching(db, actor.partnershipId, query);
  const cards = rankPeople(await listIdentityCards(db, actor, ids), query);
  const locked = await listLockedPointers(db, actor, ids);
  const returned = [...cards.map((c) => c.id), ...new Set(locked.map((l) => l.id))];
  await inTransaction(db, async (trx) => {
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
  });
  return {
    query,
    cards,
    lockedIds: [...new Set(locked.map((l) => l.id))],
    agenciesToAsk: [...new Set(locked.map((l) => l.agencyName))].sort(),
    isCut: ids.length >= MOST_FOUND,
  };
}

async function idsMatching(db: Executor, partnershipId: string, query: PersonQuery): Promise<string[]> {
  const words = wordsOf(query.name);
  const byName = await listRecordsMatching(
    db,
    partnershipId,
    "person",
    words.map((prefix) => ({ prefix, sounds: soundsOf(prefix) })),
    MOST_FOUND,
  );
  const byReference =
    words.length > 0
      ? await listRecordsWithTerm(db, partnershipId, "person", { kind: "reference", term: fold(query.name) }, 1)
      : [];
  const byDay = query.birthDate
    ? await listRecordsWithTerm(db, partnershipId, "person", { kind: "day", term: query.birthDate }, MOST_FOUND)
    : [];
  return [...new Set([...byReference, ...byDay, ...byName])].slice(0, MOST_FOUND * 2);
}
