import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";

type Row = {
  id: string;
  premisesId: string;
  premisesName: string;
  name: string;
  applicant: string | null;
  happenedOn: string;
  standing: string;
  next: { label: string; day: string; time: string | null } | null;
  isLate: boolean;
};

/** Licensing steps; `withPremises` where they are of several premises. */
export function LicensingStepTable({ rows, withPremises }: { rows: readonly Row[]; withPremises?: boolean }) {
  return (
    <Table
      scrollLabel="Licensing steps"
      stacked
      head={[...(withPremises ? ["Premises"] : []), "Step", "Day", "How it stands", "Next date"]}
      rows={rows.map((row) => [
        ...(withPremises
          ? [
              <a key="premises" className="govuk-link app-premises-name" href={premisesHref(row.premisesId)}>
                {row.premisesName}
              </a>,
            ]
          : []),
        <a key="step" className="govuk-link" href={`/premises/${row.premisesId}/steps/${row.id}`}>
          {row.name}
          {row.applicant === null ? null : ` (${row.applicant.toLowerCase()})`}
        </a>,
        shortDay(row.happenedOn),
        row.standing,
        row.next === null ? (
          "None"
        ) : (
          <span key="next">
            {row.next.label}: {longDay(row.next.day)}
            {row.next.time === null ? null : `, ${row.next.time}`} {row.isLate ? <Tag colour="red">Late</Tag> : null}
          </span>
        ),
      ])}
    />
  );
}
