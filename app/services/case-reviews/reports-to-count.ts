import type { CountedIncident, CountedReport, CountingRules } from "#app/domain/case-reviews/counted-report.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import {
  unsafeListHateTo,
  unsafeListHouseholds,
  unsafeListIncidentsToCount,
  unsafeListReportIdsOfPerson,
  unsafeListReportIdsOfProblems,
  unsafeListReportsToCount,
  unsafeListVictimsOf,
} from "#db/queries/counted-reports.ts";
import type { Executor } from "#db/transaction.ts";
import { groupedBy, inChunks } from "./in-chunks.ts";

type Asked = { personIds: readonly string[]; problemIds: readonly string[]; on: string; rules: CountingRules };

/** A report with what its verdict is shown with. */
export type ReportShown = Omit<CountedReport, "incidents"> & {
  reference: string;
  agencyName: string;
  incidents: readonly (CountedIncident & { reference: string })[];
};

/** The first day of what may count on the day, and of what is only just too old to. */
export function countedSince(on: string, rules: CountingRules): string {
  const months = Math.max(rules.applicationWindowMonths, rules.hateWindowMonths);
  return plusMonths(on, -months - rules.reportWindowMonths - 1);
}

/** Everything that may count for these records of people or these problems on the day, and the reports just too old to. */
export async function reportsToCount(
  db: Executor,
  { personIds, problemIds, on, rules }: Asked,
): Promise<ReportShown[]> {
  const since = countedSince(on, rules);
  const ids = [
    ...(await inChunks(personIds, (chunk) => unsafeListReportIdsOfPerson(db, chunk, since))),
    ...(await inChunks(problemIds, (chunk) => unsafeListReportIdsOfProblems(db, chunk, since))),
    ...(await inChunks(personIds, (chunk) => unsafeListHateTo(db, chunk, since))),
  ];
  const reports = (await inChunks([...new Set(ids)], (chunk) => unsafeListReportsToCount(db, chunk))).sort(
    (a, b) => compare(a.reportedOn, b.reportedOn) || compare(a.id, b.id),
  );
  const reportIds = reports.map(({ id }) => id);
  const incidents = await inChunks(reportIds, (chunk) => unsafeListIncidentsToCount(db, chunk));
  const incidentIds = [...new Set(incidents.map(({ id }) => id))];
  const victims = groupedBy(
    await inChunks(incidentIds, (chunk) => unsafeListVictimsOf(db, chunk)),
    ({ incidentId }) => incidentId,
  );
  const incidentsOf = groupedBy(incidents, ({ reportId }) => reportId);
  const reporters = [...new Set(reports.flatMap(({ reporterId }) => reporterId ?? []))];
  const households = householdsOf(reporters, await inChunks(reporters, (chunk) => unsafeListHouseholds(db, chunk)));
  return reports.map(({ isNamed, ...report }) => ({
    ...report,
    isToNamedBody: isNamed === 1,
    householdId: report.reporterId === null ? null : (households.get(report.reporterId) ?? null),
    incidents: (incidentsOf.get(report.id) ?? []).map(({ reportId: _, isHate, ...incident }) => ({
      ...incident,
      isHate: isHate === 1,
      affectedIds: (victims.get(incident.id) ?? []).map(({ personId }) => personId),
    })),
  }));
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** People who live together, however many steps apart, have one household: named by the first of them. */
function householdsOf(ids: readonly string[], pairs: readonly { personId: string; otherId: string }[]) {
  const of = new Map<string, string>();
  const first = (id: string): string => {
    const above = of.get(id);
    return above === undefined || above === id ? id : first(above);
  };
  const known = new Set(ids);
  for (const { personId, otherId } of pairs) {
    if (!known.has(otherId)) continue;
    const [a, b] = [first(personId), first(otherId)].sort();
    if (a !== undefined && b !== undefined) {
      of.set(a, a);
      of.set(b, a);
    }
  }
  return new Map(ids.flatMap((id) => (of.has(id) ? [[id, first(id)] as const] : [])));
}
