import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { researchAskedOf } from "../visibility/research.ts";

// What the actor has to do with meetings that the caller has found to be of their own groups.

/** For which of the meetings the actor has accepted the statement in these very words. */
export async function listOwnAcceptances(db: Executor, actor: Actor, sittingIds: readonly string[], words: string) {
  if (sittingIds.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom("statement_acceptance")
    .innerJoin("confidentiality_statement", "confidentiality_statement.id", "statement_acceptance.statement_id")
    .select("statement_acceptance.sitting_id as sittingId")
    .where("statement_acceptance.sitting_id", "in", sittingIds)
    .where("statement_acceptance.user_id", "=", actor.id)
    .where("confidentiality_statement.words", "=", words)
    .limit(100)
    .execute();
  return new Set(rows.map(({ sittingId }) => sittingId));
}

/** How each of the meetings has the actor on its list, where it has. */
export async function listOwnAttendance(db: Executor, actor: Actor, sittingIds: readonly string[]) {
  if (sittingIds.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom("attendance")
    .select(["sitting_id as sittingId", "status"])
    .where("sitting_id", "in", sittingIds)
    .where("user_id", "=", actor.id)
    .limit(100)
    .execute();
  return new Map(rows.map(({ sittingId, status }) => [sittingId, status]));
}

/** The meetings whose papers have gone out for the day on which they now are. */
export async function listPapersOut(db: Executor, sittingIds: readonly string[]) {
  if (sittingIds.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom("papers_sent")
    .innerJoin("sitting", "sitting.id", "papers_sent.sitting_id")
    .select("papers_sent.sitting_id as sittingId")
    .where("papers_sent.sitting_id", "in", sittingIds)
    .whereRef("papers_sent.for_day", "=", "sitting.day")
    .limit(100)
    .execute();
  return new Set(rows.map(({ sittingId }) => sittingId));
}

/** Of each meeting, how many cases the actor's agency has not said what it knows of. */
export async function countResearchByMeeting(db: Executor, actor: Actor, sittingIds: readonly string[]) {
  if (sittingIds.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("research_request")
    .select((eb) => ["research_request.sitting_id as sittingId", eb.fn.countAll<number>().as("waiting")])
    .where(researchAskedOf(actor))
    .where("research_request.sitting_id", "in", sittingIds)
    .where("research_request.agency_id", "=", actor.agencyId)
    .where("research_request.answer", "is", null)
    .groupBy("research_request.sitting_id")
    .limit(100)
    .execute();
  return new Map(rows.map(({ sittingId, waiting }) => [sittingId, Number(waiting)]));
}
