import { subDays } from "date-fns";
import { RECENT_DAYS } from "../access/user-status.ts";
import { daysBetween, londonDay, longDay, plusDays } from "../dates/iso-day.ts";

/** Information sharing agreement of an agency with the partnership (DOMAIN 5.5). Days are ISO text. */
export type Agreement = { signedOn: string | null; expiresOn: string | null };
export type AgreementState = "none" | "in-date" | "ending" | "lapsed";

/** Local policy: time enough to have it signed again. */
export const AGREEMENT_NOTICE_DAYS = 90;

/** The last day on which an agreement's end is near, seen from today. */
function agreementNoticeUntil(today: string): string {
  return plusDays(today, AGREEMENT_NOTICE_DAYS);
}

/** Its last day is still in date. One that names no last day does not end. In SQL: agreementIs in db/queries/agencies.ts. */
export function agreementOn({ signedOn, expiresOn }: Agreement, today: string): AgreementState {
  if (signedOn === null) return "none";
  if (expiresOn === null) return "in-date";
  if (expiresOn < today) return "lapsed";
  return expiresOn <= agreementNoticeUntil(today) ? "ending" : "in-date";
}

export function agreementWords(agreement: Agreement, today: string): string {
  const { expiresOn } = agreement;
  const state = agreementOn(agreement, today);
  if (state === "none") return "None recorded";
  if (expiresOn === null) return "In date, no end";
  if (state === "in-date") return `In date until ${longDay(expiresOn)}`;
  const days = daysBetween(today, expiresOn);
  if (state === "lapsed") return `Lapsed ${days === -1 ? "yesterday" : `${-days} days ago`}`;
  return days === 0 ? "Ends today" : days === 1 ? "Ends tomorrow" : `Ends in ${days} days`;
}

type Days = Agreement & { leftOn: string | null };
export type AgencyRefusal = {
  field: "name" | "kind" | "isaSignedOn" | "isaExpiresOn" | "contactUserId" | "leftOn";
  message: string;
};

export function refuseAgencyDays(days: Days, today: string): AgencyRefusal | null {
  const { signedOn, expiresOn, leftOn } = days;
  if (signedOn !== null && signedOn > today)
    return { field: "isaSignedOn", message: "Day signed must be today or in the past" };
  if (expiresOn !== null && signedOn === null) return { field: "isaSignedOn", message: "Enter the day signed" };
  if (expiresOn !== null && signedOn !== null && expiresOn < signedOn) {
    return { field: "isaExpiresOn", message: "Last day of the agreement must be on or after the day signed" };
  }
  if (leftOn !== null && leftOn > today)
    return { field: "leftOn", message: "Day it left must be today or in the past" };
  return null;
}

/** The days and instants that the list of agencies compares with. */
export function agencyBounds(now: Date) {
  const today = londonDay(now);
  return { today, noticeUntil: agreementNoticeUntil(today), recentSince: subDays(now, RECENT_DAYS).toISOString() };
}
export type AgencyBounds = ReturnType<typeof agencyBounds>;
