import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { researchAnswersVisibleTo } from "../visibility/research.ts";

/** A group has fewer agencies than this. */
const MOST_AGENCIES = 200;

/**
 * What the agencies answered about a case before one meeting, as the actor may read it, by the agencies' names. Who does not
 * pass the gate of the meeting is given the answers of their own agency alone: `onlyOwn`.
 */
export function listAnswersOfCase(
  db: Executor,
  actor: Actor,
  { sittingId, caseId, onlyOwn = false }: { sittingId: string; caseId: string; onlyOwn?: boolean },
) {
  return db
    .selectFrom("research_request")
    .innerJoin("agency", "agency.id", "research_request.agency_id")
    .leftJoin("user_account as attending", "attending.id", "research_request.attends_user_id")
    .select(["research_request.id", "agency.id as agencyId", "agency.name as agencyName", "research_request.answer"])
    .select(["research_request.summary", "research_request.answered_at as answeredAt"])
    .select(["attending.name as attendsName", "research_request.attends_words as attendsWords"])
    .where(researchAnswersVisibleTo(actor))
    .where("research_request.sitting_id", "=", sittingId)
    .where("research_request.case_id", "=", caseId)
    .$if(onlyOwn, (q) => q.where("research_request.agency_id", "=", actor.agencyId))
    .orderBy("agency.name_folded")
    .orderBy("research_request.id")
    .limit(MOST_AGENCIES)
    .execute();
}
