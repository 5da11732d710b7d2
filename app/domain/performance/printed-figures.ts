import { isDay } from "../dates/iso-day.ts";
import { scaledPercent } from "./change.ts";

// Figures as people print them (DOMAIN 6.7): signs and percent signs left out, thousands with commas, arrows that lost
// their colour, and every dash there is.

const ARROW_UP = /[↑▲⬆⇧↗]/;
const ARROW_DOWN = /[↓▼⬇⇩↘]/;
/** Arrows, the signs that Word keeps for them in its own fonts, and emoji variation marks. */
const DECORATION = /[↑▲⬆⇧↗↓▼⬇⇩↘↔⇔→➡◄►\uE000-\uF8FF\uFE0F]/g;
const FOOTNOTE = /[*†‡]+$/;
const BLANK = /^(|-|n\/?a|not available|not applicable|nil return)$/i;

/** Every dash and minus as a hyphen, every space as a space. */
export function plainText(printed: string) {
  return printed
    .replaceAll(/[‐‑‒–—―−]/g, "-")
    .replaceAll(/[\s\u00A0\u2007\u202F]+/g, " ")
    .trim();
}

function bare(printed: string) {
  return plainText(printed).replaceAll(DECORATION, "").trim().replace(FOOTNOTE, "").trim();
}

/** Nothing, a dash or "N/A*": no figure, which is never 0. */
export function isBlank(printed: string) {
  return BLANK.test(bare(printed));
}

/** A count, or null when the text is not one. */
export function countOf(printed: string): number | null {
  const text = bare(printed).replace(/\.0+$/, "");
  if (!/^(\d+|\d{1,3}([, ]\d{3})+)$/.test(text)) return null;
  const count = Number(text.replaceAll(/[, ]/g, ""));
  return count <= 2_000_000_000 ? count : null;
}

/** A percentage × 10^decimals with the decimals that were printed; "no change" is 0. */
export type PrintedPercent = { scaled: number; decimals: number };

export function printedPercent(printed: string): PrintedPercent | null {
  if (/^no change$/i.test(bare(printed))) return { scaled: 0, decimals: 0 };
  const number = signedNumber(printed, /^([+-]?) ?([\d,]*\d)(?:\.(\d{1,4}))? ?(?:%|per ?cent)?$/i);
  return number && { scaled: number.value, decimals: number.decimals };
}

/** A difference with or without its sign; "no change" is 0. */
export function printedDifference(printed: string): number | null {
  if (/^no change$/i.test(bare(printed))) return 0;
  return signedNumber(printed, /^([+-]?) ?([\d,]*\d)(?:\.0+)?$/)?.value ?? null;
}

function signedNumber(printed: string, shape: RegExp) {
  const [match, sign, whole = "", fraction = ""] = shape.exec(bare(printed)) ?? [];
  if (match === undefined) return null;
  const size = Number(whole.replaceAll(",", "") + fraction);
  const falls = sign === "-" || (sign === "" && ARROW_DOWN.test(printed) && !ARROW_UP.test(printed));
  return { value: falls && size !== 0 ? -size : size, decimals: fraction.length };
}

/** Whether the numbers give the percentage that was printed, at the decimals it was printed with. */
export function givesPercent({ scaled, decimals }: PrintedPercent, previous: number, current: number) {
  return scaledPercent(previous, current, decimals) === scaled;
}

const LONGEST_FIGURE = 40;

/** The words of somebody, not a figure: they would stand beside the numbers for ever. */
export function isTooLongForFigure(printed: string) {
  return plainText(printed).length > LONGEST_FIGURE;
}

export type PrintedPosition =
  | { kind: "none" }
  | { kind: "position"; position: number | null; groupSize: number | null; printed: string }
  | { kind: "unreadable"; message: string };

/** "12/15", "12 of 15", "12th", "N/A*". */
export function printedPosition(cell: string): PrintedPosition {
  const text = bare(cell);
  if (text === "" || text === "-") return { kind: "none" };
  const printed = plainText(cell).replaceAll(DECORATION, "").trim();
  if (isBlank(cell)) return { kind: "position", position: null, groupSize: null, printed };
  if (/^(\d{1,2}-[a-z]{3,}|[a-z]{3,}-\d{2,4})$/i.test(text)) {
    return {
      kind: "unreadable",
      message: `"${text}" looks like a position that a spreadsheet made into a date: write it as "12 of 15"`,
    };
  }
  const [match, place, size] = /^(\d{1,3}) ?(?:st|nd|rd|th)?(?: ?(?:\/|of|out of) ?(\d{1,3}))?$/i.exec(text) ?? [];
  if (match === undefined) return { kind: "unreadable", message: `"${text}" is not a position such as 12/15 or N/A` };
  const position = Number(place);
  const groupSize = size === undefined ? null : Number(size);
  if (position < 1 || (groupSize !== null && position > groupSize)) {
    return { kind: "unreadable", message: `"${text}" is not a position in a group` };
  }
  return { kind: "position", position, groupSize, printed };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*\\.?`;

/** As much of a day as a heading gives: "30th Sept 2022", "2 nd January 2016", "Sept 2023", "2023". */
export type PrintedDay = { year: number; month: number | null; day: string | null };

export function printedDay(heading: string): PrintedDay | null {
  const text = plainText(heading).toLowerCase();
  const inWords = new RegExp(`\\b(\\d{1,2}) ?(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}[ ,-]*(\\d{4}|\\d{2})\\b`).exec(text);
  if (inWords) return fullDay(inWords[3], MONTHS.indexOf(inWords[2] ?? "") + 1, inWords[1]);
  const inNumbers = /\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/.exec(text);
  if (inNumbers) return fullDay(inNumbers[3], Number(inNumbers[2]), inNumbers[1]);
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso) return fullDay(iso[1], Number(iso[2]), iso[3]);
  const month = new RegExp(`\\b${MONTH}[ ,'-]*(\\d{4}|\\d{2})\\b`).exec(text);
  if (month) return { year: fullYear(month[2]), month: MONTHS.indexOf(month[1] ?? "") + 1, day: null };
  const year = /\b(20\d\d|19\d\d)\b/.exec(text);
  return year ? { year: Number(year[1]), month: null, day: null } : null;
}

function fullDay(year: string | undefined, month: number, day: string | undefined): PrintedDay | null {
  const iso = `${fullYear(year)}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  return isDay(iso) ? { year: fullYear(year), month, day: iso } : null;
}

function fullYear(year = "") {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}
