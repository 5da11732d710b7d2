/** How soon the group has to look, with what each means. Danger at this moment is none of these: that is a call. */
export const URGENCIES = {
  routine: { name: "Routine", means: "The group can decide at its next meeting" },
  soon: {
    name: "Soon",
    means: "It is getting worse, or somebody is at risk: the chair should look before the meeting",
  },
  urgent: {
    name: "Urgent",
    means:
      "Serious harm may come within days: the chair or a coordinator should look today. Call 999 or report a safeguarding concern first",
  },
} as const;
export type Urgency = keyof typeof URGENCIES;
export const URGENCY_IDS = Object.keys(URGENCIES) as [Urgency, ...Urgency[]];
