import { londonDay } from "#app/domain/dates/iso-day.ts";
import { definitionsOf } from "#app/domain/reports/measure-tables.ts";
import { fieldsIn } from "#app/domain/reports/part-fields.ts";
import {
  type FigureDays,
  fieldLines,
  type ReportTable,
  rowsBehindOf,
  type SentContent,
  type SentPart,
} from "#app/domain/reports/sent-content.ts";
import { templatePart } from "#app/domain/reports/templates.ts";
import { type ReportFound, type ReportPartRow, unsafeListReportParts } from "#db/queries/csp-reports.ts";
import { findPlanTitle } from "#db/queries/csp-report-figures.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { reportCounted } from "./count-report.ts";
import { figureDays, type FiguresOf, measuresIn } from "./report-figures.ts";

export function figuresOf(
  partnershipId: string,
  {
    kind,
    toDay,
    agencyId,
    agencyKind,
    groupId,
  }: Pick<ReportFound, "kind" | "toDay" | "agencyId" | "agencyKind" | "groupId">,
): FiguresOf {
  // The scrutiny report is of the whole partnership, whoever writes it.
  return { partnershipId, kind, toDay, agencyId: kind === "scrutiny" ? null : agencyId, agencyKind, groupId };
}

type Written = Pick<ReportPartRow, "part" | "heading" | "words">;

/** The parts of a report with their words and figures as they stand now. */
export async function partsWithFigures(
  db: Executor,
  of: FiguresOf,
  days: FigureDays,
  rows: readonly Written[],
): Promise<SentPart[]> {
  const { tables } = await reportCounted(db, { of, days, parts: rows.map(({ part }) => part), withRows: false });
  return filledParts(of, rows, tables);
}

function filledParts(of: FiguresOf, rows: readonly Written[], tables: Record<string, ReportTable[]>): SentPart[] {
  return rows.map(({ part, heading, words }) => {
    const template = templatePart(of.kind, part);
    const fields = template?.fields ?? [];
    return {
      ...{ part, section: template?.section ?? null, heading },
      words: fields.length > 0 ? "" : words,
      fields: fieldLines(fields, fieldsIn(fields, words)),
      tables: tables[part] ?? [],
    };
  });
}

/** Everything that a report says, as it is frozen. */
export async function contentToSend(
  db: Executor,
  partnershipId: string,
  report: ReportFound,
  now: Date,
): Promise<SentContent> {
  const today = londonDay(now);
  const of = figuresOf(partnershipId, report);
  const days = await figureDays(db, of, today);
  const rows = await unsafeListReportParts(db, report.id);
  const templates = rows.flatMap(({ part }) => templatePart(report.kind, part) ?? []);
  const parts = rows.map(({ part }) => part);
  const counted = await reportCounted(db, { of, days, parts, withRows: true });
  return {
    ...{ format: 1, kind: report.kind, reference: report.reference, title: report.title },
    of: report.agencyName ?? report.groupName ?? "",
    ...{ author: report.authorName, signedOffBy: report.signedOffByName, from: report.fromDay, to: report.toDay },
    ...{ days, sentOn: today },
    plan: report.planId === null ? null : await findPlanTitle(db, partnershipId, report.planId),
    parts: filledParts(of, rows, counted.tables),
    definitions: definitionsOf([...new Set(templates.flatMap(measuresIn))]),
    settings: await settingsOn(db, partnershipId, today),
    behind: rowsBehindOf(counted.rows),
  };
}
