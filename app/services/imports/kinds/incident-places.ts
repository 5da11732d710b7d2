import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RowValues } from "#app/domain/imports/kind.ts";
import { placeIn } from "#app/domain/incidents/imported-facts.ts";
import { asText } from "#app/domain/incidents/imported-incident.ts";
import { looksLikeAddress, streetOf } from "#app/domain/locations/location.ts";
import { metresBetween } from "#app/domain/locations/alike.ts";
import { fromNationalGrid, type Point } from "#app/domain/locations/national-grid.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { fold } from "#app/domain/search/fold.ts";
import { listAreas } from "#db/queries/areas.ts";
import { listPlacesLike } from "#db/queries/imported-incidents.ts";
import { insertLocation } from "#db/queries/locations.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { placeAreas } from "../../locations/place-areas.ts";
import { locationTerms } from "../../search/location-terms.ts";
import type { ImportContext } from "../kind-work.ts";

type Place = Awaited<ReturnType<typeof listPlacesLike>>[number];
type Asked = NonNullable<ReturnType<typeof placeIn>> & { point: Point | null };

/** Without a postcode one name is of many places: so far apart they are two. */
const ONE_PLACE_METRES = 300;

/** For each row the place that is recorded: by its UPRN, else by its very name and postcode; null for none. */
export async function findPlaces(
  db: Executor,
  batch: { partnershipId: string; batchId: string | null },
  rows: readonly { values: RowValues }[],
): Promise<(Place | null)[]> {
  const asked = rows.map(({ values }) => askedIn(values));
  const known = await listPlacesLike(db, batch, {
    uprns: asked.flatMap((place) => place?.uprn ?? []),
    namesFolded: asked.flatMap((place) => (place ? [fold(place.name)] : [])),
  });
  return asked.map((place) => (place === null ? null : (known.find((other) => isSamePlace(place, other)) ?? null)));
}

/** For each row its place, made under the batch where none is recorded; null where the row names none. */
export async function ensurePlaces(trx: Transaction, context: ImportContext, rows: readonly { values: RowValues }[]) {
  const found = await findPlaces(trx, context, rows);
  const made: Place[] = [];
  const places: (Place | null)[] = [];
  for (const [index, { values }] of rows.entries()) {
    const asked = askedIn(values);
    const known = found[index] ?? (asked && made.find((place) => isSamePlace(asked, place))) ?? null;
    if (known !== null || asked === null) {
      places.push(known);
      continue;
    }
    const place = await makePlace(trx, context, asked, values);
    made.push(place);
    places.push(place);
  }
  return places;
}

function askedIn(values: RowValues): Asked | null {
  const { easting, northing } = values;
  const place = placeIn(values);
  const isOnGrid = typeof easting === "number" && typeof northing === "number";
  return place && { ...place, point: isOnGrid ? fromNationalGrid(easting, northing) : null };
}

function isSamePlace({ uprn, name, postcode, point }: Asked, other: Place): boolean {
  if (uprn !== null && other.uprn !== null) return uprn === other.uprn;
  if (fold(name) !== other.nameFolded || postcode !== other.postcode) return false;
  const { latitude, longitude } = other;
  if (postcode !== null || point === null || latitude === null || longitude === null) return true;
  return metresBetween(point, { latitude, longitude }) <= ONE_PLACE_METRES;
}

async function makePlace(
  trx: Transaction,
  { partnershipId, batchId, now }: ImportContext,
  { name, postcode, uprn, point: onGrid }: Asked,
  values: RowValues,
): Promise<Place> {
  const isAddress = looksLikeAddress(name);
  const areas = await placeAreas(trx, partnershipId, { postcode, street: streetOf(name), point: onGrid });
  const point = onGrid ?? areas.point;
  const beat = areas.beat ?? (await namedArea(trx, partnershipId, "beat", asText(values.beat)));
  const ward = areas.ward ?? (await namedArea(trx, partnershipId, "ward", asText(values.ward)));
  const id = uuid();
  const reference = await nextReference(trx, partnershipId, "L", londonDay(now));
  const addressWords = isAddress ? name : null;
  await insertLocation(trx, {
    ...{ id, partnership_id: partnershipId, version: 1, kind: isAddress ? "address" : "area" },
    ...{ name, name_folded: fold(name), reference, address_words: addressWords, postcode, uprn },
    ...{ beat_code: beat?.code ?? null, beat_by: beat?.by ?? null },
    ...{ ward_code: ward?.code ?? null, ward_by: ward?.by ?? null },
    ...{ lsoa_code: areas.lsoa?.code ?? null, lsoa_by: areas.lsoa?.by ?? null },
    ...{ latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
    ...{ created_at: now.toISOString(), created_by: null, import_batch_id: batchId },
  });
  const terms = locationTerms({ name, reference, postcode, addressWords });
  await replaceSearchTerms(trx, { partnershipId, kind: "location", id }, terms);
  const codes = { beatCode: beat?.code ?? null, wardCode: ward?.code ?? null, lsoaCode: areas.lsoa?.code ?? null };
  const { latitude = null, longitude = null } = point ?? {};
  return { id, uprn, nameFolded: fold(name), postcode, latitude, longitude, ...codes };
}

/** The area that the file names by code or by name, if it is one that is loaded. */
async function namedArea(trx: Transaction, partnershipId: string, kind: "beat" | "ward", said: string | null) {
  if (said === null) return null;
  const area = (await listAreas(trx, partnershipId, kind)).find(
    ({ code, name }) => plainWords(code) === plainWords(said) || plainWords(name) === plainWords(said),
  );
  return area ? { code: area.code, by: "choice" as const } : null;
}
