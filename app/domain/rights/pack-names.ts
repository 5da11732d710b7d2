import { fold } from "../search/fold.ts";
import type { Named } from "./pack-masking.ts";

/** One way to write a name: its folded words in their order. `isAlone`: a surname or a first name by itself. */
export type NameForm = { words: readonly string[]; isAlone: boolean };

export type Word = { start: number; end: number; folded: string };

/** Of these nothing is to be folded but the capitals: most words of most texts. */
const PLAIN = /^[A-Za-z0-9]+$/;

/** The words of a text with where they stand. An apostrophe parts them, so "Smith’s" has the word Smith. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    // Folding can make two words of one sign ("½"); what is compared is then the first letters alone.
    const folded = PLAIN.test(match[0]) ? match[0].toLowerCase() : fold(match[0]).replaceAll(" ", "");
    if (folded !== "") words.push({ start: match.index, end: match.index + match[0].length, folded });
  }
  return words;
}

/**
 * The ways in which one name is written: both orders, each given name with the surname, initials, a double or apostrophed
 * name in one word, and, for `alone`, each part by itself.
 */
export function namesOf({ givenNames, familyName }: Named, alone: boolean): NameForm[] {
  const given = partsOf(givenNames);
  const families = variantsOf(familyName);
  const together = families.flatMap((family) => [
    ...given.flatMap((one) => variantsOf(one).flatMap((name) => bothOrders(name, family))),
    ...(given.length > 1 ? bothOrders(given.flatMap(wordsIn), family) : []),
    ...initialsOf(given).flatMap((initials) => bothOrders(initials, family)),
    ...(given.length > 1 ? firstAndInitials(given).flatMap((name) => bothOrders(name, family)) : []),
  ]);
  const wholeOnly = familyName.trim() === "" ? variantsOf(givenNames) : given.length === 0 ? families : [];
  const parts = alone ? [...families, ...given.flatMap(variantsOf)] : [];
  // Of a name of one word there is nothing but that word.
  const singles = [...wholeOnly, ...parts].filter((words) => words.join("").length > 1);
  const forms = [
    ...together.map((words) => ({ words, isAlone: false })),
    ...singles.map((words) => ({ words, isAlone: true })),
  ];
  return [...new Map(forms.map((form) => [form.words.join(" "), form])).values()].filter((f) => f.words.length > 0);
}

function partsOf(names: string): string[] {
  return names.split(/\s+/).filter((part) => wordsIn(part).length > 0);
}

function wordsIn(text: string): string[] {
  return wordsOf(text).map(({ folded }) => folded);
}

/** As it is written, and in one word: "O’Brien" and "OBrien". */
function variantsOf(name: string): string[][] {
  const words = wordsIn(name);
  if (words.length === 0) return [];
  return words.length === 1 ? [words] : [words, [words.join("")]];
}

function bothOrders(given: readonly string[], family: readonly string[]): string[][] {
  return [
    [...given, ...family],
    [...family, ...given],
  ];
}

function initialsOf(given: readonly string[]): string[][] {
  const letters = given.flatMap((one) => wordsIn(one)[0]?.slice(0, 1) ?? []);
  if (letters.length === 0) return [];
  return letters.length === 1 ? [letters] : [letters, letters.slice(0, 1), [letters.join("")]];
}

function firstAndInitials(given: readonly string[]): string[][] {
  const [first = "", ...rest] = given;
  return [[...wordsIn(first), ...rest.flatMap((one) => wordsIn(one)[0]?.slice(0, 1) ?? [])]];
}

/**
 * For each surname the longest run of plain letters in it: every row that has the name has those, with accents or without,
 * in whatever way the database lowers letters. A person of one name is looked for by it.
 */
export function searchRuns(names: readonly Named[]): string[] {
  const runs = names.flatMap(({ givenNames, familyName }) => {
    const name = (familyName.trim() === "" ? givenNames : familyName).trim();
    const longest = name
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.toSorted((a, b) => b.length - a.length)[0];
    if (longest !== undefined && longest.length > 1) return [longest];
    return name.length > 1 ? [name, name.toLowerCase()] : [];
  });
  return [...new Set(runs)];
}
