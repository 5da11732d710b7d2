import type { BankHolidays } from "../dates/bank-holidays.ts";
import { longDay } from "../dates/iso-day.ts";
import { type Counted, plusWorkingDays } from "../dates/working-days.ts";

/** At least one (Hinckley & Bosworth; DOMAIN 1.3, step 11). */
export const APPEAL_GROUND_NAMES = {
  process: "A relevant process, policy or protocol was not considered",
  facts: "Relevant factual information was not considered",
} as const;
export type AppealGround = keyof typeof APPEAL_GROUND_NAMES;
export const APPEAL_GROUNDS = Object.keys(APPEAL_GROUND_NAMES) as AppealGround[];

export const APPEAL_AGAINST_NAMES = {
  threshold: "The decision that the threshold is not met",
  outcome: "The outcome of the review",
} as const;
export type AppealAgainst = keyof typeof APPEAL_AGAINST_NAMES;

export const APPEAL_RESULT_NAMES = { upheld: "Upheld", dismissed: "Dismissed" } as const;

/** The last day on which an appeal is in time: working days from the day on which the applicant was told (step 10). */
export function lastAppealDay(toldOn: string, workingDays: number, holidays: BankHolidays): Counted<string> {
  return plusWorkingDays(toldOn, workingDays, holidays);
}

type Appeal = { receivedOn: string; grounds: readonly AppealGround[]; lateReason: string | null };
type Told = {
  /** When the applicant was told of what the appeal is against; null when they have not been. */
  toldOn: string | null;
  /** Null: no last day can be given. */
  lastDay: string | null;
  today: string;
};
type Refusal = { field: "receivedOn" | "grounds" | "lateReason" | null; message: string };

/** Why an appeal cannot be recorded so, or null. One that is late is taken only with the reason for which it is. */
export function refuseAppeal({ receivedOn, grounds, lateReason }: Appeal, told: Told): Refusal | null {
  if (told.toldOn === null) return { field: null, message: "The applicant has not been told of the decision yet" };
  if (receivedOn > told.today)
    return { field: "receivedOn", message: "Day of the appeal must be today or in the past" };
  if (receivedOn < told.toldOn)
    return { field: "receivedOn", message: `Day of the appeal must be on or after ${longDay(told.toldOn)}, when the applicant was told` }; // prettier-ignore
  if (grounds.length === 0) return { field: "grounds", message: "Select at least one ground" };
  if (told.lastDay !== null && receivedOn > told.lastDay && lateReason === null)
    return {
      field: "lateReason",
      message: `The last day to appeal was ${longDay(told.lastDay)}. Enter why this appeal is taken all the same`,
    };
  return null;
}
