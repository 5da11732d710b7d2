import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { keptAnswer, refuseResearch, refuseResearchAnswer } from "#app/domain/meetings/research.ts";
import type { ResearchAnswerGiven } from "#app/domain/meetings/research.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { findResearchAskedOf, type FoundResearch, unsafeListWithheld, updateAnswer } from "#db/queries/research.ts";
import { listAnswerersOfGroup } from "#db/queries/research-asking.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** What the actor's agency knows, for one request; it can be corrected until the meeting's day is over. */
export function answerResearch({ db, actor, now }: Context, id: string, given: ResearchAnswerGiven) {
  return inTransaction(db, async (trx) => {
    const request = await findResearchAskedOf(trx, actor, id);
    if (!request) return { kind: "not-found" as const };
    const today = londonDay(now);
    const shut = refuseResearch(request, today);
    if (shut) return { kind: "refused" as const, refusal: shut };
    const withheld = await unsafeListWithheld(trx, id);
    const current = { ...request, withheld: withheld.map(({ name }) => name) };
    if (request.version !== given.version) return { kind: "changed" as const, current };
    const choices = await answerChoices(trx, actor, request, today);
    const refusal = refuseResearchAnswer(given, choices);
    if (refusal) return { kind: "refused" as const, refusal };
    const kept = keptAnswer(given);
    if (!(await writeAnswer(trx, { actor, now }, request, kept))) return { kind: "changed" as const, current };
    return { kind: "done" as const };
  });
}

/** From whom an answer may be withheld, and who of the agency may be named as attending. */
export async function answerChoices(
  db: Executor,
  actor: Actor,
  { id, groupId }: { id: string; groupId: string },
  today: string,
) {
  const of = { partnershipId: actor.partnershipId, groupId };
  const members = await listUsersOfGroup(db, actor.partnershipId, groupId, today);
  const there = members.map(({ agencyId, agencyName }) => ({ id: agencyId, name: agencyName }));
  const all = [...there, ...(await unsafeListWithheld(db, id))].filter((one) => one.id !== actor.agencyId);
  const agencies = [...new Map(all.map((one) => [one.id, one])).values()];
  const people = (await listAnswerersOfGroup(db, of, today)).filter(({ agencyId }) => agencyId === actor.agencyId);
  return { agencies: agencies.sort((a, b) => a.name.localeCompare(b.name, "en-GB")), people };
}

type Kept = Omit<ResearchAnswerGiven, "version">;

export async function writeAnswer(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  request: FoundResearch,
  { answer, summary, withheldFrom, attendsUserId, attendsWords }: Kept,
): Promise<boolean> {
  const changes = { answer, summary, attends_user_id: attendsUserId, attends_words: attendsWords };
  const { id, version, caseId, groupId, sittingId } = request;
  const by = { answered_at: now.toISOString(), answered_by: actor.id };
  const key = { id, version, partnershipId: actor.partnershipId };
  if (!(await updateAnswer(trx, key, { ...changes, ...by }, withheldFrom))) return false;
  const before = { answer: request.answer, summary: request.summary };
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event: "research.answered", objectKind: "research-request", objectId: id },
    fields: [...changedFields(before, { answer, summary }), ...(withheldFrom.length > 0 ? ["withheldFrom"] : [])],
    detail: { before, after: { ...changes, withheldFrom } },
    objects: [
      { kind: "case", id: caseId },
      { kind: "meeting", id: sittingId },
      { kind: "group", id: groupId },
    ],
  });
  return true;
}
