import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { compareQuarters, plusQuarters, type Quarter, quarterOf, quarterPeriod } from "#app/domain/performance/quarter.ts"; // prettier-ignore
import { byVenue, figuresOfPeriod, figuresOfSitting } from "#app/domain/premises/grade-figures.ts";
import { listGradesBetween, listVenues } from "#db/queries/premises-figures.ts";
import { listGradingSittings } from "#db/queries/premises-sittings.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** A year with the quarter asked for at its end. */
const QUARTERS = 4;
/** More than one premises group holds in a quarter. */
const SITTINGS = 60;

export function hasBegun(quarter: Quarter, now: Date): boolean {
  return compareQuarters(quarter, quarterOf(londonDay(now))) <= 0;
}

/** By quarter, each as at its last day or today, and by meeting of the last of them: every number with its rows. */
export async function gradeFigures({ db, actor, now }: Context, quarter: Quarter) {
  const today = londonDay(now);
  const quarters = Array.from({ length: QUARTERS }, (_, at) => plusQuarters(quarter, at - QUARTERS + 1));
  const from = quarterPeriod(quarters[0] ?? quarter).from;
  const last = quarterPeriod(quarter);
  const until = last.to < today ? last.to : today;
  const all = byVenue(await listVenues(db, actor, from), await listGradesBetween(db, actor, { from, until }));
  const sittings = await listGradingSittings(db, actor, { from: last.from, until, limit: SITTINGS });
  return {
    quarters: quarters.map((one) => {
      const period = quarterPeriod(one);
      const days = { from: period.from, until: period.to < until ? period.to : until };
      return { quarter: one, ...days, figures: figuresOfPeriod(all, days) };
    }),
    sittings: sittings.map((sitting) => ({ ...sitting, figures: figuresOfSitting(all, sitting) })),
  };
}
