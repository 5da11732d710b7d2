import { plainWords } from "../locations/plain-words.ts";
import { SOURCE_SYSTEM } from "./kinds/cases.ts";

/** What is meant by a type that a file names and nobody knows: a heading, a type of the partnership's own, or none. */
export type MeantType = { name: string; type: string };
/** Whoever says so leaves its rows out. */
export const NOT_ASB_TYPE = "not-asb";

/** Where the rows of a file come from: the system, the agency of those that name none, and whether they are all there are. */
export type ImportSource = {
  system: string;
  agencyId: string | null;
  meantTypes: readonly MeantType[];
  isWhole: boolean;
};

export const USUAL_SYSTEM = "Present system";

/** "Police log" and "police-log" are one system; the one that cases were loaded from unless another is named. */
export function systemKey(name: string | null | undefined): string {
  const key = plainWords(name ?? "").replaceAll(" ", "-");
  return key === "" ? SOURCE_SYSTEM : key;
}

export function meantType(words: string, meant: readonly MeantType[]): string | null {
  const key = plainWords(words);
  return meant.find(({ name }) => plainWords(name) === key)?.type ?? null;
}
