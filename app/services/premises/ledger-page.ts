import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { bandBecause } from "#app/domain/premises/band-because.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { ledgerOn } from "#app/domain/premises/ledger.ts";
import { waitingIn } from "#app/domain/premises/waiting.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { findGrade } from "#db/queries/premises-grades.ts";
import { listIncidentsOfPremises } from "#db/queries/premises-incidents.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** More than any venue sees in two years, which is the longest window that may be set. */
const MOST = 5_000;

/** The ledger as at a day, newest incident first, by the settings of that day and by what is known of the incidents now. */
export async function ledgerPage(db: Executor, actor: Actor, premises: { id: string }, asAt: string) {
  const settings = await settingsOn(db, actor.partnershipId, asAt);
  return {
    asAt,
    settings,
    ledger: ledgerOn(await incidentsInWindow(db, actor, premises, asAt, settings), settings, asAt),
  };
}

async function incidentsInWindow(
  db: Executor,
  actor: Actor,
  premises: { id: string },
  asAt: string,
  settings: Settings,
) {
  const from = plusDays(asAt, 1 - settings["premises.decay.third-days"]);
  const asked = { premisesId: premises.id, from, until: asAt, limit: MOST };
  const rows = await listIncidentsOfPremises(db, actor, asked);
  return rows.map(({ calledPolice, goodPractice, ...row }) => ({
    ...row,
    calledPolice: calledPolice === 1,
    goodPractice: goodPractice === 1,
  }));
}

type Graded = { id: string; agreedBand: Band | null; agreedOn: string | null; agreedGradeId: string | null };

/** What PointsNow shows (app/components/premises): today's points beside what was last agreed. */
export async function pointsNow(db: Executor, actor: Actor, premises: Graded, asAt: string) {
  const { settings, ledger } = await ledgerPage(db, actor, premises, asAt);
  const { agreedBand, agreedOn, agreedGradeId } = premises;
  const grade = agreedGradeId === null ? undefined : await findGrade(db, actor, premises.id, agreedGradeId);
  return {
    asAt,
    points: ledger.points,
    band: ledger.band,
    because: bandBecause(ledger, settings),
    waiting: waitingIn(ledger, settings, asAt),
    agreed:
      agreedBand === null || agreedOn === null
        ? null
        : { band: agreedBand, on: agreedOn, computedBand: grade?.computedBand ?? null, reason: grade?.reason ?? null },
  };
}
