import { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { REPORT_KIND_NAMES } from "#app/domain/reports/report.ts";
import { barOf, type CopyKind, REPORT_COPY_NAMES, type ReportTable, type SentContent, type SentPart } from "#app/domain/reports/sent-content.ts"; // prettier-ignore
import { markedDocument } from "../documents/marked-document.ts";

const PAGE_WIDTH = 9_000;
const FIRST_COLUMN = 0.4;
const LONGEST_BAR = 30;
const MARKINGS: Record<CopyKind, string> = { whole: "OFFICIAL", public: "OFFICIAL: public version" };

/** One report as a Word document. */
export function wordReport(content: SentContent, copy: CopyKind): Promise<Buffer> {
  return markedDocument({
    ...{ title: content.title, marking: MARKINGS[copy], below: `${content.reference}. ${REPORT_COPY_NAMES[copy]}` },
    page: "Page ",
    children: reportBlocks(content),
  });
}

/** The reports of a pack in one document, each from a page of its own; and who has not sent one. */
export function wordPackOfReports(title: string, reports: readonly SentContent[], missing: readonly string[]) {
  return markedDocument({
    ...{ title, marking: MARKINGS.whole, below: title, page: "Page " },
    children: [
      heading(title, HeadingLevel.TITLE),
      plain(`Reports in this pack: ${reports.length === 0 ? "none" : ""}`),
      ...reports.map((content) => plain(`${content.title} (${REPORT_KIND_NAMES[content.kind].toLowerCase()})`)),
      ...(missing.length === 0 ? [] : [plain(`Not sent: ${missing.join(", ")}`)]),
      ...reports.flatMap((content) => reportBlocks(content, true)),
    ],
  });
}

function reportBlocks(content: SentContent, isOnNewPage = false) {
  const head: [string, string][] = [
    [content.kind === "jag" ? "Group" : "Organisation", content.of],
    ["Author", content.author ?? "Not recorded"],
    ["Date", longDay(content.sentOn)],
    ["Days reported on", `${longDay(content.from)} to ${longDay(content.to)}`],
    ["Figures counted to", longDay(content.days.asAt)],
  ];
  return [
    heading(content.title, HeadingLevel.HEADING_1, isOnNewPage),
    plainTable(
      head.map(([key, value]) => [key, value]),
      null,
    ),
    ...content.parts.flatMap((part, index) => [
      ...(part.section !== null && part.section !== content.parts[index - 1]?.section
        ? [heading(part.section, HeadingLevel.HEADING_2)]
        : []),
      ...partBlocks(part),
    ]),
  ];
}

function partBlocks({ section, heading: title, words, fields, tables }: SentPart) {
  const isSilent = words === "" && (tables.length > 0 || fields.length > 0);
  return [
    heading(title, section === null ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3),
    ...fields.map(({ label, text }) => plain(`${label}: ${text === "" ? "None" : text}`)),
    ...(isSilent ? [] : (words === "" ? "None" : words).split("\n").map(plain)),
    ...tables.flatMap(tableBlocks),
  ];
}

/** The table, and where the page draws bars, the same bars in a table: Word draws no chart from numbers that are only given. */
function tableBlocks({ caption, note, heads, rows, bars }: ReportTable) {
  const values = bars === null ? [] : rows.map(({ cells }) => Math.max(0, barOf(cells[bars]?.text ?? "") ?? 0));
  const most = Math.max(1, ...values);
  return [
    heading(caption, HeadingLevel.HEADING_4),
    ...(rows.length === 0
      ? []
      : [
          plainTable(
            rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]),
            heads,
          ),
        ]),
    ...(note === null ? [] : [plain(note)]),
    ...(bars === null || rows.length === 0
      ? []
      : [
          heading(`${caption}, drawn`, HeadingLevel.HEADING_4),
          plainTable(
            rows.map(({ name, cells }, index) => [
              name,
              `${"█".repeat(Math.round(((values[index] ?? 0) / most) * LONGEST_BAR))} ${cells[bars]?.text ?? ""}`,
            ]),
            [heads[0] ?? "", heads[bars + 1] ?? ""],
          ),
        ]),
  ];
}

function plainTable(rows: readonly (readonly string[])[], heads: readonly string[] | null) {
  const columns = heads?.length ?? rows[0]?.length ?? 1;
  const first = columns === 1 ? PAGE_WIDTH : Math.round(PAGE_WIDTH * FIRST_COLUMN);
  const other = Math.round((PAGE_WIDTH - first) / Math.max(1, columns - 1));
  const widths = Array.from({ length: columns }, (_, index) => (index === 0 ? first : other));
  const line = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? other, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 80, right: 80 },
            children: [new Paragraph({ children: [new TextRun({ text, bold: isHead || at === 0, size: 20 })] })],
          }),
      ),
    });
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [...(heads === null ? [] : [line(heads, true)]), ...rows.map((cells) => line(cells, false))],
  });
}

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

function heading(text: string, level: Level, pageBreakBefore = false) {
  const spacing = { before: 240, after: 80 };
  return new Paragraph({ heading: level, keepNext: true, pageBreakBefore, spacing, children: [new TextRun(text)] });
}

function plain(text: string) {
  return new Paragraph({ spacing: { after: 80 }, children: [new TextRun(text)] });
}
