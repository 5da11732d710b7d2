type Listed = { id: string; number: number };
type Next = { number: number; carriedFromId: string | null };

/**
 * Last year's list is copied into the next (DOMAIN 6.5), all of it, once: what is there already is not copied again. Each
 * keeps its number; where that has been given to another, it gets the first after all of them.
 */
export function carriedOver(last: readonly Listed[], next: readonly Next[]): { id: string; number: number }[] {
  const carried = new Set(next.map(({ carriedFromId }) => carriedFromId));
  const taken = new Set(next.map(({ number }) => number));
  const toCarry = last.filter(({ id }) => !carried.has(id));
  const free = toCarry.filter(({ number }) => !taken.has(number));
  let highest = Math.max(0, ...taken, ...free.map(({ number }) => number));
  return toCarry.map(({ id, number }) => ({ id, number: taken.has(number) ? (highest += 1) : number }));
}
