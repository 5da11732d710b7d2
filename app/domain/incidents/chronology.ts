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
  /** Each person with role and standing: "alleged" is always written out (DPA 2018 s38). */
  people: string[];
  /** Who reported, where the reader may know it. */
  reporter: string | null;
};

/** As it is kept, and was given away. */
export type ChronologyContent = {
  reference: string;
  title: string;
  entries: Omit<ChronologyEntry, "key" | "kind">[];
};

export const CHRONOLOGY_MOST = 400;

/** Ticked to begin with: what happened and who was told of it. The rest is added one by one. */
export function isTickedFirst({ kind }: Pick<ChronologyEntry, "kind">): boolean {
  return kind === "incident" || kind === "report";
}

/** Oldest first; on one day what happened comes before what was said and done of it. */
export function inOrder<E extends Pick<ChronologyEntry, "day" | "kind" | "key">>(entries: readonly E[]): E[] {
  const kinds = Object.keys(CHRONOLOGY_KINDS);
  const place = ({ day, kind, key }: E) => `${day} ${kinds.indexOf(kind)} ${key}`;
  return [...entries].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * What was chosen, as it is kept: without who reported, unless that was asked for with a reason. Null when something was chosen
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
  return inOrder(chosen).map(({ key: _, kind: __, reporter, ...entry }) => ({
    ...entry,
    reporter: showsReporters ? reporter : null,
  }));
}
