import { MONEY_COLUMNS, TRAINING_COLUMNS } from "#app/domain/exports/money-columns.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { yearPeriod } from "#app/domain/performance/quarter.ts";
import { listAttended, listCourses } from "#db/queries/training.ts";
import { fundingYear } from "../plan/funding-year.ts";
import { AT_ONCE, type Batch, batchOf, cellsOf, type From } from "./batches.ts";

/** The lines of a year, and under them what they add up to, as on the page. */
export async function* moneyRows({ db, actor, now }: From, { year }: { year: number }): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const { lines, total } = await fundingYear(db, actor.partnershipId, year);
  yield batchOf(MONEY_COLUMNS, today, "funding-line")(lines);
  yield cellsOf(MONEY_COLUMNS, today)([{ description: "Total", funder: null, opccState: null, figures: total }]);
}

export async function* trainingRows({ db, actor, now }: From, { year }: { year: number }): AsyncGenerator<Batch> {
  const cells = batchOf(TRAINING_COLUMNS, londonDay(now), "training-course");
  let after: { heldOn: string; id: string } | undefined;
  do {
    const page = { ...yearPeriod(year), after: after ?? null, limit: AT_ONCE };
    const courses = await listCourses(db, actor.partnershipId, page);
    const attended = await listAttended(db, actor.partnershipId, courses.map(({ id }) => id)); // prettier-ignore
    yield cells(
      courses.flatMap((course) =>
        attended.filter((one) => one.courseId === course.id).map((one) => ({ ...course, ...one })),
      ),
    );
    after = courses.length === AT_ONCE ? courses.at(-1) : undefined;
  } while (after !== undefined);
}
