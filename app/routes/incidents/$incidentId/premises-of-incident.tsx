import { Button } from "#app/components/govuk/button.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { AttributionWords } from "#app/components/premises/premises-incident-rows.tsx";
import type { Attribution } from "#app/domain/premises/attribution.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { SEVERITIES, type Severity } from "#app/domain/premises/severity.ts";

type Props = {
  id: string;
  premises: readonly {
    id: string;
    name: string;
    severity: Severity;
    attribution: Attribution;
    /** For whoever may open premises; the grade too, and for nobody else. */
    isLinked: boolean;
    band?: Band | null;
    warning: string | null;
  }[];
  mayChange: boolean;
};

/** The licensed premises that the incident concerns. */
export function PremisesOfIncident({ id, premises, mayChange }: Props) {
  if (premises.length === 0 && !mayChange) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Licensed premises</h2>
      {premises.length === 0 ? <p className="govuk-body">It concerns none.</p> : null}
      <ul className="govuk-list">
        {premises.map((one) => (
          <li key={one.id}>
            {one.isLinked ? (
              <a className="govuk-link" href={premisesIncidentHref(one.id)}>
                {one.name}
              </a>
            ) : (
              one.name
            )}
            : {SEVERITIES[one.severity].name}, <AttributionWords attribution={one.attribution} />{" "}
            {one.band === undefined ? null : <BandTag band={one.band} />}
            {one.warning === null ? null : <div className="govuk-hint">{one.warning}</div>}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <Button href={`/incidents/${id}/premises`} variant="secondary">
          {premises.length === 0 ? "Say which premises" : "Change the premises"}
        </Button>
      ) : null}
    </>
  );
}
