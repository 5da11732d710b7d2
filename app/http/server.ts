import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from "express";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { isStorageFault, isUnavailable } from "#db/faults.ts";
import { db } from "#db/open.ts";
import { clientAddress } from "./client-address.ts";
import type { Config } from "./config.ts";
import { useListening } from "./demonstration.server.ts";
import { gracefulStop } from "./graceful-stop.ts";
import { securityHeaders } from "./headers.ts";
import { health } from "./health.ts";
import { logger, withoutContent } from "./logger.ts";
import { knownMethods, sameOriginWrites } from "./origin-check.ts";
import { partsOfBuild } from "./parts-of-build.ts";
import { requestLog } from "./request-log.ts";
import { readableAddress, underOwnName, unreadBodies } from "./request-shape.ts";
import { sessionOf } from "./session-middleware.ts";

type Options = {
  config: Config;
  build: () => Promise<ServerBuild>;
  /** In development: Vite's own server of modules and styles, in place of the built files. */
  viteMiddleware?: RequestHandler;
};

async function createApp({ config, build, viteMiddleware }: Options) {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustProxy ? 1 : false);

  const knownWords = viteMiddleware ? new Set<string>() : wordsOfPaths(await build());
  app.use(requestLog(logger, knownWords));
  app.use(securityHeaders(config.origin, viteMiddleware !== undefined));
  app.use(unreadBodies);
  app.use(knownMethods);
  app.use(compression());
  if (viteMiddleware) app.use(viteMiddleware);
  else {
    const files = path.resolve("build/client");
    app.use(
      "/assets",
      express.static(path.join(files, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
    );
    app.get(filesAt(files), express.static(files, { maxAge: "1h", index: false }));
  }
  app.get("/health", health);
  app.use(sameOriginWrites(config.origin));
  app.use(readableAddress);
  app.use(untilSetUp);
  app.use(
    sessionOf(
      config.origin,
      clientAddress(config, () => logger),
    ),
  );
  app.use(underOwnName(config.origin));
  app.all("*", viteMiddleware ? pages(build) : pagesInParts(await build()));
  app.use(lastResort);
  return app;
}

/** The addresses of the files in that folder: for no other is the disk asked. */
function filesAt(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? `/${entry.name}` : []));
}

function pages(build: ServerBuild | (() => Promise<ServerBuild>)) {
  const getLoadContext = (_req: Request, res: Response) => res.locals.context as AppLoadContext;
  return createRequestHandler({ build, mode: process.env.NODE_ENV, getLoadContext });
}

/** The pages as they were built: each address is looked for in a part of them. */
function pagesInParts(build: ServerBuild): RequestHandler {
  const partOf = partsOfBuild(build);
  const handlers = new Map<ServerBuild, ReturnType<typeof pages>>();
  return (req, res, next) => {
    const part = partOf(req.path);
    const handler = handlers.get(part) ?? pages(part);
    handlers.set(part, handler);
    void handler(req, res, next);
  };
}

/** Listens, and gives the way to stop that lets the requests under way finish. */
export async function startServer(options: Options): Promise<{ address: string; stop: () => Promise<void> }> {
  const server = createServer(await createApp(options));
  server.requestTimeout = 60_000;
  // Longer than a proxy keeps a connection to reuse it, usually a minute: else now and then a form would meet a closed door.
  server.keepAliveTimeout = 65_000;
  const stop = gracefulStop(server);
  const { host, origin, trustProxy } = options.config;
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(options.config.port, host, listening);
  });
  const { address, port } = server.address() as AddressInfo;
  useListening({ host, address, origin, trustsProxy: trustProxy });
  return { address: `http://${host}:${port}`, stop };
}

/** Until a partnership stands there is nothing to show, and nobody to show it to. */
const untilSetUp: RequestHandler = (req, res, next) => {
  if (req.path === "/set-up" || req.path.startsWith("/set-up/") || req.path === "/set-up.data") return next();
  isSetUp(db)
    .then((done) => {
      if (done) next();
      else res.redirect(302, "/set-up");
    })
    .catch(next);
};

const lastResort: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const status = httpStatusOf(error);
  if (status >= 500) logger.error(withoutContent(error), "a request failed outside Remix");
  const words =
    status === 503
      ? "Joint Action cannot read or save anything just now. Nothing was changed. Try again in a minute."
      : status === 404
        ? "Not found"
        : "Sorry, there is a problem with the service";
  res.status(status).type("text/plain").send(words);
};

function httpStatusOf(error: unknown) {
  if (isStorageFault(error) || isUnavailable(error)) return 503;
  const { status } = error as { status?: unknown };
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

/** The fixed words in the paths of the site: only they are written to the request log. */
function wordsOfPaths(build: ServerBuild) {
  const paths = Object.values(build.routes).flatMap((route) => route?.path?.split("/") ?? []);
  return new Set(paths.filter((part) => part !== "" && !part.startsWith(":")).concat("assets", "health"));
}
