import { z } from "zod/mini";
import { REPORT_COPIES } from "#app/domain/reports/sent-content.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { recordCopyTaken, reportCopy } from "#app/services/reports/report-copy.ts";
import { wordReport } from "#app/services/reports/word-report.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspReportId: z.uuidv7(), copy: z.enum(REPORT_COPIES) });

export const loader = guardedLoader("reports:read", params, async ({ params: { cspReportId, copy }, actor, now }) => {
  const content = await reportCopy({ db, actor, now }, cspReportId, copy);
  if (!content) throw new Response(null, { status: 404 });
  const word = await wordReport(content, copy);
  await recordCopyTaken({ db, actor, now }, cspReportId, { content, copy, format: "docx" });
  return wordResponse(word, `${content.reference}-${copy}`);
});
