import { COMMON_WORDS } from "./common-words.ts";
import { maskReaches, type OthersReach } from "./pack-reaches.ts";
import { namesOf, type NameForm, type Word, wordsOf } from "./pack-names.ts";

/** Somebody whose name may stand in a pack, under each of their names. */
export type Named = { givenNames: string; familyName: string };
export type Other = {
  label: string;
  names: readonly Named[];
  /** Somebody of the records gathered: their surname or first name alone is enough to tell who is meant. */
  isNear: boolean;
};
export type Masking = {
  subject: { names: readonly Named[]; reaches: readonly string[]; references: readonly string[] };
  people: readonly Other[];
  /** Agencies by their names, with what stands for each; none where the pack names agencies. */
  agencies: readonly { label: string; name: string }[];
  reaches: readonly OthersReach[];
};

type Span = { start: number; end: number; label: string | null };

/** Gaps over which a name is still one: "Smith, John", "Smith-Jones", "J. Smith", "O’Brien", a line broken in two. */
const GAP = /^[\s\-‐‑–.,'’]{1,4}$/;

/**
 * Makes the function that takes other people out of words (DPA 2018 Sch 2 para 16): each becomes the label that stands for
 * them, and the subject's own name stays. Whole words alone are replaced, whatever their case and accents. What no record
 * knows (a nickname, "the neighbour at 4") it cannot find: that is for whoever reads the item.
 */
export function masker(masking: Masking): (text: string) => string {
  const forms = formsByFirstWord(masking);
  return (text) => maskReaches(replaceNames(text, forms), masking.reaches, masking.subject);
}

/** Whether words name the person; whoever is near to them by a surname or a first name alone. */
export function nameFinder(names: readonly Named[], { alone }: { alone: boolean }): (text: string) => boolean {
  const forms: Forms = new Map();
  for (const form of names.flatMap((name) => namesOf(name, alone))) addForm(forms, { ...form, label: "" });
  longestFirst(forms);
  return (text) => spansOf(text, forms).length > 0;
}

const TITLES = ["mr", "mrs", "ms", "miss", "mx", "dr"];

/** Whether words are the subject's name, or a part of it, and nothing else. */
export function ownNameTest(names: readonly Named[]): (text: string) => boolean {
  const own = new Set(names.flatMap((name) => wordsOf(`${name.givenNames} ${name.familyName}`).map((w) => w.folded)));
  return (text) => {
    const words = wordsOf(text).filter(({ folded }) => !TITLES.includes(folded));
    return words.length > 0 && words.every(({ folded }) => own.has(folded));
  };
}

export type NamedForm = NameForm & { label: string | null };
type Forms = Map<string, NamedForm[]>;

/** Each way to write a name, by its first word; one that is the subject's own too stays. */
export function formsByFirstWord({
  subject,
  people,
  agencies,
}: Pick<Masking, "people" | "agencies"> & { subject: { names: readonly Named[] } }): Forms {
  const own = subject.names.flatMap((name) => namesOf(name, true));
  const ownKeys = new Set(own.map(keyOf));
  const others = new Map<string, NamedForm>();
  for (const { label, names, isNear } of people) {
    for (const form of names.flatMap((name) => namesOf(name, isNear))) {
      const key = keyOf(form);
      if (ownKeys.has(key)) continue;
      const known = others.get(key);
      // Two people of one surname: it is nobody's label, and stays no name either.
      others.set(key, { ...form, label: known && known.label !== label ? "[another person]" : label });
    }
  }
  const forms = new Map<string, NamedForm[]>();
  for (const form of others.values()) addForm(forms, form);
  for (const { label, name } of agencies) {
    const words = wordsOf(name).map(({ folded }) => folded);
    if (words.length > 0) addForm(forms, { words, isAlone: false, label });
  }
  for (const form of own) addForm(forms, { ...form, label: null });
  longestFirst(forms);
  return forms;
}

function addForm(forms: Map<string, NamedForm[]>, form: NamedForm) {
  const [first = ""] = form.words;
  const same = forms.get(first);
  if (same) same.push(form);
  else forms.set(first, [form]);
}

/** So that "Mary Ann Smith" is not left as "Mary Ann" and a label. */
function longestFirst(forms: ReadonlyMap<string, NamedForm[]>) {
  for (const same of forms.values()) same.sort((a, b) => b.words.length - a.words.length);
}

type Stands = (text: string, words: readonly Word[], at: number, form: NamedForm) => boolean;

export function replaceNames(text: string, forms: Forms, stands: Stands = () => true): string {
  let out = "";
  let from = 0;
  for (const { start, end, label } of spansOf(text, forms, stands)) {
    out += text.slice(from, start) + (label ?? text.slice(start, end));
    from = end;
  }
  return out + text.slice(from);
}

function spansOf(text: string, forms: Forms, stands: Stands = () => true): Span[] {
  const words = wordsOf(text);
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const form = forms
      .get(words[at]?.folded ?? "")
      ?.find((one) => standsAt(text, words, at, one) && stands(text, words, at, one));
    const [first, last] = [words[at], words[at + (form?.words.length ?? 0) - 1]];
    if (!form || !first || !last) continue;
    spans.push({ start: first.start, end: last.end, label: form.label });
    at += form.words.length - 1;
  }
  return spans;
}

function standsAt(text: string, words: readonly Word[], at: number, form: NameForm): boolean {
  for (const [step, expected] of form.words.entries()) {
    const [word, before] = [words[at + step], words[at + step - 1]];
    if (word?.folded !== expected) return false;
    if (step > 0 && before && !GAP.test(text.slice(before.end, word.start))) return false;
  }
  const [first] = form.words;
  const written = words[at];
  // "will", "young": a word like any other, unless it is written as a name.
  if (form.isAlone && form.words.length === 1 && first && written && COMMON_WORDS.has(first))
    return /^\p{Lu}/u.test(text.slice(written.start, written.end));
  return true;
}

function keyOf({ words }: NameForm) {
  return words.join(" ");
}

/** An officer's name is kept as one: its last word is taken for the surname. */
export function splitName(name: string): Named {
  const words = name.trim().split(/\s+/);
  return { givenNames: words.slice(0, -1).join(" "), familyName: words.at(-1) ?? "" };
}

/** The lines of an address that tell which house it is: the first, and each with a number in it. */
export function addressParts(lines: string): string[] {
  const parts = lines.split(/[\n,]+/).map((part) => part.trim()).filter((part) => part !== ""); // prettier-ignore
  return parts.filter((part, at) => at === 0 || /\d/.test(part));
}
