import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTION_NAMES, type Attribution } from "#app/domain/premises/attribution.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";
import { premisesHref, premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { SEVERITIES, type Severity } from "#app/domain/premises/severity.ts";

type Count = { attribution: Attribution; points: number; isAmberAlone: boolean };
type Row = {
  id: string;
  version: number;
  reference: string;
  day: string;
  time: string | null;
  severity: Severity;
  summary: string | null;
  counts: readonly Count[];
};
type Props = FormFields & {
  premises: { id: string; name: string; band: Band | null; rows: readonly Row[] };
  mayDecide: boolean;
};

/** What waits of one premises; with a choice for each where the reader may record what was decided. */
export function UndecidedOfPremises({ premises, field, errorOf, mayDecide }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <a className="govuk-link" href={premisesHref(premises.id)}>
          {premises.name}
        </a>{" "}
        <BandTag band={premises.band} />
      </h2>
      <Table
        caption={`To be decided, ${premises.name}`}
        captionHidden
        scrollLabel={`To be decided, ${premises.name}`}
        stacked
        head={["Incident", "When", "Severity", "Summary for licensing", mayDecide ? "Decided" : "Would count today"]}
        rows={premises.rows.map((row) => [
          <a key="open" className="govuk-link app-reference" href={premisesIncidentHref(row.id)}>
            {row.reference}
          </a>,
          [shortDay(row.day), row.time].filter(Boolean).join(", "),
          SEVERITIES[row.severity].name,
          <span key="summary" className="app-typed">
            {row.summary ?? "None was written"}
          </span>,
          mayDecide ? (
            <Choice key="choice" row={row} field={field} errorOf={errorOf} />
          ) : (
            <ul key="counts" className="govuk-list">
              {row.counts.map((one) => (
                <li key={one.attribution}>{countWords(one)}</li>
              ))}
            </ul>
          ),
        ])}
      />
    </>
  );
}

function Choice({ row, field, errorOf }: FormFields & { row: Row }) {
  const name = `attribution-${row.id}`;
  const read = field(`version-${row.id}`);
  return (
    <>
      <input type="hidden" {...read} defaultValue={read.defaultValue || String(row.version)} />
      <Select
        field={field(name)}
        className="app-choice-in-row"
        label={
          <>
            <span className="govuk-visually-hidden">{row.reference} is </span>
            <span aria-hidden="true">It is</span>
          </>
        }
        items={row.counts.map((one) => ({ value: one.attribution, text: countWords(one) }))}
        placeholder="Still to be decided"
        error={errorOf(name)}
      />
    </>
  );
}

function countWords({ attribution, points, isAmberAlone }: Count) {
  const counted = points === 0 ? "counts nothing" : `counts ${pointsInWords(points)}`;
  return `${ATTRIBUTION_NAMES[attribution]}: ${counted}${isAmberAlone ? ", at least Amber" : ""}`;
}
