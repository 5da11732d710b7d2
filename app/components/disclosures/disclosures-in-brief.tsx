import { longDay } from "#app/domain/dates/iso-day.ts";
import { WAY_NAMES, type Way } from "#app/domain/disclosures/entry.ts";

type Told = {
  id: string;
  disclosedOn: string;
  way: Way;
  what: string | null;
  recipients: string | null;
  madeByName: string | null;
};
type Props = {
  disclosures: readonly Told[];
  /** Where to write one down; null for who may not. */ href: string | null;
};

/** To whom a record was told of lately, for those who see it. */
export function DisclosuresInBrief({ disclosures, href }: Props) {
  if (disclosures.length === 0 && href === null) return null;
  return (
    <section aria-labelledby="disclosures">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id="disclosures">
        Disclosed to others
      </h2>
      {disclosures.length === 0 ? (
        <p className="govuk-body">
          Nothing is written down as disclosed. Write it down when somebody outside the group is told something of this.
        </p>
      ) : (
        <ul className="govuk-list govuk-list--spaced">
          {disclosures.map(({ id, disclosedOn, way, what, recipients, madeByName }) => (
            <li key={id}>
              <strong>{recipients === null ? "Disclosed" : `Disclosed to ${recipients}`}</strong>,{" "}
              {longDay(disclosedOn)}
              {`, ${WAY_NAMES[way].toLowerCase()}`}
              {madeByName === null ? "" : `, by ${madeByName}`}
              {what === null ? null : <div className="app-typed">{what}</div>}
            </li>
          ))}
        </ul>
      )}
      {href === null ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={href}>
            Write down a disclosure
          </a>
        </p>
      )}
    </section>
  );
}
