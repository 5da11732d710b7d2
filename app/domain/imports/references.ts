import type { ImportField } from "./kind.ts";

const MOST_REFERENCES = 20;

/** People by the source's own references: "V1000; V1001", each once. */
export function referencesIn(text: unknown): string[] {
  if (typeof text !== "string") return [];
  return [...new Set(text.split(/[;,|]/).map((part) => part.trim()).filter(Boolean))]; // prettier-ignore
}

export function references(what: string): ImportField["read"] {
  return (text) => {
    const given = referencesIn(text);
    if (given.length > MOST_REFERENCES) return { problem: `${what} must name ${MOST_REFERENCES} people or fewer` };
    const long = given.some((reference) => reference.length > 40);
    return long ? { problem: `${what} must be 40 characters or less each` } : { value: given.join("; ") };
  };
}
