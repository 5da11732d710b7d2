import { DUTIES, GROUP_ROLES, type Role, ROLE_NAMES } from "../access/roles.ts";
import type { YesNoDefinition } from "./definition.ts";

const ROLES_HELD = ["case-lead", "named", ...GROUP_ROLES, ...DUTIES] as const;
type RoleHeld = (typeof ROLES_HELD)[number];

/** Those that have a setting of their own: what a premises group brings comes with a role in that group. */
export function isRoleHeld(role: Role): role is RoleHeld {
  return (ROLES_HELD as readonly Role[]).includes(role);
}

/** For each role whether a one-time code by e-mail may take the place of the authenticator's. There is always one of them. */
export const SIGN_IN_SETTINGS = Object.fromEntries(
  ROLES_HELD.map((role): [string, YesNoDefinition] => [
    `sign-in.email-code.${role}`,
    {
      area: "sign-in",
      label: `${ROLE_NAMES[role]}: code by e-mail`,
      hint: "Whether a one-time code by e-mail may take the place of the authenticator code. It works only once mail has been set up",
      kind: "yes-no",
      shipped: false,
      tag: "proposal",
      source: "An authenticator is safer than e-mail: our proposal",
    },
  ]),
) as Record<`sign-in.email-code.${RoleHeld}`, YesNoDefinition>;
