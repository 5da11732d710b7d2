import { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { markedDocument } from "../documents/marked-document.ts";
import type { PrintedChronology } from "./make-chronology.ts";

const WIDTHS = [2200, 7400];

/** The chronology as a Word document: a row an entry, page numbers below, and for whom it was made. */
export function wordChronology({
  reference,
  title,
  marks = [],
  entries,
  by,
  at,
  purpose,
}: PrintedChronology): Promise<Buffer> {
  return markedDocument({
    title: `Chronology ${reference}`,
    page: `${reference}, page `,
    children: [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(`Chronology: ${title}`)] }),
      new Paragraph({ spacing: { after: 240 }, children: [new TextRun(reference)] }),
      ...marks.map((text) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text, bold: true })] })),
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        columnWidths: WIDTHS,
        rows: [
          row(["Day"], ["What happened"], true),
          ...entries.map((entry) => row([longDay(entry.day)], linesOf(entry))),
        ],
      }),
      new Paragraph({
        spacing: { before: 240 },
        children: [new TextRun({ text: `Made by ${by}, ${londonTime(at)}. ${purpose}.`, size: 18 })],
      }),
    ],
  });
}

function linesOf({ title, words, people, reporter, marks = [] }: PrintedChronology["entries"][number]) {
  return [
    title,
    ...(words ?? "").split("\n").filter(Boolean),
    ...people,
    ...(reporter === null ? [] : [`Reported by ${reporter}`]),
    ...marks,
  ];
}

function row(day: readonly string[], what: readonly string[], isHead = false) {
  const cell = (lines: readonly string[], width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 100, right: 100 },
      children: lines.map(
        (text, at) => new Paragraph({ children: [new TextRun({ text, bold: isHead || (at === 0 && lines !== day) })] }),
      ),
    });
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: [cell(day, WIDTHS[0] ?? 0), cell(what, WIDTHS[1] ?? 0)],
  });
}
