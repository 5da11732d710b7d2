/** What an operation came to, beside what it is measured by. */
export type Outcome = {
  /** As `--only` takes it. */
  name: string;
  label: string;
  unit: "requests/s" | "ms" | "MB";
  product: number;
  floor: number;
  /** What the ratio of the product to the floor is to be: at least so much of a rate, at most so much of a time or a size. */
  target: { least: number } | { most: number };
  /** Further numbers, for the file. */
  also?: Readonly<Record<string, number>>;
};

/** The product as so many times the floor. */
export function ratioOf({ product, floor }: Pick<Outcome, "product" | "floor">): number {
  return product / floor;
}

export function isMet(outcome: Outcome): boolean {
  const { target } = outcome;
  return "least" in target ? ratioOf(outcome) >= target.least : ratioOf(outcome) <= target.most;
}

/** A table for people to read: one line an outcome, aligned. */
export function tableOf(outcomes: readonly Outcome[]): string[] {
  const rows = [
    ["Operation", "Product", "Floor", "Ratio", "Target", ""],
    ...outcomes.map((outcome) => [
      outcome.label,
      `${inShort(outcome.product)} ${outcome.unit}`,
      `${inShort(outcome.floor)} ${outcome.unit}`,
      ratioOf(outcome).toFixed(2),
      "least" in outcome.target ? `≥ ${outcome.target.least}` : `≤ ${outcome.target.most}`,
      isMet(outcome) ? "met" : "not met",
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()); // prettier-ignore
}

function inShort(value: number) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
