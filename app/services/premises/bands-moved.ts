import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { BAND_KEYS, bandsMoved, schemeChanges } from "#app/domain/premises/bands-moved.ts";
import { listPremisesToGrade } from "#db/queries/premises-fortnight.ts";
import { sumPointsAt } from "#db/queries/premises-points.ts";
import { listSettingChanges, settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** The days from which a change of the scheme holds, the newest first: also those to come. */
export async function schemeChangeDays(db: Executor, partnershipId: string): Promise<string[]> {
  const changes = await listSettingChanges(db, partnershipId, BAND_KEYS);
  return [...new Set(changes.map(({ fromDay }) => fromDay))];
}

/**
 * Whose computed band is another on the day of a change than it would be on that day by the scheme of the day before. Agreed
 * grades are as they were. Of a change to come: by the incidents known so far.
 */
export async function bandsMovedOn(db: Executor, actor: Actor, day: string) {
  const before = await settingsOn(db, actor.partnershipId, plusDays(day, -1));
  const after = await settingsOn(db, actor.partnershipId, day);
  const moments = [before, after].map((settings) => ({ settings, asAt: day }));
  const sums = await sumPointsAt(db, actor, { moments, of: {} });
  const open = await listPremisesToGrade(db, actor, { openOn: day, before: plusDays(day, 1) });
  const premises = new Map(open.map((one) => [one.id, one]));
  const moved = bandsMoved(sums, { before, after }).flatMap((one) => {
    const of = premises.get(one.id);
    return of ? [{ ...one, name: of.name, licenceNumber: of.licenceNumber, agreed: of.bandBefore }] : [];
  });
  return {
    changes: schemeChanges(before, after),
    moved,
    looked: [...sums.keys()].filter((id) => premises.has(id)).length,
  };
}
