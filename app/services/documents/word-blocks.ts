import type { HeadingLevel } from "docx";
import { AlignmentType, BorderStyle, LineRuleType, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx"; // prettier-ignore

/** Between the margins of an A4 page, in twentieths of a point. */
export const TEXT_WIDTH = 9_026;

export type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

export function heading(text: string, level: Level, pageBreakBefore = false) {
  return new Paragraph({ heading: level, pageBreakBefore, children: [new TextRun(text)] });
}

export function plain(text: string) {
  return new Paragraph({ spacing: { after: 120 }, children: [new TextRun(text)] });
}

export function styled(style: "Caption" | "Note", text: string, keepNext = style === "Caption") {
  return new Paragraph({ style, keepNext, children: [new TextRun(text)] });
}

/** What somebody typed, line by line: a line that begins with a dash or a point is one of a list, an empty one is none. */
export function typed(words: string) {
  return words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const item = /^[-–•*]\s+(.+)$/.exec(line)?.[1];
      if (item === undefined) return plain(line);
      return new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: [new TextRun(item)] });
    });
}

type Words = {
  /** Null: a list of what each row is, with no heads. */
  heads: readonly string[] | null;
  rows: readonly (readonly string[])[];
  widths: readonly number[];
  /** Every column but the first holds numbers. */
  numeric?: boolean;
  /** The last row adds the others up. */
  hasTotal?: boolean;
  /** The first line of each cell but the first is its title; the first cells are not. */
  isTitled?: boolean;
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "B1B4B6" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const HEAD = { type: ShadingType.CLEAR, color: "auto", fill: "E7EAEC" };

const FEW_ROWS = 12;

/** A table whose heads stand again on every page that it runs over, and whose rows are not broken; a short one is kept whole. */
export function wordTable({ heads, rows, widths, numeric = false, hasTotal = false, isTitled = false }: Words) {
  const isBold = (at: number, line: number) => (isTitled ? at > 0 && line === 0 : at === 0 && !numeric);
  const isKept = rows.length <= FEW_ROWS;
  const row = (cells: readonly string[], kind: "head" | "total" | "row", staysWithNext: boolean) =>
    new TableRow({
      ...{ tableHeader: kind === "head", cantSplit: true },
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 80, right: 80 },
            ...(kind === "head" ? { shading: HEAD } : {}),
            children: cellLines(text).map(
              (line, lineAt) =>
                new Paragraph({
                  ...(numeric && at > 0 ? { alignment: AlignmentType.RIGHT } : {}),
                  keepNext: staysWithNext,
                  spacing: { line: 240, lineRule: LineRuleType.AUTO },
                  children: [new TextRun({ text: line, bold: kind !== "row" || isBold(at, lineAt), size: 20 })],
                }),
            ),
          }),
      ),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
    rows: [
      ...(heads === null ? [] : [row(heads, "head", true)]),
      ...rows.map((cells, at) => {
        const isLast = at === rows.length - 1;
        return row(cells, hasTotal && isLast ? "total" : "row", isKept && !isLast);
      }),
    ],
  });
}

function cellLines(text: string) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length === 0 ? [""] : lines;
}
