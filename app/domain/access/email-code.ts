import type { Role } from "./roles.ts";

export const EMAIL_CODE_MINUTES = 10;

type Held = { roles: readonly Role[]; isAllowed: (role: Role) => boolean };

/**
 * Whether a code by e-mail may take the place of the authenticator's: somebody with several roles, or in several
 * partnerships, needs it allowed for each of them. Without a role, as an agency's contact may be, nothing allows it.
 */
export function mayUseEmailCode(partnerships: readonly Held[]): boolean {
  return (
    partnerships.length > 0 &&
    partnerships.every(({ roles, isAllowed }) => roles.length > 0 && roles.every((role) => isAllowed(role)))
  );
}
