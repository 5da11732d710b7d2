type Props = {
  href: string;
  /** How many rows there are in all; null where the page does not count them. */
  rows: number | null;
};

/** Under a list: the way to have it as a file. Nothing where there are no rows. */
export function DownloadList({ href, rows }: Props) {
  if (rows === 0) return null;
  return (
    <p className="govuk-body govuk-!-display-none-print">
      <a className="govuk-link" href={href}>
        {rows === null ? "Download all rows of this list" : downloadWords(rows)}
      </a>
    </p>
  );
}

function downloadWords(rows: number) {
  return rows === 1 ? "Download this row" : `Download these ${rows.toLocaleString("en-GB")} rows`;
}
