import { longDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { locationName } from "#app/domain/locations/location.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "#app/domain/risk/levels.ts";
import { SummaryList } from "../govuk/summary-list.tsx";

type Facts = {
  sourceReference: string;
  caseType: string | null;
  asbType: string | null;
  level: RiskLevel | null;
  closedOn: string | null;
  closureWords: string | null;
  outcomeName: string | null;
  reportedBy: string | null;
  leadOfficer: string | null;
  incidents: number | null;
  actionsWords: string | null;
  importedAt: string;
  locationName: string | null;
  locationPostcode: string | null;
};

/** What another system said of the case, as it said it. */
export function ImportedFacts({ facts }: { facts: Facts | null }) {
  if (facts === null) return null;
  const { locationName: name, locationPostcode: postcode } = facts;
  const rows: [string, string | null][] = [
    ["Reference there", facts.sourceReference],
    ["Loaded", londonTime(facts.importedAt)],
    ["Type", [facts.caseType, facts.asbType].filter(Boolean).join(", ") || null],
    ["Level of risk there", facts.level && `${RISK_LEVEL_NAMES[facts.level]}: imported, not assessed here`],
    ["Place", name === null ? null : locationName({ name, postcode })],
    ["Reported by", facts.reportedBy],
    ["Lead officer there", facts.leadOfficer],
    ["Incidents", facts.incidents === null ? null : String(facts.incidents)],
    ["Actions there", facts.actionsWords],
    ["Closed there", facts.closedOn && longDay(facts.closedOn)],
    ["Closing reason", [facts.closureWords, facts.outcomeName && `here: ${facts.outcomeName}`].filter(Boolean).join("; ") || null], // prettier-ignore
  ];
  return (
    <>
      <h2 className="govuk-heading-m">From the system before</h2>
      <SummaryList rows={rows.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]))} />
    </>
  );
}
