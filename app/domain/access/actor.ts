import type { Permission } from "./permissions.ts";
import type { Duty, GroupRole } from "./roles.ts";

/** Somebody signed in, with what is theirs today in the partnership that they have chosen. */
export type Actor = {
  id: string;
  name: string;
  agencyId: string;
  partnershipId: string;
  sessionId: string;
  memberships: readonly { groupId: string; role: GroupRole }[];
  duties: ReadonlySet<Duty>;
  permissions: ReadonlySet<Permission>;
  /** Only in byStandingRight: what somebody is merely named for does not count. */
  isNamedAside?: true;
};

/** As in another session: who sees no more than is theirs to see, whatever this one has opened by breaking the glass. */
export function withoutGlass(actor: Actor): Actor {
  return { ...actor, sessionId: "none" };
}

/**
 * With what is theirs by a role, a duty, leading or supervising alone: not by the glass, not as named for a case and not as
 * a guest, which all end. For what would go on opening a record afterwards.
 */
export function byStandingRight(actor: Actor): Actor {
  const memberships = actor.memberships.filter(({ role }) => role !== "guest");
  return { ...withoutGlass(actor), memberships, isNamedAside: true };
}

/** Whoever a line of the log names: a person in a session, or `system:<os user>` for a command or a job. */
export type LoggedActor = {
  id: string;
  agencyId: string | null;
  partnershipId: string | null;
  sessionId: string | null;
};

export function systemActor(osUser: string, partnershipId: string | null = null): LoggedActor {
  return { id: `system:${osUser}`, agencyId: null, partnershipId, sessionId: null };
}

/** The groups in which the actor holds one of the roles; of every role when none is named. */
export function groupsOf(actor: Pick<Actor, "memberships">, roles?: readonly GroupRole[]): string[] {
  return actor.memberships.filter((m) => !roles || roles.includes(m.role)).map((m) => m.groupId);
}
