import { areaChoices } from "#app/services/locations/area-choices.ts";
import { findArea } from "#db/queries/areas.ts";
import type { Executor } from "#db/transaction.ts";

/** The beats and wards of which a table can be, as groups of a choice. */
export async function areaGroups(db: Executor, partnershipId: string) {
  const { beats, wards } = await areaChoices(db, partnershipId);
  const items = (areas: typeof beats) => areas.map(({ value, text }) => ({ value, text }));
  return [
    { label: "Beats", items: items(beats) },
    { label: "Wards", items: items(wards) },
  ].filter((group) => group.items.length > 0);
}

/** Whether it is an area by which crime is counted. */
export async function isFigureArea(db: Executor, partnershipId: string, areaId: string) {
  const area = await findArea(db, partnershipId, areaId);
  return area?.kind === "beat" || area?.kind === "ward";
}
