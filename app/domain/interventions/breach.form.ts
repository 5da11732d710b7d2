import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { timeField } from "../incidents/incident-fields.form.ts";
import { CONSEQUENCES } from "./record.ts";

/** As whom it is said that somebody who is not known did it. */
export const UNKNOWN_PERSON = "unknown";

const text = z.catch(z.string(), "");
const OUTCOME = {
  consequence: z.pipe(
    text.check(
      z.refine((given) => given === "" || CONSEQUENCES.some((one) => one === given), "Select what came of it"),
    ),
    z.transform((given) => CONSEQUENCES.find((known) => known === given) ?? null),
  ),
  decidedOn: z.prefault(optionalDayField("Day on which that was decided"), ""),
  consequenceWords: optionalWordsField("What came of it", 1000),
};

const BREACH = {
  /** Blank where nobody was to be selected. */
  respondent: text,
  conditionId: optionalIdField("Select one of its conditions"),
  breachedOn: dayField("Day of the breach"),
  breachedTime: timeField("Time of the breach"),
  evidence: wordsField("Enter what shows that it was breached", "Evidence", 4000),
  incidentId: optionalIdField("Select one of the incidents"),
  incidentReference: optionalWordsField("Reference of the incident", 20),
  /** Why it is recorded all the same, where there is a warning. */
  proceedReason: optionalWordsField("Reason", 500),
};

export const recordBreachForm = z.object({ ...BREACH, ...OUTCOME });
export type RecordedBreach = z.output<typeof recordBreachForm>;

export const correctBreachForm = z.object({
  version: versionField,
  ...BREACH,
  reason: wordsField("Enter why it is corrected", "Reason", 500),
});
export type CorrectedBreach = z.output<typeof correctBreachForm>;

export const breachOutcomeForm = z.object({ version: versionField, ...OUTCOME });
export type BreachOutcome = z.output<typeof breachOutcomeForm>;

/** Days are London's. What came of it has its day, from the breach to today; and nothing stands of it without saying what. */
export function refuseOutcome(
  { consequence, decidedOn, consequenceWords }: Omit<BreachOutcome, "version">,
  breachedOn: string,
  today: string,
): { field: string; message: string } | null {
  if (consequence === null) {
    return decidedOn === null && consequenceWords === null
      ? null
      : { field: "consequence", message: "Select what came of it" };
  }
  if (decidedOn === null) return { field: "decidedOn", message: "Enter the day on which that was decided" };
  if (decidedOn > today) return { field: "decidedOn", message: "Day on which that was decided must be today or in the past" }; // prettier-ignore
  if (decidedOn < breachedOn)
    return { field: "decidedOn", message: "Day on which that was decided must not be before the breach" };
  return null;
}
