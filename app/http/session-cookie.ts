import type { CookieOptions, Response } from "express";
import { ABSOLUTE_MS } from "#app/domain/access/session-limits.ts";

/** `__Host-` is only accepted by browsers over TLS; plain http is for this machine itself. */
function cookieName(origin: string) {
  return origin.startsWith("https:") ? "__Host-session" : "session";
}

function options(origin: string): CookieOptions {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: origin.startsWith("https:") };
}

/** Null takes the cookie away. */
export function setSessionCookie(res: Response, origin: string, token: string | null) {
  if (token === null) res.clearCookie(cookieName(origin), options(origin));
  else res.cookie(cookieName(origin), token, { ...options(origin), maxAge: ABSOLUTE_MS });
}

export function readSessionCookie(header: string | undefined, origin: string): string | null {
  const name = cookieName(origin);
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
