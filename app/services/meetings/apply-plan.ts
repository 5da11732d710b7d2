import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { planSittings } from "#app/domain/meetings/plan.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  deletePlannedSittings,
  listSeriesOfGroup,
  listSittingsToPlan,
  moveToSeries,
} from "#db/queries/group-series.ts";
import { insertSittings } from "#db/queries/meetings.ts";
import type { Transaction } from "#db/transaction.ts";

type Group = { id: string; partnershipId: string; endedOn: string | null; hasMeetings: 0 | 1 };

/** The group's calendar as its patterns have it, from today to twelve months ahead. Nothing to do leaves no trace. */
export async function applyPlan(trx: Transaction, actor: LoggedActor, now: Date, group: Group) {
  const { partnershipId, id: groupId } = group;
  const today = londonDay(now);
  const series = group.hasMeetings === 1 ? await listSeriesOfGroup(trx, partnershipId, groupId) : [];
  const sittings = await listSittingsToPlan(trx, partnershipId, groupId, today);
  const plan = planSittings(series, sittings, { today, endedOn: group.endedOn });
  if (plan.insert.length + plan.adopt.length + plan.remove.length === 0) return plan;

  const byId = new Map(series.map((one) => [one.id, one]));
  await deletePlannedSittings(trx, partnershipId, plan.remove);
  for (const { id, seriesId } of plan.adopt) {
    const one = byId.get(seriesId);
    if (one) await moveToSeries(trx, partnershipId, id, one);
  }
  await insertSittings(
    trx,
    plan.insert.map(({ seriesId, day }) => ({
      id: uuid(),
      partnership_id: partnershipId,
      group_id: groupId,
      series_id: seriesId,
      series_day: day,
      day,
      start_time: byId.get(seriesId)?.startTime ?? "",
      place: byId.get(seriesId)?.place ?? null,
      status: "planned" as const,
      reason: null,
      created_at: now.toISOString(),
      version: 1,
    })),
  );
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: "meeting.planned",
    objectKind: "group",
    objectId: groupId,
    resultCount: plan.insert.length + plan.adopt.length + plan.remove.length,
    detail: {
      added: plan.insert.map(({ day }) => day),
      kept: plan.adopt.length,
      removed: daysOf(plan.remove, sittings),
    },
  });
  return plan;
}

function daysOf(ids: readonly string[], sittings: readonly { id: string; day: string }[]) {
  return sittings.filter(({ id }) => ids.includes(id)).map(({ day }) => day);
}
