import type { PlacedBy } from "#app/domain/locations/area-of.ts";
import type { LocationKind } from "#app/domain/locations/location.ts";

export interface LocationTables {
  location: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    kind: LocationKind;
    name: string;
    name_folded: string;
    address_words: string | null;
    postcode: string | null;
    beat_code: string | null;
    beat_by: PlacedBy | null;
    ward_code: string | null;
    ward_by: PlacedBy | null;
    lsoa_code: string | null;
    lsoa_by: PlacedBy | null;
    /** Text: twelve digits, and a spreadsheet would make a number of it. */
    uprn: string | null;
    latitude: number | null;
    longitude: number | null;
    created_at: string;
    created_by: string | null;
    import_batch_id: string | null;
  };
}
