import { LineRuleType, Paragraph, type ParagraphChild, XmlComponent } from "docx";
import PizZip from "pizzip";
import writeExcelFile from "write-excel-file/node";
import { harmless } from "#app/domain/exports/cell.ts";
import type { ReportChart } from "#app/domain/reports/report-charts.ts";
import { chartXml } from "./chart-xml.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
/** English Metric Units: 360,000 to a centimetre. */
const WIDE = 5_731_200;
const CENTIMETRE = 360_000;
const FIRST_ID = 1_000;
/** Of more names each is drawn less high, so that table and chart stand on a page. */
const FEW = 8;
const ONE_LINE = 30;

/** The place of a chart in the text, its words told to those who do not see it. The document holds it as its `number`-th. */
export function chartParagraph({ title, sentence, names, series }: ReportChart, number: number) {
  const cy = Math.round(heightOf(names, series.length > 1) * CENTIMETRE);
  const name = `Chart ${number}`;
  const drawing = new Element("w:drawing", {}, [
    new Element("wp:inline", { distT: 0, distB: 0, distL: 0, distR: 0 }, [
      new Element("wp:extent", { cx: WIDE, cy }),
      new Element("wp:docPr", { id: FIRST_ID + number, name, descr: `${title}. ${sentence}` }),
      new Element("wp:cNvGraphicFramePr"),
      new Element("a:graphic", { "xmlns:a": `${DRAWING}/main` }, [
        new Element("a:graphicData", { uri: `${DRAWING}/chart` }, [
          new Element("c:chart", { "xmlns:c": `${DRAWING}/chart`, "xmlns:r": OFFICE, "r:id": idOf(number) }),
        ]),
      ]),
    ]),
  ]);
  const run: ParagraphChild = new Element("w:r", {}, [drawing]);
  return new Paragraph({
    spacing: { before: 60, after: 200, line: 240, lineRule: LineRuleType.AUTO },
    children: [run],
  });
}

/** The document with its charts beside the text, each with the workbook of its numbers. */
export async function withCharts(document: Buffer, charts: readonly ReportChart[]): Promise<Buffer> {
  if (charts.length === 0) return document;
  const zip = new PizZip(document);
  const added = (path: string, before: string, more: string) =>
    zip.file(
      path,
      (zip.file(path)?.asText() ?? "").replace(before, () => more + before),
    );
  for (const [index, chart] of charts.entries()) {
    const name = `chart${index + 1}`;
    zip.file(`word/charts/${name}.xml`, chartXml(chart, "rId1"));
    zip.file(
      `word/charts/_rels/${name}.xml.rels`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/package" Target="../embeddings/${name}.xlsx"/></Relationships>`,
    );
    zip.file(`word/embeddings/${name}.xlsx`, await numbersOf(chart));
    added(
      "word/_rels/document.xml.rels",
      "</Relationships>",
      `<Relationship Id="${idOf(index + 1)}" Type="${OFFICE}/chart" Target="charts/${name}.xml"/>`,
    );
    added(
      "[Content_Types].xml",
      "</Types>",
      `<Override PartName="/word/charts/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>` +
        `<Override PartName="/word/embeddings/${name}.xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`,
    );
  }
  return zip.generate({ type: "nodebuffer", compression: "DEFLATE" });
}

/** In centimetres, with room for two lines beside a bar where a name is long, and never more than a page. */
function heightOf(names: readonly string[], isPair: boolean) {
  const one = names.some((name) => name.length > ONE_LINE) ? 0.85 : 0.65;
  const bar = isPair ? (names.length > FEW ? 0.8 : 1) : one;
  return Math.min(22, (isPair ? 1.4 : 0.3) + names.length * bar);
}

function numbersOf({ names, series }: ReportChart): Promise<Buffer> {
  const rows = names.map((name, at) => [
    { value: harmless(name) },
    ...series.map(({ values }) => (typeof values[at] === "number" ? { value: values[at] } : null)),
  ]);
  return writeExcelFile([[null, ...series.map(({ name }) => ({ value: harmless(name) }))], ...rows], {
    sheet: "Figures",
  }).toBuffer();
}

function idOf(number: number) {
  return `rIdChart${number}`;
}

class Element extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string | number>> = {}, children: Element[] = []) {
    super(name);
    this.root.push({ _attr: attributes }, ...children);
  }
}
