import { type Role, ROLES } from "./roles.ts";

/** Every permission, in the words that the access page shows. The one place that says who may do what. */
export const PERMISSION_NAMES = {
  "home:read": "Open Home",
  "account:manage": "Change their own password and authenticator, end their own sessions",
  "notifications:read": "Read what they have been told of",
  "actions:read": "Open their own actions and those of the cases they see",
  "actions:complete": "Finish an action of their own",
  "actions:complete-any": "Finish anybody's action in a case they see",
  "actions:create": "Give an action in a case they see, or in a group they run",
  "actions:change": "Change the day or priority of an action, hold it, end it",
  "actions:give": "Name the owner of an action that is theirs or their agency's to give",
  "actions:chase": "Ask about overdue actions",
  "actions:overdue": "See which actions are overdue",
  "people:search": "Search for a person before making a referral",
  "people:create": "Record a person",
  "people:read": "Open a person linked to something they see",
  "referrals:create": "Make a referral",
  "referrals:read": "Open the referrals to their groups, and see the state of those they made",
  "referrals:decide": "Accept or decline a referral",
  "cases:read": "Open the cases of their groups",
  "risk:assess": "Assess risk in a case they see",
  "documents:read": "Open the documents of a record they see",
  "documents:add": "Add a document to a record they see",
  "documents:remove": "Remove a document from a record they see",
  "exports:make": "Download a list they see, as a file",
  "performance:read": "See the partnership's figures",
  "performance:import": "Load figures from outside",
  "meetings:read": "See when their groups meet",
  "meetings:plan": "Set, move and cancel the meetings of a group they run",
  "imports:manage": "Load files, and see which areas are loaded",
  "audit:search": "Search the log",
  "audit:record": "See who has opened a record",
  "audit:detail": "Open the content of an event in the log",
  "users:manage": "Invite, change and disable users",
  "agencies:manage": "Change agencies and their agreements",
  "groups:manage": "Change groups and memberships",
  "bank-holidays:load": "Load bank holidays",
  "access:read": "See who may do what",
  "work:summary": "See each week how much the people of their agency did, in counts",
  "jobs:manage": "See what Joint Action does by itself, and run it",
  "mail:manage": "See which e-mails have not been sent, and settle them",
  "settings:read": "See the settings and the numbers of the law",
  "settings:manage": "Change settings, and confirm the numbers of the law",
} as const;
export type Permission = keyof typeof PERMISSION_NAMES;
export const PERMISSIONS = Object.keys(PERMISSION_NAMES) as Permission[];

const CASE_WORK: Permission[] = ["cases:read", "referrals:read", "people:read"];
const RUNS_THE_GROUP: Permission[] = [
  ...CASE_WORK,
  "people:search",
  "people:create",
  "referrals:create",
  "referrals:decide",
  "risk:assess",
  "documents:remove",
  "actions:create",
  "actions:complete-any",
  "actions:change",
  "actions:chase",
  "actions:overdue",
  "performance:read",
  "audit:record",
  "meetings:read",
  "meetings:plan",
  "settings:read",
];

/** Local policy on the ground of DOMAIN 7.3: need to know decides which records, this decides which kinds of work. */
const GRANTED: Record<Role, readonly Permission[]> = {
  everyone: [
    "home:read",
    "account:manage",
    "documents:read",
    "documents:add",
    "exports:make",
    "notifications:read",
    "actions:read",
    "actions:complete",
    "actions:give",
  ],
  "case-lead": [
    ...CASE_WORK,
    "people:search",
    "people:create",
    "referrals:create",
    "risk:assess",
    "documents:remove",
    "actions:create",
    "actions:complete-any",
    "actions:change",
    "audit:record",
  ],
  chair: RUNS_THE_GROUP,
  coordinator: [...RUNS_THE_GROUP, "performance:import", "imports:manage"],
  member: [...CASE_WORK, "referrals:create", "meetings:read"],
  guest: ["cases:read", "people:read", "meetings:read"],
  "asb-officer": [
    "people:search",
    "people:create",
    "referrals:create",
    "referrals:read",
    "people:read",
    "settings:read",
  ],
  "licensing-officer": ["settings:read"],
  reviewer: ["settings:read"],
  manager: [
    "work:summary",
    "actions:change",
    "actions:chase",
    "actions:overdue",
    "performance:read",
    "performance:import",
    "settings:read",
  ],
  executive: ["performance:read"],
  "information-governance": ["audit:search", "audit:record", "audit:detail"],
  administrator: [
    "users:manage",
    "agencies:manage",
    "groups:manage",
    "access:read",
    "jobs:manage",
    "mail:manage",
    "settings:read",
    "settings:manage",
    "meetings:read",
    "meetings:plan",
    "bank-holidays:load",
    "imports:manage",
  ],
};

export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set((["everyone", ...roles] as Role[]).flatMap((role) => GRANTED[role]));
}

export function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => GRANTED[role].includes(permission));
}
