import { shortDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Row = {
  id: string;
  interventionId: string;
  reference: string;
  kind: string;
  who: string;
  breachedOn: string;
  outcome: string | null;
  decidedOn: string | null;
  groupName: string | null;
  heardOn: string | null;
};

/** Breaches of several interventions. */
export function BreachRows({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={caption}
      stacked
      head={["Breach", "Intervention", "Who", "What came of it"]}
      rows={rows.map((row) => [
        <a key="breach" className="govuk-link" href={`/interventions/${row.interventionId}/breaches/${row.id}`}>
          {shortDay(row.breachedOn)}
          <span className="govuk-visually-hidden">: breach of {row.reference}</span>
        </a>,
        <div key="intervention">
          <a className="govuk-link app-reference" href={`/interventions/${row.interventionId}`}>
            {row.reference}
          </a>
          <div>{row.kind}</div>
        </div>,
        row.who,
        <div key="outcome">
          {row.outcome === null ? "Not decided yet" : `${row.outcome}, ${shortDay(row.decidedOn ?? "")}`}{" "}
          {row.groupName === null ? null : row.heardOn === null ? (
            <Tag colour="yellow">For the next sitting</Tag>
          ) : (
            `Heard ${shortDay(row.heardOn)}`
          )}
        </div>,
      ])}
    />
  );
}
