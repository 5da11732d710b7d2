import { type Duty, DUTIES, GROUP_ROLES, type GroupRole, rolesInWords } from "./roles.ts";

/** Of a user of the demonstration, what the sign-in page shows. */
export type DemonstrationCard = { userId: string; name: string; agency: string; roles: string[]; does: string };

type User = { userId: string; name: string; agency: string };
type Membership = User & { role: GroupRole; groupName: string; groupKind: string };
type Held = { memberships: readonly Membership[]; duties: readonly (User & { duty: Duty })[] };
type CardRole = GroupRole | "premises-chair" | Duty;

/** In the order in which a newcomer looks round. */
const DOES: Readonly<Record<CardRole, string>> = {
  coordinator: "Screens referrals, opens cases, prepares the meetings and keeps track of what was agreed.",
  chair: "Leads the meetings, decides on referrals and confirms the minutes.",
  member: "Brings their agency’s part: reads the group’s cases, and finishes their own actions.",
  guest: "Was asked into a group for a time, and reads it until that is over.",
  "asb-officer": "Logs reports and incidents, and watches who is near an ASB case review.",
  reviewer: "Works on the ASB case reviews: panel, report and recommendations.",
  "licensing-officer": "Keeps the register of licensed premises and what happens there.",
  "premises-chair": "Leads the group that grades licensed premises.",
  manager: "Follows overdue actions, the figures, the plan and the money.",
  executive: "Reads the figures, and nobody’s record.",
  "information-governance": "Reads the log, answers requests about people’s data, and approves what is erased.",
  administrator: "Invites users, and keeps groups, agencies and settings. Opens no case.",
};
const CARD_ROLES = Object.keys(DOES) as CardRole[];

/** Whose part in a group is shown first: the JAG is where most of the work is. */
const GROUPS_FIRST = ["jag", "youth-jag", "adults-at-risk", "delivery"];

/**
 * One user for each role that somebody holds, nobody twice: of those who hold it the one with the fewest roles besides, of
 * a group's role in the JAG before any other group, and then the first by name.
 */
export function demonstrationCards(held: Held): DemonstrationCard[] {
  const chosen = new Map<string, DemonstrationCard>();
  for (const role of CARD_ROLES) {
    const [first] = holders(held, role)
      .filter(({ user }) => !chosen.has(user.userId))
      .sort((a, b) => a.rank - b.rank || rolesOf(held, a.user.userId) - rolesOf(held, b.user.userId));
    if (!first) continue;
    const { userId, name, agency } = first.user;
    const of = <T extends User>(rows: readonly T[]) => rows.filter((row) => row.userId === userId);
    const duties = DUTIES.filter((duty) => of(held.duties).some((row) => row.duty === duty));
    const roles = rolesInWords({ duties, memberships: of(held.memberships) });
    chosen.set(userId, { userId, name, agency, roles, does: DOES[role] });
  }
  return [...chosen.values()];
}

function holders({ memberships, duties }: Held, role: CardRole): { user: User; rank: number }[] {
  if (role === "premises-chair") {
    const chairs = memberships.filter((m) => m.role === "chair" && m.groupKind === "premises");
    return chairs.map((user) => ({ user, rank: 0 }));
  }
  if (!isGroupRole(role)) return duties.filter(({ duty }) => duty === role).map((user) => ({ user, rank: 0 }));
  return memberships
    .filter((m) => m.role === role && m.groupKind !== "premises")
    .map((user) => ({ user, rank: rankOf(user.groupKind) }));
}

function rankOf(groupKind: string) {
  const place = GROUPS_FIRST.indexOf(groupKind);
  return place < 0 ? GROUPS_FIRST.length : place;
}

function isGroupRole(role: CardRole): role is GroupRole {
  return (GROUP_ROLES as readonly string[]).includes(role);
}

function rolesOf({ memberships, duties }: Held, userId: string) {
  return [...memberships, ...duties].filter((row) => row.userId === userId).length;
}
