import { plusDays } from "../dates/iso-day.ts";
import type { CountedReport, CountingRules } from "./counted-report.ts";
import { metByHate } from "./hate-rule.ts";
import { bestOf, type InTimeUnder, type Timing, timingOf } from "./in-time.ts";
import { giveIncidents } from "./incident-of-its-own.ts";

export type Reason = "late-report" | "out-of-time" | "same-incident" | "anonymous" | "body-not-named";

export type Verdict = {
  reportId: string;
  /** Counts for the statute, or would if it were about this problem: in time, and with an incident of its own. */
  qualifies: boolean;
  reasons: Reason[];
  inTimeUnder: InTimeUnder;
  isAboutProblem: boolean;
  /** The incidents that it brings to the local count. */
  localIncidentIds: string[];
  /** The first day on which an application counts it no more; null when it does not count today. */
  outOfTimeFrom: string | null;
  turnsOnRange: boolean;
};

export type Threshold = {
  local: { count: number; threshold: number; met: boolean };
  /** `problemId` null: nothing is linked to a problem, so that there is nothing to count. */
  statutory: { count: number; threshold: number; met: boolean; problemId: string | null; needsDecision: boolean };
  hate: { met: boolean; incidentIds: string[] };
  met: boolean;
  verdicts: Verdict[];
  /** The next day on which a report that counts today falls out of time, and which. */
  nextOutOfTime: { day: string; reportIds: string[] } | null;
};

type Question = { on: string; personId: string; problemId: string | null };
type Looked = { report: CountedReport; timings: Timing[]; inTime: Timing[]; barred: Reason[] };

/**
 * Whether the threshold of a case review would be met for this person by an application made on a day, with the working
 * (ASBCPA 2014 s104(4), (11), (12); SRC 000; DOMAIN 1.4). Reports that concern neither the person nor the problem are
 * left aside.
 */
export function thresholdOn(
  { on, personId, problemId }: Question,
  all: readonly CountedReport[],
  rules: CountingRules,
): Threshold {
  const isOfPerson = (r: CountedReport) => r.reporterId === personId || r.forId === personId;
  const isOfProblem = (incident: { problemId: string | null }) =>
    problemId !== null && incident.problemId === problemId;
  const looked = [...all]
    .filter((report) => isOfPerson(report) || report.incidents.some(isOfProblem))
    .sort((a, b) => compare(a.reportedOn, b.reportedOn) || compare(a.id, b.id))
    .map((report) => look(report, on, rules));

  const inProblem = new Set(all.flatMap(({ incidents }) => incidents.filter(isOfProblem).map(({ id }) => id)));
  const byPerson = matched(looked, inProblem, ({ reporterId }) => reporterId);
  const byHousehold = matched(looked, inProblem, ({ reporterId, householdId }) => householdId ?? reporterId);
  const counted = rules.households === "once" ? byHousehold : byPerson;

  const verdicts = looked.map(({ report, timings, inTime, barred }): Verdict => {
    const best = bestOf(timings);
    const qualifies = barred.length === 0 && counted.given.has(report.id);
    const isTakenAlready = barred.length === 0 && inTime.length > 0 && !qualifies;
    const bringsLocally = isOfPerson(report) && barred.length === 0;
    const lastDay = inTime
      .map((timing) => timing.lastDayToApply)
      .sort(compare)
      .at(-1);
    return {
      reportId: report.id,
      qualifies,
      reasons: isTakenAlready ? [...barred, "same-incident"] : barred,
      inTimeUnder: best?.inTimeUnder ?? "neither",
      isAboutProblem: report.incidents.some(isOfProblem),
      localIncidentIds: bringsLocally ? inTime.map(({ incidentId }) => incidentId) : [],
      outOfTimeFrom: barred.length === 0 && lastDay !== undefined ? plusDays(lastDay, 1) : null,
      turnsOnRange: best?.turnsOnRange ?? false,
    };
  });

  const localCount = new Set(verdicts.flatMap(({ localIncidentIds }) => localIncidentIds)).size;
  const local = { count: localCount, threshold: rules.localCount, met: localCount >= rules.localCount };
  const reaches = (count: number) => count >= rules.thresholdCount;
  const statutory = {
    count: counted.inProblem,
    threshold: rules.thresholdCount,
    met: reaches(counted.inProblem),
    problemId,
    needsDecision: rules.households === "ask" && reaches(byPerson.inProblem) !== reaches(byHousehold.inProblem),
  };
  const hate = metByHate({ on, personId }, all, rules);
  return {
    local,
    statutory,
    hate,
    met: local.met || statutory.met || hate.met,
    verdicts,
    nextOutOfTime: nextOf(verdicts),
  };
}

/** The problems that incidents of these reports belong to. */
export function problemsOf(reports: readonly Pick<CountedReport, "incidents">[]): string[] {
  return [...new Set(reports.flatMap(({ incidents }) => incidents.flatMap(({ problemId }) => problemId ?? [])))].sort();
}

/** As thresholdOn, of the problem for which most reports qualify. */
export function bestThreshold(
  { problemIds, ...asked }: Omit<Question, "problemId"> & { problemIds: readonly string[] },
  reports: readonly CountedReport[],
  rules: CountingRules,
): Threshold {
  const [first = null, ...others] = problemIds;
  return others.reduce(
    (best, problemId) => {
      const next = thresholdOn({ ...asked, problemId }, reports, rules);
      return next.statutory.count > best.statutory.count ? next : best;
    },
    thresholdOn({ ...asked, problemId: first }, reports, rules),
  );
}

function look(report: CountedReport, on: string, rules: CountingRules): Looked {
  const timings = report.incidents.map((incident) => timingOf(report, incident, on, rules));
  const inTime = timings.filter(({ isTimely, isFresh }) => isTimely && isFresh);
  const barred: Reason[] = [];
  if (!timings.some(({ isTimely }) => isTimely)) barred.push("late-report");
  if (!timings.some(({ isFresh }) => isFresh)) barred.push("out-of-time");
  if (report.reporterId === null && !rules.countAnonymous && !report.isCountedAnyway) barred.push("anonymous");
  if (!report.isToNamedBody) barred.push("body-not-named");
  return { report, timings, inTime, barred };
}

/** An incident for each report, complainant by complainant; of an anonymous report nobody knows another of the same person. */
function matched(
  looked: readonly Looked[],
  inProblem: ReadonlySet<string>,
  keyOf: (r: CountedReport) => string | null,
) {
  const complainants = new Map<string, Looked[]>();
  for (const one of looked.filter(({ barred }) => barred.length === 0)) {
    const key = keyOf(one.report) ?? `report ${one.report.id}`;
    complainants.set(key, [...(complainants.get(key) ?? []), one]);
  }
  const given = new Map<string, string>();
  let count = 0;
  for (const reports of complainants.values()) {
    const edges = (isIn: (incidentId: string) => boolean) =>
      reports
        .map(({ report, inTime }) => ({ id: report.id, incidentIds: inTime.map((t) => t.incidentId).filter(isIn) }))
        .filter(({ incidentIds }) => incidentIds.length > 0);
    const aboutProblem = giveIncidents(edges((id) => inProblem.has(id)));
    count += aboutProblem.size;
    for (const [reportId, incidentId] of giveIncidents(
      edges(() => true),
      aboutProblem,
    ))
      given.set(reportId, incidentId);
  }
  return { given, inProblem: count };
}

function nextOf(verdicts: readonly Verdict[]): Threshold["nextOutOfTime"] {
  const counting = verdicts.filter(({ qualifies, localIncidentIds }) => qualifies || localIncidentIds.length > 0);
  const day = counting.map((verdict) => verdict.outOfTimeFrom ?? "9999").sort(compare)[0];
  if (day === undefined) return null;
  return {
    day,
    reportIds: counting.filter(({ outOfTimeFrom }) => outOfTimeFrom === day).map(({ reportId }) => reportId),
  };
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
