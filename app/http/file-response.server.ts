import type { ReadStream } from "node:fs";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { demonstrationName } from "#app/services/demonstration/demonstration-mark.ts";

type Handed = { stream: ReadStream; name: string; mediaType: string; size: number };

/**
 * A file that somebody sent or that was made for somebody: always saved and never shown in the site, and if a browser
 * shows it nevertheless, without script, form or origin (SECURITY S11). nosniff stands on every response.
 */
export function fileResponse({ stream, name, mediaType, size }: Handed): Response {
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="${demonstrationName(name).replaceAll(/[^A-Za-z0-9._-]/g, "_")}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
