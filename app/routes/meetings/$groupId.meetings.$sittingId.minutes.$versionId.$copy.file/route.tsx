import { z } from "zod/mini";
import { COPY_KINDS, copyFileName } from "#app/domain/meetings/minutes.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { minutesCopy } from "#app/services/meetings/minutes-copy.ts";
import { coverOf } from "#app/services/meetings/minutes-cover.ts";
import { recordCopy } from "#app/services/meetings/record-copy.ts";
import { wordMinutes } from "#app/services/meetings/word-minutes.ts";
import { db } from "#db/open.ts";

const params = z.object({
  ...{ groupId: z.uuidv7(), sittingId: z.uuidv7(), versionId: z.uuidv7(), copy: z.enum(COPY_KINDS) },
});
const query = z.object({ agency: z.catch(z.nullable(z.uuidv7()), null) });

/** The same copy as a Word document, named by day and version alone. */
export const loader = guardedLoader("meetings:agenda", params, async ({ params, request, actor, now }) => {
  const { agency } = query.parse({ agency: new URL(request.url).searchParams.get("agency") });
  const { versionId, copy } = params;
  const found = await minutesCopy({ db, actor, now }, params, { versionId, copy, agencyId: agency });
  if (found.kind === "not-found") throw new Response(null, { status: 404 });
  if (found.kind === "forbidden") throw new Response(null, { status: 403 });
  const word = await wordMinutes(coverOf(found, now), found.sheet);
  await recordCopy({ db, actor, now }, "docx", found);
  const { sitting } = found.minutes;
  return wordResponse(word, copyFileName(copy, { day: sitting.day, number: found.version.number }));
});
