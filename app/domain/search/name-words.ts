import { fold } from "./fold.ts";

/** O, Mc, De, Van, St: written apart or together, it is one name. */
const LONGEST_PARTICLE = 3;

export function wordsOf(text: string): string[] {
  return [...new Set(fold(text).split(" ").filter(Boolean))];
}

/** What may also be written as one word: O Neil as oneil, De Souza as desouza, Mary-Jane as maryjane. */
export function joinedWords(text: string): string[] {
  const hyphened = text
    .split(/\s+/)
    .map((token) => fold(token))
    .filter((folded) => folded.includes(" "))
    .map((folded) => folded.replaceAll(" ", ""));
  return [
    ...hyphened,
    ...withParticles(fold(text).split(" ").filter(Boolean)).filter((word) => !fold(text).split(" ").includes(word)),
  ];
}

/** The words with each particle joined to what follows it: `["o", "neil"]` as `["oneil"]`. */
export function withParticles(words: readonly string[]): string[] {
  const joined: string[] = [];
  let open = "";
  for (const [index, word] of words.entries()) {
    if (word.length <= LONGEST_PARTICLE && index < words.length - 1) open += word;
    else {
      joined.push(open + word);
      open = "";
    }
  }
  return joined;
}

/** The beginning of the word and each three letters in a row, of words of four letters and more. */
export function trigramsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < 4) return [];
  const runs = letters.slice(0, -2).map((_, i) => letters.slice(i, i + 3).join(""));
  return [...new Set([`^${letters.slice(0, 2).join("")}`, ...runs])];
}

/** How many of the trigrams of a word must be shared before the two may be the same name misspelt. */
export function trigramsNeeded(count: number): number {
  return Math.max(2, Math.ceil(count / 2));
}

/** One letter wrong, missing, added or swapped with its neighbour; two in words of seven letters and more. */
export function isCloseSpelling(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4) return false;
  return editDistance(a, b) <= (Math.min(a.length, b.length) >= 7 ? 2 : 1);
}

/** Edits with neighbours swapped counting as one (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
