import type { ReportKind } from "#app/domain/reports/report.ts";
import type { FigureDays, ReportTable } from "#app/domain/reports/sent-content.ts";
import { templatePart } from "#app/domain/reports/templates.ts";
import type { Executor } from "#db/transaction.ts";
import { type CountedNumber, type FiguresOf, rowsOfPart, tablesOfPart } from "./report-figures.ts";

/** `withRows`: also the ids of the rows behind each number, which are frozen with it. */
export type ReportAsked = {
  of: FiguresOf & { kind: ReportKind };
  days: FigureDays;
  parts: readonly string[];
  withRows: boolean;
};
export type ReportCounted = { tables: Record<string, ReportTable[]>; rows: CountedNumber[] };

type Count = (asked: ReportAsked) => Promise<ReportCounted>;
let elsewhere: Count | null = null;

/** Once at the start of a server: a thread of its own for the figures of reports, so that pages go on meanwhile. Null: in this one. */
export function runReportsIn(thread: Count | null) {
  elsewhere = thread;
}

/** A hundred queries and more: in the other thread where there is one. */
export function reportCounted(db: Executor, asked: ReportAsked): Promise<ReportCounted> {
  return elsewhere ? elsewhere(asked) : countReport(db, asked);
}

/** The tables of each part that has any, as everything stands recorded now, counted to the days. */
export async function countReport(db: Executor, { of, days, parts, withRows }: ReportAsked): Promise<ReportCounted> {
  const counted: ReportCounted = { tables: {}, rows: [] };
  for (const part of new Set(parts)) {
    const template = templatePart(of.kind, part);
    if (!template || template.kind === "words" || template.kind === "fields") continue;
    counted.tables[part] = await tablesOfPart(db, { of, days }, template);
    if (withRows) counted.rows.push(...(await rowsOfPart(db, { of, days }, template)));
  }
  return counted;
}
