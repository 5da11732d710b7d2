/** How far somebody has come with signing in: a password alone opens nothing. */
export type SessionStage = "code-due" | "enrolment-due" | "complete";

const MINUTE = 60_000;

/** SECURITY S8: idle 30 minutes, twelve hours at the most. */
export const IDLE_MS = 30 * MINUTE;
/** In a meeting, for whoever keeps it: they listen for longer than they type. */
export const MEETING_IDLE_MS = 120 * MINUTE;
export const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** A meeting that is kept need not be noted at each save. */
export const MEETING_STEP_MS = MINUTE;
/** Between the password and the code. */
export const SIGN_IN_MS = 10 * MINUTE;
/** The same for somebody who has an authenticator app to install. */
export const ENROLMENT_MS = 30 * MINUTE;
/** Requests made at once carry the token from before a renewal. */
export const OLD_TOKEN_MS = 30_000;
/** A view need not write the moment of the last request each time. */
export const LAST_SEEN_STEP_MS = MINUTE;

type SessionTimes = {
  lastSeenAt: string;
  /** When it last kept a meeting, on the day of that; null: it never has. */
  keptMeetingAt: string | null;
  expiresAt: string;
  endedAt: string | null;
};

/**
 * Instants are ISO text in UTC. SECURITY S8: idle for 30 minutes, or for two hours where it has kept a meeting; twelve hours
 * at the most either way.
 */
export function isSessionAlive(session: SessionTimes, now: Date) {
  if (session.endedAt !== null || now.toISOString() >= session.expiresAt) return false;
  const since = (instant: string) => now.getTime() - Date.parse(instant);
  if (since(session.lastSeenAt) < IDLE_MS) return true;
  return session.keptMeetingAt !== null && since(session.keptMeetingAt) < MEETING_IDLE_MS;
}
