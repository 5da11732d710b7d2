import { shortDay } from "#app/domain/dates/iso-day.ts";
import { INCIDENT_STATUS_NAMES, type IncidentStatus } from "#app/domain/incidents/incident.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

export type IncidentRow = {
  id: string;
  reference: string;
  latestDay: string;
  what: string;
  placeName: string | null;
  officerName: string | null;
  status: IncidentStatus;
  isHate: boolean;
  /** Of a person's incidents: the part in it. */
  part?: string;
};

/** Incidents of a record, newest first. */
export function IncidentRows({ caption, rows }: { caption: string; rows: readonly IncidentRow[] }) {
  const isOfPerson = rows.some(({ part }) => part);
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={caption}
      stacked
      head={["Incident", "When", ...(isOfPerson ? ["As"] : []), "What", "Where", "Dealt with by", "State"]}
      rows={rows.map((row) => [
        <a key="incident" className="govuk-link app-reference" href={`/incidents/${row.id}`}>
          {row.reference}
        </a>,
        shortDay(row.latestDay),
        ...(isOfPerson ? [row.part] : []),
        row.what,
        row.placeName ?? NOT_RECORDED,
        row.officerName ?? "Nobody yet",
        <>
          {INCIDENT_STATUS_NAMES[row.status]} {row.isHate ? <Tag colour="purple">Hate</Tag> : null}
        </>,
      ])}
    />
  );
}
