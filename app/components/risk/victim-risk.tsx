import { longDay } from "#app/domain/dates/iso-day.ts";
import { VICTIM_FIRST_NAMES, type VictimFirst } from "#app/domain/risk/questions.ts";
import { VICTIM_BAND_NAMES, type VictimBand } from "#app/domain/risk/victim-band.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Table } from "../govuk/table.tsx";
import { BandTag } from "./risk-tag.tsx";

export type VictimRiskView = {
  personId: string;
  name: string;
  victimFirst: VictimFirst | null;
  care: readonly { key: string; value: string }[];
  band: VictimBand | null;
  proposed: VictimBand | null;
  mayDecide: boolean;
  assessment: {
    id: string;
    points: number;
    computedBand: VictimBand;
    levelReason: string | null;
    notes: string | null;
    assessedOn: string;
    assessedByName: string | null;
    nextReviewOn: string | null;
    questionnaireNumber: number;
    questionnaireName: string;
    answers: readonly { question: string; answer: string; points: number }[];
    triggers: readonly string[];
  } | null;
  earlier: readonly { id: string; assessedOn: string; band: VictimBand; points: number }[];
};

export function VictimRisk({
  caseId,
  victim,
  mayAssess,
}: {
  caseId: string;
  victim: VictimRiskView;
  mayAssess: boolean;
}) {
  const { assessment: v } = victim;
  const own = `/cases/${caseId}/risk/people/${victim.personId}`;
  return (
    <section className="govuk-!-margin-bottom-8">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{victim.name}</h3>
      <p className="govuk-body">
        <BandTag band={victim.band} proposed={victim.proposed} />
        {v ? (
          <span className="govuk-!-margin-left-2">
            {v.points} points, assessed {longDay(v.assessedOn)} by {v.assessedByName ?? "somebody without an account"}
          </span>
        ) : null}
      </p>
      <SummaryList
        rows={[
          {
            key: "Victim First",
            value: victim.victimFirst ? VICTIM_FIRST_NAMES[victim.victimFirst] : "Not answered",
          },
          ...victim.care.map(({ key, value }) => ({ key, value: <span className="app-typed">{value}</span> })),
          ...(v?.nextReviewOn ? [{ key: "Next review", value: longDay(v.nextReviewOn) }] : []),
          ...(v && v.triggers.length > 0 ? [{ key: "High whatever the points", value: v.triggers.join("; ") }] : []),
          ...(v?.levelReason ? [{ key: "Reason for the band", value: v.levelReason }] : []),
          ...(v?.notes ? [{ key: "Notes", value: <span className="app-typed">{v.notes}</span> }] : []),
        ]}
      />
      <div className="govuk-button-group">
        {mayAssess ? (
          <>
            <Button href={`${own}/victim`} variant="secondary">
              Assess {victim.name} as a victim
            </Button>
            <a className="govuk-link" href={`${own}/questions#victimFirst`}>
              Victim First<span className="govuk-visually-hidden">: {victim.name}</span>
            </a>
            {v ? (
              <a className="govuk-link" href={`${own}/victim?corrects=${v.id}`}>
                Correct this entry<span className="govuk-visually-hidden"> about {victim.name}</span>
              </a>
            ) : null}
            {v && victim.mayDecide ? (
              <a className="govuk-link" href={`/cases/${caseId}/risk/${v.id}/decide`}>
                Confirm or refuse the lower band<span className="govuk-visually-hidden"> of {victim.name}</span>
              </a>
            ) : null}
          </>
        ) : null}
      </div>
      {v ? (
        <Details summary={`Answers about ${victim.name}`}>
          <Table
            caption={`Version ${v.questionnaireNumber} of the questionnaire: ${v.questionnaireName}`}
            captionSize="s"
            head={["Question", "Answer", { text: "Points", numeric: true }]}
            rows={v.answers.map((a) => [a.question, a.answer, a.points])}
          />
          {victim.earlier.map((e) => (
            <p key={e.id} className="govuk-body-s">
              {longDay(e.assessedOn)}: {VICTIM_BAND_NAMES[e.band]}, {e.points} points
            </p>
          ))}
        </Details>
      ) : null}
    </section>
  );
}
