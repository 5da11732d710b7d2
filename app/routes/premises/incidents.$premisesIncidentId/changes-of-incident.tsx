import { shortDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  changes: readonly {
    id: string;
    what: string;
    from: string | null;
    to: string | null;
    reason: string | null;
    sittingDay: string | null;
    at: string;
    byName: string | null;
  }[];
};

/** Why a band moved: what was said of it before, and who said it otherwise, newest first. */
export function ChangesOfIncident({ changes }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">How it was said to be before</h2>
      {changes.length === 0 ? <p className="govuk-body">It has not been changed since it was recorded.</p> : null}
      <ol className="govuk-list" reversed>
        {changes.map(({ id, what, from, to, reason, sittingDay, at, byName }) => (
          <li key={id}>
            <strong>{what}</strong>: {from === null || to === null ? "corrected" : `from ${from} to ${to}`}
            {sittingDay === null ? "" : `, decided at the meeting of ${shortDay(sittingDay)}`}
            {reason === null ? null : <span className="app-typed">. {reason}</span>}
            <div className="govuk-hint">{[at, byName].filter(Boolean).join(", ")}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
