import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./components/layout/nonce-context.ts";
import { noTakeOverYet, TakeOverContext } from "./forms/take-over.ts";
import { logger, withoutContent } from "./http/logger.ts";

const GIVE_UP_MS = 10_000;

/**
 * How long Remix waits for promises in what a loader gave. No loader gives one, and until then Remix keeps each request's data
 * in memory, answered or not: a busy server would hold seconds of them.
 */
export const streamTimeout = 50;

/** A page is answered when all of it has been drawn, in one piece: no loader leaves a part for later. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
) {
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TakeOverContext.Provider value={noTakeOverYet()}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={GIVE_UP_MS} />
        </TakeOverContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: () => pipe(intoOnePiece((html) => resolve(new Response(html, { headers, status })))),
        onShellError: reject,
        onError: (error) => logger.error(withoutContent(error), "a page could not be rendered"),
      },
    );
    const givingUp = setTimeout(abort, GIVE_UP_MS).unref();

    /** What React writes, given at its end. The timer would keep the drawn page in memory until it is over. */
    function intoOnePiece(give: (html: Buffer<ArrayBuffer>) => void) {
      const parts: Buffer[] = [];
      return new Writable({
        write: (part: Buffer, _encoding, next) => {
          parts.push(part);
          next();
        },
        final: (done) => {
          clearTimeout(givingUp);
          give(Buffer.concat(parts));
          done();
        },
      });
    }
  });
}

/** What went wrong and where, never what somebody typed. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) logger.error(withoutContent(error), "a request failed");
};
