/** The three-year plan; a plan of a topic such as hate crime; the problem management plan of a location. */
export const PLAN_KIND_NAMES = {
  partnership: "Partnership plan",
  topic: "Topic plan",
  problem: "Problem management plan",
} as const;
export type PlanKind = keyof typeof PLAN_KIND_NAMES;

export const PLAN_STATUS_NAMES = { draft: "Draft", "in-force": "In force", ended: "Ended" } as const;
export type PlanStatus = keyof typeof PLAN_STATUS_NAMES;

/** The four heads of the action plan, which are those of the police's problem plans too (EPIC); and the steps of SARA (DOMAIN 6.5). */
export const PLAN_HEADING_NAMES = {
  enforcement: "Enforcement",
  intelligence: "Intelligence",
  prevention: "Prevention",
  confidence: "Confidence",
  scanning: "Scanning",
  analysis: "Analysis",
  response: "Response",
  assessment: "Assessment",
} as const;
export type PlanHeading = keyof typeof PLAN_HEADING_NAMES;

export const PLAN_ROW_STATUS_NAMES = {
  "not-started": "Not started",
  "in-progress": "In progress",
  done: "Done",
  stopped: "Stopped",
} as const;
export type PlanRowStatus = keyof typeof PLAN_ROW_STATUS_NAMES;
