import type { LoggedActor } from "#app/domain/access/actor.ts";
import { JOB_NAMES } from "#app/domain/notifications/jobs.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { bringJobForward, insertJobIfNew } from "#db/queries/jobs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: LoggedActor; now: Date };

/** Whichever process runs the jobs takes it within a second or two. */
export async function askForJob({ db, actor, now }: Context, name: string): Promise<"done" | "not-found"> {
  if (!Object.hasOwn(JOB_NAMES, name)) return "not-found";
  await inTransaction(db, async (trx) => {
    await insertJobIfNew(trx, name, now);
    await bringJobForward(trx, name, now);
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "job.run-requested",
      objectKind: "job",
      objectId: null,
      purpose: name,
    });
  });
  return "done";
}
