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

/** Where one item stands among those in the order they are taken; undefined: not among them. */
export function placeOf<T extends Step>(taken: readonly T[], id: string) {
  const at = taken.findIndex((item) => item.id === id);
  if (at < 0) return undefined;
  return {
    ...{ number: at + 1, of: taken.length, left: taken.filter(({ state }) => state === "open").length },
    ...{ previous: taken[at - 1] ?? null, next: taken[at + 1] ?? null },
  };
}
