/** When risk is assessed (DOMAIN 2.4): first contact, each new incident, change of circumstances, meetings, reviews, before closure. */
export const OCCASIONS = ["referral", "review", "meeting", "incident", "change", "closure"] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const OCCASION_NAMES: Record<Occasion, string> = {
  referral: "Referral or first contact",
  review: "Review",
  meeting: "Meeting of the group",
  incident: "New incident",
  change: "Change of circumstances",
  closure: "Before closure",
};
