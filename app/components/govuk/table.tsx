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
  className?: string;
  /** Instead of `rows`: TableRow elements. */
  children?: ReactNode;
};

export function Table(props: Props) {
  const { caption, captionSize, captionHidden, rows = [], firstCellIsHeader, scrollLabel } = props;
  const head = props.head?.map((column) => (typeof column === "string" ? { text: column } : column));
  const table = (
    <table
      className={classNames("govuk-table", props.small && "govuk-table--small-text-until-tablet", props.className)}
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
        <thead className="govuk-table__head">
          <TableRow>
            {head.map((column, index) => (
              <TableHeader key={index} numeric={column.numeric} className={column.className}>
                {column.text}
              </TableHeader>
            ))}
          </TableRow>
        </thead>
      ) : null}
      <tbody className="govuk-table__body">
        {props.children}
        {rows.map((cells, rowIndex) => (
          <TableRow key={rowIndex}>
            {cells.map((cell, index) =>
              firstCellIsHeader && index === 0 ? (
                <TableHeader key={index} scope="row">
                  {cell}
                </TableHeader>
              ) : (
                <TableCell key={index} numeric={head?.[index]?.numeric}>
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

export function TableRow({ className, children }: { className?: string; children: ReactNode }) {
  return <tr className={classNames("govuk-table__row", className)}>{children}</tr>;
}

type CellProps = {
  numeric?: boolean;
  colSpan?: number;
  rowSpan?: number;
  className?: string;
  children?: ReactNode;
};

export function TableHeader({ numeric, scope = "col", className, ...rest }: CellProps & { scope?: "col" | "row" }) {
  const names = classNames("govuk-table__header", numeric && "govuk-table__header--numeric", className);
  return <th scope={scope} className={names} {...rest} />;
}

export function TableCell({ numeric, className, ...rest }: CellProps) {
  return (
    <td className={classNames("govuk-table__cell", numeric && "govuk-table__cell--numeric", className)} {...rest} />
  );
}
