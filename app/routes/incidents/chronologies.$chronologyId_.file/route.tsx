import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { chronologyToPrint, recordChronologyTaken } from "#app/services/incidents/make-chronology.ts";
import { wordChronology } from "#app/services/incidents/word-chronology.ts";
import { db } from "#db/open.ts";

const params = z.object({ chronologyId: z.uuidv7() });

/** The same as a Word document, named by the record alone. */
export const loader = guardedLoader("incidents:read", params, async ({ params: { chronologyId }, actor, now }) => {
  const made = await chronologyToPrint({ db, actor, now }, chronologyId);
  if (!made) throw new Response(null, { status: 404 });
  await recordChronologyTaken({ db, actor, now }, chronologyId);
  return wordResponse(await wordChronology(made), `chronology-${made.reference}`);
});
