import { bothReadings } from "../dates/periods.ts";
import type { CountedIncident, CountedReport, CountingRules } from "./counted-report.ts";
import { timingOf } from "./in-time.ts";

/**
 * Whether the person has been the victim of so many hate incidents in the months before the day (SRC 000, wording B;
 * DOMAIN 1.4, step 6), and which. Whether each must have been reported within the month is a setting: the pages of the
 * Leicestershire councils say so, the partnership's own document does not.
 */
export function metByHate(
  { on, personId }: { on: string; personId: string },
  reports: readonly CountedReport[],
  rules: CountingRules,
): { met: boolean; incidentIds: string[] } {
  const happenedTo = new Map<string, { incident: CountedIncident; isTimely: boolean }>();
  for (const report of reports) {
    for (const incident of report.incidents) {
      if (!incident.isHate || !incident.affectedIds.includes(personId)) continue;
      const isTimely = timingOf(report, incident, on, rules).isTimely && report.reportedOn <= on;
      const known = happenedTo.get(incident.id);
      happenedTo.set(incident.id, { incident, isTimely: isTimely || (known?.isTimely ?? false) });
    }
  }
  const incidentIds = [...happenedTo.values()]
    .filter(({ incident, isTimely }) => isRecent(incident, on, rules) && (isTimely || !rules.hateNeedsTimelyReport))
    .map(({ incident }) => incident.id)
    .sort();
  return { met: incidentIds.length >= rules.hateCount, incidentIds };
}

function isRecent({ latestDay }: CountedIncident, on: string, { hateWindowMonths, reading }: CountingRules) {
  const window = bothReadings(latestDay, { count: hateWindowMonths, unit: "months" });
  return latestDay <= on && on <= (reading === "statute" ? window.beginningWith : window.longer);
}
