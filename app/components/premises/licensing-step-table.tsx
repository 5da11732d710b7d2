import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";

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

/** Steps about licences; `withPremises` where they are of several premises. */
export function LicensingStepTable({ rows, withPremises }: { rows: readonly Row[]; withPremises?: boolean }) {
  return (
    <Table
      scrollLabel="Steps about licences"
      stacked
      head={[...(withPremises ? ["Premises"] : []), "Step", "Day", "How it stands", "Next date"]}
      rows={rows.map((row) => [
        ...(withPremises ? [row.premisesName] : []),
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
