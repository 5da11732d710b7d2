import type { RequestHandler } from "express";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);
const KNOWN = new Set(["GET", "HEAD", "POST"]);

/** Before Remix, on every path: resource routes and data requests skip its own check. No Origin and no Sec-Fetch-Site is no answer. */
export function sameOriginWrites(origin: string): RequestHandler {
  return (req, res, next) => {
    if (READS.has(req.method)) return next();
    const from = req.headers.origin;
    const site = req.headers["sec-fetch-site"];
    const ours =
      from === undefined ? site === "same-origin" : from === origin && (site === undefined || site === "same-origin");
    if (ours) return next();
    res.status(403).type("text/plain").send("This request did not come from this site");
  };
}

/** Remix answers some odd methods with 500. */
export const knownMethods: RequestHandler = (req, res, next) => {
  if (KNOWN.has(req.method)) return next();
  res
    .status(405)
    .set("Allow", [...KNOWN].join(", "))
    .type("text/plain")
    .send("Method not allowed");
};
