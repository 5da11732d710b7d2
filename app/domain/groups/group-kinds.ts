export const GROUP_KIND_NAMES = {
  board: "Partnership board",
  strategic: "Strategic group",
  jag: "Joint Action Group",
  "youth-jag": "Youth JAG",
  "adults-at-risk": "Adults at Risk Group",
  delivery: "Delivery group",
  premises: "Premises group",
  casework: "Casework team",
  working: "Working group",
  other: "Other",
} as const;
export type GroupKind = keyof typeof GROUP_KIND_NAMES;
export const GROUP_KINDS = Object.keys(GROUP_KIND_NAMES) as GroupKind[];
