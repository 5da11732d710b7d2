import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { v7 as uuid } from "uuid";
import { inRequest } from "#db/request-id.ts";

/** Word-like parts of a path are ours; anything else is somebody's, and is not written down. */
const OURS = /^[a-z][a-z-]{0,30}(\.data)?$/;

/** `/cases/0190…/add-action` becomes `/cases/:/add-action`. */
function withoutIdentifiers(path: string, knownWords: ReadonlySet<string>) {
  return path
    .split("/")
    .map((part) => (part === "" || (OURS.test(part) && knownWords.has(part.replace(/\.data$/, ""))) ? part : ":"))
    .join("/");
}

/** One line a request: no query string, no identifiers, no names, no address. */
export function requestLog(logger: Logger, knownWords: ReadonlySet<string>): RequestHandler {
  return (req, res, next) => {
    const id = uuid();
    const started = performance.now();
    res.setHeader("X-Request-Id", id);
    res.on("finish", () => {
      const line = {
        requestId: id,
        method: req.method,
        path: withoutIdentifiers(req.path, knownWords),
        status: res.statusCode,
        ms: Math.round(performance.now() - started),
      };
      if (res.statusCode >= 500) logger.error(line);
      else logger.info(line);
    });
    inRequest(id, next);
  };
}
