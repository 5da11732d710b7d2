import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * On every response, of errors and downloads too. A nonce of the response's own lets Remix's scripts run and no other.
 * Never `Referrer-Policy: no-referrer`: browsers then send `Origin: null` with our own forms.
 */
export function securityHeaders(origin: string, isDevelopment: boolean): RequestHandler {
  const overTls = origin.startsWith("https:");
  const policy = (nonce: string) => ({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [`'nonce-${nonce}'`, "'strict-dynamic'"],
      styleSrc: ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [])],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...(isDevelopment ? ["ws:"] : [])],
      formAction: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...(overTls ? { upgradeInsecureRequests: [] } : {}),
    },
  });
  const fixed = helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: "same-origin" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    strictTransportSecurity: overTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
  return (req, res, next) => {
    const nonce = randomBytes(16).toString("base64url");
    res.locals.nonce = nonce;
    res.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    fixed(req, res, (error) => {
      if (error) next(error);
      else helmet.contentSecurityPolicy(policy(nonce))(req, res, next);
    });
  };
}
