import { z } from "zod/mini";
import { documentsFolder } from "#app/http/data-folder.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { openDocument } from "#app/services/documents/open-document.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader(
  "documents:read",
  z.object({ documentId: z.uuidv7() }),
  async ({ params, actor, now }) => {
    const opened = await openDocument({ db, actor, now, folder: documentsFolder() }, params.documentId);
    if (!opened) throw new Response(null, { status: 404 });
    return fileResponse(opened);
  },
);
