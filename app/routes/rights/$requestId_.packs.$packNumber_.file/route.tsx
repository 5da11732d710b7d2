import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { givenPack } from "#app/services/rights/given-pack.ts";
import { wordPack } from "#app/services/rights/word-pack.ts";
import { db } from "#db/open.ts";

const params = z.object({ requestId: z.uuidv7(), packNumber: z.coerce.number().check(z.int(), z.positive()) });

/** What was given, as a Word document, named by the request alone. */
export const loader = guardedLoader("rights:manage", params, async ({ params, actor, now }) => {
  const pack = await givenPack({ db, actor }, params.requestId, params.packNumber);
  if (!pack) throw new Response(null, { status: 404 });
  const objects = pack.personId === null ? [] : [{ kind: "person", id: pack.personId }];
  await recordView({ db, actor, now }, "pack.given-viewed", "rights-request", params.requestId, { objects });
  return wordResponse(await wordPack(pack.content), `${pack.content.reference}-pack-${pack.content.number}`);
});
