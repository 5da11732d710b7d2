import { fold } from "#app/domain/search/fold.ts";
import { wordsOf } from "#app/domain/search/name-words.ts";
import type { SearchTerm } from "#db/queries/search-terms.ts";
import { soundsOf } from "./person-terms.ts";

type Searchable = { reference: string; name: string; addressWords: string | null; postcode: string | null };

/** By what a place is found: the words of its name and address, how they sound, its postcode and its reference. */
export function locationTerms(location: Searchable): SearchTerm[] {
  const words = wordsOf(`${location.name} ${location.addressWords ?? ""}`);
  return [
    ...words.map((term) => ({ kind: "word" as const, term })),
    ...[...new Set(words.flatMap(soundsOf))].map((term) => ({ kind: "sound" as const, term })),
    ...(location.postcode ? [{ kind: "postcode" as const, term: location.postcode }] : []),
    { kind: "reference", term: fold(location.reference) },
  ];
}
