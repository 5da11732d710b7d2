import type { GroupKind } from "../groups/group-kinds.ts";

/** The parts of an agenda. A group hears some of them, in an order of its own. */
export const AGENDA_PART_NAMES = {
  opening: "Opening: confidentiality, attendance, declarations, last minutes",
  "ongoing-cases": "Ongoing cases",
  "new-cases": "New cases",
  "new-referrals": "New referrals",
  premises: "Licensed premises",
  analysis: "Crime and anti-social behaviour of the period",
  ahead: "The month ahead: crime, events and issues expected",
  standing: "Standing items",
  actions: "Actions that belong to no case",
  presentation: "Presentation",
  performance: "Performance",
  "delivery-groups": "Updates of the delivery groups",
  plan: "Assessment and plan",
  matters: "Matters passed up and down",
  forward: "Forward programme",
  other: "Any other business",
  closing: "Close and next meeting",
} as const;
export type AgendaPart = keyof typeof AGENDA_PART_NAMES;
export const AGENDA_PARTS = Object.keys(AGENDA_PART_NAMES) as [AgendaPart, ...AgendaPart[]];

const CASE_GROUP: readonly AgendaPart[] = [
  ...(["opening", "ongoing-cases", "new-cases", "new-referrals", "actions", "analysis", "ahead", "standing"] as const),
  ...(["matters", "other", "closing"] as const),
];
const BOARD: readonly AgendaPart[] = [
  ...(["opening", "presentation", "performance", "delivery-groups", "plan", "matters", "actions", "standing"] as const),
  ...(["forward", "other", "closing"] as const),
];
const SMALL: readonly AgendaPart[] = [
  "opening",
  "ongoing-cases",
  "new-cases",
  "actions",
  "standing",
  "other",
  "closing",
];

/** The order of a kind of group, before the group has one of its own (DOMAIN 5.2: SRC 002 item 6b, cases first). */
export function usualParts(kind: GroupKind): readonly AgendaPart[] {
  switch (kind) {
    case "jag":
    case "youth-jag":
    case "adults-at-risk":
      return CASE_GROUP;
    case "board":
    case "strategic":
    case "delivery":
      return BOARD;
    case "premises":
      return ["opening", "premises", "actions", "analysis", "standing", "matters", "other", "closing"];
    case "casework":
    case "working":
    case "other":
      return SMALL;
  }
}
