import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { type FortnightRow, isListed, worstFirst } from "#app/domain/premises/fortnight.ts";
import type { FortnightAsked } from "#app/domain/premises/grade-pages.ts";
import { bandOf } from "#app/domain/premises/ledger.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { listGradesAtSittings, listPremisesToGrade, type PremisesToGrade } from "#db/queries/premises-fortnight.ts";
import { sumPointsAt } from "#db/queries/premises-points.ts";
import { findGradingSitting, findNextGradingSitting, type GradingSitting, listGradingSittings } from "#db/queries/premises-sittings.ts"; // prettier-ignore
import { countUndecidedOf } from "#db/queries/undecided-incidents.ts";
import type { Executor } from "#db/transaction.ts";
import { settingsOfDays } from "./settings-of-days.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Meetings before the chosen one that the trend goes back. */
const TREND = 6;
/** As far back as what happened is told where there was no meeting before. */
const FORTNIGHT = 14;

/** Every premises that the group should look at for a meeting, worst first, those that are not graded after the others. */
export async function fortnightList({ db, actor, now }: Context, { sitting: sittingId, beat }: FortnightAsked) {
  const today = londonDay(now);
  const sitting = await chosenSitting(db, actor, sittingId, today);
  const day = sitting?.day ?? today;
  const asAt = day < today ? day : today;
  const before = sitting ? await sittingsBefore(db, actor, sitting, today) : [];
  const days = [...before.map((one) => one.day).reverse(), asAt];
  const settings = await settingsOfDays(db, actor.partnershipId, days);
  const moments = days.map((one) => ({ asAt: one, settings: settings.get(one) as Settings }));
  const sums = await sumPointsAt(db, actor, { moments, of: { beat } });
  const premises = await listPremisesToGrade(db, actor, { beat, openOn: asAt, before: day });
  const grades = await listGradesAtSittings(db, actor, [...before, ...(sitting ? [sitting] : [])].map(({ id }) => id)); // prettier-ignore
  const at = new Map(grades.map((grade) => [`${grade.premisesId} ${grade.sittingId}`, grade]));
  const scheme = settings.get(asAt) as Settings;
  const window = { from: plusDays(asAt, 1 - scheme["premises.decay.third-days"]), until: asAt };
  const waiting = await countUndecidedOf(db, actor, window);
  const rows = premises.map(rowOf).filter(isListed).sort(worstFirst);
  return {
    ...{ sitting, previous: before[0] ?? null, asAt, today, scheme, window },
    since: plusDays(before[0]?.day ?? plusDays(asAt, -FORTNIGHT), 1),
    rows: [...rows.filter(isGraded), ...rows.filter((row) => !isGraded(row))],
    premises: new Map(premises.map((one) => [one.id, one])),
  };

  function rowOf(one: PremisesToGrade): FortnightRow {
    const own = sums.get(one.id);
    const pointsAt = (index: number) => own?.[index]?.points ?? 0;
    const trend = days.map((onDay, index) => {
      const meeting = before[before.length - 1 - index];
      const grade = meeting && at.get(`${one.id} ${meeting.id}`);
      return { day: onDay, points: grade ? Number(grade.computedPoints) : pointsAt(index) };
    });
    const last = days.length - 1;
    const onAgenda = own?.[last]?.bySingleIncident ?? false;
    return {
      ...{ id: one.id, name: one.name, licenceNumber: one.licenceNumber, beatCode: one.beatCode },
      address: [one.addressWords, one.postcode].filter(Boolean).join(", ") || null,
      ...{ bandBefore: one.bandBefore, pointsNow: pointsAt(last), pointsThen: trend[last - 1]?.points ?? 0 },
      ...{ band: bandOf(pointsAt(last), onAgenda, scheme), onAgenda, trend, waiting: waiting.get(one.id) ?? 0 },
      agreedHere: (sitting && at.get(`${one.id} ${sitting.id}`)?.agreedBand) ?? null,
    };
  }
}
export type FortnightList = Awaited<ReturnType<typeof fortnightList>>;

function isGraded({ bandBefore, agreedHere }: FortnightRow) {
  return bandBefore !== null || agreedHere !== null;
}

/** The one that is asked for; else the next, today’s included; else the last. */
async function chosenSitting(db: Executor, actor: Actor, id: string | undefined, today: string) {
  if (id !== undefined) {
    const found = await findGradingSitting(db, actor, id);
    if (found) return found;
  }
  const next = await findNextGradingSitting(db, actor, plusDays(today, -1));
  return next ?? (await listGradingSittings(db, actor, { until: today, limit: 1 }))[0] ?? null;
}

/** Those that have taken place, or do today: of one further ahead nothing is known that could be set beside. */
function sittingsBefore(db: Executor, actor: Actor, { day, groupId }: GradingSitting, today: string) {
  const until = day > today ? today : plusDays(day, -1);
  return listGradingSittings(db, actor, { until, groupId, limit: TREND });
}
