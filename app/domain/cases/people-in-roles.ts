import type { LinkRole, LinkStanding } from "../people/link-roles.ts";

/** Lists of people by one role. Each shows that role alone, whatever else the person is in this case or another. */
export const LISTED_ROLES = ["perpetrators", "alleged", "confirmed", "at-risk", "victims"] as const;
export type ListedRole = (typeof LISTED_ROLES)[number];

export const LISTED_ROLE_NAMES: Record<ListedRole, string> = {
  perpetrators: "Perpetrators, alleged and confirmed",
  alleged: "Alleged perpetrators",
  confirmed: "Confirmed perpetrators",
  "at-risk": "People at risk",
  victims: "Victims",
};

/** In the place of a group: the cases that come to somebody as lead, supervisor, by name or by a working group. */
export const OTHER_CASES = "other";

type Filter = { role: LinkRole; standings: readonly LinkStanding[] | null };

export const ROLE_FILTERS: Record<ListedRole, Filter> = {
  perpetrators: { role: "perpetrator", standings: ["alleged", "confirmed"] },
  alleged: { role: "perpetrator", standings: ["alleged"] },
  confirmed: { role: "perpetrator", standings: ["confirmed"] },
  "at-risk": { role: "person-at-risk", standings: null },
  victims: { role: "victim", standings: null },
};

export function peopleHref(role: ListedRole, groupId: string, after?: string): string {
  const search = new URLSearchParams({ role, group: groupId, ...(after ? { after } : {}) });
  return `/cases/people?${search.toString()}`;
}
