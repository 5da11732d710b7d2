import { freePseudonym, textIn } from "../retention/erased-words.ts";
import { COMMON_WORDS } from "./common-words.ts";
import { formsByFirstWord, type Named, type NamedForm, replaceNames } from "./pack-masking.ts";
import type { Word } from "./pack-names.ts";

/** Somebody who is erased, under each of their names, and what stands for them from then on. */
type Erased = { label: string; names: readonly Named[] };

const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "master"]);
const OF_A_PLACE = new Set(
  (
    "road street lane avenue close drive way court house park place terrace crescent gardens grove hill square walk " +
    "row rise view green common farm flats building buildings bridge field fields wood school college academy church " +
    "centre hall hotel inn arms station estate ward beat primary surgery rd st ave"
  ).split(" "),
);

/**
 * Makes the function that writes a label for every name of somebody erased, in whatever order, case, accents and with
 * initials. With `alone`, in what was written of records to which they were linked, also for a surname or a first name by
 * itself: unless it is a word like any other, a place is named by it, or somebody else there has it (`staying`).
 * What it writes stays for good, so that it is more careful than the masks of a pack.
 */
function renamer(people: readonly Erased[], staying: readonly Named[], { alone }: { alone: boolean }) {
  const others = people.map((one) => ({ ...one, isNear: alone }));
  const forms = formsByFirstWord({ subject: { names: staying }, people: others, agencies: [] });
  return (text: string) => replaceNames(text, forms, isSurelyName);
}

/** Whether the words name somebody erased. */
function namesAny(people: readonly Erased[], staying: readonly Named[], how: { alone: boolean }) {
  const rename = renamer(people, staying, how);
  return (text: string) => rename(text) !== text;
}

function isSurelyName(text: string, words: readonly Word[], at: number, form: NamedForm): boolean {
  const written = words.slice(at, at + form.words.length);
  const startsLarge = ({ start }: Word) => /^\p{Lu}/u.test(text.slice(start));
  // "a green car", "I may": an initial and a word.
  if (form.words.length === 2 && form.words.some((word) => word.length === 1)) return written.every(startsLarge);
  if (!form.isAlone || form.words.length > 1) return true;
  const before = words[at - 1]?.folded ?? "";
  if (TITLES.has(before)) return true;
  const [word = ""] = form.words;
  if (COMMON_WORDS.has(word)) return false;
  return !OF_A_PLACE.has(words[at + 1]?.folded ?? "");
}

type Names = readonly (readonly Named[])[];
/** Who stays where the words were written; null where anybody may be meant by a name alone. */
type Staying = readonly Named[] | null;

/** Whether the JSON of a detail or of a search says one of the names. */
export function saying(names: Names, staying: Staying) {
  const isIn = namesAny(names.map((own) => ({ label: "", names: own })), staying ?? [], { alone: staying !== null }); // prettier-ignore
  return (json: string) => isIn(textIn(json));
}

/** Each person has one pseudonym in a record, and one that nobody has there yet. */
export function renaming(names: Names, texts: readonly string[], staying: Staying) {
  const used = [...texts];
  const nextPseudonym = () => {
    const label = freePseudonym(used);
    used.push(label);
    return label;
  };
  const how = { alone: staying !== null };
  const said = names.filter((own) => texts.some(namesAny([{ label: "", names: own }], staying ?? [], how)));
  const rename = renamer(said.map((own) => ({ label: nextPseudonym(), names: own })), staying ?? [], how); // prettier-ignore
  return { rename, nextPseudonym };
}
