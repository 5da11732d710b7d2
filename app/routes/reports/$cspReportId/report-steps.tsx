import { londonTime } from "#app/domain/dates/iso-day.ts";
import type { ReportStep } from "#app/domain/reports/report.ts";

const STEP_WORDS: Record<ReportStep, string> = {
  begun: "Begun",
  "signed-off": "Signed off",
  returned: "Returned",
  sent: "Sent",
};

type Step = { id: string; kind: ReportStep; words: string | null; recordedAt: string; recordedByName: string | null };

export function ReportSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <div className="govuk-!-display-none-print">
      <h2 className="govuk-heading-m">What became of it</h2>
      <ul className="govuk-list">
        {steps.map(({ id, kind, words, recordedAt, recordedByName }) => (
          <li key={id}>
            {STEP_WORDS[kind]} {londonTime(recordedAt)}
            {recordedByName === null ? "" : `, ${recordedByName}`}
            {words === null ? null : <span className="app-typed">. {words}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
