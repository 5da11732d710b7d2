/** What to think about on a day, under the day itself. */
export function DayWarnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {warnings.map((warning) => (
        <li key={warning}>
          <strong>Warning:</strong> {warning}
        </li>
      ))}
    </ul>
  );
}
