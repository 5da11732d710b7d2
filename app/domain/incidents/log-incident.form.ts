import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { INCIDENT_PRIORITIES, REPORT_CHANNELS } from "./incident.ts";
import { answerField, blankDay, postcodeField, timeField, WHAT_FIELDS, WHEN_FIELDS } from "./incident-fields.form.ts";

/** So many more nights in one report. */
export const FURTHER_ROWS = [1, 2, 3, 4] as const;
/** Whom the form names: each is searched for before anybody is recorded anew. */
export const NAMED_WHO = ["reporter", "affected", "suspect"] as const;
export type NamedWho = (typeof NAMED_WHO)[number];

const named = (who: NamedWho) => ({
  [`${who}Given`]: optionalWordsField("Given names", 100),
  [`${who}Family`]: optionalWordsField("Family name", 100),
  [`${who}Born`]: blankDay("Date of birth"),
  [`${who}Id`]: answerField,
});
type Named = { [K in `${NamedWho}${"Given" | "Family"}`]: ReturnType<typeof optionalWordsField> } & {
  [K in `${NamedWho}Born`]: ReturnType<typeof blankDay>;
} & { [K in `${NamedWho}Id`]: typeof answerField };
type Further = { [K in `also${(typeof FURTHER_ROWS)[number]}`]: ReturnType<typeof blankDay> } & {
  [K in `also${(typeof FURTHER_ROWS)[number]}At`]: ReturnType<typeof timeField>;
};

export const logIncidentForm = z.object({
  reporterKind: z.catch(z.enum(["named", "anonymous"]), "named"),
  affectedKind: z.catch(z.enum(["same", "other", "nobody"]), "same"),
  ...(Object.assign({}, ...NAMED_WHO.map(named)) as Named),
  reporterPhone: optionalWordsField("Telephone number", 60),
  reporterAddress: optionalWordsField("Address", 300),
  reporterPostcode: postcodeField,
  agencyId: z.uuidv7("Select the agency that took the report"),
  channel: z.enum(REPORT_CHANNELS, "Select how it was reported"),
  reportedOn: dayField("Day of the report"),
  agencyReference: optionalWordsField("The agency’s own reference", 60),
  ...WHEN_FIELDS,
  ...(Object.fromEntries(
    FURTHER_ROWS.flatMap((n) => [
      [`also${n}`, blankDay("Further day")],
      [`also${n}At`, timeField("Time")],
    ]),
  ) as unknown as Further),
  place: wordsField("Enter where it happened", "Where it happened", 120),
  postcode: postcodeField,
  locationId: answerField,
  ...WHAT_FIELDS,
  priority: z.catch(z.enum(INCIDENT_PRIORITIES), "standard"),
  sameAs: answerField,
  problemId: answerField,
  problemTitle: optionalWordsField("Problem", 120),
  /** Of the incidents shown, those with which a new problem begins. */
  problemIncidents: tickedIdsField("Choose from the incidents shown"),
  /** What has been offered already, so that it is asked about once. */
  seen: z.catch(z.string().check(z.maxLength(4000)), ""),
});
export type LoggedIncident = z.output<typeof logIncidentForm>;
