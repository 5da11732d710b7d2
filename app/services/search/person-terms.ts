import { doubleMetaphone } from "double-metaphone";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import { fold } from "#app/domain/search/fold.ts";
import { joinedWords, trigramsOf, wordsOf } from "#app/domain/search/name-words.ts";
import type { SearchTerm } from "#db/queries/search-terms.ts";

type Searchable = {
  reference: string;
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
};

/** By what a person is found: the name, the birth date (an approximate one by its year) and the reference. */
export function personTerms(person: Searchable): SearchTerm[] {
  const { birthDate, birthDateBasis } = person;
  return [
    ...nameTerms(person.givenNames, person.familyName),
    ...(birthDate ? [{ kind: "day" as const, term: birthDate }] : []),
    ...(birthDate && birthDateBasis === "approximate" ? [{ kind: "day" as const, term: birthDate.slice(0, 4) }] : []),
    { kind: "reference", term: fold(person.reference) },
  ];
}

/** Each word, how it sounds and its trigrams; O Neil and Brown-Whitaker as one word too. */
export function nameTerms(givenNames: string, familyName: string): SearchTerm[] {
  const words = [...new Set([givenNames, familyName].flatMap((name) => [...wordsOf(name), ...joinedWords(name)]))];
  return [
    ...words.map((term) => ({ kind: "word" as const, term })),
    ...[...new Set(words.flatMap(soundsOf))].map((term) => ({ kind: "sound" as const, term })),
    ...[...new Set(words.flatMap(trigramsOf))].map((term) => ({ kind: "trigram" as const, term })),
  ];
}

/** A postcode without its space. */
export function postcodeTerm(postcode: string | null): SearchTerm[] {
  return postcode ? [{ kind: "postcode", term: fold(postcode).replaceAll(" ", "") }] : [];
}

/** Steven and Stephen sound alike, Mohammed and Muhammad too. */
export function soundsOf(word: string): string[] {
  return [...new Set(doubleMetaphone(word))].filter((code) => code.length > 1);
}

export function soundAlike(a: string, b: string): boolean {
  const sounds = soundsOf(a);
  return soundsOf(b).some((sound) => sounds.includes(sound));
}
