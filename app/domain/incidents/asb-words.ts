import { plainWords } from "../locations/plain-words.ts";
import {
  ASB_HEADING_NAMES,
  ASB_HEADINGS,
  type AsbHeading,
  ASB_QUALIFIER_IDS,
  ASB_QUALIFIERS,
  type AsbQualifier,
} from "./asb-headings.ts";

/** Other words under which the national headings are met: of the list before 2011, and of councils' systems. */
const OTHER_WORDS: Record<AsbHeading, readonly string[]> = {
  "rowdy-behaviour": ["rowdy inconsiderate behaviour", "rowdy behaviour", "rowdy and inconsiderate behaviour"],
  neighbours: ["rowdy nuisance neighbours", "nuisance neighbours", "neighbour nuisance", "neighbour dispute"],
  noise: ["noise nuisance"],
  "vehicle-nuisance": ["vehicle nuisance inappropriate use", "vehicle nuisance", "inappropriate use of vehicle", "vehicle related nuisance"], // prettier-ignore
  "vehicle-abandoned": ["vehicle abandoned", "abandoned vehicle", "abandoned vehicles"],
  "street-drinking": [],
  "begging-vagrancy": ["begging vagrancy", "begging", "vagrancy"],
  "littering-drugs": [
    "littering drugs paraphernalia",
    "littering",
    "litter",
    "drugs paraphernalia",
    "drug paraphernalia",
  ],
  fireworks: ["firework nuisance", "inappropriate use of fireworks"],
  animals: ["animal problem", "animal nuisance"],
  trespass: ["trespassing"],
  communications: ["malicious nuisance communications", "malicious communications", "nuisance communications", "nuisance calls"], // prettier-ignore
  prostitution: ["prostitution related activity", "prostitution"],
};

/** Closing classes that say that it was none: a crime is counted as a crime. */
const NOT_ASB = new Set(["crime recorded", "recorded as crime", "recorded as a crime", "crime", "crimed", "not asb", "non asb", "not anti social behaviour"]); // prettier-ignore

const HEADING_BY_WORDS = new Map(
  ASB_HEADINGS.flatMap((heading) =>
    [heading, ASB_HEADING_NAMES[heading], ...OTHER_WORDS[heading]].map((words) => [asbKey(words), heading] as const),
  ),
);

/** Words for a kind of behaviour as they are compared: "ASB - Begging/Vagrancy" and "begging or vagrancy" differ in the "or" alone. */
export function asbKey(words: string): string {
  return plainWords(words).replace(/^(asb|anti social behaviour) /, "");
}

/** The national heading (NSIR, from April 2011) that a source means by its words; null when they are none of them. */
export function headingOfWords(words: string): AsbHeading | null {
  return HEADING_BY_WORDS.get(asbKey(words)) ?? null;
}

export function isNotAsb(words: string | null): boolean {
  return words !== null && NOT_ASB.has(plainWords(words));
}

/** One of the three qualifiers (NSIR); null for other words. */
export function qualifierOfWords(words: string): AsbQualifier | null {
  const key = asbKey(words);
  return ASB_QUALIFIER_IDS.find((id) => key === id || key === plainWords(ASB_QUALIFIERS[id].name)) ?? null;
}
