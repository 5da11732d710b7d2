import type { ItemState } from "./agenda-item.ts";

export const FORWARD_STATE_NAMES = { planned: "Planned", heard: "Heard", dropped: "Dropped" } as const;
export type ForwardState = keyof typeof FORWARD_STATE_NAMES;

type Forward = { when: "day" | "every"; dueOn: string | null; state: ForwardState; reason: string | null };
type Refusal = { field: string | null; message: string };

/** An item of the forward programme: on a day that is still to come when it is set, or at every meeting (DOMAIN 5.2). */
export function refuseForward(
  { when, dueOn, state, reason }: Forward,
  dayBefore: string | null,
  today: string,
): Refusal | null {
  if (when === "day" && dueOn === null) return { field: "dueOn", message: "Enter the day" };
  if (when === "day" && dueOn !== null && dueOn !== dayBefore && dueOn < today && state === "planned")
    return { field: "dueOn", message: "Day must be today or in the future" };
  if (when === "every" && state === "heard")
    return { field: "state", message: "It is heard at every meeting. Drop it when it is not heard any more" };
  return state === "dropped" && reason === null ? { field: "reason", message: "Enter why it is dropped" } : null;
}

/** What a plan for a day is once its item on an agenda has that state: what is not taken after all is planned again. */
export function forwardStateAfter(state: ItemState): ForwardState {
  if (state === "done") return "heard";
  return state === "closed" ? "dropped" : "planned";
}

type Listed = { id: string; dueOn: string | null; state: ForwardState };

/** As boards print it: by day, those of every meeting apart, and what was heard or dropped behind it, the newest first. */
export function asProgramme<T extends Listed>(items: readonly T[]) {
  const planned = items.filter(({ state }) => state === "planned");
  const byDay = (a: T, b: T) => (a.dueOn ?? "").localeCompare(b.dueOn ?? "") || a.id.localeCompare(b.id);
  return {
    dated: planned.filter(({ dueOn }) => dueOn !== null).sort(byDay),
    standing: planned.filter(({ dueOn }) => dueOn === null).sort(byDay),
    past: items.filter(({ state }) => state !== "planned").sort((a, b) => byDay(b, a)),
  };
}
