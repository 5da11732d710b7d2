import type { Actor } from "#app/domain/access/actor.ts";
import { fullName } from "#app/domain/people/person.ts";
import { swappedDay, yearsAround } from "#app/domain/search/birth-day-terms.ts";
import { fold } from "#app/domain/search/fold.ts";
import { trigramsNeeded, trigramsOf, withParticles, wordsOf } from "#app/domain/search/name-words.ts";
import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import { rankPeople } from "#app/domain/search/rank-people.ts";
import { listIdentityCards, listLockedPointers, listNamesOnCards, unsafeListNames } from "#db/queries/people.ts";
import { listPeopleAtPostcode, listPeopleNamed, listPeopleWithTerm, type Wanted } from "#db/queries/person-matches.ts";
import type { Executor } from "#db/transaction.ts";
import { postcodeTerm, soundAlike, soundsOf } from "./person-terms.ts";

type Context = { db: Executor; actor: Actor };

const MOST_FOUND = 50;
/** Of each way to be found: more than are shown, so that the best of them are among those that are ranked. */
const MOST_OF_A_KIND = 200;
const NOTHING_MORE = { aliases: [], hasPostcode: false, foundAs: null };

/** `openOnly`: those alone whom the actor may open, for whoever may not search for anybody else. */
type Whom = { openOnly?: boolean };

/** Whoever the query may be about, best first, as far as the actor may learn of them. */
export async function findPeopleLike({ db, actor }: Context, query: PersonQuery, { openOnly = false }: Whom = {}) {
  const { ids, foundAs, atPostcode } = await peopleLike({ db, actor }, query, { openOnly });
  const names = await listNamesOnCards(db, actor, ids);
  const listed = (await listIdentityCards(db, actor, ids)).filter((card) => !openOnly || card.mayOpen === 1);
  const people = listed.map((card) => ({
    ...card,
    aliases: names.filter((name) => name.personId === card.id).map((name) => fullName(name).trim()),
    hasPostcode: atPostcode.has(card.id),
    foundAs: foundAs.get(card.id) ?? null,
  }));
  const ranked = rankPeople(people, query, soundAlike);
  const pointers = openOnly ? [] : await listLockedPointers(db, actor, ids);
  // By their own names alone, to leave out who matches in nothing. Of the rest the agency goes to the page, and no more.
  const lockedNames = await unsafeListNames(db, [...new Set(pointers.map((pointer) => pointer.id))]);
  const locked = rankPeople(
    lockedNames.map((row) => ({ ...row, ...NOTHING_MORE })),
    query,
    soundAlike,
  ).map((row) => row.id);
  return {
    query,
    cards: ranked.slice(0, MOST_FOUND),
    lockedIds: locked,
    agenciesToAsk: [...new Set(pointers.filter((p) => locked.includes(p.id)).map((p) => p.agencyName))].sort(),
    isCut: ranked.length > MOST_FOUND,
  };
}

/** First those who fit exactly, so that a common name does not crowd them out. */
export async function peopleLike(
  { db, actor }: Context,
  { name, birthDate, postcode }: PersonQuery,
  { openOnly = false }: Whom = {},
) {
  const asked = { limit: MOST_OF_A_KIND, openOnly };
  const words = wordsOf(name);
  const joined = withParticles(words);
  const spellings = joined.length < words.length ? [words, joined] : [words];
  const named: string[] = [];
  for (const spelling of spellings) {
    named.push(...(await listPeopleNamed(db, actor, spelling.map(beginning), asked)));
    named.push(...(await listPeopleNamed(db, actor, spelling.map(alike), asked)));
  }
  const referred =
    words.length > 0 ? await listPeopleWithTerm(db, actor, { kind: "reference", terms: [fold(name)] }, asked) : [];
  const days = birthDate === null ? [] : [birthDate, swappedDay(birthDate) ?? birthDate, ...yearsAround(birthDate)];
  const born = await listPeopleWithTerm(db, actor, { kind: "day", terms: [...new Set(days)] }, asked);
  const [term] = postcodeTerm(postcode ?? null);
  const atPostcode = term ? await listPeopleAtPostcode(db, actor, term.term, MOST_OF_A_KIND) : [];
  const ids = [...new Set([...referred.map((r) => r.id), ...named, ...born.map((b) => b.id), ...atPostcode])];
  return { ids, foundAs: new Map(referred.map((r) => [r.id, r.reference])), atPostcode: new Set(atPostcode) };
}

function beginning(prefix: string): Wanted {
  return { prefix, sounds: [], trigrams: [], trigramsNeeded: 0 };
}

function alike(prefix: string): Wanted {
  const trigrams = trigramsOf(prefix);
  return { prefix, sounds: soundsOf(prefix), trigrams, trigramsNeeded: trigramsNeeded(trigrams.length) };
}
