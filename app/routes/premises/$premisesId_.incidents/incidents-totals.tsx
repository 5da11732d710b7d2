import { ATTRIBUTION_NAMES, type Attribution } from "#app/domain/premises/attribution.ts";
import { type PremisesIncidentsAsked, premisesIncidentsHref } from "#app/domain/premises/incident-list.ts";

type Props = {
  asked: PremisesIncidentsAsked;
  totals: { all: number; violent: number; attributions: { attribution: Attribution; rows: number }[] };
};

/** How many there are of each, in the days that the list has; each number is the way to just these. */
export function IncidentsTotals({ asked, totals: { all, violent, attributions } }: Props) {
  if (all === 0) return null;
  const of = (rows: number, text: string, narrowing: Partial<PremisesIncidentsAsked>) => (
    <li key={text}>
      <a className="govuk-link" href={premisesIncidentsHref({ ...asked, ...narrowing })}>
        {rows.toLocaleString("en-GB")}
        <span className="govuk-visually-hidden"> incidents, {text.toLowerCase()}</span>
      </a>{" "}
      <span aria-hidden="true">{text.toLowerCase()}</span>
    </li>
  );
  return (
    <ul className="govuk-list">
      {of(all, "In all", { attribution: undefined, violent: undefined })}
      {violent > 0 ? of(violent, "Violence", { violent: "yes" }) : null}
      {attributions.map(({ attribution, rows }) => of(rows, ATTRIBUTION_NAMES[attribution], { attribution }))}
    </ul>
  );
}
