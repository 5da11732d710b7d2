import type { RequestHandler } from "express";
import { isAnswering } from "#db/queries/health.ts";
import { db } from "#db/open.ts";

/** For whatever watches the server: 200 while the database answers, 503 otherwise. */
export const health: RequestHandler = (_req, res) => {
  res.setHeader("Cache-Control", "no-store");
  isAnswering(db).then(
    () => res.json({ status: "ok" }),
    () => res.status(503).json({ status: "the database does not answer" }),
  );
};
