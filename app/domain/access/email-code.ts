import type { Role } from "./roles.ts";

export const EMAIL_CODE_MINUTES = 10;

type Held = { roles: readonly Role[]; isAllowed: (role: Role) => boolean };

/**
 * Whether a code by e-mail may take the place of the authenticator's: somebody with several roles, or in several
 * partnerships, needs it allowed for each of them. Who has no role has nothing to sign in for.
 */
export function mayUseEmailCode(partnerships: readonly Held[]): boolean {
  return (
    partnerships.some(({ roles }) => roles.length > 0) &&
    partnerships.every(({ roles, isAllowed }) => roles.every((role) => isAllowed(role)))
  );
}
