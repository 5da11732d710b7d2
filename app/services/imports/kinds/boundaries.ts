import { v7 as uuid } from "uuid";
import {
  AREA_OF_KIND,
  beatBoundariesKind,
  lsoaBoundariesKind,
  wardBoundariesKind,
} from "#app/domain/imports/kinds/boundaries.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { readShape } from "#app/domain/locations/shape.ts";
import { insertBoundaries, unsafeListAreasByCode } from "#db/queries/areas.ts";
import { countReferrersOfAreas, deleteAreaRowsOfBatch } from "#db/queries/area-versions.ts";
import type { KindWork } from "../kind-work.ts";
import { ensureAreas } from "./ensure-areas.ts";

/** Each may have a million letters and more. */
const BOUNDARIES_AT_ONCE = 5;

function workOf(kind: ImportKind): KindWork {
  const area = AREA_OF_KIND[kind.name] ?? "ward";
  return {
    kind,
    writes: "hidden",
    rowsAtOnce: BOUNDARIES_AT_ONCE,
    async decide(db, { partnershipId }, rows) {
      const codes = rows.map(({ values }) => String(values.code));
      const found = await unsafeListAreasByCode(db, partnershipId, area, codes);
      const known = new Set(found.filter((a) => a.batchId === null || a.batchStatus === "visible").map((a) => a.code));
      return codes.map((code) => ({ fate: known.has(code) ? ("updated" as const) : ("imported" as const) }));
    },
    async write(trx, context, rows) {
      const wanted = rows.map(({ values }) => ({
        code: String(values.code),
        name: typeof values.name === "string" ? values.name : null,
      }));
      const ids = await ensureAreas(trx, context, area, wanted);
      const boundaries = rows.flatMap(({ values }) => {
        const read = readShape(JSON.parse(String(values.shape)));
        const area_id = ids.get(String(values.code));
        if ("problem" in read || area_id === undefined) return [];
        return {
          id: uuid(),
          partnership_id: context.partnershipId,
          import_batch_id: context.batchId,
          area_id,
          shape: JSON.stringify(read.shape),
          min_longitude: read.box.minLongitude,
          max_longitude: read.box.maxLongitude,
          min_latitude: read.box.minLatitude,
          max_latitude: read.box.maxLatitude,
        };
      });
      await insertBoundaries(trx, boundaries);
    },
    referrers: (db, { batchId }) => countReferrersOfAreas(db, batchId),
    remove: deleteAreaRowsOfBatch,
  };
}

export const boundariesWork = [beatBoundariesKind, wardBoundariesKind, lsoaBoundariesKind].map(workOf);
