import { Table } from "#app/components/govuk/table.tsx";
import { RISK_DOMAINS, RISK_LEVEL_NAMES, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";

export type Recorded = Record<RiskDomain, RiskLevel> & {
  level: RiskLevel | null;
  assessedByName: string | null;
  assessedOn: string;
};

/** What somebody else recorded while the form was open; what was typed is still in the form. */
export function RecordedMeanwhile({ recorded }: { recorded: Recorded }) {
  return (
    <Table
      caption={`Recorded meanwhile by ${recorded.assessedByName ?? "somebody"}, ${recorded.assessedOn}. What you entered is still in the form: check both, then save again.`}
      captionSize="s"
      firstCellIsHeader
      head={["What", "Recorded now"]}
      rows={[
        ...RISK_DOMAINS.map(({ id, name }) => [name, RISK_LEVEL_NAMES[recorded[id]]]),
        ["Overall, in force", recorded.level ? RISK_LEVEL_NAMES[recorded.level] : "Not assessed"],
      ]}
    />
  );
}
