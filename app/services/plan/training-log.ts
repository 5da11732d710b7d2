import { quarterOf, quarterPeriod, yearPeriod } from "#app/domain/performance/quarter.ts";
import { TRAINING_SUBJECT_NAMES, trainedBy } from "#app/domain/plan/training.ts";
import { type CourseKey, findFirstCourseDay, listAttended, listCourses, sumTrained } from "#db/queries/training.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";

type Page = { year: number; after: CourseKey | null; limit: number };

/** The courses of a year with who came, a page of them; and over the whole year the people by subject and by agency. */
export async function trainingOfYear(db: Executor, partnershipId: string, { year, after, limit }: Page) {
  const read = await listCourses(db, partnershipId, { ...yearPeriod(year), after, limit: limit + 1 });
  const page = read.slice(0, limit);
  const attended = await listAttended(db, partnershipId, page.map(({ id }) => id)); // prettier-ignore
  const courses = page.map((course) => ({
    ...course,
    attended: attended.filter(({ courseId }) => courseId === course.id),
  }));
  const quarters = ([1, 2, 3, 4] as const).map((number) => quarterPeriod({ year, number }));
  const trained = await sumTrained(db, partnershipId, quarters);
  const subjects = Object.keys(TRAINING_SUBJECT_NAMES);
  const inOrder = [...trained].sort((a, b) => subjects.indexOf(a.subject) - subjects.indexOf(b.subject));
  return {
    ...{ courses, hasMore: read.length > limit },
    bySubject: trainedBy(inOrder, ({ subject }) => TRAINING_SUBJECT_NAMES[subject]),
    byAgency: trainedBy(trained, ({ agencyName }) => agencyName),
  };
}

/** The years from the first course to today's, newest first. */
export async function trainingYears(db: Executor, partnershipId: string, today: string): Promise<number[]> {
  const { year } = quarterOf(today);
  const first = await findFirstCourseDay(db, partnershipId);
  const from = Math.min(year, first === null ? year : quarterOf(first).year);
  return Array.from({ length: year - from + 1 }, (_, back) => year - back);
}

/** The agencies of today, and those that sent people to a course before they left. */
export async function agenciesOfCourse(db: Executor, partnershipId: string, courseId: string | null) {
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  const attended = courseId === null ? [] : await listAttended(db, partnershipId, [courseId]);
  const left = attended.filter(({ agencyId }) => !agencies.some(({ id }) => id === agencyId));
  return {
    attended,
    agencies: [
      ...agencies.map(({ id, name }) => ({ id, name })),
      ...left.map(({ agencyId, agencyName }) => ({ id: agencyId, name: agencyName })),
    ],
  };
}
