import { BandTag } from "#app/components/premises/band-tag.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";

type Row = { id: string; name: string; bandBefore: Band | null; band: Band; moved: string };

/** For whoever grades premises: which got worse or better since the group met. */
export function PremisesMoved({ rows, count, since }: { rows: readonly Row[]; count: number; since: string }) {
  return (
    <section>
      {rows.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Licensed premises</h2>
          <p className="govuk-body">No points have moved since {shortDay(since)}.</p>
        </>
      ) : (
        <Table
          caption={`Licensed premises that moved since ${shortDay(since)}`}
          captionSize="m"
          stacked
          head={["Premises", "Agreed", "By points now", "Points"]}
          rows={rows.map(({ id, name, bandBefore, band, moved }) => [
            <a key="premises" className="govuk-link" href={`/premises/${id}`}>
              {name}
            </a>,
            <BandTag key="before" band={bandBefore} />,
            <BandTag key="now" band={band} />,
            moved,
          ])}
        />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/premises/fortnight">
          {count > rows.length ? `The fortnightly list: all ${count} that moved, and the rest` : "The fortnightly list"}
        </a>
      </p>
    </section>
  );
}
