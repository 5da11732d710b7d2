import { setImmediate } from "node:timers/promises";

/** As many as are worked through before others have their turn. */
const AT_ONCE = 50;

/** Works through many, and lets the server answer others in between: of some people thousands of rows are held. */
export async function inTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await setImmediate();
    made.push(make(item));
  }
  return made;
}
