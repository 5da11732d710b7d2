import { londonDay } from "#app/domain/dates/iso-day.ts";
import { percentText } from "#app/domain/performance/change.ts";
import { TABLE_CRIME_TYPES } from "#app/domain/performance/crime-types.ts";
import { type Period, plusQuarters, quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import { importEntries } from "#app/services/performance/import-crime-table.ts";
import { actorIn } from "#app/services/session/actor-in.ts";
import type { Town } from "./town.ts";

/** The crime table of every quarter that is over, as the manager loaded it. */
export async function loadFigures(town: Town, years: number) {
  const { chance, councilId, db, partnershipId, today, users } = town;
  const user = { userId: users.manager, userName: "Sam manager", agencyId: councilId, sessionId: users.manager };
  const actor = await actorIn(db, partnershipId, user, today);
  for (let back = 4 * years - 1; back >= 1; back--) {
    const period: Period = yearToDate(plusQuarters(quarterOf(today), -back));
    const entries = TABLE_CRIME_TYPES.map((crimeType, index) => {
      const [previous, current] = [chance.between(100, 900) * (index + 1), chance.between(100, 900) * (index + 1)];
      return { crimeType, previous, current, printedPercent: percentText(previous, current), printedDifference: null, positions: [] }; // prettier-ignore
    });
    const now = new Date(`${period.to}T12:00:00.000Z`);
    const loaded = await importEntries({ db, actor, now }, { entries, period, dryRun: false });
    if (loaded.kind !== "done") throw new Error(`The crime table to ${londonDay(now)} was not loaded`);
  }
}
