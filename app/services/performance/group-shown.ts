import { importsOfNewest } from "#app/domain/performance/crime-facts.ts";
import { rowTypes } from "#app/domain/performance/crime-types.ts";
import {
  compareGroup,
  type Comparison,
  daysToCompare,
  positionsOverTime,
} from "#app/domain/performance/group-comparison.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { listFigureSources } from "#db/queries/crime-shown.ts";
import { listEnteredPopulations } from "#db/queries/populations.ts";
import {
  listPositionsOverTime,
  listPublishedCounts,
  listPublishedImports,
  listPublishedQuarters,
} from "#db/queries/similar-group-shown.ts";
import { listExclusions, listGroupMembers, listGroupVersions } from "#db/queries/similar-groups.ts";
import type { Executor } from "#db/transaction.ts";
import { ownRowTypes } from "./crime-table-shown.ts";

const READ = 200;
const POSITIONS_BACK_DAYS = 7 * 366;

/** The group that is in force on a day, with who has usable data, and the positions as they were imported. */
export async function similarGroup(db: Executor, partnershipId: string, today: string) {
  const all = await listGroupVersions(db, partnershipId, READ);
  const versions = all.filter((version) => version.withdrawnAt === null);
  const inForce = versions.find((version) => version.fromDay <= today) ?? null;
  const members = await listGroupMembers(db, partnershipId, inForce ? [inForce.id] : []);
  const placed = await listPositionsOverTime(db, partnershipId, plusDays(today, -POSITIONS_BACK_DAYS));
  const byType = positionsOverTime(
    placed.map(({ batchId: _, ...position }) => position),
    versions.map((version) => version.fromDay),
  );
  const types = rowTypes(await ownRowTypes(db, partnershipId)).map((type) => type.crimeType);
  return {
    inForce: inForce && { fromDay: inForce.fromDay, publisher: inForce.publisher },
    versions: versions.map(({ id, fromDay, publisher }) => ({ id, fromDay, publisher })),
    members: members.map(({ force, cspName, isOwn }) => ({ force, cspName, isOwn: isOwn === 1 })),
    exclusions: await listExclusions(db, partnershipId, READ),
    positions: types.flatMap((crimeType) => {
      const positions = byType.get(crimeType);
      return positions ? [{ crimeType, positions }] : [];
    }),
    positionSources: await listFigureSources(
      db,
      partnershipId,
      importsOfNewest(placed, ({ crimeType, asAt }) => `${asAt} ${crimeType}`),
    ),
    daysToCompare: daysToCompare(await listPublishedQuarters(db, partnershipId)),
  };
}

type FigureSource = Awaited<ReturnType<typeof listFigureSources>>[number];
type Group = Awaited<ReturnType<typeof similarGroup>>;

/** The members' rates in these days, of one group of offences or of all. */
export async function groupRates(
  db: Executor,
  partnershipId: string,
  { members, exclusions }: Pick<Group, "members" | "exclusions">,
  { period, offences }: { period: Period; offences: string | null },
): Promise<{ comparison: Comparison; offenceGroups: string[]; sources: FigureSource[] }> {
  const published = await listPublishedCounts(db, partnershipId, period);
  const own = members.find((member) => member.isOwn);
  const populations = (await listEnteredPopulations(db, partnershipId)).flatMap(
    ({ force, cspName, areaId, year, people }) => {
      if (force !== null && cspName !== null) return [{ force, cspName, year, people }];
      return areaId === null && own ? [{ ...own, year, people }] : [];
    },
  );
  const counts = published.flatMap(({ force, cspName, from, offenceGroup, crimes }) =>
    cspName === null
      ? []
      : [{ force, cspName, from, crimes: offences === null || offenceGroup === offences ? Number(crimes) : 0 }],
  );
  return {
    comparison: compareGroup(members, { counts, exclusions, populations }, period),
    offenceGroups: [...new Set(published.map((count) => count.offenceGroup))].sort(),
    sources: await listFigureSources(db, partnershipId, await listPublishedImports(db, partnershipId, period)),
  };
}
