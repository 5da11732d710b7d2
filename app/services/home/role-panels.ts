import type { Actor } from "#app/domain/access/actor.ts";
import { ageLimits } from "#app/domain/actions/overdue-filter.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { movementInWords, movementOf } from "#app/domain/premises/fortnight.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { incidentDays } from "#app/services/incidents/incident-days.ts";
import { victimsPage } from "#app/services/incidents/victims-page.ts";
import { fortnightList } from "#app/services/premises/fortnight-list.ts";
import { countIncidentWork } from "#db/queries/incident-lists.ts";
import { countOverdueByKind } from "#db/queries/overdue-actions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** So many rows of each: the page of its own has the rest. */
const FIRST = 5;

/** What an ASB officer begins the day with: who is near a case review, and which incidents wait. Null for others, who may log too. */
export async function officerPanel(context: Context) {
  const { db, actor, now } = context;
  if (!actor.duties.has("asb-officer")) return null;
  const { near, duties, next } = await victimsPage(context, {}, FIRST);
  const days = await incidentDays(db, actor.partnershipId, now);
  return {
    near: {
      count: near.count,
      rows: near.rows.map(({ personId, reference, name, met, local, statutory, hate }) => ({
        ...{ personId, reference, name, met, local, statutory, hate },
      })),
    },
    toTell: {
      rows: duties.map(({ id, name, reference, dueOn, reportId }) => ({ id, name, reference, dueOn, reportId })),
      isMore: next.told !== null,
    },
    incidents: await countIncidentWork(db, actor, { asked: {}, ids: { places: [], records: [] }, days }),
  };
}

/** Overdue actions by the agency that owns them, most first: for whoever manages them. Null for others. */
export async function overdueByAgency({ db, actor, now }: Context) {
  if (!actor.duties.has("manager")) return null;
  const today = londonDay(now);
  const limits = ageLimits(await settingsOn(db, actor.partnershipId, today));
  const agencies = new Map<string, { id: string; name: string; count: number; long: number }>();
  for (const { agencyId, agencyName, age, count } of await countOverdueByKind(db, actor, { today, limits })) {
    const sum = agencies.get(agencyId) ?? { id: agencyId, name: agencyName, count: 0, long: 0 };
    agencies.set(agencyId, { ...sum, count: sum.count + count, long: sum.long + (age === "long" ? count : 0) });
  }
  const all = [...agencies.values()].sort(
    (one, other) => other.count - one.count || one.name.localeCompare(other.name),
  );
  return { rows: all.slice(0, FIRST), count: all.length };
}

/** Licensed premises whose points have moved since the group met, the greatest movement first. Null for others. */
export async function premisesMoved(context: Context) {
  if (!context.actor.permissions.has("premises:grade")) return null;
  const { rows, since } = await fortnightList(context, {});
  const moved = rows
    .filter((row) => movementOf(row) !== 0)
    .sort((one, other) => Math.abs(movementOf(other)) - Math.abs(movementOf(one)));
  const shown = moved.slice(0, FIRST);
  await recordList(context, "premises.fortnight-listed", "premises", shown.map(({ id }) => id)); // prettier-ignore
  return {
    ...{ since, count: moved.length },
    rows: shown.map((row) => ({
      ...{ id: row.id, name: row.name, bandBefore: row.bandBefore, band: row.band },
      moved: movementInWords(movementOf(row)),
    })),
  };
}
