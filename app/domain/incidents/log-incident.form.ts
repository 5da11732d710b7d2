import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, ticksField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { postcodeOf } from "../locations/postcode.ts";
import { ASB_HEADINGS, ASB_QUALIFIER_IDS, HATE_STRANDS, INCIDENT_FLAGS } from "./asb-headings.ts";
import { INCIDENT_PRIORITIES, REPORT_CHANNELS } from "./incident.ts";

/** So many more nights in one report. */
export const FURTHER_ROWS = [1, 2, 3, 4] as const;
/** Whom the form names: each is searched for before anybody is recorded anew. */
export const NAMED_WHO = ["reporter", "affected", "suspect"] as const;
export type NamedWho = (typeof NAMED_WHO)[number];

/** What answers an offer: the record that it is, "new" for none of those shown, null while nobody has answered. */
const answer = z.pipe(
  z
    .catch(z.string(), "")
    .check(
      z.refine(
        (text) => text === "" || text === "new" || z.uuidv7().safeParse(text).success,
        "Choose one of those shown",
      ),
    ),
  z.transform((text) => (text === "" ? null : text)),
);

/** 21:30, 2130 and 9.30 as HH:MM; blank is null. */
const timeField = (what: string) =>
  z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || timeOf(text) !== null, `${what} must be a time, like 21:30`),
    ),
    z.transform(timeOf),
  );

function timeOf(text: string): string | null {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  const isTime = hours !== "" && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${hours.padStart(2, "0")}:${minutes}` : null;
}

const postcode = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine((text) => text === "" || postcodeOf(text) !== null, "Enter a full UK postcode, like LE11 1AB"),
  ),
  z.transform((text) => (text === "" ? null : postcodeOf(text))),
);

/** A national heading by its id, or a type of the partnership's own: `type:` and its id. */
const typeField = z
  .string("Select what it was")
  .check(
    z.refine(
      (text) => ASB_HEADINGS.some((h) => h === text) || z.uuidv7().safeParse(text.replace(/^type:/, "")).success,
      "Select what it was",
    ),
  );

const blankDay = (what: string) => z.prefault(optionalDayField(what), "");
const named = (who: NamedWho) => ({
  [`${who}Given`]: optionalWordsField("Given names", 100),
  [`${who}Family`]: optionalWordsField("Family name", 100),
  [`${who}Born`]: blankDay("Date of birth"),
  [`${who}Id`]: answer,
});
type Named = { [K in `${NamedWho}${"Given" | "Family"}`]: ReturnType<typeof optionalWordsField> } & {
  [K in `${NamedWho}Born`]: ReturnType<typeof blankDay>;
} & { [K in `${NamedWho}Id`]: typeof answer };
type Further = { [K in `also${(typeof FURTHER_ROWS)[number]}`]: ReturnType<typeof blankDay> } & {
  [K in `also${(typeof FURTHER_ROWS)[number]}At`]: ReturnType<typeof timeField>;
};

export const logIncidentForm = z.object({
  reporterKind: z.catch(z.enum(["named", "anonymous"]), "named"),
  affectedKind: z.catch(z.enum(["same", "other", "nobody"]), "same"),
  ...(Object.assign({}, ...NAMED_WHO.map(named)) as Named),
  reporterPhone: optionalWordsField("Telephone number", 60),
  reporterAddress: optionalWordsField("Address", 300),
  reporterPostcode: postcode,
  agencyId: z.uuidv7("Select the agency that took the report"),
  channel: z.enum(REPORT_CHANNELS, "Select how it was reported"),
  reportedOn: dayField("Day of the report"),
  agencyReference: optionalWordsField("The agency’s own reference", 60),
  happenedOn: dayField("Day on which it happened"),
  happenedAt: timeField("Time"),
  untilOn: blankDay("Latest day"),
  untilAt: timeField("Latest time"),
  ...(Object.fromEntries(
    FURTHER_ROWS.flatMap((n) => [
      [`also${n}`, blankDay("Further day")],
      [`also${n}At`, timeField("Time")],
    ]),
  ) as unknown as Further),
  place: wordsField("Enter where it happened", "Where it happened", 120),
  postcode,
  locationId: answer,
  type: typeField,
  qualifier: z.enum(ASB_QUALIFIER_IDS, "Select whom it was aimed at"),
  flags: ticksField(INCIDENT_FLAGS, "Select from the list"),
  vehicleWords: optionalWordsField("Vehicle", 200),
  hate: z.catch(z.enum(["no", "yes"]), "no"),
  strands: ticksField(HATE_STRANDS, "Select from the list"),
  whatHappened: wordsField("Enter what happened", "What happened", 4000),
  licensingSummary: optionalWordsField("Summary for licensing", 1000),
  suspectWords: optionalWordsField("Who is thought responsible", 500),
  priority: z.catch(z.enum(INCIDENT_PRIORITIES), "standard"),
  sameAs: answer,
  problemId: answer,
  problemTitle: optionalWordsField("Problem", 120),
  /** Of the incidents shown, those with which a new problem begins. */
  problemIncidents: tickedIdsField("Choose from the incidents shown"),
  /** What has been offered already, so that it is asked about once. */
  seen: z.catch(z.string().check(z.maxLength(4000)), ""),
});
export type LoggedIncident = z.output<typeof logIncidentForm>;
