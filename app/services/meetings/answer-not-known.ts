import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseResearch } from "#app/domain/meetings/research.ts";
import { listResearchAskedByIds } from "#db/queries/research.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { writeAnswer } from "./answer-research.ts";

const NOT_KNOWN = {
  answer: "not-known",
  summary: null,
  withheldFrom: [],
  attendsUserId: null,
  attendsWords: null,
} as const;

/** Many requests answered at once with "not known"; what somebody has answered meanwhile stays as they answered it. */
export function answerNotKnown({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, ids: readonly string[]) {
  return inTransaction(db, async (trx) => {
    if (ids.length === 0) {
      const refusal = { field: "researchId", message: "Select what is not known to your agency" };
      return { kind: "refused" as const, refusal };
    }
    const requests = await listResearchAskedByIds(trx, actor, ids);
    if (requests.length < new Set(ids).size) return { kind: "not-found" as const };
    for (const request of requests)
      if (request.answer === null && refuseResearch(request, londonDay(now)) === null)
        await writeAnswer(trx, { actor, now }, request, { ...NOT_KNOWN, withheldFrom: [] });
    return { kind: "done" as const };
  });
}
