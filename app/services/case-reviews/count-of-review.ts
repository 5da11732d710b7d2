import { forcedByChosen } from "#app/domain/case-reviews/decide-threshold.ts";
import { bestThreshold } from "#app/domain/case-reviews/threshold.ts";
import { type ChosenReport, unsafeListChosenReports } from "#db/queries/case-review-reports.ts";
import type { Executor } from "#db/transaction.ts";
import type { ReportShown } from "./reports-to-count.ts";
import { shownOf } from "./shown-count.ts";
import { factsToCount } from "./threshold-of.ts";

type Asked = { victimPersonId: string | null; problemId: string | null; receivedOn: string };
type Review = Asked & { id: string };

/**
 * The count for a review as on the day of its application, with its working, as its page shows it and a decision freezes it:
 * of the reports that it concerns, and beside it of all that are recorded. Hate is met by the reports chosen too.
 */
export async function countOfReview(db: Executor, partnershipId: string, review: Review) {
  return countOf(db, partnershipId, review, await unsafeListChosenReports(db, review.id));
}
export type ReviewCount = Awaited<ReturnType<typeof countOfReview>>;

/** As countOfReview, with these as the reports chosen. */
async function countOf(db: Executor, partnershipId: string, review: Asked, chosen: readonly ChosenReport[]) {
  const { victimPersonId, problemId, receivedOn: on } = review;
  const asked = { partnershipId, personId: victimPersonId ?? NOBODY, problemId, on };
  const { question, reports, rules } = await factsToCount(db, asked);
  const because = new Map(chosen.map(({ id, countedBecause }) => [id, countedBecause]));
  const known = reports.map((report) => ({ ...report, isCountedAnyway: (because.get(report.id) ?? null) !== null }));
  const counted = (of: ReportShown[]) => ({
    ...bestThreshold(question, of, rules),
    personId: question.personId,
    reports: of,
  });
  const all = shownOf(on, counted(known));
  const count = shownOf(on, counted(known.filter(({ id }) => because.has(id))));
  const hate = { met: count.hateMet, incidentIds: [] as string[] };
  const whole = { local: all.local, statutory: all.statutory, hateMet: all.hateMet, hateCount: all.hateCount };
  return {
    ...count,
    hate,
    all: whole,
    forced: forcedByChosen({ ...count, hate }, { ...whole, hate: { met: all.hateMet, incidentIds: [] } }),
    chosen: known
      .filter(({ id }) => because.has(id) && all.reports.some((report) => report.id === id))
      .map(({ id, reporterId }) => ({
        id,
        isAnonymous: reporterId === null,
        countedBecause: because.get(id) ?? null,
      })),
    others: all.reports
      .filter(({ id }) => !because.has(id))
      .map(({ incidents, ...report }) => ({ ...report, incidents: incidents.map(({ reference }) => reference) })),
  };
}

/** Every report that an application for them, about that problem, may concern. */
export async function reportsToChoose(db: Executor, partnershipId: string, review: Asked) {
  const { victimPersonId, problemId, receivedOn: on } = review;
  const asked = { partnershipId, personId: victimPersonId ?? NOBODY, problemId, on };
  const { question, reports, rules } = await factsToCount(db, asked);
  const counted = { ...bestThreshold(question, reports, rules), personId: question.personId, reports };
  return shownOf(on, counted).reports;
}
/** Of a business or a group only what is reported about the problem counts: it has no record as a person. */
const NOBODY = "nobody";
