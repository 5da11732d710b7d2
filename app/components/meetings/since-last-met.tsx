type Since = { incidents: number; finished: number; breaches: number; notes: number };

/** What has changed in a case since the group last met, in one line, and nothing where nothing has; the notes open their list. */
export function SinceLastMet({ caseId, since }: { caseId: string; since: Since }) {
  const { incidents, finished, breaches, notes } = since;
  const words = [
    count(incidents, "incident"),
    count(finished, "finished action"),
    count(breaches, "breach", "breaches"),
  ].filter((one) => one !== null);
  if (words.length === 0 && notes === 0) return null;
  return (
    <div className="govuk-hint govuk-!-margin-bottom-0">
      New: {words.join(", ")}
      {notes === 0 ? null : (
        <>
          {words.length === 0 ? null : ", "}
          <a className="govuk-link" href={`/cases/${caseId}/notes`}>
            {count(notes, "note")}
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
