import { type ReactNode, useId } from "react";
import { barText, chartOf } from "#app/domain/reports/report-charts.ts";
import type { ReportTable, SentPart } from "#app/domain/reports/sent-content.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { Table } from "../govuk/table.tsx";

/** More parts than so many are listed at the top. */
const LONG = 4;

type Behind = { href: string; keys: readonly string[] };
type Props = {
  parts: readonly (SentPart & { id?: string })[];
  /** Where the rows behind a number are shown; null on paper. */
  behind?: Behind | null;
  /** What stands under the heading of a part, such as the way to write it. */
  after?: (part: SentPart & { id?: string }) => ReactNode;
  level?: "h2" | "h3";
  /** Of which report they are, where several stand on a page. */
  of?: string;
};

/** The parts of a report in their order, those of Part A and Part B under their own headings. A blank one says None. */
export function ReportParts({ parts, behind = null, after, level: Heading = "h2", of }: Props) {
  const base = useId();
  const isLong = Heading === "h2" && parts.length > LONG;
  return (
    <>
      {isLong ? <Contents base={base} headings={parts.map(({ heading }) => heading)} /> : null}
      {parts.map((part, index) => (
        <section key={`${part.part}-${part.heading}`} id={`${base}${index}`}>
          {part.section !== null && part.section !== parts[index - 1]?.section ? (
            <p className="govuk-caption-l govuk-!-margin-top-6">{part.section}</p>
          ) : null}
          <Heading className="govuk-heading-m govuk-!-margin-bottom-1 govuk-!-margin-top-4">{part.heading}</Heading>
          <Words part={part} />
          {part.tables.map((table) => (
            <FigureTable key={table.id} table={table} part={part.part} behind={behind} of={of} />
          ))}
          {after?.(part)}
        </section>
      ))}
    </>
  );
}

/** From the top of a long report to each of its parts. */
function Contents({ base, headings }: { base: string; headings: readonly string[] }) {
  return (
    <nav aria-label="Parts of the report" className="govuk-!-display-none-print">
      <ol className="govuk-list app-contents">
        {headings.map((heading, index) => (
          <li key={`${base}${index}`}>
            <a className="govuk-link" href={`#${base}${index}`}>
              {heading}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Words({ part: { words, fields, tables } }: { part: SentPart }) {
  if (fields.length > 0)
    return (
      <ul className="govuk-list">
        {fields.map(({ label, text }) => (
          <li key={label}>
            <strong>{label}:</strong> {text === "" ? "None" : text}
          </li>
        ))}
      </ul>
    );
  if (words === "" && tables.length > 0) return null;
  return <p className="govuk-body app-typed">{words === "" ? "None" : words}</p>;
}

type TableProps = { table: ReportTable; part?: string; behind?: Behind | null; of?: string | undefined };

/** One table of figures, with its chart where it has one. */
export function FigureTable({ table, part = "", behind = null, of }: TableProps) {
  const { caption, note, heads, rows } = table;
  return (
    <>
      {rows.length > 0 ? (
        <Table
          caption={caption}
          captionSize="s"
          scrollLabel={of === undefined ? caption : `${of}: ${caption}`}
          firstCellIsHeader
          stacked
          className="app-table-quarters"
          head={heads.map((text, index) => (index === 0 ? text : { text, numeric: true }))}
          rows={rows.map((row) => [
            row.name,
            ...row.cells.map((cell, index) => {
              const key = `${part}/${cell.key ?? ""}`;
              if (!behind?.keys.includes(key)) return cell.text;
              return (
                <a key={key} className="govuk-link" href={`${behind.href}?number=${encodeURIComponent(key)}`}>
                  {cell.text}
                  <span className="govuk-visually-hidden">{`: ${row.name}, ${heads[index + 1] ?? ""}`}</span>
                </a>
              );
            }),
          ])}
        />
      ) : (
        <p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{caption}</p>
      )}
      {note === null ? null : <p className="govuk-body-s">{note}</p>}
      <Bars table={table} />
    </>
  );
}

function Bars({ table }: { table: ReportTable }) {
  const chart = chartOf(table);
  if (chart === null) return null;
  const { title, sentence, names, series, unit } = chart;
  const [first, second] = series;
  const now = second ?? first;
  return (
    <BarChart
      title={title}
      sentence={sentence}
      {...(first && second ? { pair: [first.name, second.name] as const } : {})}
      text={(value) => barText(unit, value)}
      bars={names.map((name, at) => ({
        ...{ name, value: now?.values[at] ?? null },
        ...(second ? { before: first?.values[at] ?? null } : {}),
      }))}
    />
  );
}
