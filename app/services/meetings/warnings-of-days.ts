import { type Clash, warningsOn } from "#app/domain/meetings/day-warnings.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listClashes } from "#db/queries/meetings.ts";
import type { Executor } from "#db/transaction.ts";

type Asked = { partnershipId: string; groupId: string; days: readonly string[]; today: string };

/** What to think about before the group meets on each of these days. */
export async function warningsOfDays(
  db: Executor,
  { partnershipId, groupId, days, today }: Asked,
): Promise<{ day: string; warnings: string[] }[]> {
  const known = await findBankHolidays(db);
  const clashes: Clash[] = await listClashes(db, partnershipId, { groupId, days, today });
  return days.map((day) => ({ day, warnings: warningsOn(day, { ...known, clashes }) }));
}
