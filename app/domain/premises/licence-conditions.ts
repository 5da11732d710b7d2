type Numbered = { number: number; words: string };
type Refusal = { field: string; message: string };

export const CONDITION_LETTERS = 4000;
export const MOST_CONDITIONS = 200;
export const HIGHEST_NUMBER = 999;

/**
 * Conditions as they are pasted from a licence, each with its number. A line begins a condition when a number with a sign
 * after it is higher than the one before ("4." or "4)"), or when a bare number is the very next, since words may begin with a
 * number as well ("2 door supervisors"); every other line belongs to
 * the condition above it. Text without any number is one condition, with the number given.
 */
export function conditionsIn(text: string, next: number): Numbered[] {
  const found: { number: number; lines: string[] }[] = [];
  const bare = (before: Pick<Numbered, "number"> | undefined) => (before ? [before.number + 1] : [1, next]);
  for (const line of text.split("\n").map((one) => one.replaceAll(/\s+/g, " ").trim())) {
    const [, digits = "", sign = "", rest = ""] = /^(?:condition )?(\d{1,3})([.):]?)(?: |$)(.*)$/i.exec(line) ?? [];
    const number = Number(digits);
    const before = found.at(-1);
    const begins =
      digits !== "" && (sign === "" ? bare(before).includes(number) : before === undefined || number > before.number);
    if (begins) found.push({ number, lines: [rest] });
    else if (before) before.lines.push(line);
    else if (line !== "") found.push({ number: next, lines: [line] });
  }
  return found.map(({ number, lines }) => ({ number, words: lines.join("\n").trim() }));
}

/** Why these cannot be added; `taken` are the numbers that the premises' conditions have, ended ones too. */
export function refuseConditions(given: readonly Numbered[], taken: ReadonlySet<number>): Refusal | null {
  const refuse = (message: string) => ({ field: "words", message });
  if (given.length === 0) return refuse("Enter the conditions");
  if (given.length > MOST_CONDITIONS) return refuse(`Add ${MOST_CONDITIONS} conditions or less at a time`);
  const empty = given.find(({ words }) => words === "");
  if (empty) return refuse(`Condition ${empty.number} has a number and no words`);
  const long = given.find(({ words }) => words.length > CONDITION_LETTERS);
  if (long)
    return refuse(`Condition ${long.number} must be ${CONDITION_LETTERS.toLocaleString("en-GB")} characters or less`);
  if (given.some(({ number }) => number < 1)) return refuse("Conditions are numbered from 1");
  const used = given.filter(({ number }) => taken.has(number)).map(({ number }) => number);
  return used.length === 0 ? null : refuse(numberTaken(used));
}

export function numberTaken(numbers: readonly number[]): string {
  return numbers.length === 1
    ? `There is a condition ${numbers[0]} already. Ended conditions keep their numbers`
    : `There are conditions ${numbers.join(", ")} already. Ended conditions keep their numbers`;
}
