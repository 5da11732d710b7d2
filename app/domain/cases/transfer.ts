import { plusMonths } from "../dates/periods.ts";
import { ADULT_AGE, birthdayOf } from "../people/person.ts";

export const TRANSFER_STATUS_NAMES = {
  proposed: "Proposed",
  transferred: "Transferred",
  "not-needed": "No transfer needed",
  withdrawn: "No longer proposed",
} as const;
export type TransferStatus = keyof typeof TRANSFER_STATUS_NAMES;

/** The day on which somebody is an adult (Family Law Reform Act 1969 s9). Born on 29 February: 1 March where there is no 29th. */
export function adultOn(birthDate: string): string {
  return birthdayOf(birthDate, ADULT_AGE);
}

/** A month before the 18th birthday (issue 4), or the last day of that month where it has no such day. */
export function transferProposedFrom(birthDate: string): string {
  return plusMonths(adultOn(birthDate), -1);
}

/** Whoever was born fewer months ago than this is not near 18: with a few days to spare, the bound of the query before the rule. */
export const LATEST_BIRTH_MONTHS = ADULT_AGE * 12 - 2;

type Case = { status: "open" | "on-hold" | "closed"; groupMaxAge: number | null; birthDate: string | null };

/**
 * Whether a transfer is to be proposed: an open case, in a group for children, about a person who is 18 within a month or
 * is 18 already. An approximate date counts as it stands; without one nothing is proposed, and the age is asked again at
 * each review (DOMAIN 11).
 */
export function isTransferDue({ status, groupMaxAge, birthDate }: Case, today: string): boolean {
  if (status === "closed" || birthDate === null) return false;
  if (groupMaxAge === null || groupMaxAge >= ADULT_AGE) return false;
  return today >= transferProposedFrom(birthDate);
}

/** A group in which somebody of 18 may be. */
export function takesAdults({ minAge, maxAge }: { minAge: number | null; maxAge: number | null }): boolean {
  return (minAge === null || minAge <= ADULT_AGE) && (maxAge === null || maxAge >= ADULT_AGE);
}
