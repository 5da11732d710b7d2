import { Timeline } from "#app/components/govuk/timeline.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";

type Change = {
  id: string;
  what: string;
  at: string;
  byName: string | null;
  reason: string | null;
  value: string | null;
  incident: { id: string; reference: string } | null;
};

/** What became of the problem, newest first. */
export function ProblemHistory({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-label="History">
      <h2 className="govuk-heading-m">History</h2>
      <Timeline
        headingLevel={3}
        items={changes.map(({ id, what, at, byName, reason, value, incident }) => ({
          key: id,
          title: (
            <>
              {what}
              {incident ? (
                <>
                  {": "}
                  <a className="govuk-link" href={`/incidents/${incident.id}`}>
                    {incident.reference}
                  </a>
                </>
              ) : null}
            </>
          ),
          byline: byName,
          dateTime: at,
          date: londonTime(at),
          body: reason || value ? <p className="govuk-body app-typed">{value ?? `Reason: ${reason ?? ""}`}</p> : null,
        }))}
      />
    </section>
  );
}
