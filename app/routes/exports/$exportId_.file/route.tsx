import { z } from "zod/mini";
import { exportsFolder } from "#app/http/data-folder.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { fetchExport } from "#app/services/exports/fetch-export.ts";
import { db } from "#db/open.ts";

export const loader = guardedLoader(
  "exports:make",
  z.object({ exportId: z.uuidv7() }),
  async ({ params, actor, now }) => {
    const fetched = await fetchExport({ db, actor, now, folder: exportsFolder() }, params.exportId);
    if (!fetched) throw new Response(null, { status: 404 });
    return fileResponse(fetched);
  },
);
