const SHORTEST = 8;

/**
 * A list for an `in`, as long as the next of a few lengths: what stands in it already stands there again. The statement is
 * then the same text for lists of whatever length, and the engine has it ready.
 */
export function filledUp(list: readonly string[], length = SHORTEST): readonly string[] {
  const [first] = list;
  if (first === undefined) return [];
  if (list.length > length) return filledUp(list, 2 * length);
  return [...list, ...Array.from({ length: length - list.length }, () => first)];
}
