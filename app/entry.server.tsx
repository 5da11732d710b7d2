import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { NonceContext } from "./components/layout/nonce-context.ts";
import { noTakeOverYet, TakeOverContext } from "./forms/take-over.ts";
import { dataScripts } from "./http/data-scripts.server.ts";
import { logger, withoutContent } from "./http/logger.ts";

/**
 * How long Remix waits for promises in what a loader gave. No loader gives one, and until then Remix keeps each request's data
 * in memory, answered or not: a busy server would hold seconds of them.
 */
export const streamTimeout = 50;

/**
 * A page is drawn in one go, and answered in one piece: no loader leaves a part for later (docs/decisions/0058). What the
 * loaders gave is written behind the page for React in the browser, where the page brings it along.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...remixContext }: EntryContext,
  { nonce }: AppLoadContext,
) {
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <TakeOverContext.Provider value={noTakeOverYet()}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </TakeOverContext.Provider>
    </NonceContext.Provider>,
  );
  const isTakenOver = remixContext.renderMeta?.didRenderScripts === true && serverHandoffStream !== undefined;
  const data = isTakenOver ? await dataScripts(serverHandoffStream, nonce) : "";
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!DOCTYPE html>${page}${data}`, { headers, status });
}

/** What went wrong and where, never what somebody typed. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) logger.error(withoutContent(error), "a request failed");
};
