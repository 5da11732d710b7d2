import { BackLink } from "#app/components/govuk/back-link.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { type PremisesPage, premisesTabs } from "#app/domain/premises/premises-pages.ts";
import { LICENCE_STATUS_NAMES, type LicenceStatus } from "#app/domain/premises/register.ts";
import { BandTag } from "./band-tag.tsx";

type Props = {
  premises: {
    id: string;
    name: string;
    licenceNumber: string;
    status: LicenceStatus;
    agreedBand: Band | null;
    closedOn: string | null;
    missingSince: string | null;
  };
  current: PremisesPage;
};

/** What stands above each page of one premises: which it is, how it stands, and the way to its other pages. */
export function PremisesHeader({ premises, current }: Props) {
  const { name, licenceNumber, status, agreedBand, closedOn, missingSince } = premises;
  return (
    <>
      <BackLink href="/premises">Licensed premises</BackLink>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">{name}</h1>
      <p className="govuk-body">
        <BandTag band={agreedBand} /> {status === "current" ? null : <Tag>{LICENCE_STATUS_NAMES[status]}</Tag>}{" "}
        <span className="app-typed">{licenceNumber}</span>
      </p>
      {closedOn === null ? null : <InsetText>These premises closed on {longDay(closedOn)}.</InsetText>}
      {missingSince === null ? null : (
        <InsetText>
          The register of {longDay(missingSince)} no longer has this number. Nothing has been deleted.{" "}
          <a className="govuk-link" href={`/premises/${premises.id}/missing`}>
            Say what became of it
          </a>
        </InsetText>
      )}
      <SubNavigation label={`Pages of ${name}`} items={premisesTabs(premises.id, current)} />
    </>
  );
}
