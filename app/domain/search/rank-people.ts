import { fold } from "./fold.ts";
import type { PersonQuery } from "./person-query.form.ts";

type Found = { id: string; reference: string; nameFolded: string; birthDate: string | null };

/** Why somebody stands among the results, in the words of the page. */
export type Match = { reason: string; weight: number };

/** The strongest reasons first. Two results of one weight stand by name. */
function matchOf(person: Found, query: PersonQuery): Match {
  if (fold(query.name) === fold(person.reference)) return { reason: "Same reference", weight: 100 };
  const sameDay = query.birthDate !== null && query.birthDate === person.birthDate;
  const words = fold(query.name).split(" ").filter(Boolean);
  const names = person.nameFolded.split(" ");
  const begun = words.filter((word) => names.some((name) => name.startsWith(word))).length;
  const reasons = [];
  if (sameDay) reasons.push("same date of birth");
  if (words.length > 0 && begun === words.length)
    reasons.push(words.every((word) => names.includes(word)) ? "same name" : "name begins alike");
  else if (begun > 0) reasons.push("part of the name");
  else if (words.length > 0 && !sameDay) reasons.push("name sounds alike");
  const weight = (sameDay ? 50 : 0) + begun * 10 + (words.every((word) => names.includes(word)) ? 5 : 0);
  return { reason: sentence(reasons), weight };
}

export function rankPeople<P extends Found>(people: readonly P[], query: PersonQuery): (P & { match: Match })[] {
  return people
    .map((person) => ({ ...person, match: matchOf(person, query) }))
    .sort(
      (a, b) =>
        b.match.weight - a.match.weight || (a.nameFolded < b.nameFolded ? -1 : a.nameFolded > b.nameFolded ? 1 : 0),
    );
}

function sentence(reasons: string[]) {
  const text = reasons.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
