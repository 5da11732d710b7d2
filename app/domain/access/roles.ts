/** Roles in a group; a guest's ends. */
export const GROUP_ROLES = ["chair", "coordinator", "member", "guest"] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

/** Duties in a partnership. */
export const DUTIES = [
  "asb-officer",
  "licensing-officer",
  "reviewer",
  "manager",
  "executive",
  "information-governance",
  "administrator",
] as const;
export type Duty = (typeof DUTIES)[number];

/** Of those whose work may be with a case, so that they can be named for one although they are in no group. */
export const CASE_DUTIES = ["asb-officer", "licensing-officer", "reviewer", "manager"] as const satisfies Duty[];

/** What a role in a premises group brings besides: only that group's own chair and members see licensed premises. */
const PREMISES_ROLES = ["premises-group", "premises-chair"] as const;

/**
 * Everything that can bring a permission. A case lead is whoever leads or supervises an open case today; "named" whoever is
 * named for a case.
 */
export const ROLES = ["everyone", "case-lead", "named", ...GROUP_ROLES, ...PREMISES_ROLES, ...DUTIES] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, string> = {
  everyone: "Everyone signed in",
  "case-lead": "Lead or supervisor of a case",
  named: "Named for a case",
  chair: "Chair",
  coordinator: "Coordinator",
  member: "Member",
  guest: "Guest",
  "premises-group": "In the premises group",
  "premises-chair": "Chair or coordinator of the premises group",
  "asb-officer": "ASB officer",
  "licensing-officer": "Licensing officer",
  reviewer: "Case review author",
  manager: "Manager",
  executive: "Executive (figures only)",
  "information-governance": "Information governance officer",
  administrator: "Administrator",
};

/** In which kind of group somebody has which role: those of a premises group bring more than the role alone. */
export function premisesRolesOf(memberships: readonly { role: GroupRole; groupKind: string }[]): Role[] {
  const there = memberships.filter(({ groupKind }) => groupKind === "premises").map(({ role }) => role);
  const runsIt = there.some((role) => role === "chair" || role === "coordinator");
  return [...(there.length > 0 ? (["premises-group"] as const) : []), ...(runsIt ? (["premises-chair"] as const) : [])];
}

type Held = { duties: readonly Duty[]; memberships: readonly { role: GroupRole; groupName: string }[] };

/** What somebody does in a partnership, each role once: "Manager", "Coordinator of JAG, Youth JAG". */
export function rolesInWords({ duties, memberships }: Held): string[] {
  const ofGroups = GROUP_ROLES.flatMap((role) => {
    const groups = memberships.filter((m) => m.role === role).map((m) => m.groupName);
    return groups.length === 0 ? [] : [`${ROLE_NAMES[role]} of ${groups.join(", ")}`];
  });
  return [...duties.map((duty) => ROLE_NAMES[duty]), ...ofGroups];
}
