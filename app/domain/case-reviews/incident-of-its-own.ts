/**
 * The greatest number of reports that can each be given an incident of its own, and which (DOMAIN 1.4, step 5; ASBCPA
 * 2014 s104(12): one person's reports of one incident count once). A greatest matching by augmenting paths: reports are
 * taken in the order given, and one that has an incident never loses it to a later one, so that of two reports of the
 * same incident the earlier stands. `given` is a matching of some of the reports to begin with.
 */
export function giveIncidents(
  reports: readonly { id: string; incidentIds: readonly string[] }[],
  given: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const incidentsOf = new Map(reports.map(({ id, incidentIds }) => [id, incidentIds]));
  const holders = new Map([...given].map(([reportId, incidentId]) => [incidentId, reportId]));

  function find(reportId: string, seen: Set<string>): boolean {
    for (const incidentId of incidentsOf.get(reportId) ?? []) {
      if (seen.has(incidentId)) continue;
      seen.add(incidentId);
      const holder = holders.get(incidentId);
      if (holder !== undefined && !find(holder, seen)) continue;
      holders.set(incidentId, reportId);
      return true;
    }
    return false;
  }

  for (const { id } of reports) if (!given.has(id)) find(id, new Set());
  return new Map([...holders].map(([incidentId, reportId]) => [reportId, incidentId]));
}
