import { addHours, subHours } from "date-fns";
import { londonTime } from "../dates/iso-day.ts";

/** What an administrator can do for somebody who cannot sign in. Both together are a way to sign in as that person. */
export const RESET_NAMES = {
  "password-link": "A link to set a new password for you was made",
  authenticator: "Your authenticator was reset",
} as const;
export type ResetKind = keyof typeof RESET_NAMES;
export type Reset = { kind: ResetKind; madeBy: string | null; madeAt: string };

/** Local policy (docs/decisions/0013-two-administrators-for-both-factors.md): time for the user to see it and to say so. */
const HOURS_BETWEEN = 24;

const DONE = {
  "password-link": "made a link to set this person’s password",
  authenticator: "reset this person’s authenticator",
};
const WANTED = { "password-link": "make the link", authenticator: "reset the authenticator" };

/**
 * Nobody resets the second of somebody's two factors within 24 hours of the first; another administrator may at once, and
 * where there is none the same one may afterwards, so that nobody is locked out for good. The full 24 hours are enough.
 */
export function refuseReset(kind: ResetKind, earlier: readonly Reset[], actorId: string, now: Date): string | null {
  const since = resetsSince(now);
  const own = earlier.filter((reset) => reset.kind !== kind && reset.madeBy === actorId && reset.madeAt > since);
  const last = own.map((reset) => reset.madeAt).sort().at(-1); // prettier-ignore
  if (last === undefined) return null;
  const other = kind === "authenticator" ? "password-link" : "authenticator";
  const from = addHours(last, HOURS_BETWEEN).toISOString();
  return `You ${DONE[other]} on ${londonTime(last)}. Another administrator can ${WANTED[kind]} now, or you can from ${londonTime(from)}`;
}

/** Before that instant a reset says nothing any more. */
export function resetsSince(now: Date): string {
  return subHours(now, HOURS_BETWEEN).toISOString();
}
