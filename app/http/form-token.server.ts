import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "#db/keys.ts";

/** Every form carries it: a page of somebody else's cannot know it. It belongs to one session. */
export function formTokenOf(sessionId: string) {
  return createHmac("sha256", keyFor("session")).update(`form ${sessionId}`).digest("base64url");
}

export function isFormToken(given: unknown, sessionId: string) {
  if (typeof given !== "string") return false;
  const expected = Buffer.from(formTokenOf(sessionId));
  const found = Buffer.from(given);
  return found.length === expected.length && timingSafeEqual(found, expected);
}
