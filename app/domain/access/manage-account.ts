/**
 * An account belongs to an agency and may be used in several partnerships, each with administrators of its own
 * (docs/decisions/0007-users-of-several-partnerships.md).
 */
export type AccountReach = {
  /** The command line, on the server itself. */
  isSystem: boolean;
  /** The user's agency takes part in the actor's partnership. */
  agencyIsHere: boolean;
  hasRoleHere: boolean;
  /** Other partnerships in which the user has a role, today or later. */
  elsewhere: readonly string[];
  /** Partnerships that the actor administers today. */
  administers: readonly string[];
};

/** Name, job title, agency; and to disable, which can only take access away. */
export function mayChangeAccount(reach: AccountReach): boolean {
  return (
    reach.isSystem || (reach.agencyIsHere && (reach.hasRoleHere || reach.elsewhere.length === 0)) || mayGiveWayIn(reach)
  );
}

/**
 * Links, a new authenticator, the e-mail address, enabling: with them an administrator could sign in as the user, and
 * so see another partnership's cases.
 */
export function mayGiveWayIn(reach: AccountReach): boolean {
  return reach.isSystem || (reach.agencyIsHere && reach.elsewhere.every((id) => reach.administers.includes(id)));
}

export const SHARED_ACCOUNT =
  "This person also works in another partnership. Only somebody who administers every partnership concerned can do this, or whoever runs the server, with the command “joint-action user reset”";
