import { seriesDays } from "#app/domain/meetings/pattern.ts";
import { MONTHS_AHEAD } from "#app/domain/meetings/plan.ts";
import { FURTHEST_MONTHS } from "#app/domain/meetings/sitting.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { listSeriesOfGroup } from "#db/queries/group-series.ts";
import { listTakenDays } from "#db/queries/meetings.ts";
import type { Executor } from "#db/transaction.ts";

type Asked = { partnershipId: string; groupId: string; today: string; but: string | null };

/** Days on which the group meets, those that its pattern has beyond the twelve months that are planned among them. */
export async function takenDays(db: Executor, { partnershipId, groupId, today, but }: Asked): Promise<string[]> {
  const planned = await listTakenDays(db, partnershipId, { groupId, today, but });
  const beyond = plusMonths(today, MONTHS_AHEAD);
  const series = await listSeriesOfGroup(db, partnershipId, groupId);
  return [
    ...planned,
    ...series.flatMap((one) =>
      seriesDays(one, beyond, plusMonths(today, FURTHEST_MONTHS)).filter((day) => day > beyond),
    ),
  ];
}
