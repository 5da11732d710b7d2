import { longDay } from "#app/domain/dates/iso-day.ts";
import { REQUEST_STEP_NAMES, type RequestStepKind } from "#app/domain/rights/request.ts";

type Step = {
  id: string;
  kind: RequestStepKind;
  happenedOn: string;
  words: string | null;
  recordedByName: string | null;
};

/** What was done about it, newest first. */
export function RequestHistory({ steps }: { steps: readonly Step[] }) {
  return (
    <section aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        What was done
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {steps.map(({ id, kind, happenedOn, words, recordedByName }) => (
          <li key={id}>
            <strong>{REQUEST_STEP_NAMES[kind]}</strong>, {longDay(happenedOn)}
            {recordedByName === null ? "" : `, recorded by ${recordedByName}`}
            {words === null ? null : <div className="app-typed">{words}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
