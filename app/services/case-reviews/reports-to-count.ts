import type { CountedIncident, CountedReport, CountingRules } from "#app/domain/case-reviews/counted-report.ts";
import { problemsOf } from "#app/domain/case-reviews/threshold.ts";
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
  const ids = [...(await idsOfPeople(db, personIds, since)), ...(await idsOfProblems(db, problemIds, since))];
  return withHouseholds(db, await readReports(db, new Set(ids)));
}

type Read = Awaited<ReturnType<typeof readReports>>[number];

/** As reportsToCount, for these records of people and whatever problems those of their reports are about. */
export async function reportsOfPeopleToCount(
  db: Executor,
  { personIds, on, rules }: Omit<Asked, "problemIds">,
  ofWhich: (report: Read) => boolean = () => true,
): Promise<ReportShown[]> {
  const since = countedSince(on, rules);
  const ownIds = new Set(await idsOfPeople(db, personIds, since));
  const own = await readReports(db, ownIds);
  const ids = await idsOfProblems(db, problemsOf(own.filter(ofWhich)), since);
  const others = await readReports(db, new Set(ids.filter((id) => !ownIds.has(id))));
  return withHouseholds(db, [...own, ...others]);
}

async function idsOfPeople(db: Executor, personIds: readonly string[], since: string) {
  return [
    ...(await inChunks(personIds, (chunk) => unsafeListReportIdsOfPerson(db, chunk, since))),
    ...(await inChunks(personIds, (chunk) => unsafeListHateTo(db, chunk, since))),
  ];
}

function idsOfProblems(db: Executor, problemIds: readonly string[], since: string) {
  return inChunks(problemIds, (chunk) => unsafeListReportIdsOfProblems(db, chunk, since));
}

async function readReports(db: Executor, ids: ReadonlySet<string>) {
  const reports = await inChunks([...ids], (chunk) => unsafeListReportsToCount(db, chunk));
  const reportIds = reports.map(({ id }) => id);
  const incidents = await inChunks(reportIds, (chunk) => unsafeListIncidentsToCount(db, chunk));
  const incidentIds = [...new Set(incidents.map(({ id }) => id))];
  const victims = groupedBy(
    await inChunks(incidentIds, (chunk) => unsafeListVictimsOf(db, chunk)),
    ({ incidentId }) => incidentId,
  );
  const incidentsOf = groupedBy(incidents, ({ reportId }) => reportId);
  return reports.map(({ isNamed, ...report }) => ({
    ...report,
    isToNamedBody: isNamed === 1,
    incidents: (incidentsOf.get(report.id) ?? []).map(({ reportId: _, isHate, ...incident }) => ({
      ...incident,
      isHate: isHate === 1,
      affectedIds: (victims.get(incident.id) ?? []).map(({ personId }) => personId),
    })),
  }));
}

/** In the order in which they were made: who lives with whom is a matter of all who made them. */
async function withHouseholds(db: Executor, reports: Read[]): Promise<ReportShown[]> {
  const reporters = [...new Set(reports.flatMap(({ reporterId }) => reporterId ?? []))];
  const households = householdsOf(reporters, await inChunks(reporters, (chunk) => unsafeListHouseholds(db, chunk)));
  return reports
    .sort((a, b) => compare(a.reportedOn, b.reportedOn) || compare(a.id, b.id))
    .map((report) => ({
      ...report,
      householdId: report.reporterId === null ? null : (households.get(report.reporterId) ?? null),
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
