import { longDay } from "#app/domain/dates/iso-day.ts";

type Since = { incidents: number; finished: number; breaches: number; notes: number };

/** What has changed in a case since the group last met, in one line; the notes open their list. */
export function SinceLastMet({ caseId, day, since }: { caseId: string; day: string; since: Since }) {
  const { incidents, finished, breaches, notes } = since;
  const words = [
    count(incidents, "new incident"),
    count(finished, "finished action"),
    count(breaches, "breach", "breaches"),
  ].filter((one) => one !== null);
  return (
    <div className="govuk-hint govuk-!-margin-bottom-0">
      Since {longDay(day)}: {words.length === 0 && notes === 0 ? "nothing new" : words.join(", ")}
      {notes === 0 ? null : (
        <>
          {words.length === 0 ? null : ", "}
          <a className="govuk-link" href={`/cases/${caseId}/notes`}>
            {count(notes, "new note")}
          </a>
        </>
      )}
    </div>
  );
}

function count(number: number, one: string, many = `${one}s`): string | null {
  if (number === 0) return null;
  return `${number} ${number === 1 ? one : many}`;
}
