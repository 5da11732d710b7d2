import type { RequestHandler } from "express";

/**
 * `GET http://elsewhere/ HTTP/1.1` is for proxies, which this is not. `?_data=` is how pages asked before single fetch:
 * Remix still answers it, with 500 for some, and no page of ours asks so. A NUL is in no address of ours either, and not
 * every database takes one as text to look for.
 */
export const readableAddress: RequestHandler = (req, res, next) => {
  if (req.url.startsWith("/") && !req.url.includes("%00") && req.query._data === undefined) return next();
  res.status(400).type("text/plain").send("This address cannot be read");
};

/**
 * Remix makes the address of a request of the host that it claims, and compares that with the form's Origin: a host that
 * is none, or a proxy that does not pass the name on, would be a 500. The origin has been checked against the configured
 * one before; from here on the request bears our own name.
 */
export function underOwnName(origin: string): RequestHandler {
  const { host } = new URL(origin);
  return (req, _res, next) => {
    req.headers.host = host;
    delete req.headers["x-forwarded-host"];
    delete req.headers["x-forwarded-proto"];
    next();
  };
}

/**
 * A body that nobody has read to its end (413, 415) would block the connection for what the browser asks next on it:
 * once the answer is given the rest is thrown away as it comes.
 */
export const unreadBodies: RequestHandler = (req, res, next) => {
  res.on("finish", () => {
    if (req.complete) return;
    req.removeAllListeners("data");
    req.resume();
  });
  next();
};
