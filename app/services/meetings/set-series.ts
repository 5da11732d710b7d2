import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { patternInWords, type Pattern } from "#app/domain/meetings/pattern.ts";
import { patternOf, type SeriesChange } from "#app/domain/meetings/series.form.ts";
import { refuseSeries, seenSeries } from "#app/domain/meetings/series.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { endSeriesOn, type GroupSeries, insertSeries, listSeriesOfGroup } from "#db/queries/group-series.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { applyPlan } from "./apply-plan.ts";
import { groupToPlan } from "./group-to-plan.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** From a day on the group meets by this pattern, or by none. What lies before that day stays as it is. */
export function setSeries({ db, actor, now }: Context, groupId: string, change: SeriesChange) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const found = await groupToPlan(trx, actor, groupId, today);
    if (found.kind !== "found") return found;
    const before = await listSeriesOfGroup(trx, partnershipId, groupId);
    if (seenSeries(before) !== change.seen) return { kind: "changed" as const, seen: seenSeries(before) };
    const refusal = refuseSeries(change, today);
    if (refusal) return { kind: "refused" as const, refusal };

    await endSeriesOn(trx, partnershipId, groupId, plusDays(change.fromDay, -1));
    const pattern = patternOf(change);
    if (pattern) {
      await insertSeries(trx, {
        id: uuid(),
        partnership_id: partnershipId,
        group_id: groupId,
        ...columnsOf(pattern),
        start_time: change.startTime ?? "",
        place: change.place,
        from_day: change.fromDay,
        until_day: change.untilDay,
        created_at: now.toISOString(),
        version: 1,
      });
    }
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "meeting.pattern-changed",
      objectKind: "group",
      objectId: groupId,
      fields: ["pattern", "startTime", "place", "fromDay", "untilDay"],
      detail: {
        before: before.map(wordsOf),
        after: { ...change, seen: undefined, words: pattern && patternInWords(pattern) },
      },
    });
    await applyPlan(trx, actor, now, found.group);
    return { kind: "done" as const };
  });
}

function columnsOf(pattern: Pattern) {
  return {
    pattern: pattern.kind,
    weekday: pattern.weekday,
    every_weeks: pattern.kind === "every-n-weeks" ? pattern.weeks : null,
    nth: pattern.kind === "every-n-weeks" ? null : pattern.nth,
    month_of_quarter: pattern.kind === "quarterly" ? pattern.monthOfQuarter : null,
  };
}

function wordsOf({ pattern, startTime, place, fromDay, untilDay }: GroupSeries) {
  return { words: patternInWords(pattern), startTime, place, fromDay, untilDay };
}
