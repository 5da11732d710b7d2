import { beatTableKind, postcodesKind } from "#app/domain/imports/kinds/places.ts";
import type { ImportKind, ReadRow, RowValues } from "#app/domain/imports/kind.ts";
import { fromNationalGrid, type Point } from "#app/domain/locations/national-grid.ts";
import { streetKey } from "#app/domain/locations/street-key.ts";
import { insertLookups, listKnownPlaces } from "#db/queries/areas.ts";
import { countReferrersOfAreas, deleteAreaRowsOfBatch } from "#db/queries/area-versions.ts";
import { ROWS_AT_ONCE } from "../held-run.ts";
import type { KindWork } from "../kind-work.ts";
import { ensureAreas } from "./ensure-areas.ts";

const asText = (value: RowValues[string] | undefined) => (typeof value === "string" ? value : null);
/** A postcode when the row has one; its street is then beside the point. */
const placeOf = ({ values }: ReadRow) => {
  const postcode = asText(values.postcode);
  const street = asText(values.street) ?? "";
  return postcode === null
    ? { kind: "street" as const, key: streetKey(street), name: street }
    : { kind: "postcode" as const, key: postcode, name: postcode };
};

/** Code-Point Open's quality of a postcode whose position is not known. */
const NO_POSITION = 90;

function pointOf({ latitude, longitude, easting, northing, quality }: RowValues): Point | null {
  if (typeof quality === "number" && quality >= NO_POSITION) return null;
  if (typeof latitude === "number" && typeof longitude === "number") return { latitude, longitude };
  return typeof easting === "number" && typeof northing === "number" ? fromNationalGrid(easting, northing) : null;
}

function workOf(kind: ImportKind): KindWork {
  return {
    kind,
    writes: "hidden",
    rowsAtOnce: ROWS_AT_ONCE,
    async decide(db, { partnershipId }, rows) {
      const keys = (wanted: "postcode" | "street") =>
        rows.map(placeOf).flatMap((place) => (place.kind === wanted ? place.key : []));
      const known = {
        postcode: await listKnownPlaces(db, partnershipId, "postcode", keys("postcode")),
        street: await listKnownPlaces(db, partnershipId, "street", keys("street")),
      };
      return rows.map((row) => {
        const place = placeOf(row);
        return { fate: known[place.kind].has(place.key) ? ("updated" as const) : ("imported" as const) };
      });
    },
    async write(trx, context, rows) {
      const codesOf = (field: string, name?: string) =>
        rows.flatMap(({ values }) => {
          const code = asText(values[field]);
          return code === null ? [] : [{ code, name: name === undefined ? null : asText(values[name]) }];
        });
      const beats = await ensureAreas(trx, context, "beat", codesOf("beat"));
      const wards = await ensureAreas(trx, context, "ward", codesOf("ward", "wardName"));
      const lsoas = await ensureAreas(trx, context, "lsoa", codesOf("lsoa"));
      await insertLookups(
        trx,
        rows.map((row) => {
          const { kind: place_kind, key, name } = placeOf(row);
          const point = pointOf(row.values);
          return {
            import_batch_id: context.batchId,
            place_kind,
            place_key: key,
            partnership_id: context.partnershipId,
            place_name: name,
            beat_id: beats.get(asText(row.values.beat) ?? "") ?? null,
            ward_id: wards.get(asText(row.values.ward) ?? "") ?? null,
            lsoa_id: lsoas.get(asText(row.values.lsoa) ?? "") ?? null,
            latitude: point?.latitude ?? null,
            longitude: point?.longitude ?? null,
          };
        }),
      );
    },
    referrers: (db, { batchId }) => countReferrersOfAreas(db, batchId),
    remove: deleteAreaRowsOfBatch,
  };
}

export const postcodesWork = workOf(postcodesKind);
export const beatTableWork = workOf(beatTableKind);
