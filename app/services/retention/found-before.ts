import { subMinutes } from "date-fns";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { rootsOf } from "#db/queries/erasure-roots.ts";
import type { Executor } from "#db/transaction.ts";
import { type MailFound, mailOf } from "./mail-about.ts";
import { type SearchesFound, searchesOf } from "./searches-saying.ts";

/** What stands in tables that are as long as the partnership's time, and is looked for by its words. */
export type FoundBefore = { searches: SearchesFound; mail: MailFound };

/** Longer than a request takes that is still being written while these are read. */
const STILL_WRITTEN_MINUTES = 10;

/** Read before a record is erased, in turns with others: the transaction itself then reads only what came since. */
export async function foundBefore(
  { db, now }: { db: Executor; now: Date },
  partnershipId: string,
  subject: { kind: string; id: string },
): Promise<FoundBefore> {
  const reached = await reachedWithLeftovers(db, await rootsOf(db, partnershipId, [subject]));
  const since = subMinutes(now, STILL_WRITTEN_MINUTES).toISOString();
  return {
    searches: await searchesOf(db, partnershipId, { reached, since }),
    mail: await mailOf(db, partnershipId, { reached, subjectId: subject.id, since }),
  };
}
