import type { NewRow } from "#db/queries/rows-in-bulk.ts";

/** The references of one partnership as db/queries/references.ts counts them, without asking the database for each. */
export class Numbers {
  readonly #last = new Map<string, { prefix: string; year: number; last: number }>();

  constructor(readonly partnershipId: string) {}

  next(prefix: string, day: string): string {
    const year = 2000 + Number(day.slice(2, 4));
    const key = `${prefix} ${year}`;
    const counter = this.#last.get(key) ?? { prefix, year, last: 0 };
    counter.last++;
    this.#last.set(key, counter);
    return `${prefix}-${day.slice(2, 4)}-${String(counter.last).padStart(4, "0")}`;
  }

  /** From which the product counts on. */
  rows(): NewRow<"reference_counter">[] {
    return [...this.#last.values()].map((row) => ({ ...row, partnership_id: this.partnershipId }));
  }
}
