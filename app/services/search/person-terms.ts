import { doubleMetaphone } from "double-metaphone";
import { fold } from "#app/domain/search/fold.ts";
import type { SearchTerm } from "#db/queries/search-terms.ts";

type Searchable = { reference: string; givenNames: string; familyName: string; birthDate: string | null };

/** By what a person is found: each word of the name, how it sounds, the birth date and the reference. */
export function personTerms(person: Searchable): SearchTerm[] {
  const words = wordsOf(`${person.givenNames} ${person.familyName}`);
  return [
    ...words.map((term) => ({ kind: "word" as const, term })),
    ...[...new Set(words.flatMap(soundsOf))].map((term) => ({ kind: "sound" as const, term })),
    ...(person.birthDate ? [{ kind: "day" as const, term: person.birthDate }] : []),
    { kind: "reference", term: fold(person.reference) },
  ];
}

export function wordsOf(text: string): string[] {
  return [...new Set(fold(text).split(" ").filter(Boolean))];
}

/** Steven and Stephen sound alike, Mohammed and Muhammad too. */
export function soundsOf(word: string): string[] {
  return [...new Set(doubleMetaphone(word))].filter((code) => code.length > 1);
}
