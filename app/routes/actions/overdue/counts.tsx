import { Table } from "#app/components/govuk/table.tsx";
import type { CountTable } from "./count-tables.ts";

/** Each number opens exactly the rows that it counts. */
export function Counts({ tables }: { tables: readonly CountTable[] }) {
  return (
    <>
      {tables.map(({ by, ages, rows }) => (
        <Table
          key={by}
          caption={`By ${by.toLowerCase()}`}
          captionSize="m"
          firstCellIsHeader
          small
          scrollLabel={`Overdue by ${by.toLowerCase()}`}
          head={[by, ...ages.map((text) => ({ text, numeric: true })), { text: "All", numeric: true }]}
          rows={rows.map(({ name, cells }) => [name, ...cells.map((cell) => <Cell key={cell.href} {...cell} />)])}
        />
      ))}
    </>
  );
}

function Cell({ count, href, of }: { count: number; href: string; of: string }) {
  if (count === 0) return <>0</>;
  return (
    <a className="govuk-link" href={href}>
      {count}
      <span className="govuk-visually-hidden"> {of}</span>
    </a>
  );
}
