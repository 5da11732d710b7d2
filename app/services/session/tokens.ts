import { createHmac, randomBytes } from "node:crypto";
import { keyFor } from "#db/keys.ts";

/** 256 bits, for a cookie or a link. Only its hash is stored. */
export function newToken() {
  return randomBytes(32).toString("base64url");
}

/** Keyed, so that a copy of the database alone tests no guess. */
export function hashToken(token: string) {
  return createHmac("sha256", keyFor("session")).update(`token ${token}`).digest("base64url");
}
