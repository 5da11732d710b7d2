import type { Point } from "./national-grid.ts";
import { plainWords } from "./plain-words.ts";

type Place = {
  name: string;
  addressWords: string | null;
  postcode: string | null;
  uprn: string | null;
  latitude: number | null;
  longitude: number | null;
};

const NEAR_METRES = 50;

/**
 * Why two records may be one place, in words for whoever is about to record it again; none when nothing says so. A
 * postcode alone says nothing: it holds some fifteen addresses.
 */
export function whyAlike(a: Place, b: Place): string[] {
  const reasons: string[] = [];
  if (a.uprn !== null && a.uprn === b.uprn) reasons.push("The same UPRN");
  if (plainWords(a.name) === plainWords(b.name)) reasons.push("The same name");
  if (a.postcode !== null && a.postcode === b.postcode && shareNumber(a, b))
    reasons.push("The same postcode and number");
  const [here, there] = [pointOf(a), pointOf(b)];
  if (here && there && metresBetween(here, there) <= NEAR_METRES) reasons.push(`Within ${NEAR_METRES} metres`);
  return reasons;
}

function shareNumber(a: Place, b: Place) {
  const numbers = (place: Place): string[] =>
    plainWords(`${place.name} ${place.addressWords ?? ""}`).match(/\b\d+[a-z]?\b/g) ?? [];
  const [of, others] = [numbers(a), numbers(b)];
  return of.some((number) => others.includes(number));
}

function pointOf({ latitude, longitude }: Place): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** On a sphere, flat for such short ways: right to a metre within a county. */
export function metresBetween(a: Point, b: Point) {
  const metresOfDegree = 111_195;
  const north = (a.latitude - b.latitude) * metresOfDegree;
  const east = (a.longitude - b.longitude) * metresOfDegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}
