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

/** Those that govern: they hear no cases, and are passed matters by those that do (DOMAIN 5.1). */
export function isBoard(kind: GroupKind): boolean {
  return kind === "board" || kind === "strategic";
}

/** Those that exist to hear the partnership's cases; a casework or working group may hold some beside its work. */
export function isCaseGroup(kind: GroupKind): boolean {
  return kind === "jag" || kind === "youth-jag" || kind === "adults-at-risk";
}
