import { v7 as uuid } from "uuid";
import type { Fate, RetentionSubject } from "#app/domain/retention/kinds.ts";
import type { Executor } from "#db/transaction.ts";
import { insert, type TestPartnership } from "../factories.ts";

/** An approval of those records by that user, which nobody has begun to work off; of none, one that is over. */
export async function aRetentionRun(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  { userId, subjects, fate = "erase" }: { userId: string; subjects: readonly RetentionSubject[]; fate?: Fate },
) {
  const [id, partnership_id] = [uuid(), p.partnershipId];
  await insert(db, "retention_run", {
    ...{ id, partnership_id, approved_by: userId, approved_at: "2026-03-02T15:00:00.000Z" },
    ...(subjects.length > 0
      ? { status: "approved", finished_at: null }
      : { status: "done", finished_at: "2026-03-02T15:01:00.000Z" }),
    ...{ records: subjects.length, done: 0, kept: 0, version: 1 },
  });
  for (const [at, subject] of subjects.entries())
    await insert(db, "retention_item", {
      ...{ id: uuid(), partnership_id, record_kind: subject.kind, record_id: subject.id, run_id: id, version: 1 },
      ...{ reference: `REF-${at}`, review_on: "2026-03-01", rule: "with-case", proposed: "erase", fate },
      ...{ found_on: "2026-03-01", status: "approved", decided_by: userId, decided_at: "2026-03-02T15:00:00.000Z" },
    });
  return id;
}
