import { Table } from "#app/components/govuk/table.tsx";
import { overdueHref } from "#app/domain/actions/overdue-filter.ts";

type Props = { rows: readonly { id: string; name: string; count: number; long: number }[]; count: number };

/** For a manager: which agencies are behind, and how many of theirs have waited longest. */
export function OverdueByAgency({ rows, count }: Props) {
  if (count === 0) return null;
  return (
    <section>
      <Table
        caption="Overdue actions by agency"
        captionSize="m"
        stacked
        head={["Agency", { text: "Overdue", numeric: true }, { text: "Of these longest overdue", numeric: true }]}
        rows={rows.map(({ id, name, count: overdue, long }) => [
          name,
          <Count key="all" href={overdueHref({ agency: id })} count={overdue} of={`overdue of ${name}`} />,
          <Count
            key="long"
            href={overdueHref({ agency: id, age: "long" })}
            count={long}
            of={`longest overdue of ${name}`}
          />,
        ])}
      />
      {count > rows.length ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/actions/overdue">
            All {count} agencies with overdue actions
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Count({ href, count, of }: { href: string; count: number; of: string }) {
  return (
    <a className="govuk-link" href={href}>
      {count}
      <span className="govuk-visually-hidden"> {of}</span>
    </a>
  );
}
