/** In place of words that went: in minutes, a chronology, a pack or a register that itself stays. */
export const ERASED_WORDS = "Erased under the retention rule";

/** What frozen JSON says of agencies and of the people who work for them, or chooses from a list: no word about anybody known. */
const KEPT = new Set([
  ...["kind", "part", "state", "status", "answer", "capacity", "office", "agencyName", "ownerName", "toGroupName"],
  ...["by", "section", "sourceKind", "source_kind", "mark", "exemption", "role", "standing", "day", "at"],
]);
const KEY_OR_INSTANT = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(T[\d:.]+Z)?|\d\d:\d\d)$/;

/** Person A, Person B … Person Z, Person AA. */
function pseudonym(number: number): string {
  let letters = "";
  for (let n = number; n >= 0; n = Math.floor(n / 26) - 1) letters = String.fromCharCode(65 + (n % 26)) + letters;
  return `Person ${letters}`;
}

/** The first of the pseudonyms that no such text uses yet: somebody erased before keeps theirs. */
export function freePseudonym(texts: readonly string[]): string {
  for (let number = 0; ; number++) {
    const label = pseudonym(number);
    if (!texts.some((text) => new RegExp(`${label}\\b`).test(text))) return label;
  }
}

/** The texts in the JSON of a detail or of a search, one after the other: a name may be typed in two fields. */
export function textIn(json: string): string {
  const leaves = (value: Json): string[] => {
    if (typeof value === "string") return [value];
    return value !== null && typeof value === "object" ? Object.values(value).flatMap(leaves) : [];
  };
  try {
    return leaves(JSON.parse(json) as Json).join(" ");
  } catch {
    return json;
  }
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Scrub = {
  /** Whether a text names an erased record by its id or reference. */
  isErased: (text: string) => boolean;
  rename: (text: string) => string;
  /** Of somebody who was the subject of what went. */
  nextPseudonym: () => string;
};

/**
 * Frozen JSON without what it said of erased records: whatever names one of them by its id or reference loses its words and keeps its
 * place, its numbers and its choices; who was its subject has a pseudonym. Names elsewhere become pseudonyms too.
 */
export function scrubbed(json: string, { isErased, rename, nextPseudonym }: Scrub): string {
  const walk = (value: Json, gone: boolean, name: string): Json => {
    if (typeof value === "string") {
      if (!gone || value === "" || KEPT.has(name) || KEY_OR_INSTANT.test(value)) return gone ? value : rename(value);
      return name === "subject" ? nextPseudonym() : ERASED_WORDS;
    }
    if (Array.isArray(value)) return value.map((one) => walk(one, gone, name));
    if (value === null || typeof value !== "object") return value;
    const isGone = gone || Object.values(value).some((one) => typeof one === "string" && isErased(one));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, isGone, key)]));
  };
  return JSON.stringify(walk(JSON.parse(json) as Json, false, ""));
}
