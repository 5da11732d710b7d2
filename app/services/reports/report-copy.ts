import { type CopyKind, copyOf, type SentContent } from "#app/domain/reports/sent-content.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCspReport } from "#db/queries/csp-reports.ts";
import { inTransaction } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";
import type { ReportContext } from "./begin-report.ts";
import { sentReport } from "./report-page.ts";

/** One copy of a report that was sent, of its frozen content alone; null for one that was not. */
export async function reportCopy(
  { db, actor }: ReportContext,
  id: string,
  copy: CopyKind,
): Promise<SentContent | null> {
  const report = await findCspReport(db, actor, id);
  const sent = report?.status === "sent" ? await sentReport(db, id) : null;
  return sent && { ...copyOf(sent.content, copy), behind: { records: {}, numbers: {} }, settings: {} };
}

export function recordCopyOpened(context: ReportContext, id: string, copy: CopyKind) {
  return recordView(context, "csp-report.opened-copy", "csp-report", id, { purpose: `report-${copy}` });
}

/** A file leaves: it stands in the register of disclosures, the whole one for work and the public one for anybody. */
export function recordCopyTaken(
  { db, actor, now }: ReportContext,
  id: string,
  taken: { content: SentContent; copy: CopyKind; format: "docx" | "xlsx" },
) {
  const { content, copy, format } = taken;
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      ...{ category: "disclosure", event: "csp-report.downloaded", objectKind: "csp-report", objectId: id },
      purpose: `report-${copy}-${format}`,
      disclosure: {
        ...{ way: "paper", destination: "own-use" },
        what: `${content.reference}, ${copy === "public" ? "public version" : "as sent"}`,
      },
    }),
  );
}
