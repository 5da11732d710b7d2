import { longDay, plusDays } from "../dates/iso-day.ts";
import type { InterventionKind } from "./kinds.ts";
import type { InterventionState } from "./record.ts";
import type { AnswerGiven } from "./service-answer.form.ts";

type Referral = { kind: InterventionKind; state: InterventionState; issuedOn: string };
export type AnswerRefusal = { field: "answeredOn" | null; message: string };

/** Why there can be no answer at all, or null: only a service answers, and only a referral that was sent. */
export function refuseAnswering({ kind, state, issuedOn }: Referral, today: string): string | null {
  if (kind !== "referral") return "Only a referral to a service has an answer";
  if (state === "not-made") return "The referral was not made";
  if (state === "planned" || issuedOn > today) return "The referral has not been sent yet";
  return null;
}

/** Why the answer cannot be of that day, or null: not before the referral was sent (its day of issue), and not ahead. */
export function refuseAnswer(
  referral: Referral,
  { answeredOn }: Pick<AnswerGiven, "answeredOn">,
  today: string,
): AnswerRefusal | null {
  const none = refuseAnswering(referral, today);
  if (none !== null) return { field: null, message: none };
  if (answeredOn > today) return { field: "answeredOn", message: "Day of the answer must be today or in the past" };
  if (answeredOn < referral.issuedOn)
    return {
      field: "answeredOn",
      message: `Day of the answer must be the same as or after ${longDay(referral.issuedOn)}, when the referral was sent`,
    };
  return null;
}

/**
 * The last day of sending of those referrals that are asked about: a service has `days` full days to answer, so that one
 * sent on the 1st is asked about from the 15th on where it has 14.
 */
export function sentBefore(today: string, days: number): string {
  return plusDays(today, -days);
}
