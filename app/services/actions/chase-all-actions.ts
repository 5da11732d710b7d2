import { setImmediate as breathe } from "node:timers/promises";
import { type Overdue, listOverdueActions } from "#db/queries/overdue-actions.ts";
import { type Chase, chaseActions } from "./chase-actions.ts";
import type { ChangeContext } from "./change-action.ts";

const AT_ONCE = 100;

/** Asks about everything that a list of overdue actions shows on all its pages, a hundred in a transaction. */
export async function chaseAllActions(at: ChangeContext, overdue: Overdue): Promise<Chase> {
  const sum: Chase = { asked: 0, askedAlready: 0, nobodyToAsk: 0 };
  let after: { dueOn: string; id: string } | undefined;
  for (;;) {
    const rows = await listOverdueActions(at.db, at.actor, { ...overdue, after, limit: AT_ONCE });
    if (rows.length === 0) return sum;
    const told = await chaseActions(
      at,
      rows.map(({ id }) => id),
    );
    sum.asked += told.asked;
    sum.askedAlready += told.askedAlready;
    sum.nobodyToAsk += told.nobodyToAsk;
    after = rows.at(-1);
    await breathe();
  }
}
