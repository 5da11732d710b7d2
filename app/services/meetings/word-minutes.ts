import { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { MinutedAction } from "#app/domain/meetings/minutes-content.ts";
import type { Sheet, SheetBlock, SheetItem } from "#app/domain/meetings/minutes-sheet.ts";
import { markedDocument } from "../documents/marked-document.ts";

export type Cover = { title: string; when: string; version: string; forWhom: string; hiddenWords: string | null };

const COLUMNS = [
  { head: "Reference", width: 1300 },
  { head: "Action", width: 3900 },
  { head: "Owner", width: 2200 },
  { head: "Due", width: 1200 },
  { head: "State", width: 1000 },
] as const;

/** A copy of minutes as a Word document: the marking and for whom it is on every page, and the pages numbered. */
export function wordMinutes(cover: Cover, sheet: Sheet): Promise<Buffer> {
  return markedDocument({
    title: cover.title,
    below: `${cover.version}. ${cover.forWhom}`,
    page: "Page ",
    children: [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(cover.title)] }),
      plain(cover.when),
      ...sheet.people.flatMap(({ heading, lines }) => [subheading(heading), ...lines.map(plain)]),
      ...sheet.notes.flatMap(blockLines),
      ...sheet.items.flatMap(itemLines),
      ...(cover.hiddenWords === null ? [] : [plain(cover.hiddenWords)]),
    ],
  });
}

function itemLines({ number, title, state, blocks, actions }: SheetItem) {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 320 },
      children: [new TextRun(`${number}. ${title}`)],
    }),
    ...(state === "" ? [] : [new Paragraph({ children: [new TextRun({ text: state, italics: true })] })]),
    ...blocks.flatMap(blockLines),
    ...(actions.length === 0 ? [] : [subheading("Actions"), actionTable(actions)]),
  ];
}

function blockLines({ label, words }: SheetBlock) {
  return [subheading(label), ...words.split("\n").map(plain)];
}

function actionTable(actions: readonly MinutedAction[]) {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: COLUMNS.map(({ width }) => width),
    rows: [
      row(COLUMNS.map(({ head }) => head), true), // prettier-ignore
      ...actions.map(
        ({ reference, words, agencyName, ownerName, dueOn, status }) =>
        row([reference, words, [agencyName, ownerName].filter(Boolean).join(", "), shortDay(dueOn), ACTION_STATUS_NAMES[status]]), // prettier-ignore
      ),
    ],
  });
}

function row(cells: readonly string[], isHead = false) {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text, at) =>
        new TableCell({
          width: { size: COLUMNS[at]?.width ?? 1000, type: WidthType.DXA },
          margins: { top: 80, bottom: 80, left: 100, right: 100 },
          children: text
            .split("\n")
            .map((part) => new Paragraph({ children: [new TextRun({ text: part, bold: isHead, size: 20 })] })),
        }),
    ),
  });
}

function subheading(text: string) {
  return new Paragraph({ keepNext: true, spacing: { before: 160 }, children: [new TextRun({ text, bold: true })] });
}

function plain(text: string) {
  return new Paragraph({ children: [new TextRun(text)] });
}
