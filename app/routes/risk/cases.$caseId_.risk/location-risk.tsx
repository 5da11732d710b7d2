import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { LocationLevel } from "#app/components/risk/risk-tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { type Occasion, OCCASION_NAMES } from "#app/domain/risk/occasions.ts";

type Row = {
  id: string;
  levelName: string;
  reasons: string;
  occasion: Occasion;
  assessedOn: string;
  assessedByName: string | null;
  nextReviewOn: string | null;
  correctionReason: string | null;
  isCorrected: boolean;
};
type Props = { caseId: string; levels: readonly Row[]; mayAssess: boolean };

/** A place has the partnership's own scale, which is not that of people. */
export function LocationRisk({ caseId, levels, mayAssess }: Props) {
  const newest = levels.find((row) => !row.isCorrected);
  return (
    <section className="govuk-!-margin-bottom-8">
      <h2 className="govuk-heading-m">The place</h2>
      <p className="govuk-body">
        <LocationLevel name={newest?.levelName ?? null} />
      </p>
      {mayAssess ? <Button href={`/cases/${caseId}/risk/location`}>Assess the place</Button> : null}
      {levels.length > 0 ? (
        <Table
          caption="Assessments of the place, newest first"
          captionSize="s"
          scrollLabel="Assessments of the place"
          stacked
          head={["Assessed", "Level", "Reasons", "Next review", ...(mayAssess ? ["Change"] : [])]}
          rows={levels.map((row) => [
            `${longDay(row.assessedOn)}, ${row.assessedByName ?? "somebody without an account"} (${OCCASION_NAMES[row.occasion].toLowerCase()})`,
            row.levelName,
            <span key="reasons" className="app-typed">
              {row.isCorrected ? "Corrected by a later entry. " : ""}
              {row.correctionReason ? `Corrects an earlier entry: ${row.correctionReason}. ` : ""}
              {row.reasons}
            </span>,
            row.nextReviewOn ? longDay(row.nextReviewOn) : "None",
            ...(mayAssess
              ? [
                  row.id === newest?.id ? (
                    <a key="correct" className="govuk-link" href={`/cases/${caseId}/risk/location?corrects=${row.id}`}>
                      Correct<span className="govuk-visually-hidden"> the entry of {longDay(row.assessedOn)}</span>
                    </a>
                  ) : (
                    ""
                  ),
                ]
              : []),
          ])}
        />
      ) : null}
    </section>
  );
}
