/** What a template of a letter may ask for, by the names of LetterFields, with what stands there. */
export const LETTER_PLACEHOLDERS = {
  partnership: "Name of the partnership",
  date: "Day of the letter",
  reference: "Reference of the case review",
  recipient: "Name of the applicant",
  address: "Lines of the address: begins with {#address} and ends with {/address}",
  line: "One line of the address, between those two",
  subject: "What the letter is about",
  opening: "Opening words of this letter, from the settings",
  paragraphs: "What the letter says: begins with {#paragraphs} and ends with {/paragraphs}",
  text: "One paragraph, between those two",
  contact: "Name of the contact officer",
} as const;
export type LetterPlaceholder = keyof typeof LETTER_PLACEHOLDERS;

/** Without these a letter would not say what it must: who is written to, about what, and what was decided and why. */
export const NEEDED_PLACEHOLDERS: readonly LetterPlaceholder[] = ["reference", "recipient", "opening", "paragraphs", "text"]; // prettier-ignore

export function isLetterPlaceholder(name: string): name is LetterPlaceholder {
  return Object.hasOwn(LETTER_PLACEHOLDERS, name);
}

/** A letter's template is a page or two with a coat of arms. */
export const LARGEST_TEMPLATE = 1_000_000;
export const MOST_TEMPLATE_PARTS = 500;
export const MOST_TEMPLATE_UNPACKED = 20_000_000;

/** What was found in a file that is to be a template. */
export type TemplateFindings = {
  /** As they are written in the file, braces and all. */
  unknown: readonly string[];
  broken: readonly { placeholder: string; fault: PlaceholderFault }[];
  found: readonly string[];
};
export const PLACEHOLDER_FAULTS = {
  unclosed: "has no closing brace",
  unopened: "has no opening brace",
  "unclosed-loop": "begins and does not end",
  "unopened-loop": "ends and does not begin",
  crossed: "ends where another one that began later has not ended",
  broken: "cannot be read",
} as const;
export type PlaceholderFault = keyof typeof PLACEHOLDER_FAULTS;

/** Why a file cannot be a template, naming the first placeholders at fault, or null. */
export function refuseTemplate({ unknown, broken, found }: TemplateFindings): string | null {
  const named = unknown.filter((written) => written !== "{}");
  const [first] = broken;
  if (named.length === 0 && first) return `The placeholder ${first.placeholder} ${PLACEHOLDER_FAULTS[first.fault]}`;
  if (unknown.length > 0) {
    const names = (named.length > 0 ? named : unknown).slice(0, 5).join(", ");
    return `There is no placeholder ${names}. Those that there are stand in the list below`;
  }
  const missing = NEEDED_PLACEHOLDERS.filter((name) => !found.includes(name)).map((name) => `{${name}}`);
  return missing.length === 0 ? null : `The template must have the placeholder ${missing.join(", ")}`;
}
