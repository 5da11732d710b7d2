import { HeadingLevel } from "docx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { chartOf } from "#app/domain/reports/report-charts.ts";
import { REPORT_KIND_NAMES } from "#app/domain/reports/report.ts";
import { type CopyKind, REPORT_COPY_NAMES, type ReportTable, type SentContent, type SentPart } from "#app/domain/reports/sent-content.ts"; // prettier-ignore
import { inThemes } from "#app/domain/reports/templates.ts";
import { markedDocument, type WordBlock } from "../documents/marked-document.ts";
import { heading, type Level, plain, styled, TEXT_WIDTH, typed, wordTable } from "../documents/word-blocks.ts";

const MARKINGS: Record<CopyKind, string> = { whole: "OFFICIAL", public: "OFFICIAL: public version" };
const KEY_WIDTH = 2_800;
const WIDEST_NUMBER = 1_280;
const LEAST_NAME = 2_700;
const LEVELS = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

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
      ...(reports.length === 0
        ? [plain("Reports in this pack: none")]
        : [
            styled("Caption", "Reports in this pack"),
            wordTable({
              heads: ["Report", "Kind", "Date"],
              rows: reports.map(({ title: of, kind, sentOn }) => [of, REPORT_KIND_NAMES[kind], longDay(sentOn)]),
              widths: [TEXT_WIDTH - 4_200, 2_100, 2_100],
            }),
          ]),
      ...(missing.length === 0 ? [] : [styled("Note", `Not sent: ${missing.join(", ")}`)]),
      ...reports.flatMap((content) => reportBlocks(content, true)),
    ],
  });
}

function reportBlocks(content: SentContent, isOnNewPage = false): WordBlock[] {
  return [
    heading(content.title, HeadingLevel.HEADING_1, isOnNewPage),
    listTable([
      ["Report", REPORT_KIND_NAMES[content.kind]],
      [content.kind === "jag" ? "Group" : "Organisation", content.of],
      ["Author", content.author ?? "Not recorded"],
      ["Date", longDay(content.sentOn)],
      ["Days reported on", `${longDay(content.from)} to ${longDay(content.to)}`],
      ["Figures counted to", longDay(content.days.asAt)],
      ["Signed off by", content.signedOffBy ?? "Not recorded"],
      ...(content.plan === null ? [] : [["Themes of", content.plan]]),
    ]),
    ...inThemes(content).flatMap(({ above, level, part, newPage }) => [
      ...above.map(({ text, depth }, at) => heading(text, levelAt(depth), newPage && at === 0)),
      ...partBlocks(part, levelAt(level), newPage && above.length === 0),
    ]),
  ];
}

function levelAt(depth: number): Level {
  return LEVELS[depth] ?? HeadingLevel.HEADING_4;
}

function partBlocks({ heading: title, words, fields, tables }: SentPart, level: Level, isOnNewPage: boolean) {
  const isSilent = words === "" && (tables.length > 0 || fields.length > 0);
  return [
    heading(title, level, isOnNewPage),
    ...(fields.length === 0 ? [] : [listTable(fields.map(({ label, text }) => [label, text === "" ? "None" : text]))]),
    ...(isSilent ? [] : typed(words.trim() === "" ? "None" : words)),
    ...tables.flatMap(tableBlocks),
  ];
}

function tableBlocks(table: ReportTable): WordBlock[] {
  const { caption, note, heads, rows } = table;
  const chart = chartOf(table);
  const number = Math.min(WIDEST_NUMBER, Math.floor((TEXT_WIDTH - LEAST_NAME) / Math.max(1, heads.length - 1)));
  const widths = heads.map((_, at) => (at === 0 ? TEXT_WIDTH - number * (heads.length - 1) : number));
  const lines = rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]);
  const hasTotal = ["Total", "The borough"].includes(rows.at(-1)?.name ?? "");
  return [
    styled("Caption", caption),
    ...(rows.length === 0 ? [] : [wordTable({ heads, rows: lines, widths, numeric: true, hasTotal })]),
    ...(note === null ? [] : [styled("Note", note)]),
    ...(chart === null ? [] : [styled("Caption", chart.title), styled("Note", chart.sentence, true), { chart }]),
  ];
}

function listTable(rows: readonly (readonly string[])[]) {
  return wordTable({ heads: null, rows, widths: [KEY_WIDTH, TEXT_WIDTH - KEY_WIDTH] });
}
