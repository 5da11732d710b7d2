import { HeadingLevel, Paragraph, TextRun } from "docx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { markedDocument } from "../documents/marked-document.ts";
import { heading, TEXT_WIDTH, wordTable } from "../documents/word-blocks.ts";
import type { PrintedChronology } from "./make-chronology.ts";

const WIDTHS = [2_000, TEXT_WIDTH - 2_000];

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
      heading(`Chronology: ${title}`, HeadingLevel.HEADING_1),
      new Paragraph({ spacing: { after: 240 }, children: [new TextRun(reference)] }),
      ...marks.map((text) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text, bold: true })] })),
      wordTable({
        ...{ heads: ["Day", "What happened"], widths: WIDTHS, isTitled: true },
        rows: entries.map((entry) => [longDay(entry.day), linesOf(entry).join("\n")]),
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
