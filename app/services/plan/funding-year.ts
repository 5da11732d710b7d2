import { byFunder, figuresOf, totalOf } from "#app/domain/plan/funding.ts";
import { quarterOf } from "#app/domain/performance/quarter.ts";
import { listFundingLines, listFundingYears, sumFunding } from "#db/queries/funding.ts";
import type { Executor } from "#db/transaction.ts";

/**
 * The lines of a year with their figures, the totals, and the same money by who gave it; to the end of a day where one is
 * given.
 */
export async function fundingYear(db: Executor, partnershipId: string, year: number, until: string | null = null) {
  const listed = await listFundingLines(db, partnershipId, year);
  const sums = await sumFunding(db, partnershipId, listed.map(({ id }) => id), until); // prettier-ignore
  const lines = listed.map((line) => ({ ...line, figures: figuresOf(sums.get(line.id) ?? {}) }));
  return { lines, total: totalOf(lines.map(({ figures }) => figures)), funders: byFunder(lines) };
}

/** The years to choose from, newest first: those that have lines, this one and the next. */
export async function fundingYears(db: Executor, partnershipId: string, today: string): Promise<number[]> {
  const { year } = quarterOf(today);
  const known = await listFundingYears(db, partnershipId);
  return [...new Set([year + 1, year, ...known])].sort((a, b) => b - a);
}
