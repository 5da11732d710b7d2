import { londonDay } from "#app/domain/dates/iso-day.ts";
import { drawnOf, type MapAsked, mapDays } from "#app/domain/incidents/incident-map.ts";
import { drawAreas } from "#app/domain/locations/drawn-areas.ts";
import type { Shape } from "#app/domain/locations/shape.ts";
import { findBoundaryBatch, listAreas, listBoundaries } from "#db/queries/areas.ts";
import { countIncidentsOnMap } from "#db/queries/incident-places.ts";
import type { IncidentContext } from "./change-incident.ts";

const MOST_AREAS = 1000;
/** As the drawing is reckoned; the page scales it. */
const WIDTH = 640;

/** The incidents that the actor sees, by area, with the shapes of the file in force where there is one. */
export async function incidentMap({ db, actor, now }: IncidentContext, given: MapAsked) {
  const asked = drawnOf(given);
  const { by, weeks, heading, youth, logged } = asked;
  const days = mapDays(londonDay(now), weeks);
  const counts = await countIncidentsOnMap(db, actor, { kind: by, ...days, heading, youth, logged });
  const names = new Map((await listAreas(db, actor.partnershipId, by)).map(({ code, name }) => [code, name]));
  const batch = await findBoundaryBatch(db, actor.partnershipId, by);
  const boundaries = batch === undefined ? [] : await listBoundaries(db, batch, MOST_AREAS);
  const shapes = boundaries.map(({ code, shape }) => ({ code, shape: JSON.parse(shape) as Shape }));
  const drawing = drawAreas(shapes, WIDTH);
  return {
    asked,
    days,
    drawing,
    areas: counts
      .map(({ code, count }) => ({ code, name: code === null ? null : (names.get(code) ?? null), count }))
      .sort((a, b) => b.count - a.count || ((a.code ?? "~") < (b.code ?? "~") ? -1 : 1)),
    names: Object.fromEntries(boundaries.map(({ code, name }) => [code, name])),
  };
}
