import type { BirthDateBasis } from "../people/person.ts";
import { swappedDay, yearsAround } from "./birth-day-terms.ts";
import { fold } from "./fold.ts";
import { isCloseSpelling, joinedWords, withParticles, wordsOf } from "./name-words.ts";
import type { PersonQuery } from "./person-query.form.ts";

type Found = {
  id: string;
  reference: string;
  nameFolded: string;
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  /** Other names that the searcher may see. */
  aliases: readonly string[];
  /** Has an address there that the searcher may see. */
  hasPostcode: boolean;
  /** The reference of a record merged into this one, by which it was found. */
  foundAs: string | null;
};
type SoundAlike = (a: string, b: string) => boolean;

/** Why somebody stands among the results, in the words of the page; `isLikely`: probably the very person. */
export type Match = { reason: string; weight: number; isLikely: boolean };

const HOW = ["none", "sounds", "close", "begins", "same"] as const;
type How = (typeof HOW)[number];
const WORD_WEIGHT: Record<How, number> = { none: 0, sounds: 6, close: 7, begins: 10, same: 12 };

/** Best first; two of one weight stand by name. Who matches in nothing that is shown is left out. */
export function rankPeople<P extends Found>(
  people: readonly P[],
  query: PersonQuery,
  soundAlike: SoundAlike,
): (P & { match: Match })[] {
  return people
    .map((person) => ({ ...person, match: matchOf(person, query, soundAlike) }))
    .filter(({ match }) => match.weight > 0)
    .sort(
      (a, b) =>
        b.match.weight - a.match.weight || (a.nameFolded < b.nameFolded ? -1 : a.nameFolded > b.nameFolded ? 1 : 0),
    );
}

function matchOf(person: Found, query: PersonQuery, soundAlike: SoundAlike): Match {
  const reference = fold(query.name);
  if (reference !== "" && reference === fold(person.reference))
    return { reason: "Same reference", weight: 200, isLikely: true };
  if (person.foundAs !== null && reference === fold(person.foundAs))
    return { reason: `${person.foundAs} was merged into this record`, weight: 200, isLikely: true };

  const own = nameMatch(query.name, [`${person.givenNames} ${person.familyName}`], soundAlike);
  const any = nameMatch(query.name, [`${person.givenNames} ${person.familyName}`, ...person.aliases], soundAlike);
  const isAlias = any.weight > own.weight;
  const name = isAlias ? any : own;
  const born = birthMatch(person, query);
  const reasons = [born.reason, isAlias ? `another name: ${name.reason}` : name.reason];
  if (query.postcode && person.hasPostcode) reasons.push("same postcode");
  const weight = born.weight + name.weight + (query.postcode && person.hasPostcode ? 15 : 0);
  return { reason: sentence(reasons.filter(Boolean)), weight, isLikely: isLikely(person, query, name, born) };
}

type NameMatch = { reason: string; weight: number; worst: How };

/** Each word that was typed against the word it fits best; one word that fits nothing makes it a part of the name. */
function nameMatch(typed: string, names: readonly string[], soundAlike: SoundAlike): NameMatch {
  const held = names.flatMap((name) => [...wordsOf(name), ...joinedWords(name)]);
  const variants = [wordsOf(typed), withParticles(wordsOf(typed))];
  return variants.map((words) => wordsMatch(words, held, soundAlike)).reduce((a, b) => (b.weight > a.weight ? b : a));
}

function wordsMatch(words: readonly string[], held: readonly string[], soundAlike: SoundAlike): NameMatch {
  if (words.length === 0) return { reason: "", weight: 0, worst: "none" };
  const hows = words.map((word) => bestOf(held.map((h) => howAlike(word, h, soundAlike))));
  const worst = hows.reduce((a, b) => (HOW.indexOf(b) < HOW.indexOf(a) ? b : a));
  const average = hows.reduce((sum, how) => sum + WORD_WEIGHT[how], 0) / hows.length;
  const reason = {
    same: "same name",
    begins: "name begins alike",
    close: "name spelt alike",
    sounds: "name sounds alike",
    none: average > 0 ? "part of the name" : "",
  }[worst];
  // Part of a name weighs less than all of it in whatever way.
  return { reason, weight: worst === "none" ? Math.min(average, 5) : 10 + average * 2, worst };
}

function bestOf(hows: readonly How[]): How {
  return hows.reduce((a, b) => (HOW.indexOf(b) > HOW.indexOf(a) ? b : a), "none");
}

function howAlike(word: string, held: string, soundAlike: SoundAlike): How {
  if (word === held) return "same";
  if (held.startsWith(word)) return "begins";
  if (isCloseSpelling(word, held)) return "close";
  return soundAlike(word, held) ? "sounds" : "none";
}

function birthMatch({ birthDate, birthDateBasis }: Found, query: PersonQuery) {
  const none = { reason: "", weight: 0 };
  if (query.birthDate === null || birthDate === null) return none;
  if (query.birthDate === birthDate && birthDateBasis === "exact") return { reason: "same date of birth", weight: 50 };
  if (birthDateBasis === "approximate")
    return yearsAround(query.birthDate).includes(birthDate.slice(0, 4))
      ? { reason: "about the same age", weight: 15 }
      : none;
  return swappedDay(query.birthDate) === birthDate
    ? { reason: "day and month of birth the other way round", weight: 25 }
    : none;
}

/**
 * The name in whatever way with the date of birth or the postcode; or the same name where no date of birth speaks
 * against it.
 */
function isLikely(person: Found, query: PersonQuery, name: NameMatch, born: { weight: number }) {
  if (name.worst === "none") return false;
  if (born.weight > 0 || (query.postcode && person.hasPostcode)) return true;
  const isOpen = person.birthDate === null || query.birthDate === null || person.birthDateBasis === "approximate";
  return (
    name.worst === "same" && wordsOf(query.name).length > 1 && isOpen && born.weight === 0 && !differs(person, query)
  );
}

/** An approximate date of birth too far away to be the same person's. */
function differs(person: Found, query: PersonQuery) {
  return (
    person.birthDate !== null &&
    query.birthDate !== null &&
    !yearsAround(query.birthDate).includes(person.birthDate.slice(0, 4))
  );
}

function sentence(reasons: readonly string[]) {
  const text = reasons.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
