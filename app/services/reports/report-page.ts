import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  figuresChanged,
  type FigureChange,
  idsBehind,
  type SentContent,
  sentContentIn,
} from "#app/domain/reports/sent-content.ts";
import type { CountedRecord } from "#app/domain/performance/measures/measure.ts";
import { OPENED_BY } from "#app/domain/performance/measures/records.ts";
import {
  findCspReport,
  listCspReports,
  type ReportFilter,
  type ReportFound,
  type ReportKey,
  unsafeFindSentReport,
  unsafeListReportParts,
  unsafeListReportSteps,
} from "#db/queries/csp-reports.ts";
import { listOpenedOf } from "#db/queries/measures/rows.ts";
import type { Executor } from "#db/transaction.ts";
import { recordList, recordView } from "../audit/record-access.ts";
import { rowsGone } from "../retention/rows-gone.ts";
import type { ReportContext } from "./begin-report.ts";
import { figuresOf, partsWithFigures } from "./report-content.ts";
import { figureDays } from "./report-figures.ts";

const PAGE = 50;

export async function reportList({ db, actor, now }: ReportContext, filter: ReportFilter, after: ReportKey | null) {
  const found = await listCspReports(db, actor, filter, { after, limit: PAGE + 1 });
  const reports = found.slice(0, PAGE);
  await recordList({ db, actor, now }, "csp-report.listed", "csp-report", reports.map(({ id }) => id), { filter }); // prettier-ignore
  const last = found.length > PAGE ? reports.at(-1) : undefined;
  return { reports, next: last ? { toDay: last.toDay, id: last.id } : null };
}

/** A report as it is written, with today's figures; or as it was sent, with what has changed since. */
export async function reportPage(context: ReportContext, id: string) {
  const { db, actor, now } = context;
  const report = await findCspReport(db, actor, id);
  if (!report) return null;
  await recordView({ db, actor, now }, "csp-report.viewed", "csp-report", id);
  const steps = await unsafeListReportSteps(db, id);
  const sent = report.status === "sent" ? await sentReport(db, id) : null;
  if (sent) {
    const since = await sinceSent(context, report, sent.content);
    return { report, steps, sent: { ...withoutRows(sent.content), hash: sent.hash, ...since }, draft: null };
  }
  const rows = await unsafeListReportParts(db, id);
  const of = figuresOf(actor.partnershipId, report);
  const days = await figureDays(db, of, londonDay(now));
  const parts = await partsWithFigures(db, of, days, rows);
  return { report, steps, sent: null, draft: parts.map((part, index) => ({ ...part, id: rows[index]?.id ?? "" })) };
}

/** For the page: which numbers have rows behind them, and none of the rows. */
function withoutRows(content: SentContent) {
  const { numbers } = content.behind;
  const keys = Object.keys(numbers).filter((key) => (numbers[key]?.at.length ?? 0) > 0);
  return { content: { ...content, behind: { records: {}, numbers: {} }, settings: {} }, keys };
}

/** What was frozen, and nothing else. */
export async function sentReport(db: Executor, id: string): Promise<{ content: SentContent; hash: string } | null> {
  const row = await unsafeFindSentReport(db, id);
  return row ? { content: sentContentIn(row.content), hash: row.hash } : null;
}

/** Which of its numbers are not the same today, counted over the same days, and how many of its rows are gone. */
async function sinceSent(
  { db, actor }: ReportContext,
  report: ReportFound,
  content: SentContent,
): Promise<{ changes: FigureChange[]; gone: number }> {
  const of = figuresOf(actor.partnershipId, report);
  const today = await partsWithFigures(db, of, content.days, content.parts);
  const kinds = Object.entries(content.behind.records) as [CountedRecord, readonly string[]][];
  let gone = 0;
  for (const [kind, ids] of kinds) gone += await rowsGone(db, actor.partnershipId, kind, ids);
  return { changes: figuresChanged(content.parts, today), gone };
}

/** Of the rows behind a number that was sent, the references of those that the reader may open. */
export async function sentRows({ db, actor, now }: ReportContext, id: string, key: string) {
  const report = await findCspReport(db, actor, id);
  const sent = report?.status === "sent" ? await sentReport(db, id) : null;
  const behind = sent && idsBehind(sent.content.behind, key);
  if (!report || !behind) return null;
  const ids = [...new Set(behind.ids)];
  const maySee = actor.permissions.has(OPENED_BY[behind.record].permission);
  const opened = maySee ? await listOpenedOf(db, actor, behind.record, ids) : [];
  const gone = await rowsGone(db, actor.partnershipId, behind.record, ids);
  await recordView({ db, actor, now }, "csp-report.rows-viewed", "csp-report", id, {
    ...{ resultCount: opened.length, detail: { number: key } },
    objects: opened.map((one) => ({ kind: behind.record, id: one.id })),
  });
  return {
    ...{ report, record: behind.record, opened, gone, rows: behind.ids.length },
    hidden: Math.max(0, ids.length - opened.length - gone),
  };
}
