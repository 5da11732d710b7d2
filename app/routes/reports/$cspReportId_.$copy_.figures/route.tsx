import { z } from "zod/mini";
import { REPORT_COPIES } from "#app/domain/reports/sent-content.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { workbookResponse } from "#app/http/word-response.server.ts";
import { figuresWorkbook } from "#app/services/reports/figures-workbook.ts";
import { recordCopyTaken, reportCopy } from "#app/services/reports/report-copy.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspReportId: z.uuidv7(), copy: z.enum(REPORT_COPIES) });

export const loader = guardedLoader("reports:read", params, async ({ params: { cspReportId, copy }, actor, now }) => {
  const content = await reportCopy({ db, actor, now }, cspReportId, copy);
  const workbook = content && (await figuresWorkbook(content));
  if (!content || !workbook) throw new Response(null, { status: 404 });
  await recordCopyTaken({ db, actor, now }, cspReportId, { content, copy, format: "xlsx" });
  return workbookResponse(workbook, `${content.reference}-${copy}-figures`);
});
