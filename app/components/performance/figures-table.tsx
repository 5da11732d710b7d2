import { countText } from "#app/domain/performance/change.ts";
import { type FigureSpan, figureAddress } from "#app/domain/performance/figure-rows.form.ts";
import {
  cellCount,
  type MeasureCount,
  type MeasureFilter,
  type MeasureId,
  NO_GROUP,
} from "#app/domain/performance/measures.ts";
import type { Quarter } from "#app/domain/performance/quarter.ts";
import { Table } from "../govuk/table.tsx";

export type FigureColumn = { text: string; measure: MeasureId; risk?: MeasureFilter["risk"] };

type Props = {
  caption: string;
  columns: readonly FigureColumn[];
  counts: readonly MeasureCount[];
  groups: readonly { id: string; name: string }[];
  quarter: Quarter;
  span: FigureSpan;
};

/** A row for each group that has anything to count, and one for all; each number leads to the rows behind it. */
export function FiguresTable({ caption, columns, counts, groups, quarter, span }: Props) {
  const counted = counts.filter((c) => c.count > 0 && columns.some((column) => column.measure === c.measure));
  const named = [...groups, { id: NO_GROUP, name: "No group" }].filter(({ id }) => counted.some((c) => c.group === id));
  const rows = [...named.map(({ id, name }) => ({ name, group: id })), { name: "All groups", group: undefined }];
  return (
    <>
      <h4 className="govuk-heading-s">{caption}</h4>
      {counted.length === 0 ? (
        <p className="govuk-body">None.</p>
      ) : (
        <Table
          caption={caption}
          captionHidden
          scrollLabel={caption}
          className="app-table-quarters"
          firstCellIsHeader
          head={["Group", ...columns.map(({ text }) => ({ text, numeric: true }))]}
          rows={rows.map(({ name, group }) => [
            name,
            ...columns.map(({ measure, risk }) => (
              <Figure
                key={measure + (risk ?? "")}
                count={cellCount(counts, measure, { group, risk })}
                href={figureAddress({ measure, quarter, span, filter: { group, risk } })}
              />
            )),
          ])}
        />
      )}
    </>
  );
}

/** Behind a nought there is nothing to open. */
function Figure({ count, href }: { count: number; href: string }) {
  if (count === 0) return "0";
  return (
    <a className="govuk-link govuk-link--no-visited-state" href={href}>
      {countText(count)}
    </a>
  );
}
