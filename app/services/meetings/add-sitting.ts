import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewSitting } from "#app/domain/meetings/sitting.form.ts";
import { refuseDay } from "#app/domain/meetings/sitting.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertSittings } from "#db/queries/meetings.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { groupToPlan } from "./group-to-plan.ts";
import { takenDays } from "./taken-days.ts";
import { warningsOfDays } from "./warnings-of-days.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** One meeting by itself. `warned`: nothing is written yet, because the day has something to be thought about first. */
export function addSitting(given: Context, groupId: string, { day, startTime, place, warnedDay }: NewSitting) {
  const { actor, now } = given;
  const { partnershipId } = actor;
  return madeOnce(given, "meeting", async (trx) => {
    const today = londonDay(now);
    const found = await groupToPlan(trx, actor, groupId, today);
    if (found.kind !== "found") return found;
    const refusal = refuseDay(day, today, await takenDays(trx, { partnershipId, groupId, today, but: null }));
    if (refusal) return { kind: "refused" as const, refusal };
    const [{ warnings = [] } = {}] = await warningsOfDays(trx, { partnershipId, groupId, days: [day], today });
    if (warnings.length > 0 && warnedDay !== day) return { kind: "warned" as const, warnings };

    const id = uuid();
    await insertSittings(trx, [
      {
        id, partnership_id: partnershipId, group_id: groupId, series_id: null, series_day: null, day, start_time: startTime ?? "", place,
        status: "planned", reason: null, created_at: now.toISOString(), version: 1,
      },
    ]); // prettier-ignore
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "meeting.added",
      objectKind: "meeting",
      objectId: id,
      fields: ["day", "startTime", "place"],
      detail: { after: { day, startTime, place }, warnings },
      objects: [{ kind: "group", id: groupId }],
    });
    return { kind: "done" as const, id };
  });
}
