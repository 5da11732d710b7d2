import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { decidingFrom, wouldCount } from "#app/domain/premises/undecided.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { findNextGradingSitting, listGradingSittings } from "#db/queries/premises-sittings.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { countUndecidedIncidents, listUndecidedIncidents } from "#db/queries/undecided-incidents.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
const SITTINGS = 20;

/** What waits for the meeting, by premises, those with the worst of it first; and what each would count. */
export async function undecidedPage({ db, actor, now }: Context, limit: number) {
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const rows = await listUndecidedIncidents(db, actor, limit);
  const premises = new Map(rows.map((row) => [row.premisesId, { id: row.premisesId, name: row.premisesName, band: row.agreedBand }])); // prettier-ignore
  const ids = rows.map(({ id }) => id);
  await recordList({ db, actor, now }, "premises.undecided-listed", "premises", [...premises.keys()], { rows: ids });
  return {
    today,
    all: rows.length < limit ? rows.length : await countUndecidedIncidents(db, actor),
    shown: rows.length,
    mayDecide: actor.permissions.has("premises:grade"),
    sittings: await decidingSittings({ db, actor }, today),
    premises: [...premises.values()].map((one) => ({
      ...one,
      rows: rows
        .filter(({ premisesId }) => premisesId === one.id)
        .map(({ id, version, reference, day, time, severity, summary, ...row }) => {
          const known = { day, severity, calledPolice: row.calledPolice === 1, goodPractice: row.goodPractice === 1 };
          const counts = wouldCount(known, settings, today);
          return { id, version, reference, day, time, severity, summary, counts };
        }),
    })),
  };
}

/** The meetings that can have decided: of the last weeks, today's, and the next. */
export async function decidingSittings({ db, actor }: Pick<Context, "db" | "actor">, today: string) {
  const past = await listGradingSittings(db, actor, { until: today, from: decidingFrom(today), limit: SITTINGS });
  const next = await findNextGradingSitting(db, actor, today);
  return [...(next ? [next] : []), ...past];
}
