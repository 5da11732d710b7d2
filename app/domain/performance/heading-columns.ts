/** Where each meaning stands in a heading, by any of its names: published files rename their columns over the years. */
export function columnsNamed<K extends string>(
  cells: readonly string[],
  names: Readonly<Record<K, readonly string[]>>,
): Partial<Record<K, number>> {
  const keys = cells.map(headingKey);
  const found: Partial<Record<K, number>> = {};
  for (const [meaning, known] of Object.entries(names) as [K, readonly string[]][]) {
    const column = known.map((name) => keys.indexOf(name)).find((at) => at >= 0);
    if (column !== undefined) found[meaning] = column;
  }
  return found;
}

function headingKey(text: string) {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
