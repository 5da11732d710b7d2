import type { PlacedBy } from "#app/domain/locations/area-of.ts";
import type { LocationDetails } from "#app/domain/locations/location.form.ts";
import { streetOf } from "#app/domain/locations/location.ts";
import { findArea } from "#db/queries/areas.ts";
import type { Executor } from "#db/transaction.ts";
import { placeAreas } from "./place-areas.ts";

type Columns = {
  beat_code: string | null;
  beat_by: PlacedBy | null;
  ward_code: string | null;
  ward_by: PlacedBy | null;
  lsoa_code: string | null;
  lsoa_by: PlacedBy | null;
};
type Refused = { field: "beatId" | "wardId"; message: string };

/** Beat, ward and LSOA of a place as the loaded files have them, but for those that somebody has picked. */
export async function areasOfLocation(
  db: Executor,
  partnershipId: string,
  details: LocationDetails,
): Promise<{ kind: "found"; columns: Columns } | { kind: "refused"; refusal: Refused }> {
  const { postcode, addressWords, latitude, longitude, beatId, wardId } = details;
  const point = latitude === null || longitude === null ? null : { latitude, longitude };
  const street = addressWords === null ? null : streetOf(addressWords);
  const found = await placeAreas(db, partnershipId, { postcode, street, point });
  const picked = async (id: string | null, kind: "beat" | "ward") => {
    if (id === null) return undefined;
    const area = await findArea(db, partnershipId, id);
    return area?.kind === kind ? { code: area.code, by: "choice" as const } : null;
  };
  const beat = await picked(beatId, "beat");
  if (beat === null) return { kind: "refused", refusal: { field: "beatId", message: "Select a beat from the list" } };
  const ward = await picked(wardId, "ward");
  if (ward === null) return { kind: "refused", refusal: { field: "wardId", message: "Select a ward from the list" } };
  const of = (area: { code: string; by: PlacedBy } | null | undefined) => ({ code: area?.code ?? null, by: area?.by ?? null }); // prettier-ignore
  const [inBeat, inWard, inLsoa] = [of(beat ?? found.beat), of(ward ?? found.ward), of(found.lsoa)];
  return {
    kind: "found",
    columns: {
      beat_code: inBeat.code,
      beat_by: inBeat.by,
      ward_code: inWard.code,
      ward_by: inWard.by,
      lsoa_code: inLsoa.code,
      lsoa_by: inLsoa.by,
    },
  };
}
