import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { LOCATION_KINDS } from "./location.ts";
import { postcodeOf } from "./postcode.ts";

const postcode = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine((text) => text === "" || postcodeOf(text) !== null, "Enter a full UK postcode, like LE11 1AB"),
  ),
  z.transform((text) => (text === "" ? null : postcodeOf(text))),
);

/**
 * Digits as text, because a spreadsheet makes a number of them and of a long number 1.00E+11, from which the UPRN cannot
 * be had back. Ordnance Survey: up to twelve digits.
 */
export const uprnField = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine(
      (text) => !/^\d+([.,]\d+)?e\+?\d+$/i.test(text),
      "A spreadsheet has shortened this UPRN. Copy all its digits, not a number like 1.00E+11",
    ),
    z.refine(
      (text) => text === "" || /e/i.test(text) || /^\d{1,12}$/.test(text),
      "UPRN must be 12 digits or less, with no letters or spaces",
    ),
    z.refine((text) => text === "" || !/^\d+$/.test(text) || /[1-9]/.test(text), "UPRN must not be all zeros"),
  ),
  z.transform((text) => (text === "" ? null : text)),
);

/** Decimal degrees within the United Kingdom. */
function degrees(what: string, least: number, most: number) {
  return z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine(
        (text) =>
          text === "" || (/^-?\d{1,3}(\.\d{1,10})?$/.test(text) && Number(text) >= least && Number(text) <= most),
        `${what} must be a number between ${least} and ${most}, such as ${what === "Latitude" ? "52.7721" : "-1.2062"}`,
      ),
    ),
    z.transform((text) => (text === "" ? null : Number(text))),
  );
}

const fields = {
  kind: z.enum(LOCATION_KINDS, "Select what kind of location it is"),
  name: wordsField("Enter the name of the location", "Name", 120),
  addressWords: optionalWordsField("Address", 300),
  postcode,
  beatId: optionalIdField("Select a beat from the list"),
  wardId: optionalIdField("Select a ward from the list"),
  uprn: uprnField,
  latitude: degrees("Latitude", 49, 61),
  longitude: degrees("Longitude", -9, 3),
};

const isPointWhole = z.refine<{ latitude: number | null; longitude: number | null }>(
  (place) => (place.latitude === null) === (place.longitude === null),
  { error: "Enter both the latitude and the longitude, or neither", path: ["latitude"] },
);

/** `anyway`: the likely duplicates have been seen, and it is none of them. */
export const newLocationForm = z
  .object({ ...fields, anyway: z.catch(z.optional(z.string()), undefined) })
  .check(isPointWhole);
export const changeLocationForm = z.object({ ...fields, version: versionField }).check(isPointWhole);
export type LocationDetails = Omit<z.output<typeof newLocationForm>, "anyway">;
