import type { Actor } from "#app/domain/access/actor.ts";
import { type Band } from "#app/domain/premises/bands.ts";
import { bandOf } from "#app/domain/premises/ledger.ts";
import { type ListedGrade, listGradesOf } from "#db/queries/premises-grades.ts";
import { sumPointsAt } from "#db/queries/premises-points.ts";
import { listGradingSittings } from "#db/queries/premises-sittings.ts";
import type { Executor } from "#db/transaction.ts";
import { settingsOfDays } from "./settings-of-days.ts";

const SITTINGS = 8;
const GRADES = 12;

export type ByFacts = { points: number; band: Band };

/** Of one premises: what was agreed, a page of it, and its points at the newest sittings up to a day; each beside today's facts. */
export async function gradesAndTrend(
  db: Executor,
  actor: Actor,
  { premisesId, asAt, after }: { premisesId: string; asAt: string; after?: { day: string; id: string } },
) {
  const found = await listGradesOf(db, actor, { premisesId, after, limit: GRADES + 1 });
  const grades = found.slice(0, GRADES);
  const newest = after === undefined ? found : await listGradesOf(db, actor, { premisesId, limit: GRADES + 1 });
  const sittings = await listGradingSittings(db, actor, { until: asAt, limit: SITTINGS });
  const facts = await factsOn(db, actor, premisesId, [...grades.map((g) => g.gradedOn), ...sittings.map((s) => s.day)]);
  return {
    grades: grades.map((grade) => ({ ...grade, byFacts: differing(grade, facts(grade.gradedOn)) })),
    nextGrades: found.length > GRADES ? keyOf(grades.at(-1)) : null,
    trend: sittings.reverse().map(({ id, day }) => {
      const grade = newest.find((one) => one.sittingId === id && !newest.some((c) => c.correctsId === one.id));
      return {
        day,
        then: grade?.computedPoints ?? null,
        agreed: grade?.agreedBand ?? null,
        byFacts: facts(day).points,
      };
    }),
  };
}

async function factsOn(db: Executor, actor: Actor, premisesId: string, days: readonly string[]) {
  const settings = await settingsOfDays(db, actor.partnershipId, days);
  const moments = [...settings].map(([asAt, ofDay]) => ({ asAt, settings: ofDay }));
  const sums = (await sumPointsAt(db, actor, { moments, of: { premisesIds: [premisesId] } })).get(premisesId);
  return (day: string): ByFacts => {
    const at = moments.findIndex(({ asAt }) => asAt === day);
    const { points = 0, bySingleIncident = false } = sums?.[at] ?? {};
    const ofDay = settings.get(day);
    return { points, band: ofDay ? bandOf(points, bySingleIncident, ofDay) : "green" };
  };
}

/** What re-classifying incidents since would have made of it; null where the points are as they were. */
function differing(grade: ListedGrade, facts: ByFacts): ByFacts | null {
  return facts.points === Number(grade.computedPoints) && facts.band === grade.computedBand ? null : facts;
}

function keyOf(grade: ListedGrade | undefined) {
  return grade === undefined ? null : `${grade.gradedOn}~${grade.id}`;
}
