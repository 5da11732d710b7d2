import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTION_NAMES, type Attribution } from "#app/domain/premises/attribution.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { SEVERITIES, type Severity } from "#app/domain/premises/severity.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

export type PremisesIncidentRow = {
  id: string;
  reference: string;
  day: string;
  time: string | null;
  severity: Severity;
  attribution: Attribution;
  summary: string | null;
};

type Props = {
  caption: string;
  rows: readonly PremisesIncidentRow[];
  /** On paper nothing can be opened. */
  isPrinted?: boolean;
};

/** Incidents at premises as licensing reads them: of the words, only those written for licensing. */
export function PremisesIncidentRows({ caption, rows, isPrinted = false }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel={caption}
      stacked
      head={["Incident", "When", "Severity", "Attribution", "Summary for licensing"]}
      rows={rows.map((row) => [
        isPrinted ? (
          row.reference
        ) : (
          <a key="incident" className="govuk-link app-reference" href={premisesIncidentHref(row.id)}>
            {row.reference}
          </a>
        ),
        [shortDay(row.day), row.time].filter(Boolean).join(", "),
        SEVERITIES[row.severity].name,
        <AttributionWords key="attribution" attribution={row.attribution} />,
        <span key="summary" className="app-typed">
          {row.summary ?? "None was written"}
        </span>,
      ])}
    />
  );
}

/** What waits for the meeting stands out. */
export function AttributionWords({ attribution }: { attribution: Attribution }) {
  return attribution === "undecided" ? (
    <Tag colour="yellow">{ATTRIBUTION_NAMES[attribution]}</Tag>
  ) : (
    <>{ATTRIBUTION_NAMES[attribution]}</>
  );
}
