import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { gradingSittingsVisibleTo } from "../visibility/premises.ts";

/** Meetings of the premises groups that take place, whoever is in them. */
function gradingSittings(db: Executor, actor: Actor) {
  return db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.day", "sitting.start_time as startTime", "sitting.group_id as groupId"])
    .select("partnership_group.name as groupName")
    .where(gradingSittingsVisibleTo(actor))
    .where("sitting.group_id", "in", (eb) =>
      eb
        .selectFrom("partnership_group as premises_group")
        .select("premises_group.id")
        .where("premises_group.partnership_id", "=", actor.partnershipId)
        .where("premises_group.kind", "=", "premises"),
    )
    .where("sitting.status", "<>", "cancelled");
}
export type GradingSitting = { id: string; day: string; startTime: string; groupId: string; groupName: string };

/** Up to a day, that day included, the newest first. */
export function listGradingSittings(
  db: Executor,
  actor: Actor,
  { until, from = "", groupId, limit }: { until: string; from?: string; groupId?: string; limit: number },
): Promise<GradingSitting[]> {
  return gradingSittings(db, actor)
    .where("sitting.day", "<=", until)
    .where("sitting.day", ">=", from)
    .$if(groupId !== undefined, (q) => q.where("sitting.group_id", "=", groupId ?? ""))
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.id", "desc")
    .limit(limit)
    .execute();
}

/** The first after a day. */
export function findNextGradingSitting(db: Executor, actor: Actor, after: string): Promise<GradingSitting | undefined> {
  return gradingSittings(db, actor)
    .where("sitting.day", ">", after)
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(1)
    .executeTakeFirst();
}

/** Whether grades were agreed at a meeting that the caller has found. */
export async function unsafeHasGrades(db: Executor, sittingId: string): Promise<boolean> {
  const row = await db
    .selectFrom("premises_grade")
    .select("id")
    .where("sitting_id", "=", sittingId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export function findGradingSitting(db: Executor, actor: Actor, id: string): Promise<GradingSitting | undefined> {
  return gradingSittings(db, actor).where("sitting.id", "=", id).executeTakeFirst();
}
