import { COMMON_PASSWORDS, COMMON_WORDS } from "./common-passwords.ts";

const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 1000;

/** With fewer characters than this left, once all that can be guessed is taken away, the rest is decoration. */
const LEAST_OF_ITS_OWN = 6;
const SHORTEST_RUN = 4;
const SHORTEST_WORD = 4;
const LONGEST_DATE = 8;

const EASY = "Choose a password that is harder to guess: this one is among the first that would be tried";
const OWN_WORDS = "Choose a password that is not made of your name, your agency or your partnership";

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb",
];
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);
const COMMON = new Set(COMMON_PASSWORDS);

/**
 * A reason, or null. NIST SP 800-63B 5.1.1.2: length counts and kinds of characters do not; refused are what is common,
 * repeated or in sequence, and what is made of the words of the service and of its user. `words` are those of the user,
 * the agency and the partnerships. Length is counted in code points.
 */
export function refusePassword(password: string, words: readonly string[]): string | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return `Password must be ${SHORTEST_PASSWORD} characters or more`;
  if (length > LONGEST_PASSWORD)
    return `Password must be ${LONGEST_PASSWORD.toLocaleString("en-GB")} characters or fewer`;

  const text = plain(password);
  if (isRepeated(text) || readingsOf(text).some((reading) => COMMON.has(lettersOf(reading)))) return EASY;
  if (isDecoration(text, COMMON_WORDS)) return EASY;
  if (isDecoration(text, [...COMMON_WORDS, ...words.flatMap(wordsIn)])) return OWN_WORDS;
  return null;
}

/** Whether little is left without runs, the words, and numbers no longer than a date. */
function isDecoration(text: string, words: readonly string[]) {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  return readingsOf(withoutRuns(text)).some((reading) => {
    let left = reading;
    for (const word of longestFirst) left = left.replaceAll(word, " ");
    left = left.replaceAll(/\d[\d\s./-]*/g, (number) =>
      number.replaceAll(/\D/g, "").length <= LONGEST_DATE ? " " : number,
    );
    return lettersOf(left).length < LEAST_OF_ITS_OWN;
  });
}

/** "Loughborough University" gives loughborough, university and loughboroughuniversity. */
function wordsIn(text: string): string[] {
  const parts = plain(text).split(/[^\p{L}\p{N}]+/u);
  return [...parts, parts.join("")].filter((part) => part.length >= SHORTEST_WORD);
}

/** As typed, and with the digits and signs that imitate letters read as those; 1 may imitate two. */
function readingsOf(text: string) {
  const letters = text.replaceAll(/[0345789@$]/g, (sign) => IMITATED[sign] ?? sign);
  return [text, letters.replaceAll(/[1!|]/g, "i"), letters.replaceAll(/[1!|]/g, "l")];
}
const IMITATED: Record<string, string> = { 0: "o", 3: "e", 4: "a", 5: "s", 7: "t", 8: "b", 9: "g", "@": "a", $: "s" };

/** Along the alphabet, the digits or the keyboard, either way. */
function withoutRuns(text: string) {
  let left = "";
  for (let at = 0; at < text.length;) {
    const longest = Math.max(...RUNS.map((run) => runLength(text, at, run)));
    if (longest >= SHORTEST_RUN) at += longest;
    else left += text.charAt(at++);
  }
  return left;
}

function runLength(text: string, from: number, run: string) {
  let length = 0;
  while (from + length < text.length && run.includes(text.slice(from, from + length + 1))) length++;
  return length;
}

/** "aaaaaaaaaaaa", "abcabcabcabca", and whatever uses fewer than five different characters. */
function isRepeated(text: string) {
  const characters = [...text];
  if (new Set(characters).size < 5) return true;
  for (let period = 1; period <= characters.length / 3; period++) {
    if (characters.every((character, i) => i < period || character === characters[i - period])) return true;
  }
  return false;
}

/** Without capitals and accents. */
function plain(text: string) {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function lettersOf(text: string) {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}
