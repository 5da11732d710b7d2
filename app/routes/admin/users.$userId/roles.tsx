import { termWords } from "#app/components/admin/term-words.ts";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";

type Row = { id: string; text: string; fromDay: string; untilDay: string | null; over: boolean; href: string };
type Props = { heading: string; rows: readonly Row[]; add: { href: string; text: string } | null; empty: string };

/** Duties or memberships: those in force or to come, and behind a click those that are over. */
export function Roles({ heading, rows, add, empty }: Props) {
  const current = rows.filter((row) => !row.over);
  const over = rows.filter((row) => row.over);
  return (
    <section>
      <h2 className="govuk-heading-m">{heading}</h2>
      {current.length > 0 ? (
        <Table
          caption={heading}
          captionHidden
          firstCellIsHeader
          rows={current.map((row) => [
            row.text,
            termWords(row),
            ...(add
              ? [
                  <a key="change" className="govuk-link" href={row.href}>
                    Change<span className="govuk-visually-hidden"> {row.text}</span>
                  </a>,
                ]
              : []),
          ])}
        />
      ) : (
        <p className="govuk-body">{empty}</p>
      )}
      {over.length > 0 ? (
        <Details summary={`Ended: ${over.length}`}>
          <ul className="govuk-list">
            {over.map((row) => (
              <li key={row.id}>
                {row.text}, {termWords(row)}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {add ? (
        <Button href={add.href} variant="secondary">
          {add.text}
        </Button>
      ) : null}
    </section>
  );
}
