import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ChangeSince } from "#app/domain/risk/change-since.ts";
import { RISK_DOMAINS, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";
import { ChangeOfRisk, RiskTag } from "./risk-tag.tsx";

export type RiskSummaryRow = {
  personId: string;
  name: string;
  level: RiskLevel | null;
  proposed: RiskLevel | null;
  change: ChangeSince | null;
  levels: Record<RiskDomain, RiskLevel> | null;
  nextReviewOn: string | null;
  /** How many things a High still lacks; null where it is not High. */
  missing: number | null;
};
type Props = { caseId: string; rows: readonly RiskSummaryRow[]; today: string };

/** The risk of everybody who is assessed in a case, on a few lines: for the Overview and for meetings. */
export function RiskSummary({ caseId, rows, today }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Risk</h2>
      {rows.length === 0 ? <p className="govuk-body">Nobody is assessed in this case.</p> : null}
      {rows.length > 0 ? (
        <Table
          caption="Risk of each person"
          captionHidden
          scrollLabel="Risk of each person"
          stacked
          firstCellIsHeader
          head={[
            "Person",
            "Overall",
            ...RISK_DOMAINS.map(({ name }) => capital(name.replace("Risk of ", ""))),
            "Next review",
          ]}
          rows={rows.map((row) => [
            row.name,
            <>
              <RiskTag level={row.level} proposed={row.proposed} /> <ChangeOfRisk change={row.change} />
              {row.missing ? <Tag colour="red">Incomplete: {row.missing} to do</Tag> : null}
            </>,
            ...RISK_DOMAINS.map(({ id }) => <RiskTag key={id} level={row.levels?.[id] ?? null} />),
            row.nextReviewOn ? `${longDay(row.nextReviewOn)}${row.nextReviewOn < today ? " (overdue)" : ""}` : "None",
          ])}
        />
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={`/cases/${caseId}/risk`}>
          Reasons, history and what is to do
        </a>
      </p>
    </>
  );
}

function capital(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
