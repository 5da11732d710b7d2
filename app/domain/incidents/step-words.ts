import type { StepKind } from "./incident.ts";

export const STEP_NAMES: Record<StepKind, string> = {
  logged: "Logged",
  "report-added": "Another report added",
  allocated: "Given to",
  priority: "Priority changed",
  "first-contact": "First contact",
  work: "Done",
  "victim-told": "Victim told",
  "next-step": "Next step",
  problem: "Linked to a problem",
  closed: "Closed",
  reopened: "Opened again",
  people: "People changed",
  corrected: "Corrected",
};
