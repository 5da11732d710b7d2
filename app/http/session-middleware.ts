import type { Request, RequestHandler } from "express";
import { resolveSession } from "#app/services/session/resolve-session.ts";
import { db } from "#db/open.ts";
import type { RequestContext } from "./request-context.ts";
import { isUnattended, UNATTENDED } from "./unattended.ts";
import { readSessionCookie, setSessionCookie } from "./session-cookie.ts";

/** Once a request, before Remix: its loaders run side by side and would each look, and each renew. */
export function sessionOf(origin: string, addressOf: (req: Request) => string): RequestHandler {
  return (req, res, next) => {
    resolve()
      .then(() => next())
      .catch(next);

    async function resolve() {
      const setSessionToken = (token: string | null) => setSessionCookie(res, origin, token);
      const context: RequestContext = {
        nonce: String(res.locals.nonce),
        address: addressOf(req),
        origin,
        signedIn: null,
        lapsedUserId: null,
        setSessionToken,
      };
      res.locals.context = context;
      const token = readSessionCookie(req.headers.cookie, origin);
      if (!token) return;
      res.setHeader("Cache-Control", "no-store");
      const resolution = await resolveSession(
        { db, now: new Date(), isUnattended: isUnattended(req.headers[UNATTENDED]) },
        token,
      );
      if (resolution.kind === "alive") {
        context.signedIn = resolution.session;
        if (resolution.newToken) setSessionToken(resolution.newToken);
      } else if (resolution.kind === "lapsed") {
        context.lapsedUserId = resolution.userId;
      }
    }
  };
}
