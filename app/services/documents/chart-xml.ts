import type { ReportChart } from "#app/domain/reports/report-charts.ts";

// A chart as Word keeps it: ECMA-376 part 1, 21.2. The order of the elements is the schema's.

const SPACES = {
  "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
const SHEET = "Figures";
const NAMES_AXIS = 111_111;
const NUMBERS_AXIS = 222_222;
const BLUE = "1D70B8";
const GREY = "505A5F";
/** Of the whole drawing: the names stand to the left of the bars, the numbers have room behind them. */
const PLOT = { x: 0.34, w: 0.58 };
const MOST_LETTERS = 52;
const FORMATS: Record<ReportChart["unit"], string> = { count: "#,##0", pounds: "[$£-809]#,##0" };

type Attributes = Readonly<Record<string, string | number>>;

/** `workbookId` names the workbook that Word opens when somebody edits the numbers of the drawing. */
export function chartXml({ names, series, unit }: ReportChart, workbookId: string): string {
  const isPair = series.length > 1;
  const rows = names.length + 1;
  const top = isPair ? legendShare(names.length) : 0.02;
  const bars = series.map(({ name, values }, index) => {
    const column = String.fromCharCode("B".charCodeAt(0) + index);
    const isEarlier = isPair && index === 0;
    return el("c:ser", {}, [
      ...[val("c:idx", index), val("c:order", index)],
      el("c:tx", {}, [textRef(`${SHEET}!$${column}$1`, [name])]),
      isEarlier ? shape("FFFFFF", GREY) : shape(BLUE, BLUE),
      val("c:invertIfNegative", 0),
      el("c:cat", {}, [textRef(`${SHEET}!$A$2:$A$${rows}`, names.map(shortened))]),
      el("c:val", {}, [numberRef(`${SHEET}!$${column}$2:$${column}$${rows}`, values, FORMATS[unit])]),
    ]);
  });
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
    el("c:chartSpace", SPACES, [
      ...[val("c:date1904", 0), val("c:lang", "en-GB"), val("c:roundedCorners", 0)],
      el("c:chart", {}, [
        val("c:autoTitleDeleted", 1),
        el("c:plotArea", {}, [
          layout(top),
          el("c:barChart", {}, [
            ...[val("c:barDir", "bar"), val("c:grouping", "clustered"), val("c:varyColors", 0), ...bars],
            el("c:dLbls", {}, [
              el("c:numFmt", { formatCode: FORMATS[unit], sourceLinked: 0 }),
              ...[el("c:spPr", {}, [el("a:noFill"), el("a:ln", {}, [el("a:noFill")])]), text(900)],
              ...[val("c:dLblPos", "outEnd"), val("c:showLegendKey", 0), val("c:showVal", 1)],
              ...["c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"].map((name) => val(name, 0)),
            ]),
            ...[val("c:gapWidth", isPair ? 60 : 70), val("c:axId", NAMES_AXIS), val("c:axId", NUMBERS_AXIS)],
          ]),
          ...axes(unit),
        ]),
        ...(isPair ? [el("c:legend", {}, [val("c:legendPos", "t"), val("c:overlay", 0), text(900)])] : []),
        ...[val("c:plotVisOnly", 1), val("c:dispBlanksAs", "gap")],
      ]),
      el("c:spPr", {}, [el("a:solidFill", {}, [val("a:srgbClr", "FFFFFF")]), el("a:ln", {}, [el("a:noFill")])]),
      text(900),
      el("c:externalData", { "r:id": workbookId }, [val("c:autoUpdate", 0)]),
    ])
  );
}

/** Two lines of the legend, of a drawing that is as high as its bars. */
function legendShare(bars: number) {
  return Math.min(0.3, 1.2 / (1.4 + bars));
}

function layout(top: number) {
  return el("c:layout", {}, [
    el("c:manualLayout", {}, [
      ...[val("c:layoutTarget", "inner"), val("c:xMode", "edge"), val("c:yMode", "edge")],
      ...[val("c:x", PLOT.x), val("c:y", top.toFixed(3)), val("c:w", PLOT.w), val("c:h", (0.98 - top).toFixed(3))],
    ]),
  ]);
}

function axes(unit: ReportChart["unit"]) {
  const start = (id: number, orientation: string, isHidden: 0 | 1, side: string) => [
    ...[val("c:axId", id), el("c:scaling", {}, [val("c:orientation", orientation)])],
    ...[val("c:delete", isHidden), val("c:axPos", side)],
  ];
  const marks = (labels: string) => [
    ...[val("c:majorTickMark", "none"), val("c:minorTickMark", "none"), val("c:tickLblPos", labels)],
  ];
  return [
    el("c:catAx", {}, [
      ...start(NAMES_AXIS, "maxMin", 0, "l"),
      ...marks("low"),
      ...[el("c:spPr", {}, [line(GREY)]), text(900)],
      ...[val("c:crossAx", NUMBERS_AXIS), val("c:crosses", "autoZero"), val("c:auto", 0)],
      ...[val("c:lblAlgn", "ctr"), val("c:lblOffset", 100), val("c:tickLblSkip", 1), val("c:noMultiLvlLbl", 1)],
    ]),
    el("c:valAx", {}, [
      ...start(NUMBERS_AXIS, "minMax", 1, "t"),
      el("c:numFmt", { formatCode: FORMATS[unit], sourceLinked: 0 }),
      ...marks("none"),
      ...[val("c:crossAx", NAMES_AXIS), val("c:crosses", "autoZero"), val("c:crossBetween", "between")],
    ]),
  ];
}

/** For two lines beside a bar; the whole name stands in the table. */
function shortened(name: string) {
  if (name.length <= MOST_LETTERS) return name;
  const cut = name.lastIndexOf(" ", MOST_LETTERS);
  return `${name.slice(0, cut > 0 ? cut : MOST_LETTERS).replace(/[\s,–-]+$/, "")}…`;
}

function textRef(formula: string, texts: readonly string[]) {
  const points = texts.map((one, idx) => el("c:pt", { idx }, [el("c:v", {}, [escaped(one)])]));
  return el("c:strRef", {}, [
    el("c:f", {}, [formula]),
    el("c:strCache", {}, [val("c:ptCount", texts.length), ...points]),
  ]);
}

function numberRef(formula: string, values: readonly (number | null)[], format: string) {
  const points = values.map((one, idx) => (one === null ? "" : el("c:pt", { idx }, [el("c:v", {}, [String(one)])])));
  const cache = [el("c:formatCode", {}, [escaped(format)]), val("c:ptCount", values.length), ...points];
  return el("c:numRef", {}, [el("c:f", {}, [formula]), el("c:numCache", {}, cache)]);
}

function shape(fill: string, stroke: string) {
  return el("c:spPr", {}, [el("a:solidFill", {}, [val("a:srgbClr", fill)]), line(stroke)]);
}

function line(colour: string) {
  return el("a:ln", { w: 9525 }, [el("a:solidFill", {}, [val("a:srgbClr", colour)])]);
}

function text(hundredths: number) {
  const fill = el("a:solidFill", {}, [val("a:srgbClr", "0B0C0C")]);
  const run = el("a:defRPr", { sz: hundredths, b: 0 }, [fill, el("a:latin", { typeface: "Arial" })]);
  const end = el("a:endParaRPr", { lang: "en-GB" });
  return el("c:txPr", {}, [el("a:bodyPr"), el("a:lstStyle"), el("a:p", {}, [el("a:pPr", {}, [run]), end])]);
}

function val(name: string, value: string | number) {
  return el(name, { val: value });
}

function el(name: string, attributes: Attributes = {}, children: readonly string[] = []) {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return children.length === 0
    ? `<${name}${given.join("")}/>`
    : `<${name}${given.join("")}>${children.join("")}</${name}>`;
}

/** Without the control characters that XML does not have. */
function escaped(text: string) {
  return text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
