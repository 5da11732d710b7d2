type Before = { id: string; title: string; words: string; planned: string } | null;

/** What the report before said of the same part, and what it planned for this quarter. */
export function BesidePart({ before }: { before: Before }) {
  if (before === null) return <p className="govuk-hint">There is no earlier report to look back to.</p>;
  return (
    <>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1">Last time</h2>
      <p className="govuk-body-s">
        <a className="govuk-link" href={`/reports/${before.id}`}>
          {before.title}
        </a>
      </p>
      <p className="govuk-body-s app-typed">{before.words === "" ? "None" : before.words}</p>
      {before.planned === "" ? null : (
        <>
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">Planned then for this quarter</h2>
          <p className="govuk-body-s app-typed">{before.planned}</p>
        </>
      )}
    </>
  );
}
