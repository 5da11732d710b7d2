import type { CountedReport, CountingRules } from "#app/domain/case-reviews/counted-report.ts";

// The threshold read again from the words of the Act and the partnership's document, without anything of the product:
// days are counted on the calendar by hand, and the greatest number of reports is found by trying every way.

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0));

/** Last day of so many months that begin with the day; and of so many after it. */
export function ends(day: string, months: number) {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const endYear = year + Math.floor((month - 1 + months) / 12);
  const endMonth = ((month - 1 + months) % 12) + 1;
  const length = lengthOf(endYear, endMonth);
  if (date > length) return { first: text(endYear, endMonth, length), second: text(endYear, endMonth, length) };
  const before =
    date > 1
      ? text(endYear, endMonth, date - 1)
      : endMonth > 1
        ? text(endYear, endMonth - 1, lengthOf(endYear, endMonth - 1))
        : text(endYear - 1, 12, 31);
  return { first: before, second: text(endYear, endMonth, date) };
}

function text(year: number, month: number, date: number) {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

export function bruteForce(
  { on, personId, problemId }: { on: string; personId: string; problemId: string | null },
  reports: readonly CountedReport[],
  rules: CountingRules,
) {
  const last = (day: string, months: number) => ends(day, months)[rules.reading === "statute" ? "first" : "second"];
  const inTime = (report: CountedReport, latestDay: string) =>
    report.reportedOn >= latestDay &&
    report.reportedOn <= last(latestDay, rules.reportWindowMonths) &&
    report.reportedOn <= on &&
    on <= last(report.reportedOn, rules.applicationWindowMonths);
  const counts = (report: CountedReport) =>
    report.isToNamedBody && (report.reporterId !== null || rules.countAnonymous);

  const local = new Set<string>();
  for (const report of reports)
    for (const incident of report.incidents)
      if ([report.reporterId, report.forId].includes(personId) && counts(report) && inTime(report, incident.latestDay))
        local.add(incident.id);

  const about = reports.flatMap((report) => {
    const ids = report.incidents
      .filter((i) => problemId !== null && i.problemId === problemId && inTime(report, i.latestDay))
      .map(({ id }) => id);
    return counts(report) && ids.length > 0 ? [{ report, ids }] : [];
  });
  const greatest = (keyOf: (report: CountedReport) => string) => {
    let sum = 0;
    for (const key of new Set(about.map(({ report }) => keyOf(report))))
      sum += mostWith(
        about.filter(({ report }) => keyOf(report) === key).map(({ ids }) => ids),
        new Set(),
      );
    return sum;
  };
  const each = greatest(({ id, reporterId }) => reporterId ?? id);
  const once = greatest(({ id, reporterId, householdId }) => householdId ?? reporterId ?? id);
  const statutory = rules.households === "once" ? once : each;

  const hate = new Set<string>();
  for (const report of reports)
    for (const incident of report.incidents) {
      const isTimely =
        report.reportedOn >= incident.latestDay &&
        report.reportedOn <= last(incident.latestDay, rules.reportWindowMonths) &&
        report.reportedOn <= on;
      if (
        incident.isHate &&
        incident.affectedIds.includes(personId) &&
        incident.latestDay <= on &&
        on <= last(incident.latestDay, rules.hateWindowMonths) &&
        (isTimely || !rules.hateNeedsTimelyReport)
      )
        hate.add(incident.id);
    }
  return {
    local: local.size,
    statutory,
    needsDecision: rules.households === "ask" && each >= rules.thresholdCount !== once >= rules.thresholdCount,
    hate: hate.size >= rules.hateCount,
    met: local.size >= rules.localCount || statutory >= rules.thresholdCount || hate.size >= rules.hateCount,
  };
}

/** Every way of leaving a report out or giving it one of its incidents that nobody else has. */
function mostWith(reports: readonly (readonly string[])[], taken: ReadonlySet<string>): number {
  const [first, ...rest] = reports;
  if (!first) return 0;
  const without = mostWith(rest, taken);
  const withOne = first.filter((id) => !taken.has(id)).map((id) => 1 + mostWith(rest, new Set([...taken, id])));
  return Math.max(without, ...withOne);
}
