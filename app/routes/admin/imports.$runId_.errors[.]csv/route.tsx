import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";
import { demonstrationName } from "#app/services/demonstration/demonstration-mark.ts";
import { errorsAsCsv } from "#app/services/imports/errors-as-csv.ts";
import { openImport } from "#app/services/imports/open-import.ts";
import { db } from "#db/open.ts";

/** Lines, columns and reasons, and nothing that stood in the cells. */
export const loader = guardedLoader(
  "imports:manage",
  z.object({ runId: z.uuidv7() }),
  async ({ params: { runId }, actor }) => {
    const found = await openImport(db, actor, runId);
    if (!found) throw new Response(null, { status: 404 });
    return new Response(await errorsAsCsv(db, found.run), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${demonstrationName("errors.csv")}"`,
        "Content-Security-Policy": "sandbox; default-src 'none'",
      },
    });
  },
);
