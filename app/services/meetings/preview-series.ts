import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { patternInWords } from "#app/domain/meetings/pattern.ts";
import { planSittings } from "#app/domain/meetings/plan.ts";
import { patternOf, type SeriesChange } from "#app/domain/meetings/series.form.ts";
import { firstDays, refuseSeries, seenSeries, seriesAfter } from "#app/domain/meetings/series.ts";
import { refusePlanning } from "#app/domain/meetings/sitting.ts";
import { listSeriesOfGroup, listSittingsToPlan } from "#db/queries/group-series.ts";
import { findGroup } from "#db/queries/groups.ts";
import type { Executor } from "#db/transaction.ts";
import { warningsOfDays } from "./warnings-of-days.ts";

type Context = { db: Executor; actor: Actor; now: Date };

const DATES_SHOWN = 6;

/** What a change of the pattern would mean: the first six meetings with their warnings, and what becomes of those planned. */
export async function previewSeries({ db, actor, now }: Context, groupId: string, change: SeriesChange) {
  const { partnershipId } = actor;
  const today = londonDay(now);
  const group = await findGroup(db, partnershipId, groupId);
  if (!group) return { kind: "not-found" as const };
  const series = await listSeriesOfGroup(db, partnershipId, groupId);
  if (seenSeries(series) !== change.seen) return { kind: "changed" as const, seen: seenSeries(series) };
  const refusal = refusePlanning(group, today) ?? refuseSeries(change, today);
  if (refusal) return { kind: "refused" as const, refusal };

  const pattern = patternOf(change);
  const sittings = await listSittingsToPlan(db, partnershipId, groupId, today);
  const after = seriesAfter(series, change, pattern && { id: "new", pattern });
  const plan = planSittings(after, sittings, { today, endedOn: group.endedOn });
  const days = pattern ? firstDays(pattern, change, DATES_SHOWN) : [];
  const adopted = new Set(plan.adopt.map(({ id }) => id));
  return {
    kind: "preview" as const,
    words: pattern && patternInWords(pattern),
    dates: await warningsOfDays(db, { partnershipId, groupId, days, today }),
    removed: sittings.filter(({ id }) => plan.remove.includes(id)).map(({ day }) => day),
    staying: sittings
      .filter((s) => s.status === "moved" && s.day >= change.fromDay && !adopted.has(s.id))
      .map(({ day }) => day),
  };
}
