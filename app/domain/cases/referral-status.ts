export const REFERRAL_STATUS_NAMES = {
  "awaiting-decision": "Awaiting decision",
  accepted: "Accepted",
  declined: "Declined",
  redirected: "Redirected",
  withdrawn: "Withdrawn",
} as const;
export type ReferralStatus = keyof typeof REFERRAL_STATUS_NAMES;
export type ReferralDecision = Exclude<ReferralStatus, "awaiting-decision">;
