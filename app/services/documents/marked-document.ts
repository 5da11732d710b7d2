import { Document, type FileChild, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";
import type { ReportChart } from "#app/domain/reports/report-charts.ts";
import { demonstrationWords } from "../demonstration/demonstration-mark.ts";
import { chartParagraph, withCharts } from "./word-charts.ts";
import { WORD_STYLES } from "./word-styles.ts";

/** What stands in the text: as the library has it, or a chart. */
export type WordBlock = FileChild | { chart: ReportChart };

type Marked = {
  title: string;
  /** OFFICIAL-SENSITIVE unless told otherwise. */
  marking?: string;
  /** What every page says below the marking. */
  below?: string;
  /** Before the number of each page, like "Page ". */
  page: string;
  children: readonly WordBlock[];
};

/** A Word document as what is about people leaves: with its marking on every page, and the pages numbered. */
export function markedDocument({
  title,
  marking = "OFFICIAL-SENSITIVE",
  below,
  page,
  children,
}: Marked): Promise<Buffer> {
  const demonstration = demonstrationWords();
  const charts: ReportChart[] = [];
  const blocks = children.map((child) =>
    "chart" in child ? chartParagraph(child.chart, charts.push(child.chart)) : child,
  );
  const document = new Document({
    ...{ creator: "Joint Action", lastModifiedBy: "Joint Action" },
    title,
    styles: WORD_STYLES,
    sections: [
      {
        headers: {
          default: new Header({
            children: [
              ...(demonstration === null ? [] : [marked(new TextRun({ text: demonstration, bold: true }))]),
              marked(new TextRun({ text: marking, bold: true })),
              ...(below === undefined ? [] : [marked(new TextRun(below))]),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [marked(new TextRun({ children: [page, PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }))],
          }),
        },
        children: blocks,
      },
    ],
  });
  return Packer.toBuffer(document).then((buffer) => withCharts(buffer, charts));
}

/** Of the style of what stands on every page. */
function marked(run: TextRun) {
  return new Paragraph({ style: "Marking", children: [run] });
}
