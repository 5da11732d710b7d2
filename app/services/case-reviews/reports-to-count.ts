import type { CountedIncident, CountedReport, CountingRules } from "#app/domain/case-reviews/counted-report.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import {
  unsafeListHateTo,
  unsafeListHouseholds,
  unsafeListIncidentsToCount,
  unsafeListReportIdsOfPerson,
  unsafeListReportIdsOfProblem,
  unsafeListReportsToCount,
  unsafeListVictimsOf,
} from "#db/queries/counted-reports.ts";
import type { Executor } from "#db/transaction.ts";

type Asked = { personIds: readonly string[]; problemId: string | null; on: string; rules: CountingRules };

/** A report with what its verdict is shown with. */
export type ReportShown = Omit<CountedReport, "incidents"> & {
  reference: string;
  agencyName: string;
  incidents: readonly (CountedIncident & { reference: string })[];
};

/** Everything that may count for this person or this problem on the day, and the reports just too old to. */
export async function reportsToCount(db: Executor, { personIds, problemId, on, rules }: Asked): Promise<ReportShown[]> {
  const months = Math.max(rules.applicationWindowMonths, rules.hateWindowMonths);
  const since = plusMonths(on, -months - rules.reportWindowMonths - 1);
  const ids = [
    ...(await unsafeListReportIdsOfPerson(db, personIds, since)),
    ...(problemId === null ? [] : await unsafeListReportIdsOfProblem(db, problemId, since)),
    ...(await unsafeListHateTo(db, personIds, since)).map(({ id }) => id),
  ];
  const reports = await unsafeListReportsToCount(db, [...new Set(ids)]);
  const incidents = await unsafeListIncidentsToCount(db, reports.map(({ id }) => id)); // prettier-ignore
  const victims = await unsafeListVictimsOf(db, [...new Set(incidents.map(({ id }) => id))]);
  const reporters = [...new Set(reports.flatMap(({ reporterId }) => reporterId ?? []))];
  const households = householdsOf(reporters, await unsafeListHouseholds(db, reporters));
  return reports.map(({ isNamed, ...report }) => ({
    ...report,
    isToNamedBody: isNamed === 1,
    householdId: report.reporterId === null ? null : (households.get(report.reporterId) ?? null),
    incidents: incidents
      .filter(({ reportId }) => reportId === report.id)
      .map(({ reportId: _, isHate, ...incident }) => ({
        ...incident,
        isHate: isHate === 1,
        affectedIds: victims.filter(({ incidentId }) => incidentId === incident.id).map(({ personId }) => personId),
      })),
  }));
}

/** People who live together, however many steps apart, have one household: named by the first of them. */
function householdsOf(ids: readonly string[], pairs: readonly { personId: string; otherId: string }[]) {
  const of = new Map<string, string>();
  const first = (id: string): string => {
    const above = of.get(id);
    return above === undefined || above === id ? id : first(above);
  };
  for (const { personId, otherId } of pairs) {
    const [a, b] = [first(personId), first(otherId)].sort();
    if (a !== undefined && b !== undefined) {
      of.set(a, a);
      of.set(b, a);
    }
  }
  return new Map(ids.flatMap((id) => (of.has(id) ? [[id, first(id)] as const] : [])));
}
