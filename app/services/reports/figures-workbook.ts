import writeExcelFile from "write-excel-file/node";
import { harmless } from "#app/domain/exports/cell.ts";
import { barOf, type ReportTable, type SentContent } from "#app/domain/reports/sent-content.ts";

const WIDE = 44;
const NARROW = 18;

/** The figures of a report, all tables one under another in one sheet, numbers as numbers. Null for a report without any. */
export function figuresWorkbook(content: SentContent): Promise<Buffer> | null {
  const tables = content.parts.flatMap((part) => part.tables.map((table) => ({ ...table, part: part.heading })));
  if (tables.length === 0) return null;
  const most = Math.max(...tables.map(({ heads }) => heads.length));
  return writeExcelFile(tables.flatMap(tableRows), {
    sheet: "Figures",
    columns: Array.from({ length: most }, (_, index) => ({ width: index === 0 ? WIDE : NARROW })),
  }).toBuffer();
}

function tableRows({ caption, heads, rows }: ReportTable) {
  const bold = (value: string) => ({ value: harmless(value), fontWeight: "bold" as const });
  return [
    [bold(caption)],
    heads.map(bold),
    ...rows.map(({ name, cells }) => [{ value: harmless(name) }, ...cells.map(({ text }) => excelCell(text))]),
    [],
  ];
}

function excelCell(text: string) {
  if (text === "") return null;
  const number = text.includes("£") || text.startsWith("+") || text.startsWith("−") ? null : barOf(text);
  return { value: number ?? harmless(text) };
}
