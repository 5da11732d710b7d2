import { longDay } from "#app/domain/dates/iso-day.ts";
import { RISK_DOMAINS, RISK_LEVEL_NAMES, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import { type Occasion, OCCASION_NAMES } from "#app/domain/risk/occasions.ts";
import { Table } from "../govuk/table.tsx";
import { RightsMarks } from "../rights/rights-marks.tsx";
import { RiskChart } from "./risk-chart.tsx";

export type HistoryRow = Record<RiskDomain, RiskLevel> & {
  id: string;
  assessedOn: string;
  assessedByName: string | null;
  occasion: Occasion | null;
  level: RiskLevel;
  proposed: RiskLevel | null;
  decision: "confirmed" | "refused" | null;
  levelReason: string | null;
  correctionReason: string | null;
  isCorrected: boolean;
};

/** Newest first, as they were recorded; the charts leave out what has been corrected. */
export function RiskHistory({ history }: { history: readonly HistoryRow[] }) {
  const counted = history.filter((a) => !a.isCorrected).reverse();
  const series = [
    { title: "Overall", points: counted.map((a) => ({ day: a.assessedOn, level: a.level })) },
    ...RISK_DOMAINS.map(({ id, name }) => ({
      title: name,
      points: counted.map((a) => ({ day: a.assessedOn, level: a[id] })),
    })),
  ];
  return (
    <>
      <div className="app-risk-charts">
        {series.map((s) => (
          <RiskChart key={s.title} {...s} />
        ))}
      </div>
      <Table
        caption="Assessments, newest first"
        captionSize="s"
        scrollLabel="Assessments of this person"
        stacked
        head={["Assessed", "Overall", "Reoffending", "Harm to others", "Harm to self", "Said"]}
        rows={history.map((a) => [
          <>
            {longDay(a.assessedOn)}
            {a.assessedByName ? `, ${a.assessedByName}` : ""}
            {a.occasion ? <span className="govuk-body-s"> ({OCCASION_NAMES[a.occasion].toLowerCase()})</span> : null}
          </>,
          RISK_LEVEL_NAMES[a.level],
          ...RISK_DOMAINS.map(({ id }) => RISK_LEVEL_NAMES[a[id]]),
          <>
            <Said {...a} />
            <RightsMarks of={a.id} />
          </>,
        ])}
      />
    </>
  );
}

function Said({ proposed, decision, levelReason, correctionReason, isCorrected }: HistoryRow) {
  const lines = [
    isCorrected ? "Corrected by a later entry" : null,
    correctionReason ? `Corrects an earlier entry: ${correctionReason}` : null,
    proposed ? `${RISK_LEVEL_NAMES[proposed]} proposed${decision ? `, ${decision}` : ", not confirmed"}` : null,
    levelReason,
  ].filter((line) => line !== null);
  return <span className="app-typed">{lines.join("\n")}</span>;
}
