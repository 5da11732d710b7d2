import { fold } from "../search/fold.ts";

type Named = { givenNames: string | null; familyName: string | null };
const LEAST = 3;

/**
 * Names of these people that stand in the words as words of their own, as they were typed: a summary for licensing names
 * nobody (DESIGN 5). A short name, such as Li, is looked for only with the rest of its name. It is a question and no
 * refusal, because Mark and Rose are words too.
 */
export function namesIn(words: string, people: readonly Named[]): string[] {
  const said = ` ${fold(words)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  const isSaid = (name: string) => {
    const folded = fold(name)
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    return folded !== "" && said.includes(` ${folded} `);
  };
  const found = people.flatMap(({ givenNames, familyName }) => {
    const [given, family] = [givenNames?.trim() ?? "", familyName?.trim() ?? ""];
    const parts = [...given.split(/\s+/), family].filter((part) => part.length >= LEAST && isSaid(part));
    const whole = `${given} ${family}`.trim();
    return parts.length === 0 && given !== "" && family !== "" && isSaid(whole) ? [whole] : parts;
  });
  return [...new Set(found)];
}

/** The question, at the field in which they stand. */
export function namedWords(names: readonly string[], what = "summary"): string {
  return `Licensing officers read this ${what}, and it has ${names.join(", ")}. Say it without a name, or say that it is none`;
}
