import { londonTime } from "#app/domain/dates/iso-day.ts";
import { SummaryList } from "../govuk/summary-list.tsx";

type Facts = {
  sourceReference: string;
  typeWords: string | null;
  openingWords: string | null;
  closingWords: string | null;
  reportedBy: string | null;
  officerWords: string | null;
  incidents: number | null;
  importedAt: string;
};

/** What another system said of the incident, as it said it. */
export function ImportedIncidentFacts({ facts }: { facts: Facts | null }) {
  if (facts === null) return null;
  const rows: [string, string | null][] = [
    ["Reference there", facts.sourceReference],
    ["Loaded", londonTime(facts.importedAt)],
    ["Type there", facts.typeWords],
    ["Opening class", facts.openingWords],
    ["Closing class", facts.closingWords],
    ["Reported by", facts.reportedBy],
    ["Officer there", facts.officerWords],
    ["Incidents counted there", facts.incidents === null ? null : String(facts.incidents)],
  ];
  return (
    <>
      <h2 className="govuk-heading-m">From the system that it came from</h2>
      <SummaryList rows={rows.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]))} />
    </>
  );
}
