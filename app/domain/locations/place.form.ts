import { z } from "zod/mini";
import { optionalIdField, optionalWordsField } from "../access/form-fields.ts";
import { postcodeOf } from "./postcode.ts";
import { streetKey } from "./street-key.ts";

/** A place by its postcode, its street or both; and the beat that is picked for the street. */
export const placeForm = z
  .object({
    postcode: z.pipe(
      z.catch(z.string(), "").check(
        z.trim(),
        z.refine((text) => text === "" || postcodeOf(text) !== null, "Enter a full UK postcode, like LE11 1AB"),
      ),
      z.transform((text) => (text === "" ? null : postcodeOf(text))),
    ),
    street: optionalWordsField("Street", 200),
    beatId: optionalIdField("Select a beat from the list"),
  })
  .check(
    z.refine((place) => place.postcode !== null || place.street !== null, {
      path: ["postcode"],
      error: "Enter a postcode or a street",
    }),
    z.refine((place) => place.beatId === null || streetKey(place.street ?? "") !== "", {
      path: ["street"],
      error: "Enter the street whose beat this is",
    }),
  );
