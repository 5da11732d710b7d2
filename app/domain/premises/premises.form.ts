import { z } from "zod/mini";
import { optionalWordsField, ticksField, versionField, wordsField } from "../access/form-fields.ts";
import { answerField, blankDay, postcodeField } from "../incidents/incident-fields.form.ts";
import { uprnField } from "../locations/location.form.ts";
import { ACTIVITIES, activitiesOf, ACTIVITY_LETTERS, MOST_ACTIVITIES } from "./activities.ts";
import { LICENCE_STATUSES, PREMISES_KINDS } from "./register.ts";

const otherActivities = z.pipe(
  z.catch(z.string(), "").check(
    z.maxLength(4000, "Other activities must be 4,000 characters or less"),
    z.refine(
      (text) => activitiesOf(text).every((line) => line.length <= ACTIVITY_LETTERS),
      `Each activity must be ${ACTIVITY_LETTERS} characters or less, on a line of its own`,
    ),
    z.refine((text) => activitiesOf(text).length <= MOST_ACTIVITIES, `Enter ${MOST_ACTIVITIES} activities or less`),
  ),
  z.transform((text) => activitiesOf(text)),
);

export const MOST_CAPACITY = 100_000;

const capacity = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine((text) => text === "" || /^\d[\d,]*$/.test(text), "Capacity must be a whole number, like 200"),
    z.refine(
      (text) => !/^\d[\d,]*$/.test(text) || (countOf(text) > 0 && countOf(text) <= MOST_CAPACITY),
      `Capacity must be between 1 and ${MOST_CAPACITY.toLocaleString("en-GB")}`,
    ),
  ),
  z.transform((text) => (text === "" ? null : countOf(text))),
);

function countOf(text: string) {
  return Number(text.replaceAll(",", ""));
}

/** Where on the map of recorded places it is: the one it has, one that is looked for and otherwise recorded, or none. */
const LINKS = ["keep", "find", "none"] as const;

const fields = {
  licenceNumber: wordsField("Enter the licence number", "Licence number", 60),
  kind: z.enum(PREMISES_KINDS, "Select what kind of licence it is"),
  status: z.enum(LICENCE_STATUSES, "Select the state of the licence"),
  name: wordsField("Enter the name of the premises", "Name", 120),
  addressWords: optionalWordsField("Address", 300),
  postcode: postcodeField,
  uprn: uprnField,
  link: z.catch(z.enum(LINKS), "find"),
  locationId: answerField,
  capacity,
  activities: ticksField(ACTIVITIES, "Select activities from the list"),
  otherActivities,
  hours: optionalWordsField("Hours", 2000),
  licensedFrom: blankDay("Day from which it is licensed"),
};

export const newPremisesForm = z.object(fields);
export const changePremisesForm = z.object({ version: versionField, ...fields });
export type PremisesGiven = z.output<typeof newPremisesForm>;

export const NO_PREMISES = {
  ...{ licenceNumber: "", kind: "premises-licence", status: "current", name: "", addressWords: "", postcode: "" },
  ...{ uprn: "", link: "find", locationId: "", capacity: "", activities: [], otherActivities: "", hours: "" },
  ...{ "licensedFrom-day": "", "licensedFrom-month": "", "licensedFrom-year": "" },
};
