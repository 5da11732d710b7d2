import type { TemplateField } from "./templates.ts";

export type FieldValues = Record<string, string>;
export type FieldErrors = Record<string, string>;
const MOST_CHARACTERS = 300;
const YES_NO = ["Yes", "No"];

/** The fields of a part are kept as its words, one a line: "committee: Scrutiny Commission". */
export function fieldsIn(fields: readonly TemplateField[], words: string): FieldValues {
  const lines = words.split("\n");
  return Object.fromEntries(
    fields.map(({ name }) => {
      const line = lines.find((one) => one.startsWith(`${name}: `));
      return [name, line?.slice(name.length + 2) ?? ""];
    }),
  );
}

export function fieldsAsWords(fields: readonly TemplateField[], values: FieldValues): string {
  return fields
    .map(({ name }) => [name, oneLine(values[name] ?? "")] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** What is typed of a part by the names of its boxes, as the page and the server tell each other of it. */
export function textsOfPart(fields: readonly TemplateField[], words: string): FieldValues {
  return fields.length > 0 ? fieldsIn(fields, words) : { words };
}

/** Whether something of a text is gone in the next, which has more than more words in one place. */
export function losesWords(before: string, after: string): boolean {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let end = 0;
  while (end < shorter - same && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return same + end < before.length;
}

/** What cannot be kept: an answer that is neither Yes nor No, and a line that is too long. Blank is kept while it is a draft. */
export function refuseFields(fields: readonly TemplateField[], values: FieldValues): FieldErrors {
  const errors: FieldErrors = {};
  for (const { name, label, kind } of fields) {
    const value = oneLine(values[name] ?? "");
    if (kind === "yes-no" && value !== "" && !YES_NO.includes(value)) errors[name] = `${label}: select Yes or No`;
    if (value.length > MOST_CHARACTERS) errors[name] = `${label} must be ${MOST_CHARACTERS} characters or less`;
  }
  return errors;
}

/** The questions that are still without an answer: nothing goes out with "Yes/No" left in. */
export function unanswered(fields: readonly TemplateField[], words: string): string[] {
  const values = fieldsIn(fields, words);
  return fields.filter(({ kind, name }) => kind === "yes-no" && values[name] === "").map(({ label }) => label);
}

function oneLine(text: string) {
  return text.replaceAll(/\s+/g, " ").trim();
}
