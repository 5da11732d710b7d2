import type { Permission } from "./permissions.ts";

export type NavigationEntry = { href: string; text: string };

const ENTRIES: (NavigationEntry & { permission: Permission; unless?: Permission })[] = [
  { href: "/", text: "Home", permission: "home:read" },
  { href: "/search", text: "Find a person", permission: "people:search" },
  { href: "/locations", text: "Locations", permission: "locations:create" },
  { href: "/incidents", text: "Incidents", permission: "incidents:log" },
  { href: "/premises", text: "Licensed premises", permission: "premises:read" },
  { href: "/interventions", text: "Interventions", permission: "interventions:read" },
  { href: "/referrals", text: "Referrals", permission: "referrals:read" },
  { href: "/cases", text: "Cases", permission: "cases:read" },
  { href: "/case-reviews", text: "Case reviews", permission: "case-reviews:work" },
  { href: "/actions/overdue", text: "Overdue actions", permission: "actions:overdue" },
  { href: "/performance", text: "Performance", permission: "performance:read" },
  {
    href: "/performance/outcomes",
    text: "Performance",
    permission: "performance:own-groups",
    unless: "performance:read",
  },
  { href: "/plans", text: "Plan and reports", permission: "plan:read" },
  { href: "/governance", text: "Information governance", permission: "governance:read" },
  { href: "/audit", text: "Log", permission: "audit:search" },
  { href: "/admin", text: "Administration", permission: "users:manage" },
  // An administrator finds them inside Administration.
  { href: "/admin/imports", text: "Files loaded", permission: "imports:manage", unless: "users:manage" },
  { href: "/admin/settings", text: "Settings", permission: "settings:read", unless: "users:manage" },
];

/** Only what the actor may use. */
export function navigationFor(permissions: ReadonlySet<Permission>): NavigationEntry[] {
  return ENTRIES.filter(
    ({ permission, unless }) => permissions.has(permission) && !(unless && permissions.has(unless)),
  ).map(({ href, text }) => ({ href, text }));
}
