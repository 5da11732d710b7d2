import type { ItemState } from "./agenda-item.ts";
import { AGENDA_PARTS, type AgendaPart } from "./agenda-parts.ts";

type Step = { id: string; part: AgendaPart; position: number; state: ItemState };

/** The items as they are taken: part by part in the group's order, a part it does not hear at the end, each as it stands there. */
export function inOrderTaken<T extends Step>(items: readonly T[], order: readonly AgendaPart[]): T[] {
  const parts = [...order, ...AGENDA_PARTS.filter((part) => !order.includes(part))];
  const place = (item: T) => parts.indexOf(item.part);
  return [...items].sort(
    (a, b) => place(a) - place(b) || a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** The first of the items in the order they are taken that is still to be taken, with its number; `isFirst`: nothing has been yet. */
export function nextToTake<T extends Pick<Step, "id" | "state">>(taken: readonly T[]) {
  const at = taken.findIndex(({ state }) => state === "open");
  const item = taken[at];
  return item ? { id: item.id, number: at + 1, isFirst: taken.every(({ state }) => state === "open") } : null;
}

/** Where one item stands among those in the order they are taken; undefined: not among them. */
export function placeOf<T extends Step>(taken: readonly T[], id: string) {
  const at = taken.findIndex((item) => item.id === id);
  if (at < 0) return undefined;
  return {
    ...{ number: at + 1, of: taken.length, left: taken.filter(({ state }) => state === "open").length },
    ...{ previous: taken[at - 1] ?? null, next: taken[at + 1] ?? null },
  };
}
