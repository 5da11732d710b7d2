import { longDay } from "#app/domain/dates/iso-day.ts";
import type { StepKind } from "#app/domain/incidents/incident.ts";
import { STEP_NAMES } from "#app/domain/incidents/step-words.ts";

type Step = {
  id: string;
  kind: StepKind;
  happenedOn: string;
  words: string | null;
  how: string | null;
  agencyName: string;
  byName: string | null;
};

/** Newest first. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">What has been done</h2>
      <ol className="govuk-list" reversed>
        {steps.map(({ id, kind, happenedOn, words, how, agencyName, byName }) => (
          <li key={id}>
            <strong>{longDay(happenedOn)}</strong>: {STEP_NAMES[kind]}
            {how ? `, ${how.toLowerCase()}` : ""}
            {words ? <span className="app-typed">. {words}</span> : null}
            <div className="govuk-hint">{[byName, agencyName].filter(Boolean).join(", ")}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
