import type { Actor } from "#app/domain/access/actor.ts";
import type { MeasureCount } from "#app/domain/performance/measures.ts";
import { type Quarter, quarterPeriod, yearToDate } from "#app/domain/performance/quarter.ts";
import { lastDayShown } from "#app/domain/performance/quarter-shown.ts";
import { listGroupsCounted } from "#db/queries/figure-rows.ts";
import {
  countActionsFinished,
  countActionsOpen,
  countCasesOpen,
  countDecisions,
  countReferralsAwaiting,
  countReferralsReceived,
} from "#db/queries/performance.ts";
import type { Executor } from "#db/transaction.ts";

export type QuarterFigures = {
  quarter: MeasureCount[];
  year: MeasureCount[];
  lastDay: MeasureCount[];
  /** Those with anything to count. */
  groups: { id: string; name: string }[];
};

/** The partnership's own work in a quarter, in its year to date, and as it stood on the last day. */
export async function quarterFigures(
  db: Executor,
  actor: Actor,
  quarter: Quarter,
  today: string,
): Promise<QuarterFigures> {
  const { partnershipId } = actor;
  const period = quarterPeriod(quarter);
  const day = lastDayShown(quarter, today);
  const over = async (days: { from: string; to: string }) =>
    (
      await Promise.all([
        countReferralsReceived(db, partnershipId, days),
        countDecisions(db, partnershipId, days),
        countActionsFinished(db, partnershipId, days),
      ])
    ).flat();
  const [inQuarter, inYear, awaiting, cases, actions, groups] = await Promise.all([
    over(period),
    over(yearToDate(quarter)),
    countReferralsAwaiting(db, partnershipId, day),
    countCasesOpen(db, partnershipId, day),
    countActionsOpen(db, partnershipId, day),
    listGroupsCounted(db, actor),
  ]);
  const all = { quarter: inQuarter, year: inYear, lastDay: [...awaiting, ...cases, ...actions] };
  const counted = new Set(Object.values(all).flatMap((counts) => counts.map((c) => c.group)));
  return { ...all, groups: groups.filter((group) => counted.has(group.id)) };
}
