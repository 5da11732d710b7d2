import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type Attended, refuseCourse } from "#app/domain/plan/training.ts";
import type { CourseChange, NewCourse } from "#app/domain/plan/training.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCourse, insertCourse, listAttended, replaceAttended, updateCourse } from "#db/queries/training.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = AdminContext & { once?: string | null };

export function addCourse(at: Context, wanted: NewCourse, attended: readonly Attended[]) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return madeOnce(at, "training-course", async (trx) => {
    const refusal = refuseCourse(wanted, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const { title, subject, heldOn, provider } = wanted;
    await insertCourse(trx, {
      ...{ id, partnership_id: partnershipId, title, subject, held_on: heldOn, provider },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await replaceAttended(trx, { partnershipId, courseId: id }, rowsOf(partnershipId, id, attended));
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "training.added", objectKind: "training-course", objectId: id },
      fields: [...Object.keys(wanted), "attended"],
      detail: { after: { ...wanted, attended: peopleBy(attended) } },
    });
    return { kind: "done" as const, id };
  });
}

export function changeCourse(
  { db, actor, now }: AdminContext,
  id: string,
  change: CourseChange,
  attended: readonly Attended[],
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const current = await findCourse(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const refusal = refuseCourse(change, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { version, title, subject, heldOn, provider } = change;
    const set = { title, subject, held_on: heldOn, provider };
    const were = await listAttended(trx, partnershipId, [id]);
    if (!(await updateCourse(trx, { partnershipId, id, version }, set)))
      return { kind: "changed" as const, current: { ...current, attended: were } };
    await replaceAttended(trx, { partnershipId, courseId: id }, rowsOf(partnershipId, id, attended));
    const before = {
      ...{ title: current.title, subject: current.subject, heldOn: current.heldOn, provider: current.provider },
      attended: peopleBy(were),
    };
    const after = { title, subject, heldOn, provider, attended: peopleBy(attended) };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "training.changed", objectKind: "training-course", objectId: id },
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
}

/** In one order, so that what has not changed is the same. */
function peopleBy(attended: readonly Attended[]): string {
  return attended
    .map(({ agencyId, people }) => `${agencyId}: ${people}`)
    .sort()
    .join(", ");
}

function rowsOf(partnershipId: string, courseId: string, attended: readonly Attended[]) {
  return attended.map(({ agencyId, people }) => ({
    ...{ id: uuid(), partnership_id: partnershipId, course_id: courseId, agency_id: agencyId, people, version: 1 },
  }));
}
