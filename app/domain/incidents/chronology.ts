import { type LinkRole, type LinkStanding, linkWords } from "../people/link-roles.ts";

/** What a chronology is made of, in the order in which the page offers them. */
export const CHRONOLOGY_KINDS = {
  incident: "Incidents",
  report: "Reports",
  step: "What was done about incidents",
  action: "Actions",
  note: "Notes",
} as const;
export type ChronologyKind = keyof typeof CHRONOLOGY_KINDS;

/** Something that happened on a day, as the paper would say it. */
export type ChronologyEntry = {
  /** The kind and the id, by which it is chosen. */
  key: string;
  kind: ChronologyKind;
  day: string;
  title: string;
  words: string | null;
  people: ChronologyPerson[];
  /** Who reported, where the reader may know it. */
  reporter: { personId: string; name: string } | null;
  /** What stands on it by somebody's right, in words. */
  marks: string[];
  isRestricted: boolean;
};
export type ChronologyPerson = { personId: string; name: string; role: LinkRole; standing: LinkStanding | null };

/** As it is kept, and was given away. */
export type ChronologyContent = {
  reference: string;
  title: string;
  /** Of the record itself. Of one that was kept before marks were, nothing. */
  marks?: string[];
  entries: (Pick<ChronologyEntry, "day" | "title" | "words"> & {
    people: string[];
    reporter: string | null;
    marks?: string[];
  })[];
};

/** Of whom somebody is written where they are not named: one of them, or how many. */
const UNNAMED: Record<Exclude<LinkRole, "perpetrator">, readonly [one: string, several: string]> = {
  victim: ["The victim", "victims"],
  witness: ["A witness", "witnesses"],
  "person-at-risk": ["A person at risk", "people at risk"],
  reporter: ["Somebody who reported it", "people who reported it"],
  associate: ["An associate", "associates"],
  "parent-carer": ["A parent or carer", "parents or carers"],
};

/**
 * Each person with role and standing: "alleged" is always written out (DPA 2018 s38). Who is thought responsible is named;
 * everybody else only where that was asked for, because the victim is mostly who reported (DESIGN 5).
 */
function peopleWords(people: readonly ChronologyPerson[], namesAll: boolean): string[] {
  const isNamed = ({ role }: ChronologyPerson) => namesAll || role === "perpetrator";
  const named = people.filter(isNamed).map((link) => `${link.name}: ${linkWords(link.role, link.standing)}`);
  const unnamed = people.filter((link) => !isNamed(link));
  const counted = Object.entries(UNNAMED).flatMap(([role, [one, several]]) => {
    const count = unnamed.filter((link) => link.role === role).length;
    return count === 0 ? [] : [count === 1 ? one : `${count} ${several}`];
  });
  return [...new Set([...counted, ...named])];
}

/** Whom the chosen entries are about, named or not, and who reported where that is shown: the disclosure is of them. */
export function peopleIn(entries: readonly ChronologyEntry[], keys: readonly string[], showsReporters: boolean) {
  const chosen = entries.filter(({ key }) => keys.includes(key));
  const reporters = showsReporters ? chosen.flatMap(({ reporter }) => (reporter ? [reporter.personId] : [])) : [];
  return [...new Set([...chosen.flatMap(({ people }) => people.map(({ personId }) => personId)), ...reporters])];
}

export const CHRONOLOGY_MOST = 400;

/** Ticked to begin with: what happened and who was told of it, where it may be used. The rest is added one by one. */
export function isTickedFirst({ kind, isRestricted }: Pick<ChronologyEntry, "kind" | "isRestricted">): boolean {
  return (kind === "incident" || kind === "report") && !isRestricted;
}

/** Oldest first; on one day what happened comes before what was said and done of it. */
export function inOrder<E extends Pick<ChronologyEntry, "day" | "kind" | "key">>(entries: readonly E[]): E[] {
  const kinds = Object.keys(CHRONOLOGY_KINDS);
  const place = ({ day, kind, key }: E) => `${day} ${kinds.indexOf(kind)} ${key}`;
  return [...entries].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * What was chosen, as it is kept: without who reported, and with nobody named but who is thought responsible, unless that was
 * asked for with a reason. Null when something was chosen
 * that is not among them.
 */
export function chosenEntries(
  entries: readonly ChronologyEntry[],
  keys: readonly string[],
  showsReporters: boolean,
): ChronologyContent["entries"] | null {
  const wanted = new Set(keys);
  const chosen = entries.filter(({ key }) => wanted.has(key));
  if (chosen.length !== wanted.size) return null;
  return inOrder(chosen).map(({ day, title, words, people, reporter, marks }) => ({
    ...{ day, title, words, people: peopleWords(people, showsReporters) },
    reporter: showsReporters && reporter ? reporter.name : null,
    marks,
  }));
}
