import { setImmediate } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dueBounds, LISTED_KINDS, type ListedKind } from "#app/domain/retention/due-bounds.ts";
import { LIST_DUE_JOB } from "#app/domain/retention/list-due-job.ts";
import { isDue } from "#app/domain/retention/retained.ts";
import { bringJobForward } from "#db/queries/jobs.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { listCandidates } from "#db/queries/retention-due.ts";
import { insertDueItems } from "#db/queries/retention-items.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { placeHoldsOfClosings } from "./holds-of-closings.ts";
import { type RetentionAt, retentionAt } from "./retention-at.ts";
import { retentionsOf } from "./retentions-of.ts";
import { settleWhatIsNotDue } from "./settle-not-due.ts";
import { shortestPeriods } from "./shortest-periods.ts";
import { tellOfDue } from "./tell-of-due.ts";

type Run = { db: Executor; now: Date; isStopping?: () => boolean };
const PIECE = 400;

/**
 * Whatever is due of every kind, onto the list: a few hundred records at a time, each few in a transaction of their own,
 * with a breath in between. What stands on the list and is not due any more is kept.
 */
export async function listDueRecords({ db, now, isStopping = () => false }: Run) {
  const today = londonDay(now);
  const counts = { listed: 0, kept: 0 };
  for (const { id: partnershipId } of await listPartnerships(db)) {
    await placeHoldsOfClosings(db, partnershipId, now);
    const at = await retentionAt(db, partnershipId, today);
    counts.kept += await settleWhatIsNotDue(at, isStopping);
    let listed = 0;
    for (const kind of LISTED_KINDS) listed += await listKind(at, kind, isStopping);
    await tellOfDue(db, { partnershipId, listed, now });
    counts.listed += listed;
  }
  // What was left for want of time is not left for a month.
  if (isStopping()) await inTransaction(db, (trx) => bringJobForward(trx, LIST_DUE_JOB, new Date()));
  return counts;
}

async function listKind(at: RetentionAt, kind: ListedKind, isStopping: () => boolean) {
  const { db, partnershipId, today } = at;
  const bounds = dueBounds(today, await shortestPeriods(db, partnershipId));
  let listed = 0;
  for (let after = { day: "", id: "" }; !isStopping();) {
    const piece = await listCandidates(db, partnershipId, kind, { today, bounds, after, limit: PIECE });
    const found = await retentionsOf(at, kind, piece.map(({ id }) => id)); // prettier-ignore
    const due = [...found].filter(([, retention]) => isDue(retention, today));
    const rows = due.map(([id, { reference, reviewOn, rule, proposed }]) => ({
      ...{ id: uuid(), partnership_id: partnershipId, record_kind: kind, record_id: id, reference, rule, proposed },
      ...{ review_on: reviewOn ?? today, found_on: today, status: "due" as const, version: 1 },
    }));
    if (rows.length > 0) listed += await inTransaction(db, (trx) => insertDueItems(trx, rows));
    const last = piece.at(-1);
    if (!last || piece.length < PIECE) break;
    after = last;
    await setImmediate();
  }
  return listed;
}
