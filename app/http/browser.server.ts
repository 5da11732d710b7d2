import type { AppLoadContext } from "@remix-run/node";

/** Whence a sign-in comes, and the session that it replaces. */
export function browserOf(request: Request, context: AppLoadContext) {
  return {
    address: context.address ?? "",
    userAgent: request.headers.get("user-agent"),
    sessionId: context.signedIn?.sessionId ?? null,
  };
}
