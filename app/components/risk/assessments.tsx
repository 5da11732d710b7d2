import { longDay } from "#app/domain/dates/iso-day.ts";
import { RISK_DOMAINS } from "#app/domain/risk/assess-risk.form.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { RiskTag } from "./risk-tag.tsx";

type Levels = Record<(typeof RISK_DOMAINS)[number]["id"], RiskLevel>;
type Reasons = Record<`${(typeof RISK_DOMAINS)[number]["id"]}Reasons`, string>;
type Row = Levels &
  Reasons & {
    id: string;
    personName: string;
    assessedOn: string;
    assessedByName: string | null;
    overall: RiskLevel;
    nextReviewOn: string | null;
  };

/** Newest first; each as it was recorded. */
export function Assessments({ assessments }: { assessments: readonly Row[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Risk</h2>
      {assessments.length === 0 ? (
        <p className="govuk-body">Not assessed. Nothing is known of the risk until somebody assesses it.</p>
      ) : null}
      {assessments.map((a) => (
        <SummaryList
          key={a.id}
          card={{
            title: `${a.personName}, assessed ${longDay(a.assessedOn)} by ${a.assessedByName ?? "somebody without an account"}`,
            headingLevel: 3,
          }}
          rows={[
            { key: "Overall", value: <RiskTag level={a.overall} /> },
            ...RISK_DOMAINS.map(({ id, name }) => ({
              key: name,
              value: (
                <>
                  <RiskTag level={a[id]} /> <span className="app-typed">{a[`${id}Reasons`]}</span>
                </>
              ),
            })),
            { key: "Next review", value: a.nextReviewOn ? longDay(a.nextReviewOn) : "None" },
          ]}
        />
      ))}
    </>
  );
}
