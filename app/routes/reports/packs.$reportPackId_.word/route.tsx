import { z } from "zod/mini";
import { quarterId, quarterOf } from "#app/domain/performance/quarter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { packPage, recordPackTaken } from "#app/services/reports/report-packs.ts";
import { wordPackOfReports } from "#app/services/reports/word-report.ts";
import { db } from "#db/open.ts";

const params = z.object({ reportPackId: z.uuidv7() });

export const loader = guardedLoader("reports:read", params, async ({ params: { reportPackId }, actor, now }) => {
  const page = await packPage({ db, actor, now }, reportPackId);
  if (!page) throw new Response(null, { status: 404 });
  const { pack, reports, missing } = page;
  const contents = reports.map(({ content }) => content);
  const word = await wordPackOfReports(pack.title, contents, missing);
  await recordPackTaken({ db, actor, now }, pack);
  return wordResponse(word, `reports-${quarterId(quarterOf(pack.toDay))}`);
});
