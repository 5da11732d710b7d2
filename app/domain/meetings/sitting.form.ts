import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { timeField } from "./time-field.ts";

const when = {
  day: dayField("Day of the meeting"),
  startTime: timeField("Start time"),
  place: optionalWordsField("Place", 200),
  /** The day whose warnings the person has read. */
  warnedDay: z.catch(z.string(), ""),
};
const hasTime = z.refine<{ startTime: string | null }>(({ startTime }) => startTime !== null, {
  path: ["startTime"],
  error: "Enter the start time, like 13:30",
});

export const addSittingForm = z.object(when).check(hasTime);
export type NewSitting = z.output<typeof addSittingForm>;

export const moveSittingForm = z
  .object({ version: versionField, ...when, reason: wordsField("Enter why the meeting is moved", "Reason", 500) })
  .check(hasTime);
export type SittingMove = z.output<typeof moveSittingForm>;

export const cancelSittingForm = z.object({
  version: versionField,
  reason: wordsField("Enter why the meeting is cancelled", "Reason", 500),
});
export type SittingCancellation = z.output<typeof cancelSittingForm>;

export const reinstateSittingForm = z.object({
  version: versionField,
  reason: wordsField("Enter why the meeting takes place after all", "Reason", 500),
  /** The day whose warnings the person has read. */
  warnedDay: z.catch(z.string(), ""),
});
export type SittingReinstatement = z.output<typeof reinstateSittingForm>;
