import { shortDay } from "#app/domain/dates/iso-day.ts";
import { IncidentRows, type IncidentRow } from "./incident-rows.tsx";

type Props = {
  incidents: { rows: readonly IncidentRow[]; count: number; open: number; lastDay: string | null } | null;
  /** Where all of them are listed. */
  allHref: string;
  none: string;
  /** What else the reader may do about them. */
  link?: { href: string; text: string } | null;
};

/** The newest incidents on the page of a case, a person or a place, with the way to all. */
export function IncidentsInBrief({ incidents, allHref, none, link = null }: Props) {
  if (!incidents) return null;
  const { rows, count, open, lastDay } = incidents;
  return (
    <section aria-labelledby="incidents">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id="incidents">
        Incidents
      </h2>
      {count === 0 ? (
        <p className="govuk-body">{none}</p>
      ) : (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href={allHref}>
              {count === 1 ? "1 incident" : `All ${count} incidents`}
            </a>
            {`, ${open} open, the last on ${shortDay(lastDay ?? "")}`}
          </p>
          <IncidentRows caption="Newest incidents" rows={rows} />
        </>
      )}
      {link ? (
        <p className="govuk-body">
          <a className="govuk-link" href={link.href}>
            {link.text}
          </a>
        </p>
      ) : null}
    </section>
  );
}
