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
type Card = Awaited<ReturnType<typeof unsafeListNames>>[number];

const MOST_FOUND = 50;
/** Of each way to be found: more than are shown, so that the best of them are among those that are ranked. */
const MOST_OF_A_KIND = 200;
const NOTHING_MORE = { aliases: [], hasPostcode: false, foundAs: null };

/**
 * `openOnly`: those alone whom the actor may open, for whoever may not search for anybody else. `pointersFor`: what a locked
 * pointer must fit, where that is less than the query.
 */
type Whom = { openOnly?: boolean; pointersFor?: PersonQuery };

/** Whoever the query may be about, best first, as far as the actor may learn of them. */
export async function findPeopleLike(
  { db, actor }: Context,
  query: PersonQuery,
  { openOnly = false, pointersFor = query }: Whom = {},
) {
  const found = await peopleLike({ db, actor }, query, { openOnly });
  const listed = await listIdentityCards(db, actor, found.ids);
  const people = await withWhatFits({ db, actor }, found, listed);
  const ranked = rankPeople(
    people.filter((card) => !openOnly || card.mayOpen === 1),
    query,
    soundAlike,
  );
  const withCard = new Set(listed.map(({ id }) => id));
  const without = found.ids.filter((id) => !withCard.has(id));
  const pointers = openOnly ? [] : await listLockedPointers(db, actor, without);
  // By their own names alone, to leave out who matches in nothing. Of the rest the agency goes to the page, and no more.
  const lockedNames = await unsafeListNames(db, [...new Set(pointers.map((pointer) => pointer.id))]);
  const locked = rankPeople(
    lockedNames.map((row) => ({ ...row, ...NOTHING_MORE })),
    pointersFor,
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

/**
 * Whether that person, whose card the actor has at hand, is among the cards that findPeopleLike gives: of a few it does not
 * matter who the others are.
 */
export async function isAmongPeopleLike(
  { db, actor }: Context,
  query: PersonQuery,
  card: Omit<Card, "nameFolded">,
): Promise<boolean> {
  const found = await peopleLike({ db, actor }, query);
  if (!found.ids.includes(card.id)) return false;
  if (found.ids.length > MOST_FOUND)
    return (await findPeopleLike({ db, actor }, query)).cards.some(({ id }) => id === card.id);
  const people = await withWhatFits({ db, actor }, { ...found, ids: [card.id] }, [{ ...card, nameFolded: "" }]);
  return rankPeople(people, query, soundAlike).length > 0;
}

/** Cards with what else of these people may fit: their other names as the actor sees them, and how they were found. */
async function withWhatFits<C extends Card>(
  { db, actor }: Context,
  { ids, foundAs, atPostcode }: Awaited<ReturnType<typeof peopleLike>>,
  cards: readonly C[],
) {
  const names = await listNamesOnCards(db, actor, cards.length === 0 ? [] : ids);
  return cards.map((card) => ({
    ...card,
    aliases: names.filter((name) => name.personId === card.id).map((name) => fullName(name).trim()),
    hasPostcode: atPostcode.has(card.id),
    foundAs: foundAs.get(card.id) ?? null,
  }));
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
    const spelt = await listPeopleNamed(db, actor, spelling.map(alike), asked);
    // Whose name begins so is one of them, and is crowded out only where there are too many.
    if (spelt.length === MOST_OF_A_KIND)
      named.push(...(await listPeopleNamed(db, actor, spelling.map(beginning), asked)));
    named.push(...spelt);
  }
  // Every reference has figures.
  const folded = fold(name);
  const referred = /\d/.test(folded)
    ? await listPeopleWithTerm(db, actor, { kind: "reference", terms: [folded] }, asked)
    : [];
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
