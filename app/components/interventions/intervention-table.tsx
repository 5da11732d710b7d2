import { shortDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Row = {
  id: string;
  reference: string;
  kind: string;
  who: string;
  where: string | null;
  beatCode: string | null;
  agencyName: string;
  issuedOn: string;
  standing: string;
  breaches: number;
};

export function InterventionTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  if (rows.length === 0)
    return (
      <p className="govuk-body">
        No intervention stands in this list. Choose another list, or fewer filters. A new one is recorded from a case, a
        person or a place.
      </p>
    );
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel="Interventions"
      stacked
      head={["Intervention", "Kind", "With or where", "Beat", "By", "Issued", "State"]}
      rows={rows.map((row) => [
        <a key="intervention" className="govuk-link app-reference" href={`/interventions/${row.id}`}>
          {row.reference}
        </a>,
        row.kind,
        <Whom key="whom" {...row} />,
        row.beatCode ?? NOT_RECORDED,
        row.agencyName,
        shortDay(row.issuedOn),
        <div key="state">
          {row.standing}{" "}
          {row.breaches === 0 ? null : (
            <Tag colour="orange">{row.breaches === 1 ? "Breached" : `${row.breaches} breaches`}</Tag>
          )}
        </div>,
      ])}
    />
  );
}

function Whom({ who, where }: Row) {
  if (who === "") return <>{where ?? NOT_RECORDED}</>;
  return (
    <>
      {who}
      {where === null ? null : <div className="govuk-hint govuk-!-margin-bottom-0">{where}</div>}
    </>
  );
}
