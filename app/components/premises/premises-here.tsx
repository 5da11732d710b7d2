import { longDay } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { LICENCE_STATUS_NAMES, type LicenceStatus } from "#app/domain/premises/register.ts";
import { BandTag } from "./band-tag.tsx";

type Premises = {
  id: string;
  name: string;
  licenceNumber: string;
  status: LicenceStatus;
  closedOn: string | null;
  /** Null for whoever may not know it, to whom the premises do not open either. */
  grade: { band: Band | null } | null;
};

/** On the page of a location. Nothing where there are none. */
export function PremisesHere({ premises }: { premises: readonly Premises[] }) {
  if (premises.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Licensed premises here</h2>
      <ul className="govuk-list">
        {premises.map(({ id, name, licenceNumber, status, closedOn, grade }) => (
          <li key={id}>
            {grade === null ? (
              name
            ) : (
              <a className="govuk-link" href={premisesHref(id)}>
                {name}
              </a>
            )}{" "}
            {grade === null ? null : <BandTag band={grade.band} />} {licenceNumber}
            {status === "current" ? null : `, ${LICENCE_STATUS_NAMES[status].toLowerCase()}`}
            {closedOn === null ? null : `, closed ${longDay(closedOn)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
