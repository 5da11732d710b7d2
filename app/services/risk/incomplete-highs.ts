import { setImmediate as breathe } from "node:timers/promises";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type IncompleteAsked, incompleteKey, isAskedFor, missingOf } from "#app/domain/risk/incomplete-highs.ts";
import { listHighCases } from "#db/queries/high-risk-facts.ts";
import { unsafeListNames } from "#db/queries/people.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { requirementsOf } from "./requirements-of.ts";

const AT_ONCE = 200;

type Context = { db: Executor; actor: Actor; now: Date };

/**
 * Every High that lacks something, in the open cases that the actor sees, by case and person. The rule has eleven parts and
 * one home, so it is asked of each High and not said again in SQL: open cases at High are few beside those that were ever held.
 */
export async function incompleteHighs({ db, actor, now }: Context) {
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const incomplete = [];
  let after = "";
  for (;;) {
    const cases = await listHighCases(db, actor, { after, limit: AT_ONCE });
    const highs = (await requirementsOf(db, cases, { settings, today })).filter((high) => !high.isComplete);
    for (const record of cases)
      for (const { personId, level, requirements } of highs.filter(({ caseId }) => caseId === record.id))
        incomplete.push({ ...record, caseId: record.id, personId, level, missing: missingOf(requirements) });
    const last = cases.at(-1);
    if (!last || cases.length < AT_ONCE) break;
    after = last.id;
    await breathe();
  }
  return incomplete.sort((a, b) => (incompleteKey(a) < incompleteKey(b) ? -1 : 1));
}

type Highs = Awaited<ReturnType<typeof incompleteHighs>>;

/** One page of them, with the names of its people. */
export async function incompletePage(
  db: Executor,
  highs: Highs,
  { asked, after = "", limit }: { asked: IncompleteAsked; after?: string; limit: number },
) {
  const rows = highs.filter((high) => isAskedFor(high, asked) && incompleteKey(high) > after);
  const shown = rows.slice(0, limit);
  const people = await unsafeListNames(db, [...new Set(shown.map(({ personId }) => personId))]);
  const names = new Map(people.map((person) => [person.id, person]));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => ({ ...row, person: names.get(row.personId) ?? null })),
    next: last ? incompleteKey(last) : null,
  };
}
