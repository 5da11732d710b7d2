/** What a reader of the log has to know of months that lie in the archive; nothing when all of it is in the database. */
export function ArchivedLines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <p key={line} className="govuk-body">
      {line}
    </p>
  ));
}
