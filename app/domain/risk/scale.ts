/**
 * The order of a scale, lowest first, once one level stands after as many of the others as `place` says. A place beyond the
 * end is the end.
 */
export function inPlace(order: readonly string[], id: string, place: number): string[] {
  const others = order.filter((other) => other !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}
