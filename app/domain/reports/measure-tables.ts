import { type FundingFigures, totalOf } from "../plan/funding.ts";
import { shortDay } from "../dates/iso-day.ts";
import { poundsText } from "../plan/pence.ts";
import { countText } from "../performance/change.ts";
import { dimensionOf, type DimensionId, valueName } from "../performance/measures/dimensions.ts";
import { type Figure, type MeasureFigures, numberOf } from "../performance/measures/figures.ts";
import { measureNamed } from "../performance/measures/all.ts";
import type { Measure } from "../performance/measures/measure.ts";
import { type Span, SPANS, spansOf } from "../performance/measures/spans.ts";
import { type Printed, printedOutside } from "../performance/measures/suppression.ts";
import { NOT_SHOWN, published, UNDER_5, wordsCell } from "./report-tables.ts";
import type { Definition, ReportCell, ReportRow, ReportTable } from "./sent-content.ts";

/** The numbers of the partnership's own work that a report prints (DOMAIN 6.6); told apart by a list where one is named. */
type Reported = { id: string; by?: DimensionId };

export const OUTCOMES: readonly Reported[] = [
  { id: "incidents" },
  { id: "youth-incidents" },
  { id: "street-incidents" },
  { id: "asb-victims" },
  { id: "repeat-victims" },
  { id: "high-risk-victims" },
  { id: "hate-incidents" },
  { id: "referrals-received" },
  { id: "referrals-youth-jag", by: "risk" },
  { id: "referrals-adults-at-risk", by: "risk" },
  { id: "cases-opened" },
  { id: "cases-closed" },
  { id: "cases-open" },
  { id: "cases-high" },
  { id: "interventions-begun" },
  { id: "legal-interventions" },
  { id: "youth-non-legal" },
  { id: "youth-breaches" },
  { id: "youth-breach-children" },
  { id: "service-referrals", by: "service" },
  { id: "victim-referrals" },
  { id: "case-review-applications" },
  { id: "case-review-not-met" },
  { id: "case-reviews-done" },
  { id: "case-reviews-recommending" },
  { id: "premises-by-grade", by: "band" },
  { id: "actions-raised" },
  { id: "actions-on-time" },
  { id: "actions-overdue" },
];
export const ASB: readonly Reported[] = [
  { id: "incidents", by: "heading" },
  { id: "youth-incidents" },
  { id: "street-incidents" },
  { id: "asb-reports" },
  { id: "asb-victims" },
  { id: "repeat-victims" },
  { id: "hate-incidents" },
];
export const GROUP_WORK: readonly Reported[] = [
  { id: "referrals-received" },
  { id: "cases-opened" },
  { id: "cases-closed" },
  { id: "cases-open", by: "risk" },
  { id: "actions-raised" },
  { id: "actions-on-time" },
  { id: "actions-overdue" },
  { id: "meetings-held" },
];

/** Where the ids of a number's rows stand in a report. */
export function measureKey(tableId: string, measureId: string, span: Span): string {
  return `${tableId}/${measureId}/${span}`;
}

const SPAN_HEADS: Record<Span, string> = {
  quarter: "Quarter, or last day",
  "quarter-before": "A year before",
  year: "Year to date",
  "year-before": "To date, a year before",
};

/** The numbers of a list, each beside the same days a year before; as they are, and as they leave the partnership. */
export function measuresTable(
  { id, caption }: { id: string; caption: string },
  list: readonly Reported[],
  figures: readonly MeasureFigures[],
  names: Readonly<Record<string, string>>,
): ReportTable {
  const rows = list.flatMap(({ id: measureId, by }) => {
    const measure = measureNamed(measureId);
    const figure = figures.find((one) => one.id === measureId);
    return measure && figure ? rowsOf(id, measure, figure, by, names) : [];
  });
  return {
    ...{ id, caption, rows },
    note: "What stood on a day is of the last day of the quarter; the rest is of the quarter and of the year from 1 April.",
    heads: ["Number", ...SPANS.map((span) => SPAN_HEADS[span])],
  };
}

function rowsOf(
  table: string,
  measure: Measure,
  figure: MeasureFigures,
  by: DimensionId | undefined,
  names: Readonly<Record<string, string>>,
): ReportRow[] {
  const outside = printedOutside(measure, figure);
  const lines = figure.breakdowns.find((one) => one.by === by)?.lines ?? [];
  const printed = outside.breakdowns.find((one) => one.by === by)?.lines ?? [];
  const cells = (of: Figure, left: Partial<Record<Span, Printed>>, key: (span: Span) => string): ReportCell[] =>
    SPANS.map((span) => {
      if (!spansOf(measure).includes(span)) return wordsCell("");
      const text = numberText(measure, numberOf(of, span));
      return { ...published(key(span), text), outside: printedText(measure, left[span] ?? null) };
    });
  return [
    { name: measure.name, cells: cells(figure, outside.total, (span) => measureKey(table, measure.id, span)) },
    ...lines.map((line, index) => ({
      name: `${measure.name}, ${nameOf(by, line.value, names)}`,
      cells: cells(line, printed[index]?.numbers ?? {}, (span) => `${table}/${measure.id}/${line.value ?? ""}/${span}`),
    })),
  ];
}

function nameOf(by: DimensionId | undefined, value: string | null, names: Readonly<Record<string, string>>) {
  if (by === undefined) return "";
  return `${dimensionOf(by).name.toLowerCase()}: ${valueName(by, value, names)}`;
}

function numberText(measure: Measure, number: number | null): string {
  if (number === null) return "None";
  return measure.unit === "days" ? `${number.toLocaleString("en-GB")} days` : countText(number);
}

function printedText(measure: Pick<Measure, "unit">, printed: Printed): string {
  if (printed === "under-5") return UNDER_5;
  if (printed === "withheld") return NOT_SHOWN;
  return printed === null ? "None" : measure.unit === "days" ? `${printed} days` : countText(printed);
}

const SMALL = 5;
const isSmall = (count: number) => count > 0 && count < SMALL;

/** Cases that the group discussed since 1 April, and how many of them are open (DOMAIN 6.5: 30 / 4). */
export function discussedTable(discussed: number, open: number): ReportTable {
  const id = "cases-discussed";
  const cell = (key: string, count: number, isWithheld: boolean): ReportCell => ({
    ...published(`${id}/${key}`, countText(count)),
    outside: isSmall(count) ? UNDER_5 : isWithheld ? NOT_SHOWN : countText(count),
  });
  // With the other two each can be worked out.
  const isPart = isSmall(open) || isSmall(discussed - open);
  const closed = discussed - open;
  return {
    ...{ id, caption: "Cases discussed this year, and those still open" },
    note: "Each case once, however often it was discussed since 1 April. Open on the day to which the figures are counted.",
    heads: ["Cases", "Number"],
    rows: [
      { name: "Discussed since 1 April", cells: [cell("discussed", discussed, false)] },
      { name: "Of these still open", cells: [cell("open", open, isPart)] },
      { name: "Of these closed", cells: [cell("closed", closed, isPart)] },
    ],
  };
}

export type CaseDiscussed = {
  reference: string;
  openedOn: string;
  isRestricted: boolean;
  times: number;
};

/**
 * The cases of the list of DOMAIN 6.5, by their references, which say nothing of whom they are about. A restricted one is
 * counted and not named; and none goes into the public version.
 */
export function openCasesTable(cases: readonly CaseDiscussed[]): ReportTable {
  return {
    ...{ id: "open-cases", caption: "Cases discussed this year that are still open", isInside: true },
    note: cases.length === 0 ? "None of the cases discussed is still open." : null,
    heads: ["Case", "Opened", "Times discussed since 1 April"],
    rows: cases.map(({ reference, openedOn, isRestricted, times }) => ({
      name: isRestricted ? "A restricted case" : reference,
      cells: [wordsCell(isRestricted ? "" : shortDay(openedOn)), wordsCell(countText(times))],
    })),
  };
}

type BudgetLine = { id: string; description: string; figures: FundingFigures };

/** The partnership's funding table as the appendix has it (DOMAIN 6.5). */
export function budgetTable(caption: string, lines: readonly BudgetLine[]): ReportTable {
  const row = (name: string, key: string, { allocated, spent, remaining }: FundingFigures) => ({
    name,
    cells: Object.entries({ allocated, spent, remaining }).map(([of, pence]) =>
      published(`budget/${key}/${of}`, poundsText(pence)),
    ),
  });
  return {
    ...{ id: "budget", caption },
    note: lines.length === 0 ? "There are no funding lines for the year." : null,
    heads: ["Description", "Amount allocated", "Amount spent", "Amount remaining"],
    rows: [
      ...lines.map(({ id, description, figures }) => row(description, id, figures)),
      ...(lines.length === 0 ? [] : [row("Total", "total", totalOf(lines.map(({ figures }) => figures)))]),
    ],
  };
}

/** What each number counts, as it is defined today. */
export function definitionsOf(ids: readonly string[]): Definition[] {
  return ids.flatMap((id) => {
    const measure = measureNamed(id);
    if (!measure) return [];
    const { name, meaning, dateField, source } = measure;
    return [{ name, meaning, dateField, source }];
  });
}
