import type { Insertable, Updateable } from "kysely";
import type { Trained } from "#app/domain/plan/training.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type Days = { from: string; to: string };

function courses(db: Executor, partnershipId: string) {
  return db
    .selectFrom("training_course")
    .select(["id", "title", "subject", "held_on as heldOn", "provider", "version"])
    .where("partnership_id", "=", partnershipId);
}

export type CourseKey = { heldOn: string; id: string };

/** Newest first. */
export function listCourses(
  db: Executor,
  partnershipId: string,
  { from, to, after, limit }: Days & { after: CourseKey | null; limit: number },
) {
  return courses(db, partnershipId)
    .where("held_on", ">=", from)
    .where("held_on", "<=", to)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("held_on", "<", after?.heldOn ?? ""),
          eb.and([eb("held_on", "=", after?.heldOn ?? ""), eb("id", "<", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("held_on", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export function findCourse(db: Executor, partnershipId: string, id: string) {
  return courses(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

/** The financial years that have courses begin on or after this day. */
export async function findFirstCourseDay(db: Executor, partnershipId: string): Promise<string | null> {
  const row = await db
    .selectFrom("training_course")
    .select((eb) => eb.fn.min("held_on").as("day"))
    .where("partnership_id", "=", partnershipId)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Who came to these courses, by agency and in the order of the agencies' names. */
export function listAttended(db: Executor, partnershipId: string, courseIds: readonly string[]) {
  if (courseIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("training_attended")
    .innerJoin("agency", "agency.id", "training_attended.agency_id")
    .select(["training_attended.course_id as courseId", "training_attended.agency_id as agencyId"])
    .select(["agency.name as agencyName", "training_attended.people"])
    .where("training_attended.partnership_id", "=", partnershipId)
    .where("training_attended.course_id", "in", courseIds)
    .orderBy("agency.name_folded")
    .execute();
}

/** People trained by subject and agency, in each of the quarters that are given. */
export async function sumTrained(db: Executor, partnershipId: string, quarters: readonly Days[]): Promise<Trained[]> {
  const [from, to] = [quarters[0]?.from ?? "", quarters.at(-1)?.to ?? ""];
  const rows = await db
    .selectFrom("training_attended")
    .innerJoin("training_course", "training_course.id", "training_attended.course_id")
    .innerJoin("agency", "agency.id", "training_attended.agency_id")
    .select(["training_course.subject", "training_course.held_on as heldOn", "agency.name as agencyName"])
    .select((eb) => eb.fn.sum<number | string>("training_attended.people").as("people"))
    .where("training_attended.partnership_id", "=", partnershipId)
    .where("training_course.held_on", ">=", from)
    .where("training_course.held_on", "<=", to)
    .groupBy(["training_course.subject", "training_course.held_on", "agency.name", "agency.name_folded"])
    .orderBy("agency.name_folded")
    .execute();
  return rows.map(({ subject, heldOn, agencyName, people }) => ({
    ...{ subject, agencyName },
    quarters: quarters.map((quarter) => (quarter.from <= heldOn && heldOn <= quarter.to ? Number(people) : 0)),
  }));
}

export async function insertCourse(trx: Transaction, row: Insertable<Database["training_course"]>) {
  await trx.insertInto("training_course").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateCourse(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  change: Updateable<Database["training_course"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("training_course")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The people of a course by agency, in place of those that were there. */
export async function replaceAttended(
  trx: Transaction,
  { partnershipId, courseId }: { partnershipId: string; courseId: string },
  rows: readonly Insertable<Database["training_attended"]>[],
) {
  await trx
    .deleteFrom("training_attended")
    .where("partnership_id", "=", partnershipId)
    .where("course_id", "=", courseId)
    .execute();
  if (rows.length > 0)
    await trx
      .insertInto("training_attended")
      .values([...rows])
      .execute();
}
