import { postcodeOf } from "../locations/postcode.ts";
import { dayInWords } from "./day-in-words.ts";
import { fold } from "./fold.ts";
import type { PersonQuery } from "./person-query.form.ts";
import { type NumberedKind, typedReference } from "./typed-reference.ts";

/** What one line of text asks for. */
export type Sought = {
  reference: { kinds: readonly NumberedKind[]; references: readonly string[] } | null;
  day: string | null;
  postcode: string | null;
  /** Of names, streets, titles: what is left. */
  words: string;
};

/** A search of everything as it is kept: the text, and whom it may be about, with which a new record of a person begins. */
export type KeptText = PersonQuery & { text: string };

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2}\b/i;

export function soughtIn(text: string, today: string): Sought {
  const reference = typedReference(text);
  if (reference) return { reference, day: null, postcode: null, words: "" };
  const { day, rest } = dayInWords(text, today);
  const written = POSTCODE.exec(rest)?.[0];
  const postcode = written === undefined ? null : postcodeOf(written);
  const words =
    postcode === null
      ? rest
      : rest
          .replace(written ?? "", " ")
          .replaceAll(/\s+/g, " ")
          .trim();
  return { reference: null, day, postcode, words: fold(words).replaceAll(" ", "").length >= 2 ? words : "" };
}

/** Whom it may be about. Nobody was born tomorrow. */
export function personIn(text: string, today: string): KeptText {
  const { reference, day, postcode, words } = soughtIn(text, today);
  const isOfPerson = reference?.kinds.includes("person") === true;
  return {
    text,
    name: isOfPerson ? (reference?.references[0] ?? "") : words,
    birthDate: day !== null && day <= today ? day : null,
    postcode,
  };
}
