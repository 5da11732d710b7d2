import { FATES, type Fate, RETENTION_KINDS, type RetentionKind } from "./kinds.ts";
import { RETENTION_RULES } from "./rules.ts";

/** So many at once are looked through, counted and approved while somebody waits. */
export const MOST_AT_ONCE = 1_000;

export type ListFilter = { kind: RetentionKind | null; rule: string | null; proposed: Fate | null };
export type ChosenItem = { id: string; version: number };
export type Chosen = { items: ChosenItem[] } | { all: ListFilter };

/** Those ticked, each as `id.version`, or the first thousand of a filtered list. Null when the address names nothing. */
export function chosenIn(asked: URLSearchParams): Chosen | null {
  if (asked.get("all") === "yes") return { all: filterIn(asked) };
  const items = [...new Set(asked.getAll("item"))].flatMap((text) => {
    const [, id, version] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(text) ?? [];
    return id && version ? [{ id, version: Number(version) }] : [];
  });
  return items.length === 0 ? null : { items: items.slice(0, MOST_AT_ONCE) };
}

/** What of a list's address narrows it; a word that is none of ours narrows nothing. */
export function filterIn(asked: URLSearchParams): ListFilter {
  const one = <T extends string>(name: string, of: readonly T[]) => of.find((word) => word === asked.get(name)) ?? null;
  return { kind: one("kind", RETENTION_KINDS), rule: one("rule", RETENTION_RULES), proposed: one("proposed", FATES) };
}

/** As chosenIn and filterIn read it. */
export function filterQuery(filter: ListFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
