import { fold } from "../search/fold.ts";

/** By which somebody else can be reached, and what stands in its place. */
export type OthersReach = { kind: "address" | "postcode" | "contact"; value: string; label: string };
type Subject = { reaches: readonly string[]; references: readonly string[] };

const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu;
/** Ten or more digits as a number is written, from 0, 00 or +; not a day, and no part of a longer number. */
const PHONE = /(?<![\p{L}\p{N}+])(?:\+|0)\d(?:[\s().-]{0,2}\d){8,13}(?![\p{L}\p{N}])/gu;
/** References of records: CS-26-0014, A-26-0102. */
const REFERENCE = /\b\p{Lu}{1,3}-\d{2}-\d{3,6}\b/gu;

/**
 * Takes out where and how others are reached: every e-mail address, telephone number and reference that is not the
 * subject's own, and each address and postcode that is known of somebody else.
 */
export function maskReaches(text: string, others: readonly OthersReach[], { reaches, references }: Subject): string {
  const own = new Set(reaches.map(plain));
  const ownReferences = new Set(references);
  const known = new Map(others.map(({ value, label }) => [plain(value), label]));
  const withoutPlaces = others.reduce(
    (words, { kind, value, label }) =>
      own.has(plain(value)) ? words : words.replaceAll(patternOf(kind, value), `[${kind === "contact" ? "contact" : "address"} of ${label}]`),
    text,
  ); // prettier-ignore
  const inPlace = (what: string) => (written: string) => {
    const key = plain(written);
    if (own.has(key)) return written;
    const label = known.get(key);
    return label === undefined ? `[${what}]` : `[${what} of ${label}]`;
  };
  return withoutPlaces
    .replaceAll(EMAIL, inPlace("e-mail address"))
    .replaceAll(PHONE, inPlace("telephone number"))
    .replaceAll(REFERENCE, (reference) => (ownReferences.has(reference) ? reference : "[reference]"));
}

/** The same number or address however it is spaced; +44 and 0 alike. */
function plain(value: string): string {
  const digits = value.replaceAll(/[^\d+]/g, "");
  if (digits.replaceAll("+", "").length >= 9 && !/\p{L}/u.test(value)) return digits.replace(/^(\+44|0044)0?/, "0");
  return value.includes("@") ? value.trim().toLowerCase() : fold(value).replaceAll(" ", "");
}

const NOTHING = /(?!)/gu;

/** The lines of an address, whatever stands between their words; a postcode with its space or without. */
function patternOf(kind: OthersReach["kind"], value: string): RegExp {
  const words = value.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.join("").length < (kind === "contact" ? 6 : 5)) return NOTHING;
  const gap = kind === "address" ? String.raw`[\s,.'’\-]*` : String.raw`[\s().@\-+]*`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join(gap)}(?![\\p{L}\\p{N}])`, "giu");
}
