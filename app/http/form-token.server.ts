import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "#db/keys.ts";

/**
 * Every form carries it: a page of somebody else's cannot know it. It belongs to one session, and names it: after the session
 * has ended and its cookie is gone, it says whose form that was.
 */
export function formTokenOf(sessionId: string) {
  const mac = createHmac("sha256", keyFor("session")).update(`form ${sessionId}`).digest("base64url");
  return `${sessionId}.${mac}`;
}

export function isFormToken(given: unknown, sessionId: string) {
  if (typeof given !== "string") return false;
  const expected = Buffer.from(formTokenOf(sessionId));
  const found = Buffer.from(given);
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** The session that a form was made for, or null where the token is none of ours. It lets nobody do anything. */
export function sessionOfFormToken(given: unknown): string | null {
  if (typeof given !== "string") return null;
  const sessionId = given.slice(0, given.indexOf("."));
  return isFormToken(given, sessionId) ? sessionId : null;
}
