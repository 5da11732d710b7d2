import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { INCIDENT_LIST_NAMES, type IncidentListName } from "#app/domain/incidents/incident-list.ts";
import { INCIDENT_STATUS_NAMES, type IncidentStatus } from "#app/domain/incidents/incident.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";

type Row = {
  id: string;
  reference: string;
  latestDay: string;
  what: string;
  placeName: string | null;
  beatCode: string | null;
  status: IncidentStatus;
  officerName: string | null;
  isHate: boolean;
  isSerious: boolean;
  isLate: boolean;
  firstContactDueOn: string | null;
  victimToldOn: string;
};

export function IncidentTable({ list, incidents }: { list: IncidentListName; incidents: Row[] }) {
  if (incidents.length === 0)
    return <p className="govuk-body">No incident stands in this list. Choose another list, or fewer filters.</p>;
  return (
    <Table
      caption={INCIDENT_LIST_NAMES[list]}
      captionHidden
      scrollLabel="Incidents"
      stacked
      head={["Incident", "When", "What", "Where", "Beat", "Dealt with by", "State"]}
      rows={incidents.map((row) => [
        <a key="incident" className="govuk-link app-reference" href={`/incidents/${row.id}`}>
          {row.reference}
        </a>,
        shortDay(row.latestDay),
        row.what,
        row.placeName ?? NOT_RECORDED,
        row.beatCode ?? NOT_RECORDED,
        row.officerName ?? "Nobody yet",
        <State key="state" row={row} list={list} />,
      ])}
    />
  );
}

function State({ row, list }: { row: Row; list: IncidentListName }) {
  return (
    <>
      {INCIDENT_STATUS_NAMES[row.status]} {row.isSerious ? <Tag colour="orange">Serious</Tag> : null}{" "}
      {row.isHate ? <Tag colour="purple">Hate</Tag> : null}{" "}
      {row.isLate && row.firstContactDueOn ? (
        <Tag colour="red">First contact due {shortDay(row.firstContactDueOn)}</Tag>
      ) : null}
      {list === "not-told" ? <div className="govuk-hint">Last told {shortDay(row.victimToldOn)}</div> : null}
    </>
  );
}
