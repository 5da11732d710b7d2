import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { TextSize } from "./label.tsx";

/** A column's heading; a numeric column is right-aligned all the way down. */
export type TableColumn = { text: ReactNode; numeric?: boolean; className?: string };

type Props = {
  caption?: ReactNode;
  captionSize?: TextSize;
  captionHidden?: boolean;
  head?: readonly (string | TableColumn)[];
  rows?: readonly (readonly ReactNode[])[];
  firstCellIsHeader?: boolean;
  small?: boolean;
  /** Names the region in which a wide table scrolls by itself on a narrow screen. */
  scrollLabel?: string;
  /** On a phone each row stands as a block, every cell beside the heading of its column. For `rows`. */
  stacked?: boolean;
  className?: string;
  /** Instead of `rows`: TableRow elements. */
  children?: ReactNode;
};

export function Table(props: Props) {
  const { caption, captionSize, captionHidden, rows = [], firstCellIsHeader, scrollLabel, stacked } = props;
  const head = props.head?.map((column) => (typeof column === "string" ? { text: column } : column));
  const table = (
    <table
      // A table that is drawn as blocks is none to a screen reader, unless its parts say what they are.
      role={stacked ? "table" : undefined}
      className={classNames(
        "govuk-table",
        stacked && "app-table-stacked",
        (props.small || stacked) && "govuk-table--small-text-until-tablet",
        props.className,
      )}
    >
      {caption ? (
        <caption
          className={classNames(
            "govuk-table__caption",
            captionSize && `govuk-table__caption--${captionSize}`,
            captionHidden && "govuk-visually-hidden",
          )}
        >
          {caption}
        </caption>
      ) : null}
      {head ? (
        <thead className="govuk-table__head" role={stacked ? "rowgroup" : undefined}>
          <TableRow role={stacked ? "row" : undefined}>
            {head.map((column, index) => (
              <TableHeader
                key={index}
                numeric={column.numeric}
                className={column.className}
                role={stacked ? "columnheader" : undefined}
              >
                {column.text}
              </TableHeader>
            ))}
          </TableRow>
        </thead>
      ) : null}
      <tbody className="govuk-table__body" role={stacked ? "rowgroup" : undefined}>
        {props.children}
        {rows.map((cells, rowIndex) => (
          <TableRow key={rowIndex} role={stacked ? "row" : undefined}>
            {cells.map((cell, index) =>
              firstCellIsHeader && index === 0 ? (
                <TableHeader key={index} scope="row" role={stacked ? "rowheader" : undefined}>
                  {cell}
                </TableHeader>
              ) : (
                <TableCell
                  key={index}
                  numeric={head?.[index]?.numeric}
                  role={stacked ? "cell" : undefined}
                  label={stacked ? labelOf(head?.[index]) : undefined}
                >
                  {cell}
                </TableCell>
              ),
            )}
          </TableRow>
        ))}
      </tbody>
    </table>
  );
  if (!scrollLabel) return table;
  return (
    // Focusable, so that the keyboard can scroll it.
    <div className="app-table-scroll" role="region" aria-label={scrollLabel} tabIndex={0}>
      {table}
    </div>
  );
}

function labelOf(column: TableColumn | undefined) {
  return typeof column?.text === "string" ? column.text : undefined;
}

type RowProps = { className?: string; role?: "row"; children: ReactNode };

export function TableRow({ className, role, children }: RowProps) {
  return (
    <tr className={classNames("govuk-table__row", className)} role={role}>
      {children}
    </tr>
  );
}

type CellProps = {
  numeric?: boolean;
  colSpan?: number;
  rowSpan?: number;
  className?: string;
  role?: "cell" | "columnheader" | "rowheader";
  children?: ReactNode;
};

export function TableHeader({ numeric, scope = "col", className, ...rest }: CellProps & { scope?: "col" | "row" }) {
  const names = classNames("govuk-table__header", numeric && "govuk-table__header--numeric", className);
  return <th scope={scope} className={names} {...rest} />;
}

export function TableCell({ numeric, label, className, ...rest }: CellProps & { label?: string }) {
  const names = classNames("govuk-table__cell", numeric && "govuk-table__cell--numeric", className);
  return <td data-label={label} className={names} {...rest} />;
}
