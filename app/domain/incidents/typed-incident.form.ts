import { z } from "zod/mini";
import { optionalWordsField } from "../access/form-fields.ts";
import { isDay } from "../dates/iso-day.ts";
import { postcodeOf } from "../locations/postcode.ts";

/** What is looked for before a report is saved: of a field that is not yet whole, nothing. */
const soFar = <T>(read: (text: string) => T | null) =>
  z.pipe(
    z.catch(z.string(), ""),
    z.transform((text) => read(text.trim())),
  );
const day = soFar((text) => (isDay(text) ? text : null));
const id = soFar((text) => (z.uuidv7().safeParse(text).success ? text : null));

/** The names of the fields of the form of a report by which incidents like it are found; a day has three. */
export const TYPED_FIELDS = [
  "place",
  "postcode",
  "locationId",
  "type",
  "reporterId",
  "affectedId",
  "suspectId",
] as const;
export const TYPED_DAYS = ["happenedOn", "untilOn"] as const;

export const typedIncidentForm = z.object({
  place: z.catch(optionalWordsField("Where it happened", 120), null),
  postcode: soFar((text) => postcodeOf(text)),
  locationId: id,
  type: z.catch(z.string().check(z.maxLength(60)), ""),
  happenedOn: z.prefault(day, ""),
  untilOn: z.prefault(day, ""),
  reporterId: id,
  affectedId: id,
  suspectId: id,
});
export type TypedIncident = z.output<typeof typedIncidentForm>;
