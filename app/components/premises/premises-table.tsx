import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { LICENCE_STATUS_NAMES, type LicenceStatus } from "#app/domain/premises/register.ts";
import { BandTag } from "./band-tag.tsx";

type Row = {
  id: string;
  name: string;
  licenceNumber: string;
  addressWords: string | null;
  postcode: string | null;
  beatCode: string | null;
  status: LicenceStatus;
  agreedBand: Band | null;
  agreedOn: string | null;
  closedOn: string | null;
  missingSince: string | null;
};

type Props = {
  caption: string;
  rows: readonly Row[];
  /** Of those missing from the register: the way to say what became of each. */
  asksWhatBecame?: boolean;
};

export function PremisesTable({ caption, rows, asksWhatBecame = false }: Props) {
  if (rows.length === 0)
    return (
      <p className="govuk-body">No licensed premises stand in this list. Choose another list, or fewer filters.</p>
    );
  return (
    <Table
      caption={caption}
      captionHidden
      scrollLabel="Licensed premises in this list"
      stacked
      head={[
        "Premises",
        "Licence number",
        "Address",
        "Beat",
        "State",
        "Grade",
        ...(asksWhatBecame ? ["What became of it"] : []),
      ]}
      rows={rows.map((row) => [
        <a key="premises" className="govuk-link app-premises-name" href={premisesHref(row.id)}>
          {row.name}
        </a>,
        <span key="licence" className="app-premises-name">
          {row.licenceNumber}
        </span>,
        [row.addressWords, row.postcode].filter(Boolean).join(", ") || NOT_RECORDED,
        row.beatCode ?? NOT_RECORDED,
        <State key="state" {...row} />,
        <div key="grade">
          <BandTag band={row.agreedBand} />
          {row.agreedOn === null ? null : (
            <div className="govuk-hint govuk-!-margin-bottom-0">{shortDay(row.agreedOn)}</div>
          )}
        </div>,
        ...(asksWhatBecame
          ? [
              <a key="missing" className="govuk-link" href={`/premises/${row.id}/missing`}>
                Keep or close<span className="govuk-visually-hidden"> {row.name}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}

function State({ status, closedOn, missingSince }: Row) {
  return (
    <>
      {LICENCE_STATUS_NAMES[status]}
      {closedOn === null ? null : <div>Closed {shortDay(closedOn)}</div>}
      {missingSince === null ? null : (
        <div>
          <strong>Missing since {shortDay(missingSince)}</strong>
        </div>
      )}
    </>
  );
}
