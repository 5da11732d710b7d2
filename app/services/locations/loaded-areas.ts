import { londonDay } from "#app/domain/dates/iso-day.ts";
import { AREA_OF_KIND } from "#app/domain/imports/kinds/boundaries.ts";
import { kindsFor } from "#app/services/imports/kinds.ts";
import { countAreas, countLookups, countStreetBeats, listAreaVersions } from "#db/queries/area-versions.ts";
import type { Executor } from "#db/transaction.ts";

const VERSIONS_SHOWN = 50;

/** The kinds of import that bring areas, with their labels. */
export const AREA_IMPORTS: Readonly<Record<string, string>> = Object.fromEntries(
  kindsFor("all").flatMap(({ name, label, versioned }) => (versioned ? [[name, label]] : [])),
);

/** What is loaded of areas, by version, and how often a version does not say an area. */
export async function loadedAreas(db: Executor, partnershipId: string) {
  const found = await listAreaVersions(db, partnershipId, Object.keys(AREA_IMPORTS), VERSIONS_SHOWN);
  const versions = [];
  for (const { loadedAt, ...version } of found) {
    const isBoundaries = version.kind in AREA_OF_KIND;
    const notRecorded = isBoundaries ? null : (await countLookups(db, version.id)).notRecorded;
    versions.push({ ...version, notRecorded, loadedOn: loadedAt && londonDay(new Date(loadedAt)) });
  }
  return {
    counts: await countAreas(db, partnershipId),
    versions,
    chosenStreets: await countStreetBeats(db, partnershipId),
  };
}
